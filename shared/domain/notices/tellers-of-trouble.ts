import type { Office } from '#shared/domain/office/office';
import { isPerson, type Person, peopleWith, type Recipient, type Role } from '#shared/domain/office/recipient';
import type { Notices } from './rules.ts';

/**
 * Who is told that a recipient cannot be reached: whoever can mend it, but nobody of their own address. That there was
 * something for the inspector or an oversight reader is told to nobody: those who would be told may be the ones that it
 * was about.
 */
export const tellersOfTrouble = (
  policy: { readonly office: Office; readonly notices: Notices },
  troubled: Recipient,
): readonly Person[] => {
  const hears: readonly Role[] = ['inspector', 'upperInspector', 'oversightReader'];
  if (isPerson(troubled) && troubled.roles.every((role) => hears.includes(role))) return [];
  return policy.notices.undeliverableTo
    .flatMap((role) => peopleWith(policy, role))
    .filter(({ id }, at, all) => id !== troubled.id && all.findIndex((other) => other.id === id) === at);
};
