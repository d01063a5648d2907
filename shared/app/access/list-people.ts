import type { ColleaguesShown, PeopleShown } from '#shared/contracts/http/people';
import { knownTo, type Officer, officerOf } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { type Account, namable } from '#shared/domain/report/named-person';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type Denied, deniedTo } from './denied-to.ts';
import type { ListAccounts } from './ports.ts';

export type PeopleDeps = { readonly policy: Pick<Policy, 'office'>; readonly accounts: ListAccounts };

/** Who has an account, and under which ids the office's rules know them. */
export const accountsKnown = async ({ accounts, policy }: PeopleDeps): Promise<readonly Account[]> =>
  (await accounts()).map(({ person, groups }) => {
    const { roles, functions = [] } = knownTo(policy.office, officerOf(person, groups));
    return { person, functions, of: [...new Set(roles.flatMap(({ of }) => of ?? []))] };
  });

/**
 * Everybody who can be named in a report, and by which id: functions, units, and accounts with the functions that they
 * hold.
 */
export const listPeople = async (deps: PeopleDeps, officer: Officer): Promise<Result<PeopleShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'listPeople' });
  if (denied !== undefined) return refuse(denied);
  const { people, groups } = deps.policy.office;
  const accounts = await accountsKnown(deps);
  const ids = namable(deps.policy.office, accounts);
  const names = new Map([...people, ...groups].map(({ id, name }) => [id, name]));
  const units = new Set(groups.map(({ id }) => id));
  return ok({
    people: ids.map((id) => {
      const name = names.get(id);
      const account = accounts.find(({ person }) => person === id);
      if (name !== undefined) return { id, kind: units.has(id) ? 'unit' : 'function', name };
      return { id, kind: 'account', functions: [...(account?.functions ?? [])] };
    }),
  });
};

/** Who can be given a report: everybody with a function in the units and desks that an officer heads. */
export const listColleagues = async (deps: PeopleDeps, officer: Officer): Promise<Result<ColleaguesShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'listColleagues' });
  if (denied !== undefined) return refuse(denied);
  const headed = new Set(officer.roles.flatMap(({ role, of }) => (of === undefined || role === 'staff' ? [] : [of])));
  const people = (await accountsKnown(deps)).flatMap(({ person, of = [] }) => {
    const theirs = of.filter((one) => headed.has(one));
    return theirs.length === 0 ? [] : [{ id: person, of: theirs }];
  });
  return ok({ people });
};
