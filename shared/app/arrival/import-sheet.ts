import pMap from 'p-map';
import type { TakenBack, TakenIn, ToldRow } from '#shared/domain/arrival/row-outcome';
import {
  type Columns,
  columnsIn,
  type Imports,
  type ReadRow,
  type RowRefusal,
  readRow,
  type SheetRefusal,
  type SheetRow,
} from '#shared/domain/arrival/sheet';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { knownOf, type Sheet, type TakeInDeps, takeBack, takeInRow, workedOn } from './take-in-row.ts';

export type ImportGiven = {
  readonly rows: AsyncIterable<SheetRow>;
  readonly imports: Imports;
  readonly actor: Sheet['actor'];
};

type Stopping = {
  /** What has begun is ended, and nothing more is begun. */
  readonly signal?: AbortSignal | undefined;
};
type Watching = Stopping & {
  /** Nothing is written; what would become of each row is told. */
  readonly dry?: boolean;
  /** So many rows under the header were done before, and told of then. */
  readonly from?: number;
  readonly onRow: (row: ToldRow) => void;
  /** So many rows under the header are done, each of them. Nothing more is begun before this has ended. */
  readonly onReached?: (done: number) => Promise<void>;
};
type WatchingBack = Stopping & {
  /** So many reports of it were seen to before; where any may have been, nobody asks again whether they may be. */
  readonly from?: number | undefined;
  readonly onRow: (of: TakenBack) => void;
  /** It is taken back, and so many of all reports are seen to. Nothing more is begun before this has ended. */
  readonly onReached?: (done: number, of: number) => Promise<void>;
};

/** So many rows are looked at before it is said that none names the columns: a title may stand above them. */
const LOOKED_AT = 20;
/** Rows that are read before any is written, also where few can be, and that are written at once. */
const AT_A_TIME = { read: 200, looked: 1_000, written: 12 } as const;

/**
 * Takes in a sheet of history, row by row: each that can be read, whatever is wrong with others. It may be stopped at
 * any row and begun again: what is in already is found there and written no second time.
 */
export const importSheet = async (
  deps: TakeInDeps,
  given: ImportGiven,
  { dry = false, ...watching }: Watching,
): Promise<Result<Pick<Columns, 'mapping'>, SheetRefusal>> => {
  return eachRow(deps, given, watching, async (sheet, rows) => {
    const known = await knownOf(deps, sheet, rows);
    return (row, at) => {
      const seen = known[at];
      if (seen === undefined) throw new Error('a row that was not looked for');
      return takeInRow(deps, sheet, row, { known: seen, dry });
    };
  });
};

/**
 * Takes back what a sheet brought or corrected last, row by row, as long as nobody has worked on any of it: else
 * nothing is done, and how many have been worked on is told.
 */
export const takeSheetBack = async (
  deps: TakeInDeps,
  given: Omit<ImportGiven, 'rows'> & { readonly rows: () => AsyncIterable<SheetRow> },
  { signal, from, onRow, onReached }: WatchingBack,
): Promise<Result<{ readonly workedOn: number }, SheetRefusal>> => {
  const reports: ReportId[] = [];
  let sheet: Sheet | undefined;
  const read = await eachRow(deps, { ...given, rows: given.rows() }, { onRow: () => {} }, async (one, rows) => {
    sheet = one;
    reports.push(...rows.map(({ externalId }) => reportIdOf(one.channel, externalId)));
    return async () => 'known';
  });
  if (!read.ok) return read;
  if (sheet === undefined) return ok({ workedOn: 0 });
  const of = sheet;
  const touched = from === undefined ? await workedOn(deps, of, reports) : 0;
  if (touched > 0) return ok({ workedOn: touched });
  let done = from ?? 0;
  await onReached?.(done, reports.length);
  while (done < reports.length && signal?.aborted !== true) {
    const some = reports.slice(done, done + AT_A_TIME.read);
    await pMap(some, async (id) => onRow(await takeBack(deps, of, id)), { concurrency: AT_A_TIME.written });
    done += some.length;
    await onReached?.(done, reports.length);
  }
  return ok({ workedOn: 0 });
};

type Found = { readonly columns: Columns; readonly rows: AsyncIterable<SheetRow> };

/** The row that names the columns, and those under it. */
const underHeader = async (imports: Imports, rows: AsyncIterable<SheetRow>): Promise<Result<Found, SheetRefusal>> => {
  const all = rows[Symbol.asyncIterator]();
  for (let looked = 0; looked < LOOKED_AT; looked += 1) {
    const next = await all.next();
    if (next.done === true) break;
    const header = columnsIn(imports, next.value);
    if (header === undefined) continue;
    return header.ok ? ok({ columns: header.value, rows: { [Symbol.asyncIterator]: () => all } }) : header;
  }
  return refuse({ kind: 'HeaderMissing', missing: neededIn(imports) });
};

const eachRow = async (
  { policy, now }: Pick<TakeInDeps, 'policy' | 'now'>,
  { rows, imports, actor }: ImportGiven,
  { signal, from = 0, onRow, onReached }: Omit<Watching, 'dry'>,
  take: TakeSome,
): Promise<Result<Pick<Columns, 'mapping'>, SheetRefusal>> => {
  const found = await underHeader(imports, rows);
  if (!found.ok) return found;
  const { columns } = found.value;
  const sheet: Sheet = { actor, channel: columns.mapping.channel };
  const around = { office: policy.office, now: now() };
  const numbers = new Set<string>();
  const write = async (some: readonly Numbered[]): Promise<void> => {
    const taken = await take(
      sheet,
      some.map(({ row }) => row),
    );
    await pMap(
      some,
      async ({ n, row }, at) => {
        if (signal?.aborted !== true) onRow({ n, outcome: await taken(row, at) });
      },
      { concurrency: AT_A_TIME.written },
    );
  };
  let some: Numbered[] = [];
  let [at, reached] = [0, from];
  const reach = async (): Promise<void> => {
    await write(some);
    some = [];
    reached = at;
    if (signal?.aborted !== true) await onReached?.(reached);
  };
  for await (const row of found.value.rows) {
    if (signal?.aborted === true) break;
    at += 1;
    const read = readRow(columns, row, around);
    const told = read.ok ? seconds(numbers, row.n, read.value) : refusedRow(row.n, read.refusal);
    if (at <= from) continue;
    if (told !== undefined) onRow(told);
    else if (read.ok) some.push({ n: row.n, row: read.value });
    if (some.length >= AT_A_TIME.read || at - reached >= AT_A_TIME.looked) await reach();
  }
  if (at > reached && signal?.aborted !== true) await reach();
  return ok({ mapping: columns.mapping });
};

/** Looks at what is known of some rows at once, and gives what takes each of them, by its place among them. */
type TakeSome = (sheet: Sheet, rows: readonly ReadRow[]) => Promise<(row: ReadRow, at: number) => Promise<TakenIn>>;

type Numbered = { readonly n: number; readonly row: ReadRow };

/** The first of a number stands; what comes under it again is told, whatever it says. */
const seconds = (numbers: Set<string>, n: number, { externalId }: ReadRow): ToldRow | undefined => {
  if (numbers.has(externalId)) return { n, outcome: 'numberTwice' };
  numbers.add(externalId);
  return undefined;
};

const refusedRow = (n: number, { fault, column }: RowRefusal): ToldRow => ({ n, outcome: fault, column });

const neededIn = ({ sheets }: Imports): readonly string[] => {
  const [first] = sheets;
  return ['number', 'date', 'text', 'status'].flatMap((field) =>
    Object.entries(first?.columns ?? {}).flatMap(([name, called]) => (name === field ? (called[0] ?? []) : [])),
  );
};
