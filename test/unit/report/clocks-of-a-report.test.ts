import { describe, expect, it } from 'vitest';
import { isMissed } from '#shared/domain/report/clock-rules';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { type Assessed, isDone, queueOf, type Report } from '#shared/domain/report/report';
import { clocksWith } from '#test/support/builders/a-calendar';
import {
  AS_SERVICE,
  ASKED,
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
} from '#test/support/builders/a-report';
import { policy, withoutWaisak } from '#test/support/policy';

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
const PASS = { type: 'passTime' } as const satisfies Command;
/** The rules in force when nobody had heard of Waisak, on the 12th and 13th of May. */
const allegation: readonly [string, Command] = ['a reply that alleges misconduct', misconduct];

describe('a clock', () => {
  it('the clock of triage stops when a person classifies, or at routing by machine', () => {
    const held = EVERYWHERE.triaging;
    expect(stopped(held.build(), 'triage')).toBeUndefined();
    expect(stopped(held.next(CLASSIFIED, { now: wib('2025-05-06 14:00') }).build(), 'triage')).toBe('2025-05-06 14:00');
    expect(stopped(aReport().build(), 'triage')).toBe('2025-05-06 10:00');
  });

  it('the clock of information stops when the group is first told', () => {
    const told = aReport().next({ type: 'recordInformed' }, { actor: MACHINE, now: wib('2025-05-06 10:01') });
    expect(stopped(told.build(), 'inform')).toBe('2025-05-06 10:01');
    expect(told.next({ type: 'recordInformed' }, { actor: MACHINE }).build()).toEqual(told.build());
  });

  it('the clock of the mark stops when somebody states it, and the report says who and when', () => {
    const marked = aReport().next(
      { type: 'markProcessed', statedAt: wib('2025-05-06 10:30') },
      { actor: person('kasi'), now: wib('2025-05-06 11:00') },
    );
    expect(marked.build().processed).toEqual({ at: wib('2025-05-06 10:30'), by: 'kasi' });
    expect(stopped(marked.build(), 'processed')).toBe('2025-05-06 11:00');
  });

  it('routing to another unit starts the clocks of information and of the mark again: a mark holds for its routing', () => {
    const moved = EVERYWHERE.inProgress
      .next({ type: 'recordInformed' })
      .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') })
      .next({ type: 'route', assignee: 'asdp' }, { now: wib('2025-05-07 08:00') })
      .build();
    expect(moved.processed).toBeUndefined();
    expect(stopped(moved, 'processed')).toBeUndefined();
    expect(stopped(moved, 'inform')).toBeUndefined();
    expect(shownInWib(moved.deadlines.inform?.dueAt ?? 0)).toBe('2025-05-07 09:00');
  });

  it('the clock of the first answer stops when that was posted, and a second answer does not move it', () => {
    const answered = EVERYWHERE.inProgress.next(answer('2025-05-07 09:00'), { now: wib('2025-05-07 09:30') });
    const again = answered.next(answer('2025-05-08 09:00'), { now: wib('2025-05-08 09:30') }).build();
    expect(again.answeredAt).toBe(wib('2025-05-07 09:00'));
    expect(stopped(again, 'firstResponse')).toBe('2025-05-07 09:00');
  });

  it('the clock of resolution stops when the report is resolved, and closure starts there', () => {
    const report = EVERYWHERE.inProgress.next(RESOLVED, { now: wib('2025-05-09 14:00') }).build();
    expect(stopped(report, 'resolution')).toBe('2025-05-09 14:00');
    // 14, 15, 16 (3), 19 to 23 (8), 26, 27 (10)
    expect(shownInWib(report.deadlines.closure?.dueAt ?? 0)).toBe('2025-05-27 16:00');
  });

  it('a clock that has stopped is never missed and never moved', () => {
    const { deadlines } = EVERYWHERE.resolved.build();
    const watched = EVERYWHERE.resolved
      .next(PASS, { actor: MACHINE, now: wib('2026-05-06 10:00') })
      .next({ type: 'recountDeadlines' }, { actor: MACHINE, policy: withoutWaisak })
      .build();
    expect(watched.deadlines.resolution).toEqual(deadlines.resolution);
    expect(watched.deadlines.firstResponse).toEqual(deadlines.firstResponse);
  });

  it('is missed once, and only after it was due', () => {
    // 14 days: 7, 8, 9 (3), 14 to 16 (6), 19 to 23 (11), 26 to 28 May (14).
    const due = wib('2025-05-28 16:00');
    const missed = (report: ReturnType<typeof aReport>, now: string) =>
      report.next(PASS, { actor: MACHINE, now: wib(now) });
    const inTime = missed(aReport(), '2025-05-28 16:00');
    expect(inTime.build().deadlines.resolution).toMatchObject({ dueAt: due });
    expect(inTime.build().deadlines.resolution?.missedAt).toBeUndefined();
    const late = missed(inTime, '2025-05-28 16:00:00.001');
    expect(late.build().deadlines.resolution?.missedAt).toBe(due + 1);
    const later = missed(late, '2025-05-28 16:01');
    expect(later.build()).toEqual(late.build());
  });

  it('a clock whose date moves before the watch looks is not missed at its old date', () => {
    // Without Waisak the 14th day was the 26th; with it, the 28th.
    const early = aReport().next({ type: 'recountDeadlines' }, { policy: withoutWaisak });
    expect(shownInWib(early.build().deadlines.resolution?.dueAt ?? 0)).toBe('2025-05-26 16:00');
    const watched = early.next(PASS, { actor: MACHINE, now: wib('2025-05-27 08:00') }).build();
    expect(watched.deadlines.resolution?.missedAt).toBeUndefined();
    expect(shownInWib(watched.deadlines.resolution?.dueAt ?? 0)).toBe('2025-05-28 16:00');
  });
});

describe('what comes back to work', () => {
  const backs: readonly (readonly [string, Command])[] = [
    ['a hand-back', { type: 'handBack', reason: 'oversightFound' }],
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
    ['resolved', 'reopening', EVERYWHERE.resolved.next({ type: 'reopen', reason: 'notSatisfied' })] as const,
    ['closed', 'reopening', EVERYWHERE.closed.next({ type: 'reopen', reason: 'notSatisfied' })] as const,
    ['referred', 'coming back', EVERYWHERE.referred.next({ type: 'comeBack' })] as const,
    ['archived', 'restoring', EVERYWHERE.archived.next({ type: 'restore' })] as const,
  ];

  it.each(ways)('a report from %s by %s has its clock of resolution running', (_, __, story) => {
    const report = story.build();
    expect(isDone(report)).toBe(false);
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

  it('a reopened report that is resolved again has a new clock of closure', () => {
    const again = EVERYWHERE.closed
      .next({ type: 'reopen', reason: 'notSatisfied' })
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
    decide(closed, { type: 'reopen', reason: 'notSatisfied' }, { now: wib(now), actor: person('admin'), policy: rules })
      .ok;

  it('is open to the end of the tenth working day', () => {
    expect(reopened('2025-05-22 16:00')).toBe(true);
    expect(reopened('2025-05-22 16:00:00.001')).toBe(false);
  });

  it('is counted in the unit of its rule', () => {
    const clocks = clocksWith('closure', [{ start: 'resolved', limit: 60, unit: 'workingMinutes', pauses: true }]);
    expect(reopened('2025-05-06 16:00', { ...policy, clocks })).toBe(true);
    expect(reopened('2025-05-07 07:30', { ...policy, clocks })).toBe(false);
  });
});

describe('a change of class', () => {
  it('a change to oversight counts 60 days from the first start, and keeps what is missed all the same', () => {
    const late = aReport().next(PASS, { actor: MACHINE, now: wib('2025-06-02 10:00') });
    expect(late.build().deadlines.resolution?.missedAt).toBe(wib('2025-06-02 10:00'));
    const report = late.next(OVERSIGHT, { now: wib('2025-06-02 11:00') }).build();
    expect(shownInWib(report.deadlines.resolution?.dueAt ?? 0)).toBe('2025-08-07 16:00');
    // It is not late any more: 60 days are not over. The first answer, due on the same day as before, still is.
    expect(lateIn(report)).toEqual(['firstResponse']);
    expect(report.deadlines.firstResponse?.missedAt).toBe(wib('2025-06-02 10:00'));
  });

  it('a change to oversight and back does not miss resolution a second time', () => {
    const late = aReport().next(PASS, { actor: MACHINE, now: wib('2025-06-02 10:00') });
    const back = late
      .next(OVERSIGHT, { now: wib('2025-06-02 11:00') })
      .agreed(AS_SERVICE, { now: wib('2025-06-02 12:00') });
    expect(lateIn(back.build())).toContain('resolution');
    const after = back.next(PASS, { actor: MACHINE, now: wib('2025-06-02 13:00') });
    const again = after
      .story()
      .record.slice(back.story().record.length)
      .map(({ event }) => event);
    expect(again.filter((event) => event.type === 'DeadlineMissed' && event.clock === 'resolution')).toEqual([]);
    expect(after.build().deadlines.resolution).toEqual(back.build().deadlines.resolution);
  });

  it('the same classification given twice changes nothing the second time', () => {
    for (const command of [CLASSIFIED, OVERSIGHT, { ...CLASSIFIED, assignee: 'umum' } as const]) {
      const once = EVERYWHERE.triaging.next(command);
      expect(once.next(command).build()).toEqual(once.build());
    }
  });
});

const lateIn = ({ deadlines }: Report): readonly string[] =>
  Object.entries(deadlines).flatMap(([clock, deadline]) => (isMissed(deadline) ? [clock] : []));

type Builder = ReturnType<typeof aReport>;
const on = (shown: string) => ({ now: wib(shown) });
const dueOf = (report: Builder, clock: keyof Report['deadlines']): string =>
  shownInWib(report.build().deadlines[clock]?.dueAt ?? 0);

/*
 * Received on Tuesday, 6 May 2025, 10:00: that is day 0. A working day counts unless the clock stands still as the
 * office shuts. Waisak: 12 and 13 May; Ascension: 29 and 30 May; Iduladha: 6 and 9 June.
 */
describe('the time that was used', () => {
  it('before it was another agency’s still counts when it comes back', () => {
    const back = EVERYWHERE.triaging
      .next({ type: 'refer', authority: 'polres' }, on('2025-05-06 11:00'))
      .next({ type: 'comeBack' }, on('2025-05-14 09:00'));
    // One hour of four was used: three from 09:00.
    expect(dueOf(back, 'triage')).toBe('2025-05-14 12:00');
    // 14, 15, 16 (3), 19, 20 (5).
    expect(dueOf(back, 'firstResponse')).toBe('2025-05-20 16:00');
    // 14 to 16 (3), 19 to 23 (8), 26 to 28 (11), 2 to 4 June (14).
    expect(dueOf(back, 'resolution')).toBe('2025-06-04 16:00');
  });

  it('before an end still counts when it is reopened', () => {
    const ended = EVERYWHERE.inProgress.next(RESOLVED, on('2025-05-09 14:00'));
    const resolved = ended.next({ type: 'reopen', reason: 'notSatisfied' }, on('2025-05-16 10:00'));
    // 7, 8 (2); nothing was left to do on the 9th, 14th and 15th; 16 (3), 19 to 23 (8), 26 to 28 (11), 2 to 4 June
    // (14).
    expect(dueOf(resolved, 'resolution')).toBe('2025-06-04 16:00');
    const closed = ended
      .next(CLOSED, on('2025-05-15 10:00'))
      .next({ type: 'reopen', reason: 'notSatisfied' }, on('2025-05-16 10:00'));
    expect(dueOf(closed, 'resolution')).toBe('2025-06-04 16:00');
  });

  it('before it was put away still counts when it is restored', () => {
    const restored = EVERYWHERE.inProgress
      .next({ type: 'archive', reason: 'tooGeneral' }, on('2025-05-08 10:00'))
      .next({ type: 'restore' }, on('2025-05-15 10:00'));
    // 7 (1); not 8, 9, 14; 15, 16 (3), 19 to 23 (8), 26 to 28 (11), 2 to 4 June (14).
    expect(dueOf(restored, 'resolution')).toBe('2025-06-04 16:00');
  });

  it('the time that a unit used counts when it hands the report back, and the date stays', () => {
    const back = EVERYWHERE.inProgress.next({ type: 'handBack', reason: 'notThisUnit' }, on('2025-05-08 10:00'));
    expect(dueOf(back, 'resolution')).toBe('2025-05-28 16:00');
    expect(dueOf(back, 'firstResponse')).toBe('2025-05-15 16:00');
    // Nobody has it: nobody is to be told, nobody is to mark it. Another unit has its whole time for that.
    expect([back.build().deadlines.inform, back.build().deadlines.processed]).toEqual([undefined, undefined]);
    const again = back.next({ type: 'route', assignee: 'asdp' }, on('2025-05-08 14:00'));
    expect(dueOf(again, 'resolution')).toBe('2025-05-28 16:00');
    expect(dueOf(again, 'inform')).toBe('2025-05-08 15:00');
    // 120 minutes on Thursday, 120 on Friday.
    expect(dueOf(again, 'processed')).toBe('2025-05-09 09:30');
  });

  it('the time used as one class counts in the other, and back again', () => {
    const oversight = aReport().next(OVERSIGHT, on('2025-05-20 10:00'));
    // 60: 14 by 28 May, 2 to 5 June (18), 10 to 13 (22), 16 to 20 (27), 23 to 26 (31), 30 (32), July: 36, 41, 46, 51,
    // 55; 7 August (60).
    expect(dueOf(oversight, 'resolution')).toBe('2025-08-07 16:00');
    expect(dueOf(oversight.agreed(AS_SERVICE, on('2025-05-21 10:00')), 'resolution')).toBe('2025-05-28 16:00');
  });

  it('while it stood still is not counted in the other class either', () => {
    const asked = aReport()
      .next(ASKED, on('2025-05-07 10:00'))
      .next({ type: 'resume' }, on('2025-05-09 10:00'))
      .next(OVERSIGHT, on('2025-05-09 11:00'));
    // Two days fewer, so two more at the end: 8 August, a Friday, and Monday, the 11th.
    expect(dueOf(asked, 'resolution')).toBe('2025-08-11 16:00');
  });
});

describe('a clock that stands still', () => {
  const worked = EVERYWHERE.inProgress;

  it('again and again loses each of its days', () => {
    const twice = worked
      .next(ASKED, on('2025-05-07 10:00'))
      .next({ type: 'resume' }, on('2025-05-08 10:00'))
      .next(ASKED, on('2025-05-14 10:00'))
      .next({ type: 'resume' }, on('2025-05-15 10:00'));
    // Not the 7th, not the 14th: 8, 9 (2), 15, 16 (4), 19 to 23 (9), 26 to 28 (12), 2, 3 June (14).
    expect(dueOf(twice, 'resolution')).toBe('2025-06-03 16:00');
  });

  it('within a day loses none of its days, and all of its minutes', () => {
    const asked = EVERYWHERE.triaging
      .next(ASKED, on('2025-05-06 11:00'))
      .next({ type: 'resume' }, on('2025-05-06 14:00'));
    expect(dueOf(asked, 'resolution')).toBe('2025-05-28 16:00');
    // 60 of 240 minutes by 11:00; 120 from 14:00 to 16:00; 60 more on Wednesday.
    expect(dueOf(asked, 'triage')).toBe('2025-05-07 08:30');
  });

  it('a clock that stands still for two reasons at once loses a day once', () => {
    const nested = worked
      .next(RESOLVED, on('2025-05-07 10:00'))
      .next(ASKED, on('2025-05-08 10:00'))
      .next({ type: 'resume' }, on('2025-05-14 10:00'))
      .next({ type: 'reopen', reason: 'notSatisfied' }, on('2025-05-16 10:00'));
    // From the 7th to the 16th there was nothing to do: 16 (1), 19 to 23 (6), 26 to 28 (9), 2 to 5 June (13), 10 (14).
    expect(dueOf(nested, 'resolution')).toBe('2025-06-10 16:00');
  });

  it('a clock that stands still for a question about an end lets closure stand still alone', () => {
    const asked = worked
      .next(RESOLVED, on('2025-05-07 10:00'))
      .next(ASKED, on('2025-05-08 10:00'))
      .next({ type: 'resume' }, on('2025-05-14 10:00'));
    // Ten days from the 7th without the 8th and the 9th: 14 to 16 (3), 19 to 23 (8), 26, 27 (10).
    expect(dueOf(asked, 'closure')).toBe('2025-05-27 16:00');
    expect(stopped(asked.build(), 'resolution')).toBe('2025-05-07 10:00');
  });

  /** Asked at 10:00 on each of these days, answered at 09:00 on the next working day. */
  const ASKED_ON = ['07', '08', '09', '14', '15', '16', '19', '20', '21', '22', '23'];
  const askedOn = (days: number): Builder =>
    ASKED_ON.slice(0, days).reduce(
      (story, day, index) =>
        story
          .next(ASKED, on(`2025-05-${day} 10:00`))
          .next({ type: 'resume' }, on(`2025-05-${ASKED_ON[index + 1] ?? '26'} 09:00`)),
      worked,
    );

  it('a clock stands still eight times, and then runs on: nobody gains time without end by asking', () => {
    // Of 14 days none before the 20th; 20 to 23 (4), 26 to 28 (7), 2 to 5 June (11), 10 to 12 (14).
    expect(dueOf(askedOn(7), 'resolution')).toBe('2025-06-12 16:00');
    // None before the 21st either: one more at the end, Friday, the 13th.
    expect(dueOf(askedOn(8), 'resolution')).toBe('2025-06-13 16:30');
    expect(dueOf(askedOn(9), 'resolution')).toBe('2025-06-13 16:30');
    expect(dueOf(askedOn(10), 'resolution')).toBe('2025-06-13 16:30');
    expect(askedOn(10).build().stood).toHaveLength(8);
  });

  it('runs on during the ninth question, and can be missed in it', () => {
    const ninth = askedOn(8)
      .next(ASKED, on('2025-05-21 10:00'))
      .next(PASS, { actor: MACHINE, ...on('2025-06-13 16:30:00.001') });
    expect(ninth.build().status).toBe('awaitingReporter');
    expect(ninth.build().deadlines.resolution?.missedAt).toBe(wib('2025-06-13 16:30:00.001'));
    const eighth = askedOn(7)
      .next(ASKED, on('2025-05-20 10:00'))
      .next(PASS, { actor: MACHINE, ...on('2025-06-13 16:30:00.001') });
    expect(eighth.build().deadlines.resolution?.missedAt).toBeUndefined();
  });
});

describe('the list of open work', () => {
  const queue = (report: Assessed) => [isDone(report), queueOf(report)];

  it.each([
    ['triaging', [false, 'triage']],
    ['suspected', [false, 'triage']],
    ['routed', [false, 'llaj']],
    ['oversight routed', [false, 'oversight']],
    ['asked while triaging', [false, 'triage']],
    ['asked while in progress', [false, 'llaj']],
    ['resolved', [false, 'llaj']],
    // Done here: should the channel say something else, whoever looks after the channel sees it.
    ['closed', [true, 'channel']],
    ['referred', [true, 'channel']],
    ['archived', [true, 'channel']],
  ] as const)('holds what is %s where it belongs', (place, expected) => {
    expect(queue(EVERYWHERE[place].build())).toEqual(expected);
  });
});
