import type { Office } from '#shared/domain/office/office';
import { GROUPS, OfficerRole } from '#shared/domain/office/officer';
import { mayHaveToDo } from '#shared/domain/office/stand-in';
import { ACTOR_NAMES } from '#shared/domain/words/actor';
import { nearestTo } from '#shared/domain/words/nearest';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Assignee } from '#shared/domain/words/words';
import type { Refusal } from './command-table.ts';
import type { NameTyped, PersonId } from './report.ts';

/**
 * An account of the office's user pool, and the ids under which the office's rules know whoever holds its functions.
 */
export type Account = {
  readonly person: PersonId;
  readonly functions: readonly PersonId[];
  /** The units and desks that they hold a function for. */
  readonly of?: readonly Assignee[];
};

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

/** Names compared as they are read: `upper-inspector` is `upperInspector`. */
const read = (name: string): string => name.replaceAll('-', '').toLowerCase();
const TAKEN: ReadonlySet<string> = new Set(
  [
    ...GROUPS.keys(),
    ...OfficerRole.options,
    ...Assignee.options.flatMap((part): readonly Assignee[] => part.options),
    ...Object.keys(ACTOR_NAMES),
  ].map(read),
);

/**
 * Whether somebody new may be called so: like nothing that somebody who names a function, a unit or the machine in a
 * report may write for it. They would name that account, and whoever they mean would not be named.
 */
export const isNameForNew = (office: Staffed, name: PersonId): boolean =>
  isFreeName(office, name) && !TAKEN.has(read(name));

/** Whom some names mean: those who must be named, and those who are named beside them as far as there is room. */
export type Meant = { readonly named: readonly PersonId[]; readonly beside: readonly PersonId[] };

/**
 * Everybody who is meant by some names, on top of whoever was named before. A named person is named in every function
 * that they hold, for its notices reach them; whoever holds a named function is named by account beside it, so that
 * they stay named when they take up another one. Functions that read nothing of oversight are named beside, too. Of a
 * unit it is whoever works there at the time. Names of nobody are refused with those that are nearly so.
 */
export const namedBy = (
  office: Staffed,
  accounts: readonly Account[],
  typed: readonly NameTyped[],
  {
    before = [],
    known: others = before,
  }: { readonly before?: readonly PersonId[]; readonly known?: readonly PersonId[] } = {},
): Result<Meant, Refusal> => {
  // Who was named once can be named again, also when their account is closed by now.
  const known = [...new Set([...namable(office, accounts), ...others])];
  const names = known.filter((id) => typed.includes(id));
  const unknown = typed.filter((name) => !known.some((id) => id === name));
  if (unknown.length > 0) {
    const nearest = [...new Set(unknown.flatMap((name) => nearestTo(name, known)))];
    return refuse({ kind: 'UnknownPerson', names: unknown, nearest });
  }
  const all = [...before, ...names];
  const isOf = (people: Staffed['people']) => (id: PersonId) => people.some((person) => person.id === id);
  const isFunction = isOf(office.people);
  const isReader = isOf(office.people.filter((person) => mayHaveToDo(person)));
  const meant = accounts.filter(({ person, functions }) => [person, ...functions].some((id) => all.includes(id)));
  const functions = meant.flatMap(({ functions: held }) => held.filter(isFunction));
  const reading = new Set(accounts.filter(({ functions: held }) => held.some(isReader)).map(({ person }) => person));
  const holders = accounts
    .filter(({ functions: held }) => held.some((id) => isFunction(id) && (all.includes(id) || functions.includes(id))))
    .map(({ person }) => person);
  return ok({
    named: [...new Set([...names.filter((id) => !reading.has(id)), ...functions.filter(isReader)])],
    beside: [...new Set([...names, ...holders, ...functions])],
  });
};
