import * as z from 'zod';
import { Standstill } from '#shared/domain/calendar/standstill';
import { type Bilingual, ChannelClass, Instant } from '#shared/domain/words/words';
import { isUnjudged } from './judgement.ts';
import { Status } from './lifecycle.ts';
import { Deadlines, isDone } from './report.ts';

/** As much of a report as whoever follows it may be told of; nothing else of it is read for that. */
export const FollowedReport = z
  .object({
    status: Status,
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
  })
  .readonly();
export type FollowedReport = z.infer<typeof FollowedReport>;

/** What anybody who holds a tracking code sees, in the citizen's terms. */
export const STAGE_NAMES = {
  received: { id: 'Diterima, belum diproses', en: 'Received, not processed yet' },
  inReview: { id: 'Diterima, sedang ditelaah', en: 'Received, being looked at' },
  handled: { id: 'Sedang ditangani unit kerja', en: 'Being handled' },
  awaitingReporter: { id: 'Menunggu kelengkapan dari pelapor', en: 'Waiting for you to complete it' },
  answered: { id: 'Sudah dijawab, menunggu tanggapan pelapor', en: 'Answered, waiting for your reaction' },
  closed: { id: 'Selesai', en: 'Closed' },
  referred: { id: 'Bukan wewenang kantor ini, diteruskan', en: "Not this office's work, passed on" },
  archived: { id: 'Diarsipkan', en: 'Archived' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type PublicStage = keyof typeof STAGE_NAMES;

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
} as const satisfies Record<Status, PublicStage>;

/**
 * The stage of a report in public. Oversight always shows as being looked at, just as a service report in triage does:
 * whoever holds or finds the code cannot tell that it accuses anybody, nor how far that has gone. One that was
 * withdrawn shows as archived, whatever a person makes of it: who forced a reporter to withdraw sees what he wants to
 * see. So does one that the channel calls oversight, while nobody has judged that.
 */
export const publicStageOf = (report: FollowedReport): PublicStage => {
  if (report.oversight === undefined) return STAGES[report.status];
  if (report.oversight === 'none') return isWithdrawnUnjudged(report) ? 'archived' : STAGES[report.status];
  return report.withdrawn === true ? 'archived' : 'inReview';
};

const isWithdrawnUnjudged = (report: FollowedReport): boolean =>
  report.withdrawn === true && isUnjudged(report) && !isDone(report);
