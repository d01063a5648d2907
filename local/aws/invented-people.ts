import { GROUPS } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/report/report';

/** Somebody who exists nowhere but in a local system. */
export type InventedPerson = { readonly id: PersonId; readonly groups: readonly string[] };

/** First names of nobody in particular, one for each group; `contoh` is "example". */
const NAMES = [
  ...['siti', 'budi', 'rina', 'dewi', 'agus', 'yanti', 'joko', 'ratna', 'heri', 'wati', 'tono', 'lina', 'eko'],
  ...['maya', 'rudi', 'nina', 'hadi', 'sari', 'bayu', 'tuti', 'dedi', 'ani', 'yudi', 'mira', 'galih', 'indah'],
];

/** One person a group, in the order of the groups, and one who is in none. */
export const inventedPeople = (): readonly InventedPerson[] => {
  const groups = [...GROUPS.keys()];
  const inOne = groups.map((group, index) => {
    const name = NAMES[index];
    if (name === undefined) throw new Error(`nobody is invented for the group ${group}`);
    return { id: PersonId.parse(`${name}-contoh`), groups: [group] };
  });
  return [...inOne, { id: PersonId.parse('tamu-contoh'), groups: [] }];
};
