import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Standstill } from '#shared/domain/calendar/standstill';
import { nextActionAt } from '#shared/domain/report/agenda';
import { Clock } from '#shared/domain/report/clock-rules';
import { isPaused } from '#shared/domain/report/clocks';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { explainReport, standstillsOf } from '#shared/domain/report/explain-deadline';
import { record } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import {
  ASKED,
  aProposal,
  CLASSIFIED,
  CLOSED,
  DOUBT,
  LAPOR,
  MACHINE,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  SUSPICION,
  said,
  submit,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

/** A Thursday in Ramadan, eight days before the longest holidays of the year. */
const START = wib('2025-03-20 10:00');
const HOUR = 3_600_000;
const WAITS = [0, 1, 7 * HOUR, 26 * HOUR, 50 * HOUR, 120 * HOUR];

const answer = (now: Instant): Command => ({ type: 'postAnswer', content: said('jawaban'), postedAt: now });
const reply = (now: Instant): Command => ({
  type: 'addReply',
  content: said('di simpang'),
  sentAt: now,
  proposal: aProposal(),
});
const status =
  (seen: 'notFollowedUp' | 'inProcess' | 'done') =>
  (now: Instant): Command => ({ type: 'noteChannelStatus', status: seen, observedAt: now });
const always = (command: Command) => (): Command => command;

/** Nothing: only time passes. */
const IDLE = always({ type: 'unlinkDuplicate' });

/** What people, the channel and the dispatcher do to a report while time passes. */
const MOVES: readonly ((now: Instant) => Command)[] = [
  IDLE,
  always(ASKED),
  always(ASKED),
  always({ type: 'resume' }),
  always({ type: 'resume' }),
  answer,
  reply,
  always({ type: 'startWork' }),
  always({ type: 'startWork' }),
  always(RESOLVED),
  always({ type: 'reopen', reason: 'notSatisfied' }),
  always(CLOSED),
  always(CLASSIFIED),
  always({ ...CLASSIFIED, topic: topic('informasi-publik') }),
  always(OVERSIGHT),
  always({ type: 'refer', authority: 'polres' }),
  always({ type: 'comeBack' }),
  always({ type: 'archive', reason: 'tooGeneral' }),
  always({ type: 'restore' }),
  always({ type: 'handBack', reason: 'notThisUnit' }),
  always({ type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' }),
  always({ type: 'recordInformed' }),
  (now) => ({ type: 'markProcessed', statedAt: now }),
  status('notFollowedUp'),
  status('inProcess'),
  status('done'),
];

const climb = (reached: Map<Clock, number>, event: ReportEvent): void => {
  if (event.type === 'DeadlineMissed') reached.set(event.clock, 0);
  if (event.type !== 'Escalated') return;
  expect(event.step).toBe((reached.get(event.clock) ?? Number.NaN) + 1);
  reached.set(event.clock, event.step);
};

const oversightIn = (event: ReportEvent): string | undefined => {
  if (event.type === 'OversightSuspected') return 'suspected';
  return event.type === 'Classified' ? event.oversight : undefined;
};

type Moment = {
  readonly before: Report | undefined;
  readonly report: Report;
  readonly now: Instant;
  /** What the watch records when it looks right after the command, and when it looks again. */
  readonly passed: readonly RecordedEvent[];
  readonly again: readonly RecordedEvent[];
  /** When the watch is to look, before it has looked and afterwards. */
  readonly due: Instant | undefined;
  readonly next: Instant | undefined;
  readonly events: readonly RecordedEvent[];
};

type Step = { readonly move: (now: Instant) => Command; readonly waited: number };
type Plan = { readonly first: Command; readonly steps: readonly Step[] };

const step = (move: Step['move'], waited: number): Step => ({ move, waited });
const DAYS = 120 * HOUR;
/** Twice five working days and more, in which nobody does anything. */
const QUIET: readonly Step[] = [0, 1, 2, 3, 4, 5, 6, 7].map(() => step(IDLE, DAYS));
/** The usual way to an end, a question, and the reporter's silence after them: few plans would get there. */
const WAYS: readonly (readonly Step[])[] = [
  [step(always(ASKED), HOUR), ...QUIET],
  [step(always(CLASSIFIED), HOUR), step(always({ type: 'startWork' }), HOUR), step(always(RESOLVED), HOUR), ...QUIET],
  [step(always({ type: 'startWork' }), HOUR), step(always(RESOLVED), HOUR), step(always(ASKED), HOUR), ...QUIET],
];

const aStep: fc.Arbitrary<Step> = fc.record({ move: fc.constantFrom(...MOVES), waited: fc.constantFrom(...WAITS) });

const aPlan: fc.Arbitrary<Plan> = fc.record({
  first: fc
    .record({
      channel: fc.constantFrom(LAPOR, PPID),
      proposal: fc.constantFrom(aProposal(), aProposal(), DOUBT, SUSPICION),
      channelStatus: fc.constantFrom(undefined, 'notFollowedUp' as const),
    })
    .map((given) => submit({ ...given, receivedAt: START, sentAt: START })),
  steps: fc
    .tuple(
      fc.array(aStep, { maxLength: 4 }),
      fc.constantFrom([], ...WAYS),
      fc.array(aStep, { maxLength: 20, size: 'max' }),
    )
    .map((parts) => parts.flat()),
});

const decided = (report: Report | undefined, command: Command, context: Context) => {
  const decision = decide(report, command, context);
  return record(submit().id, report, decision.ok ? decision.value : [], context);
};

/** Carries out a plan and lets the watch look after every command. */
const live = ({ first, steps }: Plan): readonly Moment[] => {
  const moments: Moment[] = [];
  let events: readonly RecordedEvent[] = [];
  let report: Report | undefined;
  let now = START;
  for (const { move, waited } of [{ move: always(first), waited: 0 }, ...steps]) {
    now = Instant.parse(now + waited);
    const asked = decided(report, move(now), { now, actor: person('admin'), policy, proof: 1 });
    if (asked.report === undefined) throw new Error('no report came of it');
    const watch: Context = { now, actor: MACHINE, policy };
    const looked = decided(asked.report, { type: 'passTime' }, watch);
    if (looked.report === undefined) throw new Error('the watch lost a report');
    events = [...events, ...asked.recorded, ...looked.recorded];
    moments.push({
      before: asked.report,
      report: looked.report,
      now,
      passed: looked.recorded,
      again: decided(looked.report, { type: 'passTime' }, watch).recorded,
      due: nextActionAt(policy, asked.report),
      next: nextActionAt(policy, looked.report),
      events,
    });
    report = looked.report;
  }
  return moments;
};

const PLANS = corpusOf(aPlan, 300, live);
const law = (check: (moments: readonly Moment[]) => void): void => holdsFor(PLANS, check);

describe('whatever is done to a report while time passes', () => {
  it('the watch comes to everything that it can find, or these laws would say little', () => {
    const kinds = new Set<string>();
    const statuses = new Set<string>();
    law((moments) => {
      for (const { passed, report } of moments) {
        statuses.add(report.status);
        for (const { event } of passed) kinds.add(event.type);
      }
    });
    expect(kinds).toEqual(
      new Set([
        'DeadlineAtRisk',
        'DeadlineMissed',
        'Escalated',
        'SilenceNoted',
        'CloseProposed',
        'Closed',
        'Archived',
        'Resumed',
        'ChannelDiffers',
      ]),
    );
    expect(statuses.size).toBe(8);
  });

  it('the watch finds something exactly when it is to look', () => {
    law((moments) => {
      for (const { due, now, passed } of moments) {
        expect(passed.length > 0).toBe(due !== undefined && due <= now);
      }
    });
  });

  it('it has nothing to look for afterwards but in time to come, and looking again finds nothing', () => {
    law((moments) => {
      for (const { next, now, again } of moments) {
        expect(again.map(({ event }) => event.type)).toEqual([]);
        if (next !== undefined) expect(next).toBeGreaterThan(now);
      }
    });
  });

  it('no date is missed twice, and none before it was over', () => {
    law((moments) => {
      const missed = new Set<string>();
      let report: Report | undefined;
      for (const recorded of moments.at(-1)?.events ?? []) {
        const { event, recordedAt } = recorded;
        // Between two classes a date may go and come back, and with it its miss.
        if (event.type === 'DeadlineMissed') {
          const dueAt = report?.deadlines[event.clock]?.dueAt ?? Number.POSITIVE_INFINITY;
          expect(dueAt).toBeLessThan(recordedAt);
          expect([...missed]).not.toContain(`${event.clock} of ${dueAt}`);
          missed.add(`${event.clock} of ${dueAt}`);
        }
        report = evolve(report, recorded);
      }
    });
  });

  it('closure is never missed: it is the reporter who keeps silent', () => {
    law((moments) => {
      for (const { passed } of moments) {
        const clocks = passed.flatMap(({ event }) => ('clock' in event ? [event.clock] : []));
        expect(clocks).not.toContain('closure');
      }
    });
  });

  it('a step is gone up only after a miss, one after another', () => {
    law((moments) => {
      const reached = new Map<Clock, number>();
      let oversight = 'none';
      for (const { event } of moments.at(-1)?.events ?? []) {
        const before = oversight;
        oversight = oversightIn(event) ?? oversight;
        // Another oversight has another ladder.
        if (oversight !== before) for (const clock of reached.keys()) reached.set(clock, 0);
        climb(reached, event);
      }
    });
  });

  it('every known date is the one that its ledger gives, whose shares sum up to the limit', () => {
    let explained = 0;
    law((moments) => {
      const last = moments.at(-1);
      if (last === undefined) return;
      const { report, events, now } = last;
      for (const clock of Clock.options) {
        const deadline = report.deadlines[clock];
        if (deadline === undefined || report.status === 'received') continue;
        const told = explainReport(policy.calendar, report, events, clock, now);
        if (deadline.stoppedAt === undefined && isPaused(report, clock, deadline)) {
          // Nobody can tell unless all of it had been counted before.
          const counted = told?.ledger.at(-1)?.counted ?? 0;
          expect(counted).toBeLessThanOrEqual(deadline.limit);
          continue;
        }
        explained += 1;
        expect([clock, told?.dueAt]).toEqual([clock, deadline.dueAt]);
        const shares = told?.ledger.reduce((sum, { share }) => sum + share, 0) ?? Number.NaN;
        expect(shares).toBeCloseTo(deadline.limit, 6);
      }
    });
    expect(explained).toBeGreaterThan(300);
  });

  it('a report knows of every standstill what its record tells', () => {
    let stood = 0;
    law((moments) => {
      const { report, events = [] } = moments.at(-1) ?? {};
      const told: readonly Standstill[] = standstillsOf(events);
      expect(told.map(({ by: _, ...still }) => still)).toEqual(report?.stood ?? []);
      for (const { by, from } of told) {
        expect(by).toEqual(events.find(({ recordedAt, actor }) => recordedAt === from && actor.by === by?.by)?.actor);
      }
      stood += told.length;
    });
    expect(stood).toBeGreaterThan(100);
  });
});
