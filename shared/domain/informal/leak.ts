import type { Assignee } from '#shared/domain/words/words';
import type { InformalContact } from './contact.ts';

/** Of a unit in a month: how many turned to an officer, and of how many an official report has come since. */
export type Leak = { readonly contacts: number; readonly matched: number };

type Counted = Pick<InformalContact, 'unit' | 'state'>;

/** How much of some contacts leaked, by unit: what was recorded twice or by mistake is none. */
export const leakBy = (contacts: readonly Counted[]): ReadonlyMap<Assignee | undefined, Leak> => {
  const sums = new Map<Assignee | undefined, Leak>();
  for (const { unit, state } of contacts) {
    if (state === 'dismissed') continue;
    const { contacts: all, matched } = sums.get(unit) ?? NONE;
    sums.set(unit, { contacts: all + 1, matched: matched + (state === 'matched' ? 1 : 0) });
  }
  return sums;
};

export const NONE: Leak = { contacts: 0, matched: 0 };
