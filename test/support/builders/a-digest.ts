import type { KeptFiles } from '#shared/app/access/ports';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { Digest, type FrozenDigest } from '#shared/domain/digest/digest';
import { digestFile } from '#shared/domain/digest/files';
import { digestTelling, type ToldDigest } from '#shared/domain/digest/notice';
import { digestWriter, type Voice } from '#shared/domain/digest/number-words';
import type { OverdueReport } from '#shared/domain/figures/overdue';
import type { DigestTelling } from '#shared/domain/notices/telling';
import type { RecipientId } from '#shared/domain/office/recipient';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { isoDate } from './a-calendar.ts';
import { LAPOR, wib } from './a-report.ts';

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
  desk: 'Sekretaris Dinas',
  proposed: [],
  overdue: [],
  openAge: [],
  behind: [],
  unopened: [isoDate('2025-04-08'), isoDate('2025-04-09')],
  failedNotices: 0,
  earlier: [],
  headlines: [{ name: 'followedUp.panrb.gross', values: [{ numerator: 4, denominator: 5, ratio: 0.8 }] }],
  clocks: [],
  durations: [],
  topics: [],
  months: [],
  units: [],
  places: [],
  revised: [],
  reprinted: [],
  closure: { ended: 0, ways: [], resolved: 0, results: [] },
  ...given,
});

/** A report that is late at a unit: its resolution was due in the afternoon of a day. */
export const aLateReport = (
  unit: string,
  due: string,
  { name = `${unit} ${due}`, ...given }: Partial<OverdueReport> & { readonly name?: string } = {},
): OverdueReport => ({
  id: reportIdOf(LAPOR, name),
  unit,
  topic: 'Lampu jalan (PJU) padam atau rusak',
  oversight: false,
  receivedAt: Instant.parse(wib(`${due} 16:00`) - 20 * 86_400_000),
  clock: 'resolution',
  also: [],
  proposed: [],
  startedAt: Instant.parse(wib(`${due} 16:00`) - 20 * 86_400_000),
  limit: 14,
  limitUnit: 'workingDays',
  extended: false,
  dueAt: wib(`${due} 16:00`),
  provisional: false,
  weekendDays: 6,
  holidays: 0,
  pausedMinutes: 0,
  pausedFor: [],
  lateMinutes: 450,
  ...given,
});

/** What a part of a digest is written with. */
export const aVoice = (given: Partial<Digest> = {}): Voice => {
  const digest = Digest.parse(aDigest(given));
  return { digest, write: digestWriter(policy.calendar.zone, digest.dayMinutes) };
};

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
  const frozen: FrozenDigest = { digest, figures, cells: [] };
  await files.keep(digestFile(recipient, period, 'model.json'), Buffer.from(JSON.stringify(frozen)));
  for (const file of ['laporan-kepatuhan.pdf', 'angka.csv', 'angka.xlsx'] as const) {
    await files.keep(digestFile(recipient, period, file), digestBytes(recipient, period, file));
  }
};
