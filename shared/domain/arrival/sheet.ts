import * as z from 'zod';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import type { Office } from '#shared/domain/office/office';
import { ChannelStatus } from '#shared/domain/report/lifecycle';
import { EndedBefore } from '#shared/domain/report/reasons';
import type { Submission } from '#shared/domain/report/submission';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { shortened } from '#shared/domain/words/shortened';
import { showable } from '#shared/domain/words/showable';
import { isVisible } from '#shared/domain/words/visible';
import { Bilingual, ChannelId, Instant } from '#shared/domain/words/words';
import { readArrival } from './arrival.ts';
import { readMoment } from './read-value.ts';

/** What a column of a sheet may hold. Those without which nothing is a report are asked of every sheet. */
export const SHEET_FIELDS = [
  'number',
  'date',
  'time',
  'reporter',
  'class',
  'category',
  'title',
  'text',
  'type',
  'status',
  'district',
  'village',
  'closedOn',
] as const;
const SheetFieldName = z.enum(SHEET_FIELDS);
export type SheetField = z.infer<typeof SheetFieldName>;
const NEEDED: readonly SheetField[] = ['number', 'date', 'text', 'status'];

const Names = z.array(z.string().min(1)).min(1).readonly();
/** What a status of the sheet means: the channel's, and how it had ended, where it had. */
const StatusMeans = z.strictObject({
  status: ChannelStatus,
  ended: EndedBefore.unwrap().omit({ endedOn: true }).strict().optional(),
});

/**
 * How the sheet of a channel is read, so that another agency's needs no code: what its columns are called, and what its
 * words mean. Names are compared without capitals and spaces.
 */
export const SheetMapping = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: Bilingual,
  channel: ChannelId,
  columns: z.partialRecord(SheetFieldName, Names),
  statuses: z.array(StatusMeans.extend({ names: Names })).min(1),
  /** Words in the column `type` that hide who reported, or what. */
  anonymous: Names,
  secret: Names,
});
export type SheetMapping = z.infer<typeof SheetMapping>;
export const Imports = z
  .strictObject({ sheets: z.array(SheetMapping).min(1) })
  .refine(({ sheets }) => sheets.every(({ columns }) => NEEDED.every((field) => columns[field] !== undefined)), {
    message: `each sheet has ${NEEDED.join(', ')}`,
  });
export type Imports = z.infer<typeof Imports>;

/** A cell: its text; or what stands there and is none, of which nothing can be taken. */
export type Cell = string | { readonly not: 'formula' | 'merged' | 'error' };
/** A row of a sheet, by the number that a spreadsheet program shows beside it. */
export type SheetRow = { readonly n: number; readonly cells: readonly Cell[] };

/** Where each field stands, and how every column is called. */
export type Columns = {
  readonly mapping: SheetMapping;
  readonly at: Readonly<Partial<Record<SheetField, number>>>;
  readonly names: readonly string[];
};

/** Why no row of a sheet can be read. */
export type SheetRefusal =
  | { readonly kind: 'HeaderMissing'; readonly missing: readonly string[] }
  | { readonly kind: 'ColumnTwice'; readonly column: string };

const plain = (text: string): string =>
  showable(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim();
const cellAt = ({ at }: Columns, { cells }: SheetRow, field: SheetField): Cell | undefined => {
  const place = at[field];
  return place === undefined ? undefined : cells[place];
};
const faultIn = (cell: Cell | undefined): RowFault => (typeof cell === 'object' ? cell.not : 'error');
const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

/**
 * The columns of a sheet by the row that names them, whatever their order; `undefined` where a row names none of what
 * is needed, so that it may be a title above the table. Where it names some, what is missing is told.
 */
export const columnsIn = (imports: Imports, { cells }: SheetRow): Result<Columns, SheetRefusal> | undefined => {
  const names = cells.map((cell) => plain(textOf(cell)));
  const tried = imports.sheets.map((mapping) => ({ mapping, ...foundIn(mapping, names) }));
  const best = tried.toSorted((one, other) => one.missing.length - other.missing.length)[0];
  if (best === undefined || best.missing.length === NEEDED.length) return undefined;
  if (best.missing.length > 0) return refuse({ kind: 'HeaderMissing', missing: best.missing });
  if (best.twice !== undefined) return refuse({ kind: 'ColumnTwice', column: best.twice });
  return ok({ mapping: best.mapping, at: best.at, names: cells.map((cell) => showable(textOf(cell))) });
};

const foundIn = ({ columns }: SheetMapping, names: readonly string[]) => {
  const at: Partial<Record<SheetField, number>> = {};
  let twice: string | undefined;
  for (const field of SHEET_FIELDS) {
    const called = (columns[field] ?? []).map(plain);
    const places = names.flatMap((name, index) => (called.includes(name) ? [index] : []));
    const [first] = places;
    if (first !== undefined) at[field] = first;
    if (places.length > 1) twice ??= columns[field]?.[0];
  }
  const missing = NEEDED.filter((field) => at[field] === undefined).map((field) => columns[field]?.[0] ?? field);
  return { at, twice, missing };
};

/** A row as a report from before. */
export type ReadRow = {
  readonly externalId: string;
  readonly submission: Submission;
  readonly receivedAt: Instant;
  readonly ended: EndedBefore | undefined;
};

/** Why a row cannot be taken in, and by which column. */
export const ROW_FAULTS = [
  'numberMissing',
  'numberTooLong',
  'numberNotOne',
  'dateUnreadable',
  'dateTooOld',
  'dateInFuture',
  'textMissing',
  'formula',
  'merged',
  'error',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];
export const ROW_FAULT_NAMES = {
  numberMissing: { id: 'tanpa nomor laporan', en: 'no number' },
  numberTooLong: { id: 'nomor terlalu panjang', en: 'the number is too long' },
  numberNotOne: { id: 'lebih dari satu nomor dalam satu sel', en: 'more than one number in a cell' },
  dateUnreadable: { id: 'tanggal tidak terbaca', en: 'the date cannot be read' },
  dateTooOld: { id: 'tanggal sebelum 2011', en: 'the date is before 2011' },
  dateInFuture: { id: 'tanggal di masa depan', en: 'the date is in the future' },
  textMissing: { id: 'tanpa isi', en: 'no text' },
  formula: { id: 'sel berisi rumus', en: 'a cell holds a formula' },
  merged: { id: 'sel digabung dengan sel lain', en: 'a cell is merged with another' },
  error: { id: 'sel berisi galat', en: 'a cell holds an error' },
} as const satisfies Record<RowFault, Bilingual>;
export type RowRefusal = { readonly fault: RowFault; readonly column?: string };

/** LAPOR! began in 2011: what is older is a slip, and so is what lies ahead. */
const EARLIEST = Date.UTC(2011, 0, 1);
/** So much of a value that has no field of its own is kept beside the words. */
const RAW_LIMIT = 2_000;

type Around = { readonly office: Office; readonly now: Instant };

/**
 * Reads a row. What names a report, its day and its words must be there; what is odd besides is flagged and kept as it
 * stands, as in a message of the channel, and so is every column that has no field.
 */
export const readRow = (columns: Columns, row: SheetRow, around: Around): Result<ReadRow, RowRefusal> => {
  const { mapping, at, names } = columns;
  const column = (field: SheetField): string => names[at[field] ?? -1] ?? field;
  const broken = SHEET_FIELDS.find((field) => typeof cellAt(columns, row, field) === 'object');
  if (broken !== undefined) return refuse({ fault: faultIn(cellAt(columns, row, broken)), column: column(broken) });
  const value = (field: SheetField): string => textOf(cellAt(columns, row, field));
  const number = showable(value('number')).replace(/^#/, '').trim();
  if (/[\s,;/|]/u.test(number)) return refuse({ fault: 'numberNotOne', column: column('number') });
  const moment = momentOf(value('date'), value('time'), around);
  if (typeof moment === 'string') return refuse({ fault: moment, column: column('date') });
  const types = value('type')
    .split(/[|,;/]/u)
    .map(plain)
    .filter(isVisible);
  const means = mapping.statuses.find(({ names: called }) => called.map(plain).includes(plain(value('status'))));
  const arrival = readArrival(
    'report.submitted',
    {
      externalId: number,
      title: value('title'),
      text: value('text'),
      class: value('class'),
      category: value('category'),
      anonymous: isSaid(types, mapping.anonymous),
      // What nobody can read hides what is said: confidentiality is not lost to a slip.
      secret: isSaid(types, mapping.secret) || types.some((one) => !isKnownType(mapping, one)),
      place: { district: value('district'), village: value('village') },
      ...(isVisible(value('reporter')) ? { reporter: { name: value('reporter') } } : {}),
    },
    around,
  );
  if (!arrival.ok) return refuse({ fault: FAULT_OF[arrival.refusal.kind], column: column('number') });
  if (arrival.value.type !== 'report.submitted') throw new Error('a row is a submission');
  const { submission, externalId } = arrival.value;
  const words = { ...submission.words, raw: { ...submission.words.raw, ...leftOver(columns, row, around) } };
  const endedOn = dayIn(value('closedOn'), around.office.zone);
  return ok({
    externalId,
    receivedAt: moment,
    submission: {
      ...submission,
      words,
      submittedAt: moment,
      channelStatus: means?.status ?? 'unknown',
    },
    ended: means?.ended === undefined ? undefined : { ...means.ended, ...(endedOn === undefined ? {} : { endedOn }) },
  });
};

const FAULT_OF = {
  externalIdMissing: 'numberMissing',
  externalIdTooLong: 'numberTooLong',
  textMissing: 'textMissing',
  statusMissing: 'textMissing',
} as const satisfies Record<string, RowFault>;

const isSaid = (types: readonly string[], called: readonly string[]): boolean =>
  called.some((name) => types.includes(plain(name)));
const isKnownType = ({ anonymous, secret }: SheetMapping, type: string): boolean =>
  [...anonymous, ...secret].map(plain).includes(type);

/** A time of day as sheets show it: by 24 hours or by twice 12, with colons or, in Indonesian, with full stops. */
const clockIn = (text: string): string => {
  const [, hour, minute = '', second = '00', half] =
    /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([AP])M)?$/iu.exec(text) ?? [];
  if (hour === undefined) return text;
  const shown = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/iu.test(half) ? 12 : 0);
  return [String(shown).padStart(2, '0'), minute, second].join(':');
};

/** A date, with a time of day where the sheet has one, in the same cell or beside it. */
const momentOf = (date: string, time: string, { office: { zone }, now }: Around): Instant | RowFault => {
  const [, day = showable(date), within = ''] = /^(.*\d{4})[ ,]+(\d{1,2}[:.]\S.*)$/u.exec(showable(date)) ?? [];
  const clock = clockIn(showable(time) || within);
  const moment =
    (clock === '' ? undefined : readMoment(`${day} ${clock}`, zone)) ??
    readMoment(within === '' ? day : showable(date), zone);
  if (moment === undefined) return 'dateUnreadable';
  if (moment < EARLIEST) return 'dateTooOld';
  return moment > now ? 'dateInFuture' : Instant.parse(moment);
};

const dayIn = (text: string, zone: string): EndedBefore['endedOn'] => {
  const moment = readMoment(showable(text), zone);
  if (moment === undefined || moment < EARLIEST) return undefined;
  return isoDateOf({ zone }, Instant.parse(moment));
};

/** Fields whose value is taken over as it is; every other one is kept as it stands, under the name of its column. */
const TAKEN: readonly SheetField[] = ['number', 'reporter', 'title', 'text', 'category', 'district', 'village'];
/** What passes, and makes no report another: kept under the names that a message of the channel has for it. */
const PASSING: Readonly<Partial<Record<SheetField, string>>> = { status: 'status', date: 'submittedAt' };

/**
 * Days and times are kept in one form where they can be read, however a program shows them: the same row from a
 * workbook and from a text says the same.
 */
const KEPT_AS: Readonly<Partial<Record<SheetField, (text: string, zone: string) => string>>> = {
  time: clockIn,
  closedOn: (text, zone) => dayIn(text, zone) ?? text,
};

const leftOver = (
  { at, names }: Columns,
  { cells }: SheetRow,
  { office }: Pick<Around, 'office'>,
): Readonly<Record<string, string>> => {
  const taken = new Set(TAKEN.map((field) => at[field]));
  const fieldAt = (place: number): SheetField | undefined => SHEET_FIELDS.find((field) => at[field] === place);
  return Object.fromEntries(
    cells.flatMap((cell, place) => {
      const text = showable(textOf(cell));
      const field = fieldAt(place);
      const name = (field && PASSING[field]) ?? names[place] ?? '';
      if (taken.has(place) || name === '' || !isVisible(text)) return [];
      const kept = (field && KEPT_AS[field]?.(text, office.zone)) ?? text;
      return [[name, shortened(kept, RAW_LIMIT)]];
    }),
  );
};
