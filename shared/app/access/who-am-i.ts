import type { Now } from '#shared/app/ports';
import type { Caller } from '#shared/contracts/http/caller';
import type { Me } from '#shared/contracts/http/me';
import { officeActionsOf } from '#shared/domain/access/office-rows';
import { GROUPS, knownTo, type Officer, officerOf } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { isFreeName } from '#shared/domain/report/named-person';
import type { LiveGroups } from './ports.ts';

export type WhoAmIDeps = {
  readonly liveGroups: LiveGroups;
  readonly policy: Pick<Policy, 'office'>;
  readonly now: Now;
};

/**
 * The officer that the caller is by the groups of this moment: who has just been taken out of one has lost what it
 * gave. An account that is called like a function or a unit gives nothing, since nobody could say who is meant by that
 * name.
 */
export const officerNow = async (
  { liveGroups, policy, now }: WhoAmIDeps,
  { person }: Pick<Caller, 'person'>,
): Promise<Officer> => {
  const groups = isFreeName(policy.office, person) ? await liveGroups(person) : [];
  return knownTo(policy.office, officerOf(person, groups), now());
};

/** Who calls, and what that person may be by the groups of this moment, whatever the token still says. */
export const whoAmI = async (deps: WhoAmIDeps, caller: Caller): Promise<Me> => {
  const live = new Set(await deps.liveGroups(caller.person));
  const told = new Set(caller.groups);
  const known = [...GROUPS];
  const held = known.filter(([group]) => live.has(group));
  return {
    person: caller.person,
    groups: held.map(([group]) => group),
    roles: held.map(([, role]) => role),
    may: officeActionsOf({ roles: isFreeName(deps.policy.office, caller.person) ? held.map(([, role]) => role) : [] }),
    tokenIsBehind: known.some(([group]) => live.has(group) !== told.has(group)),
  };
};
