import * as z from 'zod';
import type { InformalContact } from '#shared/domain/informal/contact';
import { leakBy } from '#shared/domain/informal/leak';
import { type Units, unitName } from '#shared/domain/office/unit-name';

const count = z.int().nonnegative();

/** Of a unit, how many turned to an officer in the period, and of how many an official report has come since. */
export const DigestLeak = z.object({ unit: z.string(), contacts: count, matched: count }).readonly();
export type DigestLeak = z.infer<typeof DigestLeak>;

const ELSEWHERE = 'Wewenang instansi lain';

/** What leaked past the official channel, by unit; those with the most first. */
export const leakOf = (
  policy: { readonly units: Units },
  contacts: readonly Pick<InformalContact, 'unit' | 'state'>[],
): readonly DigestLeak[] =>
  [...leakBy(contacts)]
    .map(([unit, leak]) => ({ unit: unit === undefined ? ELSEWHERE : unitName(policy, unit, 'id'), ...leak }))
    .toSorted((one, other) => other.contacts - one.contacts || (one.unit < other.unit ? -1 : 1));
