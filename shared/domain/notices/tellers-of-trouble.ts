import type { Office } from '#shared/domain/office/office';
import { isPerson, type Person, peopleWith, type Recipient, type Role } from '#shared/domain/office/recipient';
import type { Notices } from './rules.ts';

const HEARS: readonly Role[] = ['inspector', 'upperInspector', 'oversightReader'];

/**
 * Whether nobody learns that a recipient could not be reached: that there was something for the inspector or an
 * oversight reader is told to nobody, because those who would be told may be the ones that it was about.
 */
export const staysUntold = (troubled: Recipient): boolean =>
  isPerson(troubled) && troubled.roles.every((role) => HEARS.includes(role));

/** Who is told that a recipient cannot be reached: whoever can mend it, but nobody of their own address. */
export const tellersOfTrouble = (
  policy: { readonly office: Office; readonly notices: Notices },
  troubled: Recipient,
): readonly Person[] => {
  if (staysUntold(troubled)) return [];
  return policy.notices.undeliverableTo
    .flatMap((role) => peopleWith(policy, role))
    .filter(({ id }, at, all) => id !== troubled.id && all.findIndex((other) => other.id === id) === at);
};
