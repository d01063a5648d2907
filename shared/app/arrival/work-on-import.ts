import { deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import type { ImportRequest } from '#shared/contracts/messages/import-request';
import type { KeptImportRows } from '#shared/contracts/messages/kept-import-rows';
import type { TakenBack, ToldRow } from '#shared/domain/arrival/row-outcome';
import type { Imports } from '#shared/domain/arrival/sheet';
import {
  begunWork,
  checkedImport,
  filesOf,
  furtheredBack,
  furtheredRows,
  halted,
  type ImportFailure,
  type ImportIn,
  importAt,
  importRunOf,
  isListed,
  isWorking,
  keptSheet,
  leftIn,
  leftWork,
  MOST_LISTED,
  partFile,
  partsOf,
  RUN_BYTES,
  rowsFile,
  type SheetImport,
  takenBackImport,
  takenIn,
  type WorkingImport,
} from '#shared/domain/arrival/sheet-import';
import { columnsOf, SheetUnreadable } from '#shared/domain/arrival/sheet-unreadable';
import { sha256 } from '#shared/domain/words/hash';
import { type ImportGiven, importSheet, takeSheetBack } from './import-sheet.ts';
import type { ReadSheet, SheetImports, StartImport, Unpack } from './ports.ts';
import type { TakeInDeps } from './take-in-row.ts';

export type WorkOnImportDeps = TakeInDeps &
  WhoAmIDeps & {
    readonly imports: Imports;
    readonly sheetImports: SheetImports;
    /** Where sheets lie that have been sent and not taken in. */
    readonly sheetParts: Pick<KeptFiles, 'find'>;
    /** Where the sheet lies of whatever may have been taken in, as long as originals do. */
    readonly keptSheets: Pick<KeptFiles, 'keep' | 'find'>;
    readonly importRows: Pick<KeptFiles, 'keep'>;
    readonly startImport: StartImport;
    readonly unpack: Unpack;
    readonly readSheet: ReadSheet;
    readonly random: (count: number) => Uint8Array;
  };

/** Somebody else works on the same import. They carry it on, and their message comes again where they die. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}
/** The step came to nothing, and that is how the import stands. */
class Halted extends Error {
  override readonly name = 'Halted';
  readonly why: 'asked' | ImportFailure;
  readonly columns: readonly string[];
  constructor(why: 'asked' | ImportFailure, columns: readonly string[] = []) {
    super(why);
    this.why = why;
    this.columns = columns;
  }
}

/** The import as it was last written. */
type Pen = { one: WorkingImport };
type Ended = 'checked' | 'takenIn' | 'takenBack' | 'workedOn' | 'halted' | 'goesOn' | 'over';
/** Whether there is time for more, seen from now. */
type HasTime = () => boolean;

/** Rows between two writes of how far it is: so much is looked at again where somebody died. */
const ROWS_AT_A_TIME = 400;

/**
 * Carries on what was asked of an import, as far as there is time, and then has it gone on with. Told twice, it is done
 * once; where somebody died over it, it goes on from what was last written, and no report is there twice.
 */
export const workOnImport = async (
  deps: WorkOnImportDeps,
  { import: id }: ImportRequest,
  hasTime: HasTime,
): Promise<Ended> => {
  const kept = await deps.sheetImports.find(id);
  if (kept === undefined) return 'over';
  const found = importAt(kept, deps.now());
  if (found !== kept) await write(deps, found);
  if (!isWorking(found)) return 'over';
  const pen: Pen = { one: begunWork(found, importRunOf(deps.random(RUN_BYTES)), deps.now()) };
  // Where another begins at the same time, this message comes again and finds how that went.
  await write(deps, pen.one);
  try {
    return await carryOn(deps, pen, hasTime).catch((fault) => halt(deps, pen, fault));
  } catch (fault) {
    if (fault instanceof Overtaken && (await isAnothers(deps, pen))) return 'over';
    // Nobody works on it until its message comes again: whoever wants to stop it need not wait for that.
    await deps.sheetImports.save(leftWork(pen.one, deps.now())).catch(() => {});
    throw fault;
  }
};

/** Whoever works on it now has a message of their own, which comes again where they die. */
const isAnothers = async ({ sheetImports }: Pick<WorkOnImportDeps, 'sheetImports'>, { one }: Pen): Promise<boolean> => {
  const standing = await sheetImports.find(one.id);
  return standing === undefined || !isWorking(standing) || standing.run !== one.run;
};

const haltedBy = (fault: unknown): Halted | undefined => {
  if (fault instanceof SheetUnreadable) return new Halted(fault.why);
  return fault instanceof Halted ? fault : undefined;
};

const halt = async (deps: WorkOnImportDeps, { one }: Pen, fault: unknown): Promise<'halted'> => {
  const halting = haltedBy(fault);
  if (halting === undefined) throw fault;
  const { why, columns } = halting;
  await write(deps, halted(one, why, columns));
  deps.log('import.halted', { import: one.id, state: one.state, why });
  return 'halted';
};

const carryOn = async (deps: WorkOnImportDeps, pen: Pen, hasTime: HasTime): Promise<Ended> => {
  const { one } = pen;
  if (one.stopAsked) throw new Halted('asked');
  const officer = await officerNow(deps, { person: one.asked.by });
  if (deniedTo(officer, { to: 'importHistory' }) !== undefined) throw new Halted('notAllowed');
  const bytes = await bytesOf(deps, one);
  const given = { imports: deps.imports, actor: { by: 'history', person: one.asked.by, sheet: one.id } } as const;
  const work = { deps, given, bytes, hasTime, pen };
  return one.state === 'takingBack' ? takeBackIn(work, one) : takeInFrom(work, one);
};

type Work = {
  readonly deps: WorkOnImportDeps;
  readonly given: Omit<ImportGiven, 'rows'>;
  readonly bytes: Uint8Array;
  readonly hasTime: HasTime;
  readonly pen: Pen;
};

/** Takes rows in, or looks what would become of them. */
const takeInFrom = async (
  { deps, given, bytes, hasTime, pen }: Work,
  begun: ImportIn<'checking' | 'takingIn'>,
): Promise<Ended> => {
  const stop = new AbortController();
  const from = begun.rows.done;
  let one = begun;
  let told: ToldRow[] = [];
  const further = async (done: number): Promise<void> => {
    one = await furtherRows(deps, one, { done, told });
    pen.one = one;
    told = [];
  };
  let reached = from;
  const ended = await importSheet(
    deps,
    { ...given, rows: deps.readSheet(bytes) },
    {
      dry: begun.state === 'checking',
      signal: stop.signal,
      from,
      onRow: (row) => void told.push(row),
      onReached: async (done) => {
        reached = done;
        const isOver = !hasTime();
        if (!isOver && done - one.rows.done < ROWS_AT_A_TIME) return;
        await further(done);
        if (one.stopAsked) throw new Halted('asked');
        if (isOver) stop.abort();
      },
    },
  );
  if (!ended.ok) throw new Halted(ended.refusal.kind, columnsOf(ended.refusal));
  if (stop.signal.aborted) return goOn(deps, pen);
  if (reached > one.rows.done || told.length > 0) await further(reached);
  const done = one.state === 'checking' ? checkedImport(one) : takenIn(one);
  await write(deps, done);
  deps.log(`import.${done.state}`, { import: one.id, rows: one.rows.done, listed: one.rows.listed });
  return done.state;
};

/** A list is kept before the import says that it is there. */
const furtherRows = async (
  deps: WorkOnImportDeps,
  before: ImportIn<'checking' | 'takingIn'>,
  { done, told }: { readonly done: number; readonly told: readonly ToldRow[] },
): Promise<ImportIn<'checking' | 'takingIn'>> => {
  const { id, rows, run = '' } = before;
  const listed: KeptImportRows = told.filter(isListed).slice(0, MOST_LISTED - rows.listed);
  if (listed.length > 0)
    await deps.importRows.keep(rowsFile(id, run, filesOf(rows, run) + 1), Buffer.from(JSON.stringify(listed)));
  return writeOn(deps, before, (one) => furtheredRows(one, { done, told, listed: listed.length, now: deps.now() }));
};

const takeBackIn = async (
  { deps, given, bytes, hasTime, pen }: Work,
  begun: ImportIn<'takingBack'>,
): Promise<Ended> => {
  let one = begun;
  const stop = new AbortController();
  let told: TakenBack[] = [];
  const ended = await takeSheetBack(
    deps,
    { ...given, rows: () => deps.readSheet(bytes) },
    {
      signal: stop.signal,
      from: begun.back?.done,
      onRow: (of) => void told.push(of),
      onReached: async (done, of) => {
        const isOver = !hasTime();
        const last = one.back?.done;
        if (last !== undefined && !isOver && done < of && done - last < ROWS_AT_A_TIME) return;
        one = await writeOn(deps, one, (before) => furtheredBack(before, { done, of, told, now: deps.now() }));
        pen.one = one;
        told = [];
        if (one.stopAsked && done < of) throw new Halted('asked');
        if (isOver && done < of) stop.abort();
      },
    },
  );
  if (!ended.ok) throw new Halted(ended.refusal.kind, columnsOf(ended.refusal));
  if (stop.signal.aborted) return goOn(deps, pen);
  const { workedOn } = ended.value;
  await write(deps, workedOn > 0 ? leftIn(one, workedOn) : takenBackImport(one));
  deps.log(workedOn > 0 ? 'import.leftIn' : 'import.takenBack', { import: one.id, reports: one.back?.done, workedOn });
  return workedOn > 0 ? 'workedOn' : 'takenBack';
};

/** The rest is somebody's who has time. Whoever dies between the two, their own message comes again. */
const goOn = async (deps: WorkOnImportDeps, pen: Pen): Promise<'goesOn'> => {
  pen.one = leftWork(pen.one, deps.now());
  await write(deps, pen.one);
  await deps.startImport(pen.one.id);
  return 'goesOn';
};

/** The sheet as it was announced, to the byte; what is taken in is kept first. */
const bytesOf = async (deps: WorkOnImportDeps, one: WorkingImport): Promise<Uint8Array> => {
  const kept = await deps.keptSheets.find(keptSheet(one.id));
  const packed = kept ?? (await sentOf(deps, one));
  const bytes = await deps.unpack(packed, one.size);
  if (bytes === undefined || sha256(bytes) !== one.sha256) throw new Halted('bytesDiffer');
  if (kept === undefined && one.state === 'takingIn') await deps.keptSheets.keep(keptSheet(one.id), packed);
  return bytes;
};

/** What was packed part by part and put together is packed as a whole. */
const sentOf = async (
  { sheetParts }: Pick<WorkOnImportDeps, 'sheetParts'>,
  one: WorkingImport,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for (let part = 1; part <= partsOf(one.size); part += 1) {
    const found = await sheetParts.find(partFile(one, part));
    if (found === undefined) throw new Halted('gone');
    parts.push(found);
  }
  return Buffer.concat(parts);
};

const write = async ({ sheetImports }: Pick<WorkOnImportDeps, 'sheetImports'>, one: SheetImport): Promise<void> => {
  if ((await sheetImports.save(one)) === 'conflict') throw new Overtaken('somebody else works on it');
};

/** How far it is; and where somebody wished in the meantime that it be stopped, that too. */
const writeOn = async <Working extends WorkingImport>(
  { sheetImports }: Pick<WorkOnImportDeps, 'sheetImports'>,
  one: Working,
  further: (one: Working) => Working,
): Promise<Working> => {
  const next = further(one);
  if ((await sheetImports.save(next)) === 'saved') return next;
  const standing = await sheetImports.find(one.id);
  if (standing === undefined || !isWorking(standing) || standing.run !== one.run)
    throw new Overtaken('somebody else works on it');
  const wished = further({ ...one, rev: standing.rev, stopAsked: standing.stopAsked });
  if ((await sheetImports.save(wished)) === 'conflict') throw new Overtaken('somebody else works on it');
  return wished;
};
