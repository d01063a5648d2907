import type { Bilingual, Instant } from '#shared/domain/words/words';
import { dateFormat } from './date-format.ts';

/**
 * How the office writes a moment: Selasa, 24 November 2026 pukul 16.00 WIB; where it is to be short, Sel, 24 Nov 2026,
 * 16.00 WIB.
 */
export const showMoment = (
  timeZone: string,
  language: keyof Bilingual,
  at: Instant,
  length: 'long' | 'short' = 'long',
): string => {
  const shown = dateFormat(language, {
    timeZone,
    weekday: length,
    day: 'numeric',
    month: length,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  // Only Indonesian has names for the country's zones: WIB, WITA, WIT.
  const zone = dateFormat('id', { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${shown} ${zone ?? timeZone}`;
};
