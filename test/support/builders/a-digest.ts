import type { KeptFiles } from '#shared/app/access/ports';
import { DigestPeriod } from '#shared/domain/calendar/period';
import type { Digest, FrozenDigest } from '#shared/domain/digest/digest';
import { digestFile } from '#shared/domain/digest/files';
import { digestTelling, type ToldDigest } from '#shared/domain/digest/notice';
import type { DigestTelling } from '#shared/domain/notices/telling';
import type { RecipientId } from '#shared/domain/office/recipient';
import { isoDate } from './a-calendar.ts';
import { wib } from './a-report.ts';

export const APRIL = DigestPeriod.parse('2025-04');
export const A_WEEK = DigestPeriod.parse('2025-W18');

/**
 * Of April 2025, as of 1 May: four of five followed up, one report overdue, two days on which nobody opened the queue.
 */
export const aDigest = (given: Partial<Digest> = {}): Digest => ({
  office: 'Dinas Contoh',
  letterhead: { lines: ['Dinas Contoh'] },
  dayMinutes: 450,
  period: { from: isoDate('2025-04-01'), until: isoDate('2025-05-01') },
  asOf: wib('2025-05-01 00:00'),
  scope: 'full',
  received: 5,
  open: 2,
  overdue: [],
  overdueBy: [{ unit: 'Bidang Contoh', reports: 1, lateMinutes: 450 }],
  unopened: [isoDate('2025-04-08'), isoDate('2025-04-09')],
  failedNotices: 0,
  earlier: [],
  headlines: [{ name: 'followedUp.panrb.gross', values: [{ numerator: 4, denominator: 5, ratio: 0.8 }] }],
  clocks: [],
  durations: [],
  topics: [],
  revised: [],
  reprinted: [],
  closure: { ended: 0, ways: [], resolved: 0, results: [] },
  ...given,
});

/** The same as it is told, with its document and links to its files. */
export const aToldDigest = (given: Partial<ToldDigest> = {}): ToldDigest => ({
  period: APRIL,
  digest: aDigest(),
  attached: 'laporan-kepatuhan-2025-04.pdf',
  files: [
    {
      label: { id: 'Unduh laporan (PDF)', en: 'Download the report (PDF)' },
      url: 'https://api.contoh.invalid/v1/files/a',
    },
    {
      label: { id: 'Unduh angka (CSV)', en: 'Download the figures (CSV)' },
      url: 'https://api.contoh.invalid/v1/files/b',
    },
  ],
  filesUntil: wib('2025-05-09 07:30'),
  ...given,
});

export const aDigestTelling = (given: Partial<ToldDigest> = {}): DigestTelling => digestTelling(aToldDigest(given));

/** The bytes of a kept file, different for each recipient, period and file. */
export const digestBytes = (recipient: string, period: string, file: string): Uint8Array =>
  Buffer.from(`%PDF ${recipient} ${period} ${file} \u0000\u00ff`, 'latin1');

/** Keeps what a digest leaves, as whoever makes it does. */
export const keepDigest = async (
  files: Pick<KeptFiles, 'keep'>,
  recipient: RecipientId,
  period: DigestPeriod,
  digest: Digest = aDigest(),
): Promise<void> => {
  const received = { numerator: 5, denominator: 5, ratio: 1, n: 5 };
  const figures = [{ name: 'received', kind: 'count', asOf: digest.asOf, ...received }] as const;
  const frozen: FrozenDigest = { digest, figures };
  await files.keep(digestFile(recipient, period, 'model.json'), Buffer.from(JSON.stringify(frozen)));
  for (const file of ['laporan-kepatuhan.pdf', 'angka.csv', 'angka.xlsx'] as const) {
    await files.keep(digestFile(recipient, period, file), digestBytes(recipient, period, file));
  }
};
