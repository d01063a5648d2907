import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Channels } from '#shared/domain/office/office';
import type { Units } from '#shared/domain/office/unit-name';
import { CLASS_NAMES } from '#shared/domain/words/words';
import type { Dimension } from './counted-report.ts';
import { UNKNOWN_SORT } from './figure-row.ts';
import { OTHERS } from './small-cells.ts';

type Rules = {
  readonly units: Units;
  readonly topics: TopicsPolicy;
  readonly subDistricts: SubDistricts;
  readonly channels: Channels;
};
type Named = readonly { readonly id: string; readonly name: string | { readonly id: string } }[];

/** What a cell is called in print; what the policy no longer knows, by its code. */
export const cellName = (policy: Rules, by: Dimension, key: string): string => {
  if (key === OTHERS) return 'lainnya';
  if (key === UNKNOWN_SORT) return 'tidak diketahui';
  const name = namesOf(policy, by).find(({ id }) => id === key)?.name ?? key;
  return typeof name === 'string' ? name : name.id;
};

const namesOf = ({ units, topics, subDistricts, channels }: Rules, by: Dimension): Named => {
  switch (by) {
    case 'unit':
      return [...units.units, ...units.desks];
    case 'class':
      return Object.entries(CLASS_NAMES).map(([id, name]) => ({ id, name }));
    case 'topic':
      return topics.topics;
    case 'channel':
      return channels.channels;
    case 'subDistrict':
      return subDistricts.subDistricts;
  }
};
