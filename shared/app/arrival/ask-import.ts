import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { untilSaved } from '#shared/app/report/until-saved';
import type { ImportShown } from '#shared/contracts/http/sheet-imports';
import { askedOf, type ImportStep, importAt, isWorking } from '#shared/domain/arrival/sheet-import';
import type { Officer } from '#shared/domain/office/officer';
import type { ImportId } from '#shared/domain/words/import-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { StartImport } from './ports.ts';
import { type ShowImportDeps, shownImport } from './show-import.ts';

export type AskImportDeps = ShowImportDeps & { readonly startImport: StartImport };

/**
 * Has a sheet checked, taken in or taken back in the background, or what goes on with it stopped. What is asked for is
 * kept before anybody is told to begin; asked again while it waits, whoever works on it is told once more.
 */
export const askImport = async (
  deps: AskImportDeps,
  officer: Officer,
  { import: id, step }: { readonly import: ImportId; readonly step: ImportStep },
): Promise<Result<ImportShown, Denied | 'ImportNotSo'>> => {
  const denied = deniedTo(officer, { to: 'importHistory' });
  if (denied !== undefined) return refuse(denied);
  return untilSaved(async () => {
    const kept = await deps.sheetImports.find(id);
    if (kept === undefined) return refuse('Absent');
    const now = deps.now();
    const found = importAt(kept, now);
    if (found.state === WORK_OF[step] && isWorking(found) && found.run === undefined) {
      await deps.startImport(id);
      return ok(shownImport(deps, found));
    }
    const next = askedOf(found, step, { by: officer.person, at: now });
    if (next === undefined) return refuse('ImportNotSo');
    if ((await deps.sheetImports.save(found === kept ? next : { ...next, rev: kept.rev + 1 })) === 'conflict')
      return 'conflict';
    deps.log('import.asked', { import: id, step, by: officer.person });
    if (step !== 'stop') await deps.startImport(id);
    return ok(shownImport(deps, next));
  });
};

const WORK_OF: Readonly<Record<ImportStep, string | undefined>> = {
  check: 'checking',
  takeIn: 'takingIn',
  takeBack: 'takingBack',
  stop: undefined,
};
