import type { ImportShown } from '#shared/contracts/http/sheet-imports';

/** How an import stands. */
export const STATES: Readonly<Record<ImportShown['state'], Readonly<Record<'id' | 'en', string>>>> = {
  sending: { id: 'Belum terkirim seluruhnya', en: 'Not all of it is sent' },
  sent: { id: 'Terkirim, belum diperiksa', en: 'Sent, and not checked yet' },
  checking: { id: 'Sedang diperiksa', en: 'Being checked' },
  checked: { id: 'Sudah diperiksa, belum dimasukkan', en: 'Checked, and not taken in yet' },
  takingIn: { id: 'Sedang dimasukkan', en: 'Being taken in' },
  takenIn: { id: 'Sudah dimasukkan', en: 'Taken in' },
  stopped: { id: 'Berhenti sebelum selesai', en: 'Stopped before its end' },
  takingBack: { id: 'Sedang diambil kembali', en: 'Being taken back' },
  takenBack: { id: 'Sudah diambil kembali', en: 'Taken back' },
  failed: { id: 'Tidak dapat diperiksa', en: 'It could not be checked' },
};
