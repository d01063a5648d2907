import { titled } from '#shared/domain/words/titled';
import type { Bilingual } from '#shared/domain/words/words';
import { type NamingRules, type SortName, UNKNOWN_SORT } from './figure-row.ts';

/** By a table of names, such as stands beside each closed list of words. */
export const inTable = (names: Readonly<Partial<Record<string, Bilingual>>>, unknown = ''): SortName => {
  const known: ReadonlyMap<string, Bilingual | undefined> = new Map(Object.entries(names));
  return (_, sort) => (sort === UNKNOWN_SORT ? unknown : (known.get(sort)?.id ?? gone(sort)));
};

/** What the rules knew once, and know no more. */
const gone = (sort: string): string => `tidak lagi dalam aturan (${sort})`;

type Named<Name> = readonly { readonly id: string; readonly name: Name }[];
const named = <Name>(all: Named<Name>, sort: string): Name | undefined => all.find(({ id }) => id === sort)?.name;

export const UNCLASSIFIED = 'belum diklasifikasi';

/** A topic by its name. */
export const topicName = ({ topics }: Pick<NamingRules, 'topics'>, sort: string): string =>
  sort === UNKNOWN_SORT ? titled(UNCLASSIFIED) : (named(topics.topics, sort)?.id ?? gone(sort));

/** A unit or desk by its name. */
export const assigneeName: SortName = ({ units }, sort) =>
  sort === UNKNOWN_SORT
    ? 'tanpa unit atau meja'
    : (named<Bilingual>([...units.units, ...units.desks], sort)?.id ?? gone(sort));

export const channelName: SortName = ({ channels }, sort) => named(channels.channels, sort)?.id ?? gone(sort);

export const subDistrictName: SortName = ({ subDistricts }, sort) =>
  sort === UNKNOWN_SORT ? 'tidak diketahui' : (named<string>(subDistricts.subDistricts, sort) ?? gone(sort));
