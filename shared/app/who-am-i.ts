import type { Caller } from '#shared/contracts/caller';
import type { Me } from '#shared/contracts/me';
import { GROUPS } from '#shared/domain/officer';
import type { LiveGroups } from './ports.ts';

export type WhoAmIDeps = { readonly liveGroups: LiveGroups };

/** Who calls, and what that person may be by the groups of this moment, whatever the token still says. */
export const whoAmI = async ({ liveGroups }: WhoAmIDeps, caller: Caller): Promise<Me> => {
  const live = new Set(await liveGroups(caller.person));
  const told = new Set(caller.groups);
  const known = [...GROUPS];
  const held = known.filter(([group]) => live.has(group));
  return {
    person: caller.person,
    groups: held.map(([group]) => group),
    roles: held.map(([, role]) => role),
    tokenIsBehind: known.some(([group]) => live.has(group) !== told.has(group)),
  };
};
