import * as z from 'zod';
import { base32 } from '#shared/domain/words/base32';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { shortened } from '#shared/domain/words/shortened';
import { showable } from '#shared/domain/words/showable';
import { type Bilingual, Instant, Sha256 } from '#shared/domain/words/words';
import { isFine, ROW_OUTCOMES, type TakenBack, type ToldRow } from './row-outcome.ts';
import { SHEET_REFUSALS, UNREADABLE_SHEETS } from './sheet-unreadable.ts';

/** A larger sheet is cut into years. */
export const MOST_SHEET_BYTES = 256 * 1024 * 1024;
/** A sheet is sent in slices of so many bytes, each packed by itself; packed or not, one fits into a question. */
export const PART_BYTES = 1_500_000;
export const partsOf = (size: number): number => Math.max(1, Math.ceil(size / PART_BYTES));
/** How many bytes a part holds when it is unpacked. The first is 1. */
export const partSize = (size: number, part: number): number => Math.min(PART_BYTES, size - (part - 1) * PART_BYTES);
/** So many sheets may be begun in an hour, by everybody together. */
export const MOST_BEGUN = 30;

/** One try to carry out a step: what it writes is mixed with that of no other. */
const ImportRun = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/);
const RUN_LENGTH = 26;
export const RUN_BYTES = 17;
export const importRunOf = (bytes: Uint8Array): string => {
  if (bytes.length < RUN_BYTES) throw new Error('too few random bytes for a name');
  return base32(bytes, RUN_LENGTH).toLowerCase();
};

/**
 * Why a step came to nothing: the sheet cannot be read, what was sent is not what was announced or is there no more,
 * whoever asked may not any longer, or nobody brought it to its end in time.
 */
export const ImportFailure = z.enum([
  'empty',
  'oldExcel',
  'notASheet',
  'tooMuchInside',
  'HeaderMissing',
  'ColumnTwice',
  'bytesDiffer',
  'gone',
  'notAllowed',
  'unfinished',
]);
export type ImportFailure = z.infer<typeof ImportFailure>;
export const IMPORT_FAILURE_NAMES = {
  ...UNREADABLE_SHEETS,
  ...SHEET_REFUSALS,
  bytesDiffer: {
    id: 'Yang terkirim bukan berkas yang diumumkan. Pilih berkas itu sekali lagi.',
    en: 'What was sent is not the file that was announced. Choose it once more.',
  },
  gone: {
    id: 'Kiriman yang belum dimasukkan sudah dihapus. Pilih berkas itu sekali lagi.',
    en: 'What was sent and not taken in has been removed. Choose the file once more.',
  },
  notAllowed: {
    id: 'Yang memintanya tidak lagi boleh mengimpor.',
    en: 'Whoever asked for it may not take history in any longer.',
  },
  unfinished: {
    id: 'Tidak selesai pada waktunya. Mulai lagi; yang sudah masuk tidak masuk dua kali.',
    en: 'It did not come to its end in time. Begin again; nothing is taken in twice.',
  },
} as const satisfies Record<ImportFailure, Bilingual>;
/** Mended by sending the sheet anew, and by nothing else. */
const SENT_ANEW: ReadonlySet<string> = new Set<ImportFailure>(['bytesDiffer', 'gone']);

const count = z.int().nonnegative();
const Asked = z.object({ by: PersonId, at: Instant }).readonly();

/** What became of the rows so far. */
const Rows = z
  .object({
    /** So many rows under the header are done; of how many, once they have been counted. */
    done: count,
    of: count.optional(),
    counts: z.partialRecord(z.enum(ROW_OUTCOMES), count),
    /** The first that somebody should look at; all of them stand in lists, so many by each try. */
    first: z
      .array(z.object({ n: z.int(), outcome: z.enum(ROW_OUTCOMES), column: z.string().optional() }).readonly())
      .readonly(),
    listed: count,
    lists: z.array(z.object({ run: ImportRun, files: count }).readonly()).readonly(),
  })
  .readonly();
type Rows = z.infer<typeof Rows>;
const NO_ROWS: Rows = { done: 0, counts: {}, first: [], listed: 0, lists: [] };

/** What became of its reports so far, when a sheet is taken back. */
const Back = z.object({ done: count, of: count, takenBack: count, kept: count }).readonly();
type Back = z.infer<typeof Back>;

const common = {
  id: ImportId,
  /** As whoever sent it calls it. */
  name: z.string(),
  size: z.int().min(1).max(MOST_SHEET_BYTES),
  sha256: Sha256,
  begun: Asked,
  /** Who asked for what happens with it now, or happened last. */
  asked: Asked,
  /** Which sending of its bytes holds, and since when. */
  sending: z.int().min(1),
  sentFrom: Instant,
  /** Whether anything of it may ever have been taken in: then its sheet is kept, and it is not forgotten. */
  wasTakenIn: z.boolean(),
  /** Which change of the import this is; every change is conditioned on the one before. */
  rev: z.int().min(1),
};
const working = {
  ...common,
  rows: Rows,
  /** Who works on it; nobody yet, or nobody any more. */
  run: ImportRun.optional(),
  stopAsked: z.boolean(),
  writtenAt: Instant,
};

/** A sheet of history on its way into the record, or back out of it. */
export const SheetImport = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('sending'), parts: z.array(z.int().min(1)).readonly() }).readonly(),
  z.object({ ...common, state: z.literal('sent') }).readonly(),
  z.object({ ...working, state: z.literal('checking') }).readonly(),
  z.object({ ...common, state: z.literal('checked'), rows: Rows }).readonly(),
  z.object({ ...working, state: z.literal('takingIn') }).readonly(),
  z
    .object({
      ...common,
      state: z.literal('stopped'),
      rows: Rows,
      was: z.enum(['takingIn', 'takingBack']),
      why: z.enum(['asked', 'workedOn', ...ImportFailure.options]),
      back: Back.optional(),
      /** So many of its reports had been worked on when it was to be taken back. */
      workedOn: count.optional(),
    })
    .readonly(),
  z
    .object({
      ...common,
      state: z.literal('takenIn'),
      rows: Rows,
      /** So many of its reports had been worked on when it was to be taken back, so it was not. */
      workedOn: count.optional(),
    })
    .readonly(),
  z
    .object({
      ...working,
      state: z.literal('takingBack'),
      /** From the moment on in which it was found that nobody has worked on any of it. */
      back: Back.optional(),
      /** Whether all of it had been taken in. */
      whole: z.boolean(),
    })
    .readonly(),
  z.object({ ...common, state: z.literal('takenBack'), rows: Rows, back: Back }).readonly(),
  z
    .object({
      ...common,
      state: z.literal('failed'),
      code: ImportFailure,
      /** The columns that it is about, as a sheet of the channel calls them. */
      columns: z.array(z.string()).readonly(),
    })
    .readonly(),
]);
export type SheetImport = z.infer<typeof SheetImport>;
export type ImportIn<State extends SheetImport['state']> = Extract<SheetImport, { readonly state: State }>;
type Common = Omit<ImportIn<'sent'>, 'state'>;
/** Somebody is to work on it, or does. */
export type WorkingImport = ImportIn<'checking' | 'takingIn' | 'takingBack'>;
type Who = z.infer<typeof Asked>;

export const isWorking = (one: SheetImport): one is WorkingImport =>
  one.state === 'checking' || one.state === 'takingIn' || one.state === 'takingBack';

const next = ({ id, name, size, sha256, begun, asked, sending, sentFrom, wasTakenIn, rev }: Common) => ({
  ...{ id, name, size, sha256, begun, asked, sending, sentFrom, wasTakenIn },
  rev: rev + 1,
});

const NAME_LENGTH = 120;
/** A sheet that nobody knows yet. */
export const begunImport = (
  { id, name, size, sha256 }: Pick<Common, 'id' | 'name' | 'size' | 'sha256'>,
  who: Who,
): ImportIn<'sending'> => ({
  ...{ id, size, sha256, name: shortened(showable(name), NAME_LENGTH), begun: who, asked: who },
  ...{ sending: 1, sentFrom: who.at, wasTakenIn: false, rev: 1, state: 'sending', parts: [] },
});

/** What has been sent and not taken in is kept for a week (infra/data.ts), and counted on for less. */
const PARTS_LAST_MS = 6 * 86_400_000;

const WAITS_LONG: readonly SheetImport['state'][] = ['sending', 'sent', 'checked', 'failed'];

/** Whether the bytes must be sent anew: they were not what was announced, or are there no more. */
const isSentAnew = (found: SheetImport, now: Instant): boolean => {
  if (found.state === 'failed' && SENT_ANEW.has(found.code)) return true;
  if (found.state === 'stopped' && SENT_ANEW.has(found.why)) return true;
  return !found.wasTakenIn && WAITS_LONG.includes(found.state) && now >= found.sentFrom + PARTS_LAST_MS;
};

/** The same sheet begun again: what there is of it stands, unless its bytes must be sent anew. */
export const begunAgain = (found: SheetImport, who: Who): SheetImport => {
  if (!isSentAnew(found, who.at)) return found;
  return {
    ...next(found),
    ...{ asked: who, sending: found.sending + 1, sentFrom: who.at, state: 'sending', parts: [] },
  };
};

/** A part has come; with the last of them the sheet is there. */
export const withPart = (found: ImportIn<'sending'>, part: number): ImportIn<'sending' | 'sent'> => {
  const parts = [...new Set([...found.parts, part])].toSorted((one, other) => one - other);
  if (parts.length === partsOf(found.size)) return { ...next(found), state: 'sent' };
  return { ...next(found), state: 'sending', parts };
};

/** What people have done with an import. */
export const ImportStep = z.enum(['check', 'takeIn', 'stop', 'takeBack']);
export type ImportStep = z.infer<typeof ImportStep>;

/** In which states each can be asked for. */
const ASKED_IN: Readonly<Record<ImportStep, readonly SheetImport['state'][]>> = {
  check: ['sent', 'checked', 'failed', 'takenBack'],
  takeIn: ['checked', 'stopped'],
  stop: ['checking', 'takingIn', 'takingBack'],
  takeBack: ['takenIn', 'stopped'],
};
/** What can be done with it as it stands. */
export const openSteps = (found: SheetImport): readonly ImportStep[] =>
  ImportStep.options.filter((step) => {
    if (found.state === 'failed' && SENT_ANEW.has(found.code)) return false;
    if (found.state === 'stopped' && SENT_ANEW.has(found.why)) return false;
    return ASKED_IN[step].includes(found.state);
  });

const toWork = (found: SheetImport, who: Who) => ({
  ...next(found),
  ...{ asked: who, stopAsked: false, writtenAt: who.at },
});

const asCheck: Asking = (found, who) => ({ ...toWork(found, who), state: 'checking', rows: NO_ROWS });

const toTakeIn = (found: SheetImport, who: Who) =>
  ({ ...toWork(found, who), wasTakenIn: true, state: 'takingIn' }) as const;
const asTakeIn: Asking = (found, who) => {
  if (found.state === 'checked') return { ...toTakeIn(found, who), rows: { ...NO_ROWS, of: found.rows.done } };
  if (found.state !== 'stopped') return undefined;
  const { rows, was } = found;
  // What had been taken back is brought again.
  const begun = was === 'takingIn' ? rows : { ...NO_ROWS, of: rows.of };
  return { ...toTakeIn(found, who), rows: begun };
};

const asTakeBack: Asking = (found, who) => {
  if (found.state === 'takenIn') return { ...toWork(found, who), state: 'takingBack', whole: true, rows: found.rows };
  if (found.state !== 'stopped') return undefined;
  const { rows, was, back } = found;
  return {
    ...{ ...toWork(found, who), state: 'takingBack', whole: false, rows },
    ...(was === 'takingBack' && back !== undefined ? { back } : {}),
  };
};

/** Longer than anybody works without a word of it. */
const QUIET_MS = 10 * 60_000;
const asStop: Asking = (found, { at }) => {
  if (!isWorking(found)) return undefined;
  const isIdle = found.run === undefined || at >= found.writtenAt + QUIET_MS;
  return isIdle ? halted(found, 'asked') : { ...found, rev: found.rev + 1, stopAsked: true };
};

type Asking = (found: SheetImport, who: Who) => SheetImport | undefined;
const ASKED: Readonly<Record<ImportStep, Asking>> = {
  check: asCheck,
  takeIn: asTakeIn,
  stop: asStop,
  takeBack: asTakeBack,
};
/** A step that somebody asks for; `undefined` where the import does not stand so that it can be taken. */
export const askedOf = (found: SheetImport, step: ImportStep, who: Who): SheetImport | undefined =>
  openSteps(found).includes(step) ? ASKED[step](found, who) : undefined;

/** Longer than a message is tried again; by then nobody works on it any more. */
const LASTS_MS = 3 * 3_600_000;
/** How an import stands: work that nobody has furthered for so long is over, whoever died over it. */
export const importAt = (found: SheetImport, now: Instant): SheetImport =>
  isWorking(found) && now >= found.writtenAt + LASTS_MS ? halted(found, 'unfinished') : found;

/** Somebody begins to work on it, or goes on where another died or had no more time. */
export const begunWork = <Working extends WorkingImport>(found: Working, run: string, now: Instant): Working => ({
  ...found,
  ...{ rev: found.rev + 1, run, writtenAt: now },
});
/** Nobody works on it now, and somebody will. */
export const leftWork = <Working extends WorkingImport>(found: Working, now: Instant): Working => ({
  ...found,
  ...{ rev: found.rev + 1, run: undefined, writtenAt: now },
});

/** It has ended before its time: what was taken in by then stays, and can be gone on with or taken back. */
export const halted = (
  found: WorkingImport,
  why: 'asked' | ImportFailure,
  columns: readonly string[] = [],
): SheetImport => {
  if (found.state === 'checking')
    return why === 'asked'
      ? { ...next(found), state: 'sent' }
      : { ...next(found), state: 'failed', code: why, columns };
  const stopped = { ...next(found), state: 'stopped', rows: found.rows, was: found.state, why } as const;
  return found.state === 'takingBack' && found.back !== undefined ? { ...stopped, back: found.back } : stopped;
};

/** So many rows are told with the import itself, and so many in its lists. */
export const MOST_FIRST = 20;
export const MOST_LISTED = 50_000;
const COLUMN_LENGTH = 60;

/** Rows that stand in the lists of an import: whatever is not simply new, or there already. */
export const isListed = ({ outcome }: ToldRow): boolean => outcome !== 'new' && outcome !== 'known';

/**
 * So many rows are done, and this became of those since it was last written; where it is `listed`, in one more list of
 * whoever works on it.
 */
export const furtheredRows = <Working extends ImportIn<'checking' | 'takingIn'>>(
  found: Working,
  {
    done,
    told,
    listed,
    now,
  }: { readonly done: number; readonly told: readonly ToldRow[]; readonly listed: number; readonly now: Instant },
): Working => {
  const { run, rows } = found;
  const counts = { ...rows.counts };
  for (const { outcome } of told) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const toLookAt = told
    .filter(({ outcome }) => !isFine(outcome))
    .toSorted((one, other) => one.n - other.n)
    .map(({ n, outcome, column }) => ({
      ...{ n, outcome },
      ...(column === undefined ? {} : { column: shortened(column, COLUMN_LENGTH) }),
    }));
  const first = [...rows.first, ...toLookAt].slice(0, MOST_FIRST);
  const files = listed === 0 || run === undefined ? rows.lists : oneMoreOf(rows.lists, run);
  const next: Rows = { ...rows, done, counts, first, listed: rows.listed + listed, lists: files };
  return { ...found, rev: found.rev + 1, rows: next, writtenAt: now };
};

const oneMoreOf = (lists: Rows['lists'], run: string): Rows['lists'] => {
  const of = lists.find((one) => one.run === run);
  return [...lists.filter((one) => one !== of), { run, files: (of?.files ?? 0) + 1 }];
};
/** How many lists this try has written so far. */
export const filesOf = ({ lists }: Rows, run: string): number => lists.find((one) => one.run === run)?.files ?? 0;

export const checkedImport = (found: ImportIn<'checking'>): ImportIn<'checked'> => ({
  ...next(found),
  state: 'checked',
  rows: { ...found.rows, of: found.rows.done },
});
export const takenIn = (found: ImportIn<'takingIn'>): ImportIn<'takenIn'> => ({
  ...next(found),
  state: 'takenIn',
  rows: { ...found.rows, of: found.rows.done },
});

/** So many of its reports are seen to. */
export const furtheredBack = (
  found: ImportIn<'takingBack'>,
  {
    done,
    of,
    told,
    now,
  }: { readonly done: number; readonly of: number; readonly told: readonly TakenBack[]; readonly now: Instant },
): ImportIn<'takingBack'> => {
  const { takenBack, kept } = found.back ?? { takenBack: 0, kept: 0 };
  const more = told.filter((one) => one === 'takenBack').length;
  const back: Back = { done, of, takenBack: takenBack + more, kept: kept + told.length - more };
  return { ...found, rev: found.rev + 1, back, writtenAt: now };
};
/** Nobody had worked on any of it. */
export const takenBackImport = (found: ImportIn<'takingBack'>): ImportIn<'takenBack'> => ({
  ...next(found),
  state: 'takenBack',
  rows: found.rows,
  back: found.back ?? { done: 0, of: 0, takenBack: 0, kept: 0 },
});
/** Somebody has worked on so many of its reports: it stays in as it was. */
export const leftIn = (found: ImportIn<'takingBack'>, workedOn: number): ImportIn<'takenIn' | 'stopped'> => {
  const { rows, whole } = found;
  if (whole) return { ...next(found), state: 'takenIn', rows, workedOn };
  return { ...next(found), state: 'stopped', rows, was: 'takingIn', why: 'workedOn', workedOn };
};

const REMEMBERED_MS = 30 * 86_400_000;
/** Until when anybody may ask for it: what was never taken in is forgotten, what was is not. */
export const importRememberedUntil = (found: SheetImport): Instant | undefined =>
  found.wasTakenIn ? undefined : Instant.parse(found.asked.at + REMEMBERED_MS);

/** Under which name a part is kept until the sheet is taken in or forgotten. */
export const partFile = ({ id, sending }: Pick<Common, 'id' | 'sending'>, part: number): string =>
  `sent/${id}/${sending}/${part}`;
/** Under which name a sheet is kept of which anything was taken in. */
export const keptSheet = (id: ImportId): string => `sheets/${id}`;
/** Under which name a list of rows is kept. */
export const rowsFile = (id: ImportId, run: string, number: number): string => `imports/${id}/${run}/${number}.json`;
