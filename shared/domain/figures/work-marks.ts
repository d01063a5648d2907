import * as z from 'zod';
import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import type { Clock } from '#shared/domain/report/clock-rules';
import { type Running, runningClocks } from '#shared/domain/report/clocks';
import { isUnderWay, type Report } from '#shared/domain/report/report';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import { outcomeOf, overdueLimits } from './standing.ts';

/** For what an open report is looked for: what does most harm where nobody acts comes first. */
export const WorkMark = z.enum([
  /** Somebody's life is in danger, and nobody has said yet that it is in hand. */
  'danger',
  /** A limit is over. */
  'overdue',
  /** Somebody was reminded of a limit that is not over yet. */
  'atRisk',
  /** A limit ends on this day of the office and is not over yet. */
  'dueToday',
  /** A unit gave it back, and nobody has decided since. */
  'handedBack',
  /** It waits for somebody to classify it. */
  'needsPerson',
  /** The machine classified it, and nobody has confirmed that. */
  'unconfirmed',
  /** The unit that has it has not said that it is in hand. */
  'notAcknowledged',
  /** The reporter said something after the end. */
  'reporterReplied',
  /** What somebody proposed waits for whoever asks, as the second person. */
  'waitingSecond',
  /** Office and channel say different things. */
  'channelDiffers',
  /** Its unit was not told: the notice came to nothing. */
  'failedNotices',
]);
export type WorkMark = z.infer<typeof WorkMark>;

/** What each is called, above a list of such reports. */
export const WORK_MARK_NAMES = {
  danger: { id: 'bahaya, belum ditangani', en: 'danger, not in hand yet' },
  overdue: { id: 'lewat batas', en: 'overdue' },
  atRisk: { id: 'mendekati batas', en: 'at risk' },
  dueToday: { id: 'jatuh tempo hari ini', en: 'due today' },
  handedBack: { id: 'dikembalikan unit', en: 'handed back' },
  needsPerson: { id: 'menunggu klasifikasi', en: 'to classify' },
  unconfirmed: { id: 'klasifikasi mesin belum dibenarkan', en: 'machine’s decision not confirmed' },
  notAcknowledged: { id: 'unit belum menandai sudah diproses', en: 'unit has not marked it processed' },
  reporterReplied: { id: 'pelapor menanggapi setelah selesai', en: 'reply after the end' },
  waitingSecond: { id: 'menunggu Anda sebagai orang kedua', en: 'waiting for you, the second person' },
  channelDiffers: { id: 'beda status kanal', en: 'channel differs' },
  failedNotices: { id: 'pemberitahuan tidak sampai ke unit', en: 'unit not reached by a notice' },
} as const satisfies Record<WorkMark, Bilingual>;

/** The limits that run and are not over. The reporter's silence after an end is nobody's limit. */
export const pending = (report: Report, asOf: Instant): readonly Running[] =>
  runningClocks(report).filter(
    ({ clock, deadline }) => clock !== 'closure' && outcomeOf(report, clock, deadline, asOf) === 'pending',
  );

/** The limits that somebody was reminded of, and that there is still time for. */
export const clocksAtRisk = (report: Report, asOf: Instant): readonly Clock[] =>
  pending(report, asOf).flatMap(({ clock, deadline }) => (deadline.warned === true ? [clock] : []));

export const isOverdue = (report: Report, asOf: Instant): boolean => overdueLimits(report, asOf).length > 0;

/** Somebody was reminded of it, and there is still time. */
export const isAtRisk = (report: Report, asOf: Instant): boolean => clocksAtRisk(report, asOf).length > 0;

/** A limit of it ends on this day of the office, and there is still time. */
export const isDueToday = (calendar: Pick<Calendar, 'zone'>, report: Report, asOf: Instant): boolean =>
  pending(report, asOf).some(({ deadline }) => isoDateOf(calendar, deadline.dueAt) === isoDateOf(calendar, asOf));

/** Nobody, or nothing, has decided yet what it is. */
export const needsPerson = ({ status }: Report): boolean => status === 'received' || status === 'triaging';

export const wasHandedBack = (report: Report): boolean => report.status === 'triaging' && report.returned !== undefined;

/** It is with somebody who works on it, and they have not said so. */
export const isUnacknowledged = (report: Report): boolean =>
  (report.status === 'routed' || report.status === 'inProgress') && report.processed === undefined;

/** A life is in danger, and neither has its unit said that it is in hand nor has anybody answered. */
export const isDangerInNoHand = (report: Report): boolean =>
  report.status !== 'received' &&
  report.urgency === 'danger' &&
  (report.status === 'triaging' || isUnderWay(report)) &&
  report.processed === undefined &&
  report.answeredAt === undefined;

export const differsFromChannel = (report: Report): boolean =>
  report.status !== 'received' && channelDiffersSince(report) !== undefined;
