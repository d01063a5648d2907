import * as z from 'zod';
import { Standstill } from '#shared/domain/calendar/standstill';
import { type Bilingual, ChannelClass, ChannelId, Instant } from '#shared/domain/words/words';
import { isUnjudged } from './judgement.ts';
import { Status } from './lifecycle.ts';
import { ArchivedFor, Result } from './reasons.ts';
import { Deadlines, isDone } from './report.ts';

/** As much of a report as whoever follows it may be told of; nothing else of it is read for that. */
export const FollowedReport = z
  .object({
    status: Status,
    channel: ChannelId,
    receivedAt: Instant,
    /** Absent as long as nobody has looked at it. */
    oversight: z.enum(['none', 'suspected', 'confirmed']).optional(),
    channelClass: ChannelClass.optional(),
    decidedBy: z.enum(['machine', 'person']).optional(),
    confirmed: z.boolean().optional(),
    labelUnjudged: z.boolean().optional(),
    withdrawn: z.boolean().optional(),
    deadlines: Deadlines,
    stood: z.array(Standstill).readonly().optional(),
    routedAt: Instant.optional(),
    askedAt: Instant.optional(),
    answeredAt: Instant.optional(),
    resolvedAt: Instant.optional(),
    result: Result.optional(),
    closedAt: Instant.optional(),
    referredAt: Instant.optional(),
    archivedAt: Instant.optional(),
    reason: ArchivedFor.optional(),
  })
  .readonly();
export type FollowedReport = z.infer<typeof FollowedReport>;

/** What anybody who holds a tracking code sees of a report. */
export const PublicStage = z.enum([
  'received',
  'inReview',
  'handled',
  'awaitingReporter',
  'answered',
  'closed',
  'referred',
  'archived',
]);
export type PublicStage = z.infer<typeof PublicStage>;

/** The same in the citizen's terms. */
export const STAGE_NAMES = {
  received: { id: 'Diterima, belum diproses', en: 'Received, not processed yet' },
  inReview: { id: 'Diterima, sedang ditelaah', en: 'Received, being looked at' },
  handled: { id: 'Sedang ditangani unit kerja', en: 'Being handled' },
  awaitingReporter: { id: 'Menunggu kelengkapan dari pelapor', en: 'Waiting for you to complete it' },
  answered: { id: 'Tuntas di unit kerja, menunggu tanggapan pelapor', en: 'Resolved, waiting for your reaction' },
  closed: { id: 'Selesai', en: 'Closed' },
  referred: { id: 'Bukan wewenang kantor ini, diteruskan', en: "Not this office's work, passed on" },
  archived: { id: 'Diarsipkan', en: 'Archived' },
} as const satisfies Record<PublicStage, Bilingual>;

const STAGES = {
  received: 'inReview',
  triaging: 'inReview',
  routed: 'handled',
  inProgress: 'handled',
  awaitingReporter: 'awaitingReporter',
  resolved: 'answered',
  closed: 'closed',
  referred: 'referred',
  archived: 'archived',
  history: 'closed',
} as const satisfies Record<Status, PublicStage>;

/** The stages in which a report is told of by its own dates. */
type OpenStage = Exclude<PublicStage, 'received' | 'inReview' | 'archived'>;

/**
 * All that may be told of a report. What is looked at, and what its reporter has taken back, is told by its receipt
 * alone: those are the two stages in which one that is or may be about oversight is shown.
 */
export type Told =
  /** The code was given out, and the report is not in the record yet. */
  | { readonly stage: 'received' }
  | { readonly stage: 'inReview'; readonly receivedAt: Instant }
  | {
      readonly stage: 'archived';
      readonly receivedAt: Instant;
      readonly reason: ArchivedFor | undefined;
      readonly archivedAt?: Instant | undefined;
    }
  | { readonly stage: OpenStage; readonly report: FollowedReport };

/**
 * A report as it is told in public. Oversight always shows as being looked at, just as a service report in triage does:
 * whoever holds or finds the code cannot tell that it accuses anybody, nor how far that has gone, nor what was done of
 * it before. One that was withdrawn shows as archived, whatever a person makes of it: who forced a reporter to withdraw
 * sees what he wants to see. So does one that the channel calls oversight, while nobody has judged that.
 */
export const toldOf = (report: FollowedReport): Told => {
  const { receivedAt, reason, archivedAt } = report;
  if (isConcealed(report)) {
    return report.withdrawn === true
      ? { stage: 'archived', receivedAt, reason: 'withdrawn' }
      : { stage: 'inReview', receivedAt };
  }
  const stage = STAGES[report.status];
  if (stage === 'inReview') return { stage, receivedAt };
  if (stage !== 'archived') return { stage, report };
  // Of what was taken back and is looked at all the same nobody knows when it ended, so of none is that told.
  return report.withdrawn === true
    ? { stage, receivedAt, reason: 'withdrawn' }
    : { stage, receivedAt, reason, archivedAt };
};

const isConcealed = (report: FollowedReport): boolean =>
  report.oversight === 'none' || report.oversight === undefined
    ? report.withdrawn === true && isUnjudged(report) && !isDone(report)
    : true;
