import { mayDo } from '#shared/domain/access/access';
import { ADMINS, UNIT } from '#shared/domain/access/functions';
import { type Cells, reachesBy } from '#shared/domain/access/row';
import type { Officer } from '#shared/domain/office/officer';
import type { PersonCommand } from '#shared/domain/report/command-table';
import type { Report } from '#shared/domain/report/report';
import type { WorkMark } from './work-marks.ts';

/** Whose work a report is that is not about oversight: of every one, or of what their unit or desk has. */
const WORKS: Cells<'all' | 'own'> = { ...ADMINS, ...UNIT };
/** What reaches the Secretary of every unit, day by day. */
const LOOKED_AFTER: readonly WorkMark[] = ['danger', 'overdue'];

/** To what calls nobody who could not do this about it. A limit and a danger call whoever the report is with. */
const WANTS: Readonly<Partial<Record<WorkMark, PersonCommand>>> = {
  handedBack: 'classify',
  needsPerson: 'classify',
  unconfirmed: 'confirm',
  notAcknowledged: 'markProcessed',
  reporterReplied: 'reopen',
  channelDiffers: 'noteChannelStatus',
  failedNotices: 'recordTold',
};

/**
 * Whether an officer's list of the day names a report for what it is marked with. What is or may be about oversight
 * calls everybody who may know of it; a second person is called wherever the report is. More functions never take
 * anything away.
 */
export const isCalled = (officer: Officer, mark: WorkMark, report: Report): boolean => {
  if (mark === 'waitingSecond') return true;
  if (mark === 'needsPerson' && waitsForAnother(report)) return false;
  // The machine's decision is confirmed where it stands; what waits in triage is decided.
  if (mark === 'unconfirmed' && report.status === 'triaging') return false;
  const wanted = WANTS[mark];
  if (wanted !== undefined && wanted !== 'linkDuplicate' && !mayDo(officer, { to: wanted, report }).ok) return false;
  return worksOn(officer, report) || (isOpenly(report) && isSeenFromAbove(officer, mark));
};

/** What somebody has proposed waits for a second person, and for nobody else: told of what is or may be oversight. */
export const waitsForAnother = (report: Report): boolean =>
  report.status !== 'received' && report.oversight !== 'none' && report.proposed !== undefined;

/** Nobody has judged what was only received: it may be about anybody. */
const isOpenly = (report: Report): boolean => report.status !== 'received' && report.oversight === 'none';

const isSeenFromAbove = ({ roles }: Officer, mark: WorkMark): boolean =>
  LOOKED_AFTER.includes(mark) && roles.some(({ role }) => role === 'secretary');

/** Whether a report is what an officer works on, by their function. */
export const worksOn = (officer: Officer, report: Report): boolean =>
  isOpenly(report)
    ? officer.roles.some((held) => reachesBy(WORKS, REACHED, held, report))
    : mayDo(officer, { to: 'readHead', report }).ok;

const REACHED = {
  all: () => true,
  own: ({ of }: Officer['roles'][number], report: Report) =>
    of !== undefined && 'assignee' in report && of === report.assignee,
};
