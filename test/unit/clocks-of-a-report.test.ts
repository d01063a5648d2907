import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/command';
import { decide } from '#shared/domain/decide';
import { type Assessed, isOpen, nextDueAt, queueOf, type Report } from '#shared/domain/report';
import { clocksWith } from '#test/support/a-calendar';
import {
  aReport,
  CLASSIFIED,
  CLOSED,
  EVERYWHERE,
  MACHINE,
  OVERSIGHT,
  person,
  RESOLVED,
  SUSPICION,
  said,
  shownInWib,
  wib,
} from '#test/support/a-report';
import { policy } from '#test/support/policy';

const stopped = (report: Report, clock: keyof Report['deadlines']): string | undefined => {
  const at = report.deadlines[clock]?.stoppedAt;
  return at === undefined ? undefined : shownInWib(at);
};
const answer = (postedAt: string): Command => ({
  type: 'postAnswer',
  content: said('jawaban'),
  postedAt: wib(postedAt),
});
const misconduct: Command = {
  type: 'addReply',
  content: said('petugas meminta uang'),
  sentAt: wib('2025-05-06 12:00'),
  proposal: SUSPICION,
};
const allegation: readonly [string, Command] = ['a reply that alleges misconduct', misconduct];

describe('a clock', () => {
  it('of triage stops when a person classifies, or at routing by machine', () => {
    const held = EVERYWHERE.triaging;
    expect(stopped(held.build(), 'triage')).toBeUndefined();
    expect(stopped(held.next(CLASSIFIED, { now: wib('2025-05-06 14:00') }).build(), 'triage')).toBe('2025-05-06 14:00');
    expect(stopped(aReport().build(), 'triage')).toBe('2025-05-06 10:00');
  });

  it('of information stops when the group was told, once', () => {
    const told = aReport().next({ type: 'recordInformed' }, { actor: MACHINE, now: wib('2025-05-06 10:01') });
    expect(stopped(told.build(), 'inform')).toBe('2025-05-06 10:01');
    expect(told.next({ type: 'recordInformed' }, { actor: MACHINE }).build()).toEqual(told.build());
  });

  it('of the mark stops when somebody states it, and says who and when', () => {
    const marked = aReport().next(
      { type: 'markProcessed', statedAt: wib('2025-05-06 10:30') },
      { actor: person('kasi'), now: wib('2025-05-06 11:00') },
    );
    expect(marked.build().processed).toEqual({ at: wib('2025-05-06 10:30'), by: 'kasi' });
    expect(stopped(marked.build(), 'processed')).toBe('2025-05-06 11:00');
  });

  it('of the mark is not started again by another unit, that of information is', () => {
    const moved = EVERYWHERE.inProgress
      .next({ type: 'recordInformed' })
      .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') })
      .next({ type: 'route', assignee: 'asdp' }, { now: wib('2025-05-07 08:00') })
      .build();
    expect(moved.processed).toBeDefined();
    expect(stopped(moved, 'processed')).toBeDefined();
    expect(stopped(moved, 'inform')).toBeUndefined();
    expect(shownInWib(moved.deadlines.inform?.dueAt ?? 0)).toBe('2025-05-07 09:00');
  });

  it('of the first answer stops when it was posted, and stays there', () => {
    const answered = EVERYWHERE.inProgress.next(answer('2025-05-07 09:00'), { now: wib('2025-05-07 09:30') });
    const again = answered.next(answer('2025-05-08 09:00'), { now: wib('2025-05-08 09:30') }).build();
    expect(again.answeredAt).toBe(wib('2025-05-07 09:00'));
    expect(stopped(again, 'firstResponse')).toBe('2025-05-07 09:00');
  });

  it('of resolution stops at the end, and closure starts there', () => {
    const report = EVERYWHERE.inProgress.next(RESOLVED, { now: wib('2025-05-09 14:00') }).build();
    expect(stopped(report, 'resolution')).toBe('2025-05-09 14:00');
    // 14, 15, 16 (3), 19 to 23 (8), 26, 27 (10)
    expect(shownInWib(report.deadlines.closure?.dueAt ?? 0)).toBe('2025-05-27 16:00');
  });

  it('that has stopped is never missed and never moved', () => {
    const done = EVERYWHERE.resolved;
    const missed = done.next({ type: 'recordMiss', clock: 'resolution' }, { now: wib('2026-05-06 10:00') });
    expect(missed.build()).toEqual(done.build());
  });

  it('is missed once, and only after it was due', () => {
    const due = aReport().build().deadlines.resolution?.dueAt ?? 0;
    const miss = (report: ReturnType<typeof aReport>, now: number) =>
      report.next({ type: 'recordMiss', clock: 'resolution' }, { actor: MACHINE, now: wib(shownInWib(now)) });
    expect(miss(aReport(), due).build().deadlines.resolution?.missedAt).toBeUndefined();
    const missed = miss(aReport(), due + 1);
    expect(missed.build().deadlines.resolution?.missedAt).toBe(due + 1);
    expect(miss(missed, due + 60_000).build()).toEqual(missed.build());
  });

  it('that was moved after the watch had looked is not missed at its old time', () => {
    const moved = aReport().next({
      type: 'moveDeadline',
      clock: 'resolution',
      dueAt: wib('2025-05-30 16:30'),
      provisional: false,
      why: 'calendar',
    });
    const late = moved.next({ type: 'recordMiss', clock: 'resolution' }, { now: wib('2025-05-29 08:00') });
    expect(late.build()).toEqual(moved.build());
  });
});

describe('what comes back to work', () => {
  const backs: readonly (readonly [string, Command])[] = [
    ['a hand-back', { type: 'handBack', reason: 'needsDecision' }],
    ['a new classification', CLASSIFIED],
    ['oversight found in it', OVERSIGHT],
    allegation,
  ];
  const ends = [
    ['resolved', EVERYWHERE.resolved],
    ['closed', EVERYWHERE.closed],
    ['referred', EVERYWHERE.referred],
    ['archived', EVERYWHERE.archived],
  ] as const;
  const ways = [
    ...ends.flatMap(([name, end]) => backs.map(([by, command]) => [name, by, end.next(command)] as const)),
    ['resolved', 'reopening', EVERYWHERE.resolved.next({ type: 'reopen' })] as const,
    ['closed', 'reopening', EVERYWHERE.closed.next({ type: 'reopen' })] as const,
    ['referred', 'coming back', EVERYWHERE.referred.next({ type: 'comeBack' })] as const,
    ['archived', 'restoring', EVERYWHERE.archived.next({ type: 'restore' })] as const,
  ];

  it.each(ways)('from %s by %s has its clock of resolution running', (_, __, story) => {
    const report = story.build();
    expect(isOpen(report)).toBe(true);
    expect(report.deadlines.resolution?.stoppedAt).toBeUndefined();
    expect(report.deadlines.closure).toBeUndefined();
  });

  it('towards the date that it had', () => {
    const due = EVERYWHERE.archived.build().deadlines.resolution?.dueAt;
    expect(EVERYWHERE.archived.next({ type: 'restore' }).build().deadlines.resolution?.dueAt).toBe(due);
  });

  it('has not lost its answer', () => {
    const answered = EVERYWHERE.inProgress
      .next(answer('2025-05-07 09:00'), { now: wib('2025-05-07 09:30') })
      .next({ type: 'refer', authority: 'polres' });
    expect(stopped(answered.next({ type: 'comeBack' }).build(), 'firstResponse')).toBe('2025-05-07 09:00');
  });

  it('has not lost an answer that was posted in the moment of the end', () => {
    const at = '2025-05-07 09:00';
    const answered = EVERYWHERE.inProgress
      .next(answer(at), { now: wib(at) })
      .next({ type: 'archive', reason: 'tooGeneral' }, { now: wib(at) });
    expect(stopped(answered.next({ type: 'restore' }).build(), 'firstResponse')).toBe(at);
  });

  it('was triaged once: that clock does not run again', () => {
    const report = EVERYWHERE.archived.next({ type: 'restore' }).build();
    expect(stopped(report, 'triage')).toBe('2025-05-06 10:00');
  });

  it('goes on with its triage where nobody had triaged it', () => {
    const report = EVERYWHERE.triaging
      .next({ type: 'archive', reason: 'tooGeneral' })
      .next({ type: 'restore' })
      .build();
    expect(stopped(report, 'triage')).toBeUndefined();
  });

  it('by reopening has no clock of closure until it is resolved again', () => {
    const again = EVERYWHERE.closed
      .next({ type: 'reopen' })
      .next(RESOLVED, { now: wib('2025-05-09 14:00') })
      .build();
    expect(stopped(again, 'resolution')).toBe('2025-05-09 14:00');
    expect(shownInWib(again.deadlines.closure?.dueAt ?? 0)).toBe('2025-05-27 16:00');
  });
});

describe('the window for reopening', () => {
  // Closed on Tuesday, 6 May: 7, 8, 9 (3), 14 to 16 (6), 19 to 22 (10).
  const closed = aReport()
    .next({ type: 'startWork' })
    .next(RESOLVED)
    .next(CLOSED, { now: wib('2025-05-06 15:00') })
    .build();
  const reopened = (now: string, rules = policy) =>
    decide(closed, { type: 'reopen' }, { now: wib(now), actor: person('admin'), policy: rules }).ok;

  it('is open to the end of the tenth working day', () => {
    expect(reopened('2025-05-22 16:00')).toBe(true);
    expect(reopened('2025-05-22 16:00:00.001')).toBe(false);
  });

  it('is counted in the unit of its rule', () => {
    const clocks = clocksWith('closure', [{ start: 'resolved', limit: 60, unit: 'workingMinutes' }]);
    expect(reopened('2025-05-06 16:00', { ...policy, clocks })).toBe(true);
    expect(reopened('2025-05-07 07:30', { ...policy, clocks })).toBe(false);
  });
});

describe('a change of class', () => {
  it('to oversight counts 60 days from the first start, and keeps what was missed', () => {
    const late = aReport().next({ type: 'recordMiss', clock: 'resolution' }, { now: wib('2025-06-02 10:00') });
    const report = late.next(OVERSIGHT, { now: wib('2025-06-02 11:00') }).build();
    expect(shownInWib(report.deadlines.resolution?.dueAt ?? 0)).toBe('2025-08-07 16:00');
    expect(report.deadlines.resolution?.missedAt).toBe(wib('2025-06-02 10:00'));
  });

  it('by the same decision given twice changes nothing the second time', () => {
    for (const command of [CLASSIFIED, OVERSIGHT, { ...CLASSIFIED, assignee: 'umum' } as const]) {
      const once = EVERYWHERE.triaging.next(command);
      expect(once.next(command).build()).toEqual(once.build());
    }
  });
});

describe('the list of open work', () => {
  const queue = (report: Assessed) => [isOpen(report), queueOf(report)];

  it.each([
    ['triaging', [true, 'triage']],
    ['suspected', [true, 'triage']],
    ['routed', [true, 'llaj']],
    ['oversight routed', [true, 'oversight']],
    ['asked while triaging', [true, 'triage']],
    ['asked while in progress', [true, 'llaj']],
    ['resolved', [true, 'llaj']],
    ['closed', [false, 'llaj']],
    ['referred', [false, 'triage']],
    ['archived', [false, 'triage']],
  ] as const)('holds what is %s where it belongs', (place, expected) => {
    expect(queue(EVERYWHERE[place].build())).toEqual(expected);
  });

  it('knows the next date: the earliest clock that runs and is not missed', () => {
    const report = aReport();
    expect(shownInWib(nextDueAt(report.build()) ?? 0)).toBe('2025-05-06 11:00'); // inform
    const informed = report.next({ type: 'recordInformed' });
    expect(shownInWib(nextDueAt(informed.build()) ?? 0)).toBe('2025-05-06 15:00'); // processed
    const missed = informed.next({ type: 'recordMiss', clock: 'processed' }, { now: wib('2025-05-06 15:01') });
    expect(shownInWib(nextDueAt(missed.build()) ?? 0)).toBe('2025-05-15 16:00'); // first answer
    expect(nextDueAt(EVERYWHERE.referred.build())).toBeUndefined();
  });
});
