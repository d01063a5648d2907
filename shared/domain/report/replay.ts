import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import { stoodBy } from '#shared/domain/calendar/standstill';
import type { WorkingTime } from '#shared/domain/calendar/working-time';
import type { ChannelClass, Instant, ReportClass } from '#shared/domain/words/words';
import { Clock, type ClockSubject, type Clocks, counted, type Deadline, ruleFor } from './clock-rules.ts';
import { termsOf } from './clocks.ts';
import type { EventName, EventOf, RecordedEvent, ReportEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Deadlines, Report } from './report.ts';

/** What the dates of clocks follow from. */
export type DateRules = { readonly calendar: Calendar; readonly clocks: Clocks };

/** The rules that hold, and those that are tried in their place. */
export type Trial = { readonly rules: DateRules; readonly others: DateRules };

/**
 * Clocks that an event starts, or counts from their first start by what the report is now; all others that it carries
 * go on under the limit that they had.
 */
const STARTS: Readonly<Partial<Record<EventName, readonly Clock[]>>> = {
  Received: ['triage'],
  Classified: ['firstResponse', 'resolution'],
  OversightSuspected: ['firstResponse', 'resolution'],
  Routed: ['inform', 'processed'],
  Resolved: ['closure'],
};

/** An event with the report that it found, as it is on record and as it would have been. */
type Found = {
  readonly recorded: RecordedEvent;
  readonly was: Report | undefined;
  readonly would: Report | undefined;
  readonly subject: ClockSubject;
};

/**
 * A record as it would be if other rules had held whenever something was recorded. What was done, by whom and when,
 * stays; so does what the machine noted of clocks and did after a silence. A date that comes to the same by both rules
 * stays as it was recorded, also where it was counted by rules that held before; any other is counted by the tried ones
 * from its start, so that no calendar ever moves it.
 */
export const replayed = (trial: Trial, record: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const replay: RecordedEvent[] = [];
  const first = record.flatMap(({ event }) => (event.type === 'Classified' ? event.class : []))[0];
  let was: Report | undefined;
  let would: Report | undefined;
  let label: ChannelClass | undefined;
  let at: Instant | undefined;
  for (const recorded of record) {
    const { event, recordedAt } = recorded;
    // What one decision recorded has one moment, and limits follow from what it found.
    if (event.type === 'Received') label = event.channelClass;
    else if (recordedAt !== at) label = was?.channelClass;
    at = recordedAt;
    const subject = {
      class: classIn(event, was) ?? first,
      channel: event.type === 'Received' ? event.channel : was?.channel,
      channelClass: label,
    };
    const again = eventAgain(trial, { recorded, was, would, subject });
    was = evolve(was, recorded);
    if (again === undefined) continue;
    replay.push({ ...recorded, event: again });
    would = evolve(would, { ...recorded, event: again });
  }
  return replay;
};

/** What a report is taken for by an event; `undefined` before anybody has judged it. */
const classIn = (event: ReportEvent, was: Report | undefined): ReportClass | undefined => {
  if (event.type === 'Classified') return event.class;
  if (event.type === 'OversightSuspected') return event.proposal?.class ?? 'oversight';
  return was === undefined || was.status === 'received' ? undefined : was.class;
};

/** The event with other dates; `undefined` where it would not have happened. */
const eventAgain = (trial: Trial, found: Found): ReportEvent | undefined => {
  const { event } = found.recorded;
  switch (event.type) {
    case 'DeadlineMoved':
      return movedAgain(trial, found, event);
    case 'DeadlineExtended':
      return extendedAgain(trial, found, event);
    case 'Informed':
    case 'MarkedProcessed':
    case 'AnswerPosted':
    case 'Archived': {
      const { deadlines: _, ...others } = event;
      return { ...others, ...settledAgain(trial, found) };
    }
    default:
      return 'deadlines' in event && event.deadlines !== undefined
        ? { ...event, deadlines: carriedAgain(trial, found, event.deadlines) }
        : event;
  }
};

const carriedAgain = (trial: Trial, found: Found, deadlines: Deadlines): Deadlines =>
  Object.fromEntries(
    clocksOf(deadlines).map(([clock, deadline]) => {
      const { event, recordedAt } = found.recorded;
      const at = deadline.stoppedAt ?? recordedAt;
      if (STARTS[event.type]?.includes(clock) === true)
        return [clock, dated(trial, found, { clock, deadline, limit: limitOf(trial, found, clock, deadline), at })];
      const known = found.would?.deadlines[clock];
      if (known === undefined) return [clock, deadline];
      const { limit, unit, dueAt, provisional } = known;
      // What has stopped keeps its date.
      return deadline.stoppedAt === undefined
        ? [clock, dated(trial, found, { clock, deadline, limit: known, at })]
        : [clock, { ...deadline, limit, unit, dueAt, provisional }];
    }),
  );

/** Clocks that stop now, where what has stood still by then gives them another date than they had. */
const settledAgain = (trial: Trial, found: Found): { readonly deadlines?: Deadlines } => {
  const { recorded, was, would } = found;
  if (was === undefined || would === undefined) return {};
  const carried = 'deadlines' in recorded.event ? recorded.event.deadlines : undefined;
  const settled = clocksOf(evolve(was, recorded).deadlines).flatMap(([clock, { stoppedAt: at }]) => {
    const [before, known] = [was.deadlines[clock], would.deadlines[clock]];
    if (before === undefined || known === undefined || before.stoppedAt !== undefined || at === undefined) return [];
    const fresh = dated(trial, found, { clock, deadline: carried?.[clock] ?? before, limit: known, at });
    return fresh.dueAt === known.dueAt ? [] : [[clock, fresh]];
  });
  return settled.length === 0 ? {} : { deadlines: Object.fromEntries(settled) };
};

/** A date that the tried calendar would have given from the start is not moved. */
const movedAgain = (trial: Trial, found: Found, event: EventOf<'DeadlineMoved'>): ReportEvent | undefined => {
  const { clock, to, provisional } = event;
  const [before, known] = [found.was?.deadlines[clock], found.would?.deadlines[clock]];
  if (before === undefined || known === undefined) return event;
  const deadline = { ...before, dueAt: to, provisional };
  const fresh = dated(trial, found, { clock, deadline, limit: known, at: found.recorded.recordedAt });
  return fresh.dueAt === known.dueAt && fresh.provisional === known.provisional
    ? undefined
    : { ...event, from: known.dueAt, to: fresh.dueAt, provisional: fresh.provisional };
};

/** As much more as was taken. */
const extendedAgain = (trial: Trial, found: Found, event: EventOf<'DeadlineExtended'>): ReportEvent => {
  const { clock, deadline } = event;
  const [before, known] = [found.was?.deadlines[clock], found.would?.deadlines[clock]];
  if (before === undefined || known === undefined) return event;
  const limit = { limit: known.limit + deadline.limit - before.limit, unit: known.unit };
  const at = found.recorded.recordedAt;
  return { ...event, from: known.dueAt, deadline: dated(trial, found, { clock, deadline, limit, at }) };
};

/** The limit of a clock that starts: the one that it was given, unless the tried rules give another. */
const limitOf = (
  { rules, others }: Trial,
  { recorded: { event }, was, subject }: Found,
  clock: Clock,
  deadline: Deadline,
): WorkingTime => {
  const receivedAt = event.type === 'Received' ? event.receivedAt : was?.receivedAt;
  if (receivedAt === undefined) return deadline;
  const on = isoDateOf(rules.calendar, receivedAt);
  const [rule, other] = [ruleFor(rules.clocks, clock, subject, on), ruleFor(others.clocks, clock, subject, on)];
  if (other === undefined || other.limit === null) return deadline;
  if (rule?.limit === other.limit && rule.unit === other.unit) return deadline;
  const more = deadline.extended === undefined ? 0 : (rule?.extension?.limit ?? 0);
  return { limit: other.limit + more, unit: other.unit };
};

type Dated = {
  readonly clock: Clock;
  /** As it is on record. */
  readonly deadline: Deadline;
  readonly limit: WorkingTime;
  /** What had stood still by then counts. */
  readonly at: Instant;
};

const dated = (
  { rules, others }: Trial,
  { was }: Found,
  { clock, deadline, limit: { limit, unit }, at }: Dated,
): Deadline => {
  const stood = stoodBy(was === undefined || was.status === 'received' ? [] : was.stood, at);
  const terms = termsOf(deadline);
  const real = counted(rules.calendar, terms, clock, stood);
  const { dueAt, provisional } = counted(others.calendar, { ...terms, limit, unit }, clock, stood);
  const isSame = real.dueAt === dueAt && real.provisional === provisional;
  return { ...deadline, limit, unit, ...(isSame ? {} : { dueAt, provisional }) };
};

const clocksOf = (deadlines: Deadlines): readonly (readonly [Clock, Deadline])[] =>
  Clock.options.flatMap((clock) => {
    const deadline = deadlines[clock];
    return deadline === undefined ? [] : [[clock, deadline] as const];
  });
