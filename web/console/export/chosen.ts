import { filtersOf } from '../reports/filters.ts';

/** What is exported: a row a report, a row a step, a row a figure. */
export const TABLES = ['reports', 'events', 'figures'] as const;
export type Table = (typeof TABLES)[number];
export type Format = 'csv' | 'xlsx';

type Query = Readonly<Record<string, string>>;

/** By what reports are narrowed in an export; the same as in a list by date of receipt, but for its dates of limits. */
export const NARROWED = ['status', 'class', 'topic', 'assignee', 'subDistrict', 'urgency', 'channel'] as const;

/** How each is called and what may be chosen, as in the lists. */
export const narrowedBy = filtersOf('received').filter(({ name }) => NARROWED.some((one) => one === name));

/** By what figures are told apart. */
export const DIMENSIONS = {
  unit: { id: 'unit', en: 'unit' },
  class: { id: 'klasifikasi', en: 'class' },
  topic: { id: 'topik', en: 'topic' },
  channel: { id: 'kanal', en: 'channel' },
  subDistrict: { id: 'kecamatan', en: 'sub-district' },
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** What is chosen on the page, as it stands in its form. */
export type Chosen = {
  readonly table: Table;
  readonly format: Format;
  readonly from: string;
  readonly until: string;
  readonly period: string;
  readonly by: Dimension | undefined;
  readonly separator: 'comma' | 'semicolon';
  /** With what reporter and channel call each report, where its words may be read. */
  readonly named: boolean;
  /** The filters that are set, by their names. */
  readonly narrowed: Query;
};

const isTable = (name: string | undefined): name is Table => TABLES.some((table) => table === name);
/** The table that an address asks for. */
export const tableOf = (name: string | undefined): Table => (isTable(name) ? name : 'reports');
const isDimension = (name: string | undefined): name is Dimension =>
  name !== undefined && Object.hasOwn(DIMENSIONS, name);
const isDate = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');

/**
 * What an address asks for, or a form: in place of whatever is not known there stands what is usual. `today` is a date
 * of the office; without dates it is the month of today up to and with today.
 */
export const chosenOf = (query: Query, today: string): Chosen => {
  const { table, from, until, period, by, separator, format } = query;
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return {
    table: tableOf(table),
    format: format === 'csv' ? 'csv' : 'xlsx',
    from: isDate(from) ? from : `${today.slice(0, 7)}-01`,
    until: isDate(until) ? until : tomorrow,
    period: period === undefined || period === '' ? today.slice(0, 7) : period,
    by: isDimension(by) ? by : undefined,
    separator: separator === 'comma' ? 'comma' : 'semicolon',
    named: query['with'] === 'names',
    narrowed: Object.fromEntries(
      NARROWED.flatMap((name) => {
        const value = query[name];
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    ),
  };
};

/** How the file is called: as the API calls it. */
export const fileName = ({ table, format, from, until, period, by }: Chosen): string => {
  if (table === 'figures') return `angka-${period}${by === undefined || format === 'xlsx' ? '' : `-${by}`}.${format}`;
  return `${table === 'reports' ? 'laporan' : 'riwayat'}-${from}-${until}.${format}`;
};

type Words = Readonly<Record<'id' | 'en', string>>;

/** Which of a list's filters an export does not know: what each is called there, and what is chosen by it. */
export const unknownIn = (query: Query): readonly { readonly label: Words; readonly value: Words }[] => {
  const asked = [...filtersOf('work'), ...filtersOf('received')].flatMap(({ name, label, names = {} }) => {
    const value = query[name] ?? '';
    if (value === '' || [...NARROWED, 'from', 'until', 'sort'].includes(name)) return [];
    return [[name, { label, value: names[value] ?? { id: value, en: value } }] as const];
  });
  return [...new Map(asked).values()];
};
