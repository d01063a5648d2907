import { expect } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { tokensOf } from '#local/aws/people';
import { type AdminClient, adminClient } from '#shared/contracts/http/admin-client';
import { PATIENCE_MS, stack } from './system.ts';

/** A third of a token's life: whoever is given one has the rest of it, however slow the machine is. */
const FRESH_MS = 5 * 60_000;

const tokens = new Map<string, { readonly token: Promise<string>; readonly askedAt: number }>();

/** The token of whoever is in a group on the local stage. */
export const tokenAs = (group: string): Promise<string> => {
  const known = tokens.get(group);
  if (known !== undefined && Date.now() - known.askedAt < FRESH_MS) return known.token;
  const person = inventedPeople().find(({ groups }) => groups.includes(group)) ?? expect.fail(group);
  const token = tokensOf(stack, person.id).then(({ access }) => access);
  tokens.set(group, { token, askedAt: Date.now() });
  return token;
};

/** The admin API under a token. */
export const apiBy = (token: string): AdminClient =>
  adminClient((address, { headers, ...sent }) =>
    fetch(`${stack.apiUrl}${address}`, {
      ...sent,
      headers: { ...headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );

/** The admin API as whoever is in a group sees it. */
export const officer = async (group: string): Promise<AdminClient> => apiBy(await tokenAs(group));
