import * as z from 'zod';
import type { Bilingual } from '#shared/domain/words/words';
import { READERS } from './may-be-told.ts';
import { ROLE_NAMES } from './officer.ts';
import { Role } from './recipient.ts';

/**
 * Whom a rule names. `assignee`: the groups of the unit or desk that the report is with. `holder`: the same, or the
 * Lapor admin where it is with nobody. `head`: whoever heads that unit; the Secretary where nobody does. `overseer`:
 * the Secretary; the inspector too where the Secretary or the Lapor admin is named in the report. `approver`: whoever
 * may approve what waits for a second person.
 */
export const Audience = z.union([z.enum(['assignee', 'holder', 'head', 'overseer', 'approver']), Role]);
export type Audience = z.infer<typeof Audience>;

/** Whom it is, in words. */
export const AUDIENCE_NAMES = {
  ...ROLE_NAMES,
  assignee: { id: 'grup unit atau meja yang memegangnya', en: 'the groups of the unit or desk that has it' },
  holder: {
    id: 'unit atau meja yang memegangnya, atau admin LAPOR! bila belum ada',
    en: 'the unit or desk that has it, or the LAPOR! admin where there is none yet',
  },
  head: { id: 'kepala unit itu, atau Sekretaris', en: 'the head of that unit, or the Secretary' },
  overseer: {
    id: 'Sekretaris, dan inspektur bila Sekretaris atau admin LAPOR! disebut di dalamnya',
    en: 'the Secretary, and the inspector where the Secretary or the LAPOR! admin is named in it',
  },
  approver: { id: 'yang dapat menjadi orang kedua', en: 'who may be the second person' },
} as const satisfies Record<Audience, Bilingual>;

/**
 * Whom a rule may name. What may not be read is not told either; a rule that says otherwise would never tell anybody.
 */
export const MAY_HEAR: Readonly<Record<'none' | 'suspected' | 'confirmed', readonly Audience[]>> = {
  none: Audience.options.flatMap((part) => part.options),
  suspected: [...READERS.suspected, 'approver'],
  confirmed: [...READERS.confirmed, 'overseer', 'approver'],
};
