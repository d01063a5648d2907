import { NAMES } from '#web/made/names.ts';

type Asked = Readonly<Record<string, string>>;
type Names = Readonly<Record<string, Readonly<Record<'id' | 'en', string>>>>;

/** What a list can be narrowed or sorted by: its name in the address, and what may be chosen. */
export type Filter = {
  readonly name: string;
  readonly label: Readonly<Record<'id' | 'en', string>>;
  /** One of these codes is chosen; a date where there are none. */
  readonly names?: Names;
  /** What holds where nothing is chosen. */
  readonly usual?: Readonly<Record<'id' | 'en', string>>;
  /** In which of the lists there is such a thing. */
  readonly lists: readonly List[];
};

/** Open work, what is due soonest first; or whatever was received between two dates, the newest first. */
export type List = 'work' | 'received';

const BOTH = ['work', 'received'] as const;
const MINE = { mine: { id: 'ditugaskan kepada saya', en: 'assigned to me' } } as const;
// Short: on a phone a longer one is cut.
const NEWEST = { id: 'terbaru dahulu', en: 'newest first' } as const;
const OLDEST = { id: 'terlama dahulu', en: 'oldest first' } as const;
const LATEST_DUE = { id: 'batas terjauh dahulu', en: 'due last first' } as const;
const SOONEST_DUE = { id: 'batas terdekat dahulu', en: 'due soonest first' } as const;

const FILTERS: readonly Filter[] = [
  { name: 'show', label: { id: 'Hanya yang', en: 'Only those' }, names: { ...NAMES.marks, ...MINE }, lists: ['work'] },
  { name: 'queue', label: { id: 'Antrean', en: 'Queue' }, names: NAMES.queues, lists: ['work'] },
  { name: 'assignee', label: { id: 'Unit', en: 'Unit' }, names: NAMES.units, lists: BOTH },
  { name: 'status', label: { id: 'Status', en: 'Status' }, names: NAMES.statuses, lists: BOTH },
  { name: 'class', label: { id: 'Klasifikasi', en: 'Class' }, names: NAMES.classes, lists: BOTH },
  { name: 'topic', label: { id: 'Topik', en: 'Topic' }, names: NAMES.topics, lists: BOTH },
  { name: 'urgency', label: { id: 'Kedaruratan', en: 'Urgency' }, names: NAMES.urgencies, lists: BOTH },
  { name: 'channel', label: { id: 'Kanal', en: 'Channel' }, names: NAMES.channels, lists: BOTH },
  {
    name: 'subDistrict',
    label: { id: 'Kecamatan', en: 'Sub-district' },
    names: NAMES.subDistricts,
    lists: BOTH,
  },
  { name: 'from', label: { id: 'Diterima sejak', en: 'Received from' }, lists: BOTH },
  { name: 'until', label: { id: 'Diterima sebelum', en: 'Received before' }, lists: BOTH },
  { name: 'dueFrom', label: { id: 'Batas sejak', en: 'Due from' }, lists: BOTH },
  { name: 'dueUntil', label: { id: 'Batas sebelum', en: 'Due before' }, lists: BOTH },
  {
    name: 'sort',
    label: { id: 'Urutan', en: 'Order' },
    names: { '-due': LATEST_DUE, '-receivedAt': NEWEST, receivedAt: OLDEST },
    usual: SOONEST_DUE,
    lists: ['work'],
  },
  {
    name: 'sort',
    label: { id: 'Urutan', en: 'Order' },
    names: { receivedAt: OLDEST },
    usual: NEWEST,
    lists: ['received'],
  },
];

export const filtersOf = (list: List): readonly Filter[] => FILTERS.filter(({ lists }) => lists.includes(list));

/** What an address asks of a list, by the names of its filters and the page; whatever else stands there is left out. */
export const askedOf = (list: List, query: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...filtersOf(list).map(({ name }) => name), 'cursor'].flatMap((name) => {
      const value = query[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

/** A unit's queue is what is with that unit. */
const withUnitOf = ({ queue, ...query }: Asked): Asked =>
  queue !== undefined && query['assignee'] === undefined && queue in NAMES.units
    ? { ...query, assignee: queue }
    : { ...query, ...(queue === undefined ? {} : { queue }) };

/**
 * What narrows a list of open work, asked of all reports, of ended ones too; `undefined` where nothing narrows it, or
 * where there is no such thing but of open work.
 */
export const askedOfAll = ({ cursor: _, sort: __, ...narrowed }: Asked): Asked | undefined => {
  const query = withUnitOf(narrowed);
  const known = filtersOf('received').map(({ name }) => name);
  const names = Object.keys(query);
  return names.length > 0 && names.every((name) => known.includes(name)) ? { list: 'received', ...query } : undefined;
};
