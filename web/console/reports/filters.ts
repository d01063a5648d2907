import type { Named } from '../words/name-of.ts';

/** What a list can be narrowed by: its name in the address, and what may be chosen. */
export type Filter = {
  readonly name: string;
  readonly label: Readonly<Record<'id' | 'en', string>>;
  /** Of which codes one is chosen; a date where there are none. */
  readonly table?: Named;
  /** In which of the lists there is such a thing. */
  readonly lists: readonly List[];
};

/** Open work, what is due soonest first; or whatever was received between two dates, the newest first. */
export type List = 'work' | 'received';

const FILTERS: readonly Filter[] = [
  { name: 'show', label: { id: 'Yang', en: 'That are' }, table: 'marks', lists: ['work'] },
  { name: 'queue', label: { id: 'Antrean', en: 'Queue' }, table: 'queues', lists: ['work'] },
  { name: 'from', label: { id: 'Diterima sejak', en: 'Received from' }, lists: ['received'] },
  { name: 'until', label: { id: 'sampai sebelum', en: 'up to, not including' }, lists: ['received'] },
  { name: 'assignee', label: { id: 'Unit', en: 'Unit' }, table: 'units', lists: ['received'] },
  { name: 'status', label: { id: 'Status', en: 'Status' }, table: 'statuses', lists: ['work', 'received'] },
  { name: 'class', label: { id: 'Klasifikasi', en: 'Class' }, table: 'classes', lists: ['work', 'received'] },
  { name: 'topic', label: { id: 'Topik', en: 'Topic' }, table: 'topics', lists: ['work', 'received'] },
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
