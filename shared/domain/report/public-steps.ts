import * as z from 'zod';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import type { FollowedReport, Told } from './public-stage.ts';

export const PublicStepName = z.enum([
  'received',
  'inReview',
  'forwarded',
  'workedOn',
  'awaitingReporter',
  'answered',
  'resolved',
  'closed',
  'referred',
  'archived',
]);
type PublicStepName = z.infer<typeof PublicStepName>;

/** What is done of a report, one after the other, in the citizen's terms. No unit and nobody is named. */
export const PUBLIC_STEP_NAMES = {
  received: { id: 'diterima', en: 'received' },
  inReview: { id: 'ditelaah', en: 'looked at' },
  forwarded: { id: 'diteruskan ke unit kerja', en: 'passed on to the unit' },
  workedOn: { id: 'dikerjakan', en: 'worked on' },
  awaitingReporter: { id: 'menunggu kelengkapan dari Anda', en: 'waiting for you to complete it' },
  answered: { id: 'dijawab', en: 'answered' },
  resolved: { id: 'dituntaskan', en: 'resolved' },
  closed: { id: 'selesai', en: 'closed' },
  referred: { id: 'diteruskan ke instansi yang berwenang', en: 'passed on to the agency in charge' },
  archived: { id: 'diarsipkan', en: 'archived' },
} as const satisfies Readonly<Record<PublicStepName, Bilingual>>;

/** A step, when it was taken as far as that is known, and whether it is over, where the report is now, or to come. */
export type PublicStep = {
  readonly step: PublicStepName;
  readonly at?: Instant | undefined;
  readonly state: 'done' | 'current' | 'ahead';
};

const COURSE = ['forwarded', 'workedOn', 'answered', 'resolved', 'closed'] as const;
type OfCourse = (typeof COURSE)[number];

const ahead = (steps: readonly OfCourse[]): readonly PublicStep[] => steps.map((step) => ({ step, state: 'ahead' }));
const receivedOn = (at: Instant): PublicStep => ({ step: 'received', at, state: 'done' });

/**
 * The steps of a report as it is told: those that are over, then the one where it is unless it has come to its end,
 * then those that are to come.
 */
export const publicStepsOf = (told: Told): readonly PublicStep[] => {
  switch (told.stage) {
    case 'received':
      return [{ step: 'received', state: 'current' }, ...ahead(COURSE)];
    case 'inReview':
      return [receivedOn(told.receivedAt), { step: 'inReview', state: 'current' }, ...ahead(COURSE)];
    case 'archived':
      return [receivedOn(told.receivedAt), { step: 'archived', at: told.archivedAt, state: 'done' }];
    case 'referred':
      return [
        receivedOn(told.report.receivedAt),
        ...(told.report.answeredAt === undefined
          ? []
          : [{ step: 'answered', at: told.report.answeredAt, state: 'done' } as const]),
        { step: 'referred', at: told.report.referredAt, state: 'done' },
      ];
    default:
      return [receivedOn(told.report.receivedAt), ...courseOf(told.report)];
  }
};

/** How far a report has come on the usual way; where the reporter is asked, it waits there. */
const courseOf = (report: FollowedReport): readonly PublicStep[] => {
  const reached = COURSE.findLastIndex((step) => isReached(report, step));
  const waits = report.status === 'awaitingReporter';
  const isOver = report.status === 'closed' || waits;
  const taken = COURSE.slice(0, reached + 1).flatMap((step, place): readonly PublicStep[] => {
    const at = takenAt(report, step);
    // Nobody is told that they were answered who never was.
    if (step === 'answered' && at === undefined) return [];
    return [{ step, at, state: place < reached || isOver ? 'done' : 'current' }];
  });
  const asked: readonly PublicStep[] = waits
    ? [{ step: 'awaitingReporter', at: report.askedAt, state: 'current' }]
    : [];
  return [...taken, ...asked, ...ahead(COURSE.slice(reached + 1))];
};

const isReached = (report: FollowedReport, step: OfCourse): boolean =>
  takenAt(report, step) !== undefined || (step === 'workedOn' && report.status === 'inProgress');

/** That it is being handled, somebody of the office states; that work began is known without its moment. */
const takenAt = (report: FollowedReport, step: OfCourse): Instant | undefined => {
  switch (step) {
    case 'forwarded':
      return report.routedAt;
    case 'workedOn':
      return report.deadlines.processed?.cut === true ? undefined : report.deadlines.processed?.stoppedAt;
    case 'answered':
      return report.answeredAt;
    case 'resolved':
      return report.resolvedAt;
    case 'closed':
      return report.closedAt;
  }
};

const COMES_NEXT = {
  received: {
    id: 'Kiriman Anda tersimpan dan segera dicatat. Tidak perlu dikirim ulang.',
    en: 'What you sent is kept and will be recorded soon. There is no need to send it again.',
  },
  inReview: {
    id: 'Petugas menelaah laporan ini dan menentukan tindak lanjutnya. Jawaban disampaikan lewat kanal tempat Anda melapor.',
    en: 'An officer looks at this report and decides what is done. The answer comes through the channel that you reported to.',
  },
  forwarded: {
    id: 'Unit kerja mengerjakannya, lalu menjawab lewat kanal tempat Anda melapor.',
    en: 'The unit works on it and then answers through the channel that you reported to.',
  },
  workedOn: {
    id: 'Unit kerja menjawab lewat kanal tempat Anda melapor.',
    en: 'The unit answers through the channel that you reported to.',
  },
  awaitingReporter: {
    id: 'Lengkapi laporan lewat kanal tempat Anda melapor. Setelah itu pekerjaan dilanjutkan.',
    en: 'Complete the report through the channel that you reported to. Then the work goes on.',
  },
  answered: {
    id: 'Jawaban sudah disampaikan. Unit kerja masih harus menuntaskan laporan ini.',
    en: 'You were answered. The unit still has to resolve this report.',
  },
  resolved: {
    id: 'Sampaikan tanggapan lewat kanal tempat Anda melapor. Tanpa tanggapan, laporan ini kemudian ditutup.',
    en: 'Tell your reaction through the channel that you reported to. Without one, this report is closed later.',
  },
  closed: {
    id: 'Tidak ada langkah lagi. Bila masalahnya masih ada, sampaikan lewat kanal tempat Anda melapor.',
    en: 'Nothing is left to do. If the problem is still there, say so through the channel that you reported to.',
  },
  referred: {
    id: 'Instansi yang berwenang melanjutkannya. Kantor ini tidak lagi mengerjakannya.',
    en: 'The agency in charge goes on with it. This office no longer works on it.',
  },
  archived: {
    id: 'Laporan ini tidak dikerjakan lagi. Bila masih perlu, kirim laporan baru lewat kanal resmi.',
    en: 'Nothing more is done about this report. If it is still needed, send a new one through the official channel.',
  },
} as const satisfies Readonly<Record<PublicStepName, Bilingual>>;

/** What comes next, in a sentence: after the step where the report is, or after its end. */
export const comesNext = (steps: readonly PublicStep[]): Bilingual => {
  const here = steps.find(({ state }) => state === 'current') ?? steps.findLast(({ state }) => state === 'done');
  return COMES_NEXT[here?.step ?? 'received'];
};
