import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { OfficeHours } from '#shared/domain/calendar/calendar';
import type { Policy } from '#shared/domain/policy/policy';
import { Clock, type ClockRule } from '#shared/domain/report/clock-rules';
import { decide } from '#shared/domain/report/decide';
import type { EventName, RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { record } from '#shared/domain/report/record';
import { replayed } from '#shared/domain/report/replay';
import type { Report } from '#shared/domain/report/report';
import { canonicalJson } from '#shared/domain/words/hash';
import { isoDate } from '#test/support/builders/a-calendar';
import { aHistory, live, type Step, type Taken } from '#test/support/builders/a-history';
import { LAPOR, PPID, submit } from '#test/support/builders/a-report';
import { ACTORS } from '#test/support/builders/every-command';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const EXTENDED: Step = {
  command: { type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' },
  actor: ACTORS[0],
  waited: 3_600_000,
};

/** Histories of either channel, and of whatever the channel calls them at first and later. */
const histories = fc
  .tuple(
    aHistory,
    fc.constantFrom(LAPOR, LAPOR, PPID),
    fc.constantFrom(undefined, 'informationRequest' as const, 'aspiration' as const),
    fc.nat({ max: 12 }),
  )
  .map(([steps, channel, channelClass, place]): readonly Step[] =>
    steps.toSpliced(place + 1, 0, EXTENDED).map((step, index) => {
      // What is decided next is decided later: one decision is saved before another finds what it has made.
      const later = { ...step, waited: Math.max(1, step.waited) };
      if (later.command.type !== 'submit') return later;
      const called = index > 0 && index % 2 === 1 ? 'oversightComplaint' : channelClass;
      return { ...later, command: { ...later.command, channel, channelClass: called } };
    }),
  );

const WEEKDAYS = [['07:00', '11:00'] as const, ['12:30', '15:00'] as const];
const HOURS = OfficeHours.parse([{ weekdays: [1, 2, 3, 4, 5, 6], segments: WEEKDAYS }]);

/** Days off in May and June, decreed or taken away; perhaps other hours, and other limits of every clock. */
const otherRules: fc.Arbitrary<Policy> = fc
  .record({
    added: fc.uniqueArray(fc.integer({ min: 6, max: 31 }), { maxLength: 5 }),
    withoutDecreed: fc.boolean(),
    hours: fc.constantFrom(policy.calendar.hours, policy.calendar.hours, HOURS),
    longer: fc.array(fc.constantFrom(0, 0, -3, 2, 9), { minLength: 12, maxLength: 12 }),
  })
  .map(({ added, withoutDecreed, hours, longer }) => ({
    ...policy,
    calendar: {
      ...policy.calendar,
      hours,
      years: policy.calendar.years.map((year) => {
        if (year.year !== 2025) return year;
        const [first] = year.days;
        if (first === undefined) throw new Error('no day off');
        const decreed = withoutDecreed ? [] : year.days;
        const more = added.map((day) => ({ ...first, date: isoDate(`2025-05-${String(day).padStart(2, '0')}`) }));
        return { ...year, days: [...decreed, ...more] };
      }),
    },
    clocks: {
      clocks: policy.clocks.clocks.map((version) => ({
        ...version,
        rules: version.rules.flatMap((rule, index): readonly ClockRule[] => {
          const more = (longer[index % longer.length] ?? 0) * (rule.unit === 'workingMinutes' ? 20 : 1);
          const other = rule.limit === null ? rule : { ...rule, limit: rule.limit + more };
          // One that no class has of its own today.
          return rule.clock === 'triage' ? [other, { ...rule, class: 'oversight', limit: 90 + more }] : [other];
        }),
      })),
    },
  }));

/** What the machine notes of clocks, which no outcome follows from. */
const NOTED: readonly EventName[] = ['DeadlineAtRisk', 'DeadlineMissed', 'Escalated', 'DeadlineMoved'];
const typesOf = (events: readonly { readonly type: EventName }[]): string =>
  events
    .map(({ type }) => type)
    .filter((type) => !NOTED.includes(type))
    .join();

/** The same steps, decided by other rules; `undefined` where these come to other events. */
const decidedBy = (rules: Policy, taken: readonly Taken[]): Report | undefined => {
  let report: Report | undefined;
  const before: RecordedEvent[] = [];
  for (const { command, context, decision } of taken) {
    const own = { ...context, policy: rules, before: [...before] };
    const again = decide(report, command, own);
    if (typesOf(again.ok ? again.value : []) !== typesOf(decision.ok ? decision.value : [])) return undefined;
    const next = record(submit().id, report, again.ok ? again.value : [], own);
    report = next.report;
    before.push(...next.recorded);
  }
  return report;
};

/** All that outcomes follow from. */
const clocksOf = ({ deadlines, misses }: Report) => ({
  misses,
  deadlines: Object.fromEntries(
    Clock.options.map((clock) => {
      const { warned: _, missedAt: _1, step: _2, ...terms } = deadlines[clock] ?? {};
      return [clock, terms];
    }),
  ),
});

const lastOf = (events: readonly RecordedEvent[]): Report =>
  events.reduce<Report | undefined>(evolve, undefined) ?? expect.fail('no record');

const TRIED = corpusOf(
  fc.record({ histories, rules: otherRules }),
  250,
  ({ histories: steps, rules }) => {
    const taken = live(steps);
    return { taken, rules, record: taken.flatMap(({ recorded }) => recorded), decided: decidedBy(rules, taken) };
  },
  { whole: true },
);

/** How many cases a law was held against that show each of these. */
const seen = { moved: 0, missedOtherwise: 0, extended: 0, stoodStill: 0, calledAnew: 0 };
const KINDS = ['moved', 'missedOtherwise', 'extended', 'stoodStill', 'calledAnew'] as const;
afterAll(() => {
  // No law holds for want of cases.
  expect(Object.entries(seen).filter(([, count]) => count < 20)).toEqual([]);
});

const see = (events: readonly RecordedEvent[], decided: Report): void => {
  const [before, now] = [clocksOf(lastOf(events)), clocksOf(decided)];
  const shown = {
    moved: canonicalJson(before.deadlines) !== canonicalJson(now.deadlines),
    missedOtherwise: canonicalJson(before.misses ?? {}) !== canonicalJson(now.misses ?? {}),
    extended: decided.deadlines.resolution?.extended !== undefined,
    stoodStill: decided.status !== 'received' && decided.stood !== undefined,
    calledAnew: events.some(({ event }) => event.type === 'Amended' && event.channelClass !== undefined),
  };
  for (const what of KINDS) seen[what] += Number(shown[what]);
};

describe('a record replayed under other rules', () => {
  it('is what the same commands would have come to, wherever they come to the same events', () => {
    holdsFor(TRIED, ({ record: events, rules, decided }) => {
      if (decided === undefined) return;
      const replay = replayed({ rules: policy, others: rules }, events);
      expect(clocksOf(lastOf(replay))).toEqual(clocksOf(decided));
      see(events, decided);
    });
  });

  it('is the record itself where nothing is changed, or nothing that reaches it', () => {
    const far = {
      ...policy,
      calendar: { ...policy.calendar, years: policy.calendar.years.filter(({ year }) => year < 2027) },
    };
    holdsFor(TRIED, ({ record: events }) => {
      expect(replayed({ rules: policy, others: policy }, events)).toEqual(events);
      expect(replayed({ rules: policy, others: far }, events)).toEqual(events);
    });
  });
});
