import type { Bilingual } from '#shared/domain/words/words';

/** What becomes of the reporter's words once they are written down, which nobody tries beforehand. */
export const HEARD_AFTERWARDS: Bilingual = {
  id: 'Kata-kata pelapor dibaca mesin setelah dicatat: bila menyangkut bahaya, tuduhan, atau pekerjaan unit lain, laporan dapat kembali kepada yang mengklasifikasikan.',
  en: 'The machine reads the reporter’s words once they are recorded: where they tell of danger, an accusation or another unit’s work, the report may go back to whoever classifies.',
};
