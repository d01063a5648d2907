import type { Bilingual } from '#shared/domain/words/words';
import type { Audience } from './audience.ts';
import { ROLE_NAMES } from './officer.ts';

/** Whom a rule names, in words. */
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
