import type { Faults } from '../act/field-faults.tsx';
import { say } from '../words/say.ts';
import type { Typed } from './typed-activity.ts';

const WORDS = {
  where: { id: 'Isi kecamatan, atau tempatnya.', en: 'Say the sub-district, or the place.' },
  until: {
    id: 'Selesai harus sesudah mulai. Yang melewati tengah malam dicatat dua kali, sehari satu.',
    en: 'The end must be after the start. What goes past midnight is recorded twice, once for each day.',
  },
} as const;

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** What of an activity would be refused, as far as its form can tell before it is sent: the office's rules say more. */
export const activityFaults = ({ subDistrict, place, from = '', until = '' }: Typed): Faults => ({
  ...(isBlank(subDistrict) && isBlank(place) ? { subDistrict: say(WORDS.where) } : {}),
  ...(from !== '' && until !== '' && until <= from ? { until: say(WORDS.until) } : {}),
});
