import type { ReportHead } from './admin-report.ts';

/** What of a report's head decides it; `channelClass` as far as whoever asks may know it. */
export type Outlined = Pick<ReportHead, 'status' | 'class' | 'assignee' | 'channelClass' | 'anonymous' | 'secret'>;

/**
 * With a unit or desk, or done by one. Before that a report may be suspected, also one whose class still says service.
 * What was referred or archived was judged by nobody who works on it.
 */
const HANDED_OUT: readonly ReportHead['status'][] = ['routed', 'inProgress', 'awaitingReporter', 'resolved', 'closed'];
/** Where oversight is worked on: the rulebook would even let what is only suspected go there. */
const OF_OVERSIGHT = 'secretary';

/**
 * Whether a report is plainly a service one: neither about oversight nor suspected to be, nor called so by its channel,
 * and neither secret nor anonymous. Only what is so may lie in a browser, sealed, for while there is no line (ADR 44).
 * It follows from what whoever reads the head knows anyway, so it tells nobody anything.
 */
export const isPlainReport = (report: Outlined): boolean =>
  report.class === 'service' &&
  HANDED_OUT.includes(report.status) &&
  report.assignee !== undefined &&
  report.assignee !== OF_OVERSIGHT &&
  report.channelClass !== 'oversightComplaint' &&
  report.anonymous === false &&
  report.secret === false;
