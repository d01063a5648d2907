import { distance } from 'fastest-levenshtein';
import type { Office } from '#shared/domain/office/office';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Refusal } from './command.ts';
import { MOST_NAMED, type NameTyped, type PersonId } from './report.ts';

/** An account of the office's user pool, and the ids under which the office's rules know whoever holds its functions. */
export type Account = { readonly person: PersonId; readonly functions: readonly PersonId[] };

type Staffed = Pick<Office, 'people' | 'groups'>;

/** Under which ids somebody can be named: functions and units by the office's rules, and people by their accounts. */
export const namable = (office: Staffed, accounts: readonly Account[]): readonly PersonId[] => [
  ...new Set([...office.people, ...office.groups].map(({ id }) => id)).union(
    new Set(accounts.map(({ person }) => person)),
  ),
];

/** Whether an account may be called so: never like a function or a unit, so that a name means one of them only. */
export const isFreeName = ({ people, groups }: Staffed, name: PersonId): boolean =>
  ![...people, ...groups].some(({ id }) => id === name);

/** Whom some names mean, and by account whoever holds the functions among them. */
export type Meant = { readonly named: readonly PersonId[]; readonly holders: readonly PersonId[] };

/**
 * Everybody who is meant by some names: whoever holds a named function is named, and a named person is named in every function that
 * they hold, for its notices reach them. Of a unit it is whoever works there at the time. Names of nobody are refused with those that
 * are nearly so.
 */
export const namedBy = (
  office: Staffed,
  accounts: readonly Account[],
  typed: readonly NameTyped[],
): Result<Meant, Refusal> => {
  const known = namable(office, accounts);
  const names = known.filter((id) => typed.includes(id));
  const unknown = typed.filter((name) => !known.some((id) => id === name));
  if (unknown.length > 0) {
    const nearest = [...new Set(unknown.flatMap((name) => nearestTo(name, known)))];
    return refuse({ kind: 'UnknownPerson', names: unknown, nearest });
  }
  const isFunction = (id: PersonId): boolean => office.people.some((person) => person.id === id);
  const meant = accounts.filter(({ person, functions }) => [person, ...functions].some((id) => names.includes(id)));
  const named = [...new Set([...names, ...meant.flatMap(({ functions }) => functions.filter(isFunction))])];
  const holders = accounts
    .filter(({ functions }) => functions.some((id) => isFunction(id) && names.includes(id)))
    .map(({ person }) => person);
  return named.length > MOST_NAMED ? refuse({ kind: 'TooManyNamed' }) : ok({ named, holders });
};

/** How many of those that are nearly so are told. */
const TOLD = 3;

const nearestTo = (name: NameTyped, known: readonly PersonId[]): readonly PersonId[] =>
  known
    .map((id) => ({ id, far: distance(name, id) }))
    .filter(({ id, far }) => far <= Math.max(name.length, id.length) / 2 || id.includes(name) || name.includes(id))
    .toSorted((one, other) => one.far - other.far || (one.id < other.id ? -1 : 1))
    .slice(0, TOLD)
    .map(({ id }) => id);
