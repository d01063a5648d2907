import { deniedTo } from '#shared/app/access/denied-to';
import { overdueParked, type ParkedDeps } from '#shared/app/arrival/list-parked';
import { queuesOf } from '#shared/app/report/list-work';
import { namesOf } from '#shared/app/report/listed-heads';
import { type Failed, failedLately, isMarked } from '#shared/app/report/marked';
import { nextStep } from '#shared/app/report/next-step';
import { openTo } from '#shared/app/report/open-commands';
import { openReports } from '#shared/app/report/open-reports';
import type { FailedDeliveries, ReportStore } from '#shared/app/report/ports';
import { isPlainReport } from '#shared/contracts/http/plain-report';
import { MOST_A_GROUP, type TodayReport, type TodayShown } from '#shared/contracts/http/today';
import { mayDo } from '#shared/domain/access/access';
import { isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { lasting } from '#shared/domain/calendar/ordinary-day';
import { countLimit, workingMinutesBetween } from '#shared/domain/calendar/working-time';
import { isCalled, worksOn } from '#shared/domain/figures/called';
import { overdueLimits } from '#shared/domain/figures/standing';
import { pending, WorkMark } from '#shared/domain/figures/work-marks';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { type Clock, isProposed } from '#shared/domain/report/clock-rules';
import { nextDue } from '#shared/domain/report/clocks';
import { QUEUES, type Queue, queueOf, type Report } from '#shared/domain/report/report';
import { ok, type Result } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { dutyShown, type OpenQueueDeps, openQueue } from './duty.ts';
import { healthsShown, isUnreached } from './healths-shown.ts';
import type { DeliveryStore } from './ports.ts';

export type TodayDeps = ParkedDeps &
  OpenQueueDeps & {
    readonly policy: Policy;
    readonly reports: Pick<ReportStore, 'openWork' | 'loadAll' | 'allWords'>;
    readonly deliveries: FailedDeliveries & Pick<DeliveryStore, 'look'>;
    readonly deadLetters: { readonly some: () => Promise<boolean> };
  };

/**
 * What an officer must do now, most harm first. Whoever looks after the triage queue has opened it by asking: that is
 * recorded as their duty of the day. Each list of open work that concerns them is read once, and then the reports in
 * it, a hundred at a time: how much is read depends on how much is open, never on what is shown of it.
 */
export const showToday = async (deps: TodayDeps, officer: Officer): Promise<Result<TodayShown, never>> => {
  const { policy } = deps;
  const asOf = deps.now();
  const queues = queuesOfDay(officer);
  const open = queues.length === 0 ? [] : await openReports(deps, officer, queues);
  const tells = open.some((report) => mayDo(officer, { to: 'recordTold', report }).ok);
  const failed = tells ? await failedLately(deps.deliveries, asOf) : NONE;
  const groups = grouped({ policy, officer, asOf, failed }, open);
  const listed = groups.map((group) => ({ ...group, shown: group.called.slice(0, MOST_A_GROUP) }));
  const names = await namesOf(
    deps,
    officer,
    listed.flatMap(({ shown }) => shown.map(({ report }) => report)),
  );
  return ok({
    asOf: isoWithOffset(policy.calendar, asOf),
    date: isoDateOf(policy.calendar, asOf),
    groups: listed.map(({ mark, called, shown }) => ({
      mark,
      reports: shown.map((one) => ({
        ...rowOf({ policy, officer, asOf, failed }, mark, one),
        ...names.get(one.report.id),
      })),
      ...(called.length > shown.length ? { more: restOf(mark, called) } : {}),
    })),
    ...(queues.length === 0 ? {} : comingOf(deps, officer, open, asOf)),
    ...(await parkedOf(deps, officer, asOf)),
    ...(await dutyOf(deps, officer)),
    ...(deniedTo(officer, { to: 'listDeadLetters' }) === undefined
      ? { deadLetters: await deps.deadLetters.some() }
      : {}),
    ...(deniedTo(officer, { to: 'readTrouble' }) === undefined
      ? { unreached: (await healthsShown(deps)).filter(isUnreached).length }
      : {}),
  });
};

const NONE: Failed = new Map();

/**
 * The lists of open work that are looked through for an officer: those that they may list; where they may be the second
 * person for what was suspected once, all but the one that is only for those who read of oversight.
 */
const queuesOfDay = (officer: Officer): readonly Queue[] => {
  const listed = queuesOf(officer);
  const mayApprove = officer.roles.some(({ role }) => role === 'oversightReader');
  return mayApprove ? QUEUES.filter((queue) => queue !== 'oversight' || listed.includes(queue)) : listed;
};

type Looking = {
  readonly policy: Policy;
  readonly officer: Officer;
  readonly asOf: Instant;
  readonly failed: Failed;
};
/** A report that calls somebody, and by which of its limits. */
type Called = {
  readonly report: Report;
  readonly limit: { readonly clock: Clock; readonly dueAt: Instant } | undefined;
};
type Group = { readonly mark: WorkMark; readonly called: readonly Called[] };

const calls = ({ policy, officer, asOf, failed }: Looking, mark: WorkMark, report: Report): boolean =>
  isCalled(officer, mark, report) && isMarked(policy, officer, mark, { report, asOf, failed });

/** Each report once, where most harm is done; in each group what is due first, and what has no date last. */
const grouped = (looking: Looking, open: readonly Report[]): readonly Group[] => {
  const groups = new Map<WorkMark, Called[]>();
  for (const report of open) {
    const mark = WorkMark.options.find((one) => calls(looking, one, report));
    if (mark === undefined) continue;
    const called = { report, limit: limitOf(report, mark, looking.asOf) };
    groups.set(mark, [...(groups.get(mark) ?? []), called]);
  }
  return WorkMark.options.flatMap((mark) => {
    const called = groups.get(mark);
    return called === undefined ? [] : [{ mark, called: called.toSorted(byDate) }];
  });
};

const byDate = (one: Called, other: Called): number =>
  (one.limit?.dueAt ?? Number.MAX_SAFE_INTEGER) - (other.limit?.dueAt ?? Number.MAX_SAFE_INTEGER) ||
  (one.report.id < other.report.id ? -1 : 1);

/** The limit that it is about: one that is over, that somebody was reminded of, or else the next. */
const limitOf = (report: Report, mark: WorkMark, asOf: Instant): Called['limit'] => {
  if (mark === 'overdue') return overdueLimits(report, asOf)[0];
  const running = mark === 'atRisk' ? pending(report, asOf).filter(({ deadline }) => deadline.warned === true) : [];
  const first = running[0] ?? nextDue(report);
  return first === undefined ? undefined : { clock: first.clock, dueAt: first.deadline.dueAt };
};

const rowOf = (looking: Looking, mark: WorkMark, { report, limit }: Called): TodayReport => {
  const { policy, officer, asOf } = looking;
  return {
    report: report.id,
    version: report.version,
    status: report.status,
    ...('assignee' in report && report.assignee !== undefined ? { assignee: report.assignee } : {}),
    ...(report.status === 'received' ? {} : { class: report.class, topic: report.topic, urgency: report.urgency }),
    ...(limit === undefined ? {} : { limit: limitShown(policy, report, limit, asOf) }),
    also: WorkMark.options.filter((one) => one !== mark && calls(looking, one, report)),
    next: nextStep(openTo(policy, officer, report, asOf), report, mark, limit?.clock),
    ...(isPlainTo(officer, report) ? { plain: true } : {}),
  };
};

/** By what this officer may read of it and nothing else: a mark that is missing tells them nothing new. */
const isPlainTo = (officer: Officer, report: Report): boolean =>
  report.status !== 'received' &&
  isPlainReport({
    ...report,
    assignee: 'assignee' in report ? report.assignee : undefined,
    channelClass: mayDo(officer, { to: 'readProposal', report }).ok ? report.channelClass : undefined,
  });

const limitShown = (
  policy: Policy,
  report: Report,
  { clock, dueAt }: NonNullable<Called['limit']>,
  asOf: Instant,
): NonNullable<TodayReport['limit']> => {
  const { calendar } = policy;
  const isOver = asOf > dueAt;
  const minutes = workingMinutesBetween(calendar, isOver ? dueAt : asOf, isOver ? asOf : dueAt);
  return {
    clock,
    dueAt: isoWithOffset(calendar, dueAt),
    is: isOver ? 'over' : 'left',
    ...lasting(calendar.hours, minutes),
    ...(isProposed(policy, clock, report) ? { proposed: true as const } : {}),
  };
};

/** The list that has the rest, narrowed to one queue where all of them are in it. */
const restOf = (mark: WorkMark, called: readonly Called[]): NonNullable<TodayShown['groups'][number]['more']> => {
  const queues = new Set(called.map(({ report }) => queueOf(report)));
  const [queue] = queues;
  return { list: 'work', query: { ...(queues.size === 1 && queue !== undefined ? { queue } : {}), show: mark } };
};

/** What falls due on the next working day, and when anything does after today. */
const comingOf = (
  { policy: { calendar } }: TodayDeps,
  officer: Officer,
  open: readonly Report[],
  asOf: Instant,
): Pick<TodayShown, 'tomorrow' | 'nextDueAt'> => {
  const today = isoDateOf(calendar, asOf);
  const date = isoDateOf(calendar, countLimit(calendar, { limit: 1, unit: 'workingDays' }, asOf).dueAt);
  const due = open.flatMap((report) =>
    worksOn(officer, report) ? [pending(report, asOf).map(({ deadline }) => deadline.dueAt)] : [],
  );
  const later = due.flat().filter((at) => isoDateOf(calendar, at) > today);
  const isThen = (at: Instant): boolean => isoDateOf(calendar, at) === date;
  return {
    tomorrow: { date, due: due.filter((some) => some.some(isThen)).length },
    ...(later.length === 0 ? {} : { nextDueAt: isoWithOffset(calendar, Instant.parse(Math.min(...later))) }),
  };
};

const parkedOf = async (deps: TodayDeps, officer: Officer, asOf: Instant): Promise<Pick<TodayShown, 'parked'>> => {
  const late = await overdueParked(deps, officer, asOf);
  const shown = late.slice(0, MOST_A_GROUP);
  return late.length === 0 ? {} : { parked: { reports: shown, more: late.length > shown.length } };
};

/** Opening one's list is duty, for those whose duty it is. */
const dutyOf = async (deps: TodayDeps, officer: Officer): Promise<Pick<TodayShown, 'duty'>> => {
  if (deniedTo(officer, { to: 'openQueue' }) === undefined) {
    const { day, isFirst } = await openQueue(deps, officer.person);
    return { duty: { ...dutyShown(deps, day), byThis: isFirst } };
  }
  if (deniedTo(officer, { to: 'readDuty' }) !== undefined) return {};
  const date = isoDateOf(deps.policy.calendar, deps.now());
  const day = (await deps.dutyBook.day(date)) ?? { date, opened: [] };
  return { duty: { ...dutyShown(deps, day), byThis: false } };
};
