import * as z from 'zod';
import { READERS } from './may-be-told.ts';
import { Role } from './recipient.ts';

/**
 * Whom a rule names. `assignee`: the groups of the unit or desk that the report is with. `holder`: the same, or the
 * Lapor admin where it is with nobody. `head`: whoever heads that unit; the Secretary where nobody does. `overseer`:
 * the Secretary; the inspector too where the Secretary or the Lapor admin is named in the report. `approver`: whoever
 * may approve what waits for a second person.
 */
export const Audience = z.union([z.enum(['assignee', 'holder', 'head', 'overseer', 'approver']), Role]);
export type Audience = z.infer<typeof Audience>;

/**
 * Whom a rule may name. What may not be read is not told either; a rule that says otherwise would never tell anybody.
 */
export const MAY_HEAR: Readonly<Record<'none' | 'suspected' | 'confirmed', readonly Audience[]>> = {
  none: Audience.options.flatMap((part) => part.options),
  suspected: [...READERS.suspected, 'approver'],
  confirmed: [...READERS.confirmed, 'overseer', 'approver'],
};
