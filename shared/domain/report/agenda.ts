import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import { countLimit, type WorkingTime, workingTimeBefore } from '#shared/domain/calendar/working-time';
import { type Channels, channelOf } from '#shared/domain/office/office';
import { Instant } from '#shared/domain/words/words';
import { channelDiffersSince } from './channel-difference.ts';
import { type Clocks, type Deadline, isMissed, ruleFor } from './clock-rules.ts';
import { isHeldUp, isPaused } from './clocks.ts';
import { type Assessed, isDone, type Report } from './report.ts';
import { ladderOf, WATCHED_CLOCKS, type WatchedClock, type WatchRules } from './watch-rules.ts';

/** What time alone will bring about, unless somebody acts before. */
export type Coming =
  | { readonly at: Instant; readonly what: 'atRisk' | 'missed'; readonly clock: WatchedClock }
  | { readonly at: Instant; readonly what: 'escalated'; readonly clock: WatchedClock; readonly step: number }
  | { readonly at: Instant; readonly what: 'silenceNoted' | 'silenceEnds' | 'channelDiffers' | 'proposalExpires' };

/** The rules that say what time brings about. */
export type TimeRules = {
  readonly calendar: Calendar;
  readonly clocks: Clocks;
  readonly watch: WatchRules;
  readonly channels: Channels;
};

/** Everything that is coming up for a report as it stands. */
export const agendaOf = (policy: TimeRules, report: Report): readonly Coming[] =>
  report.status === 'received'
    ? []
    : [
        ...lateStops(report),
        ...(isDone(report) ? [] : [...clocksComing(policy, report), ...silenceComing(policy, report)]),
        ...difference(policy, report),
        ...expiry(report),
      ];

/**
 * Whether a report stands in a list of open work: until it is done, the channel says so too, whatever was missed is
 * recorded, and nothing waits for a second person.
 */
export const isOpenWork = (report: Report): boolean =>
  !isDone(report) ||
  (report.status !== 'received' &&
    (channelDiffersSince(report) !== undefined || lateStops(report).length > 0 || report.proposed !== undefined));

/** When somebody must look at a report again if nothing happens before; `undefined` when never. */
export const nextActionAt = (policy: TimeRules, report: Report): Instant | undefined =>
  agendaOf(policy, report).reduce<Instant | undefined>(
    (first, { at }) => (first === undefined || at < first ? at : first),
    undefined,
  );

const after = (calendar: Calendar, time: WorkingTime, at: Instant): Instant => countLimit(calendar, time, at).dueAt;

/** Clocks that stopped too late before anybody had looked: the miss is recorded all the same. */
const lateStops = (report: Assessed): readonly Coming[] =>
  WATCHED_CLOCKS.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline?.stoppedAt === undefined || deadline.stoppedAt <= deadline.dueAt || isMissed(deadline)
      ? []
      : [{ at: Instant.parse(deadline.dueAt + 1), what: 'missed', clock }];
  });

const clocksComing = (policy: TimeRules, report: Assessed): readonly Coming[] =>
  WATCHED_CLOCKS.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    if (deadline === undefined || deadline.stoppedAt !== undefined || isPaused(report, clock, deadline)) return [];
    // Whoever waits for the reporter is not called to act meanwhile; that it was late stands.
    if (isMissed(deadline))
      return isHeldUp(report, clock, deadline) ? [] : stepsComing(policy, report, clock, deadline);
    return [
      ...riskComing(policy, report, clock, deadline),
      // Done in the very last millisecond is done in time.
      { at: Instant.parse(deadline.dueAt + 1), what: 'missed', clock },
    ];
  });

const riskComing = (
  policy: TimeRules,
  report: Assessed,
  clock: WatchedClock,
  { warned, dueAt, startedAt }: Deadline,
): readonly Coming[] => {
  const rule = ruleFor(policy.clocks, clock, report, isoDateOf(policy.calendar, report.receivedAt));
  if (warned !== undefined || rule?.warnBefore === undefined) return [];
  const at = workingTimeBefore(policy.calendar, rule.warnBefore, dueAt);
  return [{ at: Instant.parse(Math.max(at, startedAt)), what: 'atRisk', clock }];
};

/** The steps of the ladder that a miss has yet to go up, counted from when it was due. */
export const stepsComing = (
  policy: TimeRules,
  report: Assessed,
  clock: WatchedClock,
  deadline: Deadline,
): readonly Coming[] => {
  const reached = isMissed(deadline) ? (deadline.step ?? 0) : 0;
  return (ladderOf(policy.watch, report, clock)?.steps ?? []).flatMap(({ after: time }, index): readonly Coming[] =>
    index + 1 <= reached
      ? []
      : [{ at: after(policy.calendar, time, deadline.dueAt), what: 'escalated', clock, step: index + 1 }],
  );
};

/** Since when the reporter has been silent: asked, or told of the end, or asked in vain about that end. */
const silentSince = (report: Assessed): Instant | undefined => {
  if (report.status === 'awaitingReporter') return report.askedAt;
  if (report.status !== 'resolved' || report.reporterReplied === true) return undefined;
  const questions = (report.stood ?? []).filter(({ why }) => why === 'awaitingReporter');
  return Instant.parse(Math.max(report.resolvedAt, questions.at(-1)?.until ?? 0));
};

/**
 * Silence after a question, and after an end. What the reporter did say waits for a person, and so does what was
 * proposed.
 */
const silenceComing = (policy: TimeRules, report: Assessed): readonly Coming[] => {
  const since = silentSince(report);
  if (since === undefined || report.closeProposed === true) return [];
  const { calendar, watch } = policy;
  const rule = watch.silence[report.status === 'resolved' ? 'resolved' : 'awaitingReporter'];
  if (report.silenceNotedAt === undefined)
    return [{ at: after(calendar, rule.noteAfter, since), what: 'silenceNoted' }];
  const closure = report.status === 'resolved' ? report.deadlines.closure?.dueAt : undefined;
  const at = Math.max(after(calendar, rule.endAfter, report.silenceNotedAt), (closure ?? 0) + 1);
  return [{ at: Instant.parse(at), what: 'silenceEnds' }];
};

const difference = (policy: TimeRules, report: Assessed): readonly Coming[] => {
  const since = channelDiffersSince(report);
  if (since === undefined || report.channelDiffers === true) return [];
  return [{ at: after(policy.calendar, policy.watch.channelDiffersAfter, since), what: 'channelDiffers' }];
};

/** What has waited too long for a second person. */
const expiry = ({ proposed }: Assessed): readonly Coming[] =>
  proposed === undefined ? [] : [{ at: Instant.parse(proposed.until + 1), what: 'proposalExpires' }];

/** Where the channel closes (LAPOR!), silence only proposes it; elsewhere the office does. */
export const closesItself = (policy: { readonly channels: Channels }, report: Pick<Report, 'channel'>): boolean => {
  const channel = channelOf(policy, report.channel);
  return channel?.official === true && channel.closedBy === 'office';
};
