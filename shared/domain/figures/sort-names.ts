import { titledBoth } from '#shared/domain/words/titled';
import type { Bilingual } from '#shared/domain/words/words';
import { type NamingRules, type SortName, UNKNOWN_SORT } from './figure-row.ts';

/** By a table of names, such as stands beside each closed list of words. */
export const inTable = (names: Readonly<Partial<Record<string, Bilingual>>>, unknown?: Bilingual): SortName => {
  const known: ReadonlyMap<string, Bilingual | undefined> = new Map(Object.entries(names));
  return (_, sort) => (sort === UNKNOWN_SORT ? unknown : known.get(sort)) ?? gone(sort);
};

/** What the rules knew once, and know no more. */
const gone = (sort: string): Bilingual => ({
  id: `tidak lagi dalam aturan (${sort})`,
  en: `no longer in the rules (${sort})`,
});

type Named<Name> = readonly { readonly id: string; readonly name: Name }[];
const named = <Name>(all: Named<Name>, sort: string): Name | undefined => all.find(({ id }) => id === sort)?.name;

export const UNCLASSIFIED: Bilingual = { id: 'belum diklasifikasi', en: 'not classified yet' };

/** A topic by its name. */
export const topicName = ({ topics }: Pick<NamingRules, 'topics'>, sort: string): Bilingual =>
  sort === UNKNOWN_SORT ? titledBoth(UNCLASSIFIED) : (named(topics.topics, sort) ?? gone(sort));

/** A unit or desk by its name. */
export const assigneeName: SortName = ({ units }, sort) =>
  sort === UNKNOWN_SORT
    ? { id: 'tanpa unit atau meja', en: 'no unit or desk' }
    : (named<Bilingual>([...units.units, ...units.desks], sort) ?? gone(sort));

export const channelName: SortName = ({ channels }, sort) => named(channels.channels, sort) ?? gone(sort);

export const subDistrictName: SortName = ({ subDistricts }, sort) => {
  if (sort === UNKNOWN_SORT) return { id: 'tidak diketahui', en: 'not known' };
  const name = named<string>(subDistricts.subDistricts, sort);
  return name === undefined ? gone(sort) : { id: name, en: name };
};
