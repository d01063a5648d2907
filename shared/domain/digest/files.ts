import type { DigestPeriod } from '#shared/domain/calendar/period';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { Bilingual } from '#shared/domain/words/words';

/** What can be downloaded of a digest: the document, and the table of its figures in two forms. */
export const DIGEST_DOWNLOADS = [
  {
    file: 'laporan-kepatuhan.pdf',
    type: 'application/pdf',
    label: { id: 'Unduh laporan (PDF)', en: 'Download the report (PDF)' },
  },
  {
    file: 'angka.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: { id: 'Unduh angka (Excel)', en: 'Download the figures (Excel)' },
  },
  {
    file: 'angka.csv',
    type: 'text/csv; charset=utf-8',
    label: { id: 'Unduh angka (CSV)', en: 'Download the figures (CSV)' },
  },
] as const satisfies readonly { readonly file: string; readonly type: string; readonly label: Bilingual }[];

/** As what they are sent. */
export const DIGEST_TYPES: readonly string[] = DIGEST_DOWNLOADS.map(({ type }) => type);

type Download = (typeof DIGEST_DOWNLOADS)[number]['file'];
/** Beside them, the model that all of them were made from. */
export type DigestFile = Download | 'model.json';

/** Where a file of a recipient's digest is kept. */
export const digestFile = (recipient: RecipientId, period: DigestPeriod, file: DigestFile): string =>
  `digests/${recipient}/${period}/${file}`;

/** What it is called on the machine of whoever downloads it, where those of other periods lie too. */
export const downloadName = (period: DigestPeriod, file: Download): string => file.replace('.', `-${period}.`);
