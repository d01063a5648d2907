import type { NoticeText } from '#shared/domain/notices/text';

/** What a notice says, invented; in the office's first language. */
export const aNoticeText = (given: Partial<NoticeText> = {}): NoticeText => ({
  language: 'id',
  urgent: false,
  subject: 'Laporan baru: Lampu jalan — Kec. Putussibau Utara',
  lead: 'Ada laporan baru untuk unit Anda.',
  items: [
    {
      reference: 'K7Q2MX',
      heading: 'Laporan baru: Lampu jalan',
      facts: [{ label: 'Topik', value: 'Lampu jalan (PJU)' }],
      links: [{ label: 'Buka laporan (perlu masuk)', url: 'https://konsol.contoh.invalid/laporan/rep_contoh' }],
    },
  ],
  action: 'Buka laporan, tandai sudah diproses.',
  footer: ['Dinas Contoh'],
  ...given,
});
