import type { PersonId } from '#shared/domain/words/person-id';
import { READERS } from './may-be-told.ts';
import type { Person, Role } from './recipient.ts';

type Staffed = { readonly people: readonly Person[] };
/** What stands between an accusation and nobody. */
export type Concealing = 'suspected' | 'confirmed';

/** Who may decide what becomes of a report about oversight. Who only reads it cannot move it. */
const ACTORS = {
  suspected: READERS.suspected,
  confirmed: ['secretary', 'inspector'],
} as const satisfies Readonly<Record<Concealing, readonly Role[]>>;

/** Whether a function may have to do with oversight: reads it, or stands in for who does. */
export const mayHaveToDo = ({ roles }: Pick<Person, 'roles'>): boolean => {
  const all: readonly Role[] = [...READERS.suspected, ...READERS.confirmed, 'upperInspector'];
  return roles.some((role) => all.includes(role));
};

/** Whoever holds one of the roles, in the order of the office's data. */
export const holdersOf = ({ people }: Staffed, roles: readonly Role[]): readonly Person[] =>
  people.filter((person) => person.roles.some((role) => roles.includes(role)));

/** The first along the office's substitutes who is not named; `undefined` where the office's data ends before. */
export const substituteFor = (
  { people }: Staffed,
  person: Person,
  recused: readonly PersonId[],
  passed: readonly PersonId[] = [person.id],
): Person | undefined => {
  const next = people.find(({ id }) => id === person.substitute);
  if (next === undefined || passed.includes(next.id)) return undefined;
  return recused.includes(next.id) ? substituteFor({ people }, next, recused, [...passed, next.id]) : next;
};

/** Who is asked last by the office's substitutes: beyond them nobody stands in. */
export const lastAsked = (staffed: Staffed): readonly PersonId[] => {
  const endOf = (person: Person, passed: readonly PersonId[]): PersonId => {
    const next = staffed.people.find(({ id }) => id === person.substitute);
    return next === undefined || passed.includes(next.id) ? person.id : endOf(next, [...passed, next.id]);
  };
  const readers = holdersOf(staffed, [...READERS.suspected, ...READERS.confirmed]);
  return [...new Set(readers.filter(({ substitute }) => substitute !== undefined).map((one) => endOf(one, [one.id])))];
};

/**
 * To whom a report passes because those who would read it are named in it, by the office's data; each once, in its
 * order.
 */
export const standInsFor = (
  staffed: Staffed,
  matter: Concealing,
  recused: readonly PersonId[],
): readonly PersonId[] => [
  ...new Set(
    holdersOf(staffed, READERS[matter])
      .filter(({ id }) => recused.includes(id))
      .flatMap((person) => substituteFor(staffed, person, recused)?.id ?? []),
  ),
];

/**
 * Who can still decide what becomes of the report when these are named: nobody may be left out of it together with its
 * judges.
 */
export const actorsLeft = (staffed: Staffed, matter: Concealing, recused: readonly PersonId[]): readonly PersonId[] => [
  ...holdersOf(staffed, ACTORS[matter])
    .map(({ id }) => id)
    .filter((id) => !recused.includes(id)),
  ...standInsFor(staffed, matter, recused),
];
