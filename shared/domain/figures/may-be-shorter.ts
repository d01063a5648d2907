import type { Bilingual } from '#shared/domain/words/words';

/**
 * Stands beside every list behind a number, whoever reads it and whatever is in it, so that it tells nothing of any.
 */
export const MAY_BE_SHORTER = {
  id: 'Daftar ini hanya memuat laporan yang boleh dibaca pembacanya sekarang; daftarnya dapat lebih pendek daripada angkanya.',
  en: 'This list holds only reports that its reader may read now; it may be shorter than the number.',
} as const satisfies Bilingual;
