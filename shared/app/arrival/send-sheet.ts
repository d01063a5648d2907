import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { ImportBegun, ImportShown, PartPath } from '#shared/contracts/http/sheet-imports';
import {
  begunAgain,
  begunImport,
  MOST_BEGUN,
  partFile,
  partSize,
  partsOf,
  withPart,
} from '#shared/domain/arrival/sheet-import';
import type { Officer } from '#shared/domain/office/officer';
import { importIdOf } from '#shared/domain/words/import-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Unpack } from './ports.ts';
import { type ShowImportDeps, shownImport } from './show-import.ts';

export type SendSheetDeps = ShowImportDeps & {
  /** Where parts are put, and not read. */
  readonly sheetParts: Pick<KeptFiles, 'keep'>;
  /** Takes one from an hour's; `false` where so many have been taken already. */
  readonly importQuota: (hour: string, most: number) => Promise<boolean>;
  readonly unpack: Unpack;
};

/**
 * Begins an import of a sheet by what it is, before any of it is sent. The same sheet begun again is found as it
 * stands, whoever began it, and what of it has been sent need not be sent again.
 */
export const beginImport = async (
  deps: SendSheetDeps,
  officer: Officer,
  { name, size, sha256 }: ImportBegun,
): Promise<
  Result<ImportShown, { readonly kind: Denied } | { readonly kind: 'TooManyImports'; readonly secondsLeft: number }>
> => {
  const denied = deniedTo(officer, { to: 'importHistory' });
  if (denied !== undefined) return refuse({ kind: denied });
  const now = deps.now();
  const hour = { name: new Date(now - (now % HOUR_MS)).toISOString(), left: HOUR_MS - (now % HOUR_MS) };
  if (!(await deps.importQuota(hour.name, MOST_BEGUN)))
    return refuse({ kind: 'TooManyImports', secondsLeft: Math.ceil(hour.left / 1000) });
  const id = importIdOf(sha256);
  const who = { by: officer.person, at: now };
  return untilSaved(async () => {
    const found = await deps.sheetImports.find(id);
    const begun = found === undefined ? begunImport({ id, name, size, sha256 }, who) : begunAgain(found, who);
    if (begun === found) return ok(shownImport(deps, begun));
    if ((await deps.sheetImports.save(begun)) === 'conflict') return 'conflict';
    deps.log('import.begun', { import: id, size, by: officer.person });
    return ok(shownImport(deps, begun));
  });
};
const HOUR_MS = 3_600_000;

/** Takes a part of a sheet, once, however often it is sent. It is kept before anybody counts on it. */
export const sendPart = async (
  deps: SendSheetDeps,
  officer: Officer,
  { import: id, part: given }: PartPath,
  packed: Uint8Array,
): Promise<Result<ImportShown, Denied | 'PartInvalid' | 'NotSending'>> => {
  const denied = deniedTo(officer, { to: 'importHistory' });
  if (denied !== undefined) return refuse(denied);
  const part = Number(given);
  return untilSaved(async () => {
    const found = await deps.sheetImports.find(id);
    if (found === undefined || part > partsOf(found.size)) return refuse('Absent');
    // What is there already is: the answer to the last part may have been lost.
    if (found.state === 'sent') return ok(shownImport(deps, found));
    if (found.state !== 'sending') return refuse('NotSending');
    if (found.parts.includes(part)) return ok(shownImport(deps, found));
    const size = partSize(found.size, part);
    if ((await deps.unpack(packed, size))?.length !== size) return refuse('PartInvalid');
    await deps.sheetParts.keep(partFile(found, part), packed);
    const next = withPart(found, part);
    if ((await deps.sheetImports.save(next)) === 'conflict') return 'conflict';
    if (next.state === 'sent') deps.log('import.sent', { import: id, by: officer.person });
    return ok(shownImport(deps, next));
  });
};
