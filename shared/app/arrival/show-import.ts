import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { OpenedFile } from '#shared/app/access/open-file';
import type { KeptFiles } from '#shared/app/access/ports';
import type { Log, Now } from '#shared/app/ports';
import type { ImportShown, ImportsShown } from '#shared/contracts/http/sheet-imports';
import { KeptImportRows } from '#shared/contracts/messages/kept-import-rows';
import { OUTCOME_COLUMNS, outcomeRow } from '#shared/domain/arrival/row-outcome';
import {
  IMPORT_FAILURE_NAMES,
  importAt,
  isWorking,
  openSteps,
  partsOf,
  rowsFile,
  type SheetImport,
} from '#shared/domain/arrival/sheet-import';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { ImportId } from '#shared/domain/words/import-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { SheetImports } from './ports.ts';

export type ShowImportDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'> };
  readonly sheetImports: SheetImports;
  readonly now: Now;
  readonly log: Log;
};
export type OpenRowsDeps = ShowImportDeps & {
  readonly importRows: Pick<KeptFiles, 'read'>;
  readonly tableFiles: { readonly csv: WriteTable };
};

type WriteTable = (
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
) => Promise<Uint8Array> | Uint8Array;

/** How an import stands, and what became of its rows by kinds and by numbers: never a word of what stands in them. */
export const showImport = async (
  deps: ShowImportDeps,
  officer: Officer,
  id: ImportId,
): Promise<Result<ImportShown, Denied>> => {
  const found = await foundImport(deps, officer, id);
  return found.ok ? ok(shownImport(deps, found.value)) : found;
};

/** All imports, the one that something happened with last first. */
export const listImports = async (deps: ShowImportDeps, officer: Officer): Promise<Result<ImportsShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'importHistory' });
  if (denied !== undefined) return refuse(denied);
  const all = (await deps.sheetImports.all()).toSorted((one, other) => other.asked.at - one.asked.at);
  return ok({ imports: all.map((one) => shownImport(deps, importAt(one, deps.now()))) });
};

/** Every row that was not simply taken in, or there already, as a table for whoever mends the sheet. */
export const openImportRows = async (
  deps: OpenRowsDeps,
  officer: Officer,
  id: ImportId,
): Promise<Result<OpenedFile, Denied>> => {
  const found = await foundImport(deps, officer, id);
  if (!found.ok) return found;
  if (!('rows' in found.value)) return refuse('Absent');
  const { lists } = found.value.rows;
  const names = lists.flatMap(({ run, files }) => Array.from({ length: files }, (_, at) => rowsFile(id, run, at + 1)));
  const rows = await pMap(names, (name) => rowsIn(deps, name), { concurrency: FILES_AT_ONCE });
  const sorted = rows.flat().toSorted(([one], [other]) => one - other);
  deps.log('import.rowsOpened', { import: id, by: officer.person });
  const bytes = await deps.tableFiles.csv('baris', OUTCOME_COLUMNS, sorted);
  return ok({ name: `impor-${id.slice(4, 12)}-baris.csv`, type: 'text/csv; charset=utf-8', bytes });
};

/** A large sheet has some hundred lists, and the caller waits. */
const FILES_AT_ONCE = 12;

const rowsIn = async ({ importRows }: Pick<OpenRowsDeps, 'importRows'>, name: string) =>
  KeptImportRows.parse(JSON.parse(new TextDecoder().decode(await importRows.read(name)))).map(outcomeRow);

const foundImport = async (
  { sheetImports, now }: Pick<ShowImportDeps, 'sheetImports' | 'now'>,
  officer: Officer,
  id: ImportId,
): Promise<Result<SheetImport, Denied>> => {
  const denied = deniedTo(officer, { to: 'importHistory' });
  if (denied !== undefined) return refuse(denied);
  const found = await sheetImports.find(id);
  return found === undefined ? refuse('Absent') : ok(importAt(found, now()));
};

/** An import as whoever may take in history sees it. */
export const shownImport = ({ policy }: Pick<ShowImportDeps, 'policy'>, found: SheetImport): ImportShown => {
  const at = (who: SheetImport['asked']) => ({ by: who.by, at: isoWithOffset(policy.calendar, who.at) });
  return {
    import: found.id,
    name: found.name,
    size: found.size,
    state: found.state,
    begun: at(found.begun),
    asked: at(found.asked),
    open: openSteps(found),
    parts: { of: partsOf(found.size), ...(found.state === 'sending' ? { there: found.parts } : {}) },
    ...rowsShown(found),
    ...('back' in found && found.back !== undefined ? { back: found.back } : {}),
    ...('workedOn' in found && found.workedOn !== undefined ? { workedOn: found.workedOn } : {}),
    ...(isWorking(found) ? { stopping: found.stopAsked, waits: found.run === undefined } : {}),
    ...whyOf(found),
  };
};

const rowsShown = (found: SheetImport): Pick<ImportShown, 'rows'> => {
  if (!('rows' in found)) return {};
  const { done, of, counts, first, listed } = found.rows;
  return { rows: { done, ...(of === undefined ? {} : { of }), counts, first, listed } };
};

const whyOf = (found: SheetImport): Pick<ImportShown, 'failure' | 'columns' | 'was'> => {
  if (found.state === 'failed') return { failure: found.code, columns: found.columns };
  if (found.state !== 'stopped') return {};
  const { was, why } = found;
  return why in IMPORT_FAILURE_NAMES && why !== 'asked' && why !== 'workedOn' ? { was, failure: why } : { was };
};
