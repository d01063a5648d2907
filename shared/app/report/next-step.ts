import { waitsForAnother } from '#shared/domain/figures/called';
import type { WorkMark } from '#shared/domain/figures/work-marks';
import type { Clock } from '#shared/domain/report/clock-rules';
import type { PersonCommand } from '#shared/domain/report/command-table';
import type { Report } from '#shared/domain/report/report';

/** What is done about a limit, the most usual first; what the unit itself can do stands behind it. */
const BY_CLOCK = {
  triage: ['confirm', 'classify'],
  inform: ['recordTold', 'markProcessed'],
  processed: ['markProcessed', 'startWork'],
  firstResponse: ['postAnswer', 'markProcessed', 'startWork'],
  resolution: ['resolve', 'postAnswer', 'markProcessed', 'startWork'],
  closure: ['close'],
} as const satisfies Record<Clock, readonly PersonCommand[]>;

/** About what a report is marked with otherwise. Where only somebody who has read it can say, there is nothing. */
const BY_MARK = {
  danger: ['recordTold', 'markProcessed', 'startWork', 'postAnswer'],
  handedBack: ['classify'],
  needsPerson: ['classify'],
  unconfirmed: ['confirm'],
  notAcknowledged: ['recordTold', 'markProcessed'],
  reporterReplied: [],
  waitingSecond: ['approveStep', 'approveLowering'],
  channelDiffers: ['noteChannelStatus'],
  failedNotices: ['recordTold'],
} as const satisfies Record<Exclude<WorkMark, 'overdue' | 'atRisk' | 'dueToday'>, readonly PersonCommand[]>;

/**
 * The one command that usually follows for whoever is called to a report, of those that are open to them; to look at it
 * where none is usual.
 */
export const nextStep = (
  isOpen: (command: PersonCommand) => boolean,
  report: Report,
  mark: WorkMark,
  clock: Clock | undefined,
): PersonCommand | 'open' => {
  if (waitsForAnother(report)) return isOpen('approveStep') ? 'approveStep' : 'open';
  // What nobody has classified goes nowhere before somebody does, whatever is late about it.
  const first: readonly PersonCommand[] = report.status === 'triaging' ? ['classify'] : [];
  return [...first, ...usual(mark, clock)].find(isOpen) ?? 'open';
};

const usual = (mark: WorkMark, clock: Clock | undefined): readonly PersonCommand[] => {
  if (mark !== 'overdue' && mark !== 'atRisk' && mark !== 'dueToday') return BY_MARK[mark];
  return clock === undefined ? [] : BY_CLOCK[clock];
};
