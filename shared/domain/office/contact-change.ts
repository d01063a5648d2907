import { approversFor } from './change.ts';
import type { OfficerRole } from './officer.ts';
import { isPerson, type Recipient } from './recipient.ts';

/**
 * Which functions must approve where a recipient is told from now on, besides whoever asks for it, as for the functions
 * of an account; `undefined` where nobody must.
 */
export const contactApproversOf = (recipient: Recipient): readonly OfficerRole[] | undefined =>
  isPerson(recipient) ? approversFor(recipient.roles) : undefined;
