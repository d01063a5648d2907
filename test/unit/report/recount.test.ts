import { describe, expect, it } from 'vitest';
import type { Policy } from '#shared/domain/policy/policy';
import { isMissed } from '#shared/domain/report/clock-rules';
import { calendarWithout, withElection } from '#test/support/builders/a-calendar';
import { at, informed, passTime, routed } from '#test/support/builders/a-notice';
import {
  ASKED,
  after,
  type aReport,
  CLOSED,
  MACHINE,
  RESOLVED,
  said,
  shownInWib,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

type Builder = ReturnType<typeof aReport>;
const RECOUNT = { type: 'recountDeadlines' } as const;

/** What is moved when the calendar has changed: the clock, from when to when. */
const moved = (
  report: Builder,
  rules: Policy,
  command: typeof RECOUNT | typeof passTime = RECOUNT,
  now = '2025-05-07 10:00',
) => {
  const before = report.story();
  const { record } = after(before, command, { actor: MACHINE, now: wib(now), policy: rules });
  return record.slice(before.record.length).flatMap(({ event }) => {
    if (event.type !== 'DeadlineMoved') return [event.type];
    return [
      `${event.clock} ${shownInWib(event.from)} → ${shownInWib(event.to)}${event.provisional ? ' (provisional)' : ''}`,
    ];
  });
};
const NOTHING: readonly string[] = [];
const MARKED = { type: 'markProcessed', statedAt: wib('2025-05-06 10:30') } as const;

/*
 * Received on Tuesday, 6 May 2025. First answer on the 15th, resolution on Wednesday, the 28th; with the 22nd off, one
 * working day later: 29 and 30 May are Ascension, so Monday, 2 June.
 */
describe('a new day off', () => {
  it('moves what is still to come beyond it, and nothing before it', () => {
    expect(moved(informed(), withElection)).toEqual(['resolution 2025-05-28 16:00 → 2025-06-02 16:00']);
  });

  it('moves it once', () => {
    const once = informed().next(RECOUNT, { policy: withElection });
    expect(shownInWib(once.build().deadlines.resolution?.dueAt ?? 0)).toBe('2025-06-02 16:00');
    expect(moved(once, withElection)).toEqual(NOTHING);
  });

  it('a new day off that is taken back moves the date back', () => {
    const once = informed().next(RECOUNT, { policy: withElection });
    expect(moved(once, policy)).toEqual(['resolution 2025-06-02 16:00 → 2025-05-28 16:00']);
  });

  it('moves closure too, while somebody may still react', () => {
    // Ten days after the 6th: the 22nd itself, so now the 23rd, a Friday.
    const resolved = informed().next({ type: 'startWork' }).next(RESOLVED);
    expect(moved(resolved, withElection)).toEqual(['closure 2025-05-22 16:00 → 2025-05-23 16:30']);
  });

  it.each([
    ['closed', informed().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED)],
    ['referred', routed().doubtful().next({ type: 'refer', authority: 'polres' })],
    ['archived', routed().next({ type: 'archive', reason: 'tooGeneral' })],
  ] as const)('moves nothing that is over: %s', (_, report) => {
    const { deadlines } = report.build();
    expect(moved(report, withElection)).toEqual(NOTHING);
    expect(report.next(RECOUNT, { policy: withElection }).build().deadlines).toEqual(deadlines);
  });

  it('moves nothing that has stopped: it was kept, or missed, by the days that were known', () => {
    const answered = informed().next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') });
    // By weekends alone the first answer would have been due on the 13th, resolution on the 26th.
    const rules = { ...policy, calendar: calendarWithout(2025) };
    expect(moved(answered, rules)).toEqual([
      'processed 2025-05-06 15:00 → 2025-05-06 15:00 (provisional)',
      'resolution 2025-05-28 16:00 → 2025-05-26 16:00 (provisional)',
    ]);
  });

  it('is counted in when what stands still goes on, and not before', () => {
    const asked = informed()
      .next(MARKED)
      .next(ASKED, { now: wib('2025-05-07 09:00') });
    expect(moved(asked, withElection)).toEqual(NOTHING);
    // It stood still on the 7th and the 8th: 9 (1), 14 to 16 (4), 19 to 21 (7), 23 (8), 26 to 28 (11), 2 to 4 June
    // (14).
    const resumed = asked.next({ type: 'resume' }, { now: wib('2025-05-09 09:00'), policy: withElection }).build();
    expect(shownInWib(resumed.deadlines.resolution?.dueAt ?? 0)).toBe('2025-06-04 16:00');
  });

  it('is counted with what had stood still before', () => {
    const asked = informed()
      .next(MARKED)
      .next(ASKED, { now: wib('2025-05-07 09:00') });
    const resumed = asked.next({ type: 'resume' }, { now: wib('2025-05-09 09:00') });
    // Without the election: 9 (1), 14 to 16 (4), 19 to 23 (9), 26 to 28 (12), 2, 3 June (14); the first answer: 9, 14,
    // 15, 16, 19.
    expect(moved(resumed, withElection, RECOUNT, '2025-05-09 10:00')).toEqual([
      'resolution 2025-06-03 16:00 → 2025-06-04 16:00',
    ]);
  });
});

describe('a decree that was missing', () => {
  const unknown = { ...policy, calendar: calendarWithout(2025) };

  it('makes a provisional date a known one', () => {
    // Weekends alone: 7 to 9 (3), 12 to 16 (8), 19 to 23 (13), 26 (14); the first answer: 7 to 9 (3), 12, 13 (5).
    const early = informed().next(RECOUNT, { policy: unknown });
    expect(early.build().deadlines.resolution).toMatchObject({ provisional: true, dueAt: wib('2025-05-26 16:00') });
    expect(moved(early, policy)).toEqual([
      'processed 2025-05-06 15:00 → 2025-05-06 15:00',
      'firstResponse 2025-05-13 16:00 → 2025-05-15 16:00',
      'resolution 2025-05-26 16:00 → 2025-05-28 16:00',
    ]);
    const known = early.next(RECOUNT).build();
    expect(Object.values(known.deadlines).filter(({ provisional }) => provisional)).toEqual([]);
  });
});

describe('a date that moves', () => {
  it('beyond now is not missed any more, and is looked at afresh', () => {
    const missed = informed().next(MARKED).next(passTime, at('2025-05-28 16:00:00.001'));
    expect(missed.build().deadlines.resolution?.missedAt).toBeDefined();
    const again = missed.next(RECOUNT, { policy: withElection, now: wib('2025-05-30 10:00') }).build();
    expect(again.deadlines.resolution).toMatchObject({ dueAt: wib('2025-06-02 16:00') });
    expect(again.deadlines.resolution && isMissed(again.deadlines.resolution)).toBe(false);
    expect(again.deadlines.resolution?.warned).toBeUndefined();
  });

  it('a date that moves and is still in the past stays missed', () => {
    const missed = informed().next(MARKED).next(passTime, at('2025-06-03 08:00'));
    const again = missed.next(RECOUNT, { policy: withElection, now: wib('2025-06-03 10:00') }).build();
    expect(again.deadlines.resolution).toMatchObject({
      dueAt: wib('2025-06-02 16:00'),
      missedAt: wib('2025-06-03 08:00'),
    });
  });

  it('is moved before anybody is held to it', () => {
    // The watch looks when the old date is over: the new one is not.
    const done = informed()
      .next(MARKED)
      .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') });
    expect(moved(done, withElection, passTime, '2025-05-28 16:00:00.001')).toEqual([
      'resolution 2025-05-28 16:00 → 2025-06-02 16:00',
      'DeadlineAtRisk',
    ]);
  });
});
