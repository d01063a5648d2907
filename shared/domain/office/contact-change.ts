import { INSPECT } from './change.ts';
import type { OfficerRole } from './officer.ts';
import { isPerson, type Recipient, type Role } from './recipient.ts';

/** Whom notices reach of what is, or may be, about oversight. */
const HEARS: readonly Role[] = ['laporAdmin', 'standIn', 'secretary', 'inspector', 'upperInspector', 'oversightReader'];

/**
 * Which functions must approve where a recipient is told from now on, besides whoever asks for it; `undefined` where
 * nobody must. What goes to the inspectorate is led elsewhere by nobody but the inspectorate.
 */
export const contactApproversOf = (recipient: Recipient): readonly OfficerRole[] | undefined => {
  if (!isPerson(recipient)) return undefined;
  if (recipient.roles.some((role) => INSPECT.includes(role))) return INSPECT;
  return recipient.roles.some((role) => HEARS.includes(role)) ? ['secretary', 'inspector'] : undefined;
};
