import { describe, expect, it } from 'vitest';
import { isOpenWork, nextActionAt } from '#shared/domain/report/agenda';
import { isMissed } from '#shared/domain/report/clock-rules';
import { decide } from '#shared/domain/report/decide';
import { at, informed, passTime } from '#test/support/builders/a-notice';
import { ASKED, type aReport, OVERSIGHT, person, RESOLVED, said, wib } from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

type Builder = ReturnType<typeof aReport>;
const newIn = (report: Builder, shown: string): readonly string[] =>
  report
    .next(passTime, at(shown))
    .story()
    .record.slice(report.story().record.length)
    .flatMap(({ event }) => ('clock' in event ? [`${event.type} ${event.clock}`] : []));

/*
 * Received and told on Tuesday, 6 May 2025, 10:00. First answer by Thursday, the 15th, 16:00; resolution by the 28th,
 * 16:00.
 */
const marked = informed().next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') });
const answered = marked.next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') });

describe('a miss that nobody saw before something was done', () => {
  it('is recorded when the watch looks again, also where the report is over by then', () => {
    const late = answered
      .next({ type: 'startWork' })
      .next(RESOLVED, { now: wib('2025-06-20 10:00') })
      .next({ type: 'close', closedBy: 'reporter' }, { now: wib('2025-06-20 11:00') });
    expect(isOpenWork(late.build())).toBe(true);
    expect(nextActionAt(policy, late.build())).toBe(wib('2025-05-28 16:00') + 1);
    expect(newIn(late, '2025-06-20 11:05')).toEqual(['DeadlineMissed resolution']);
    const seen = late.next(passTime, at('2025-06-20 11:05'));
    expect(isOpenWork(seen.build())).toBe(false);
    expect(newIn(seen, '2025-07-20 11:05')).toEqual([]);
  });

  it('is none where it stopped in time, whatever a clock that ran ahead had noted', () => {
    const ahead = answered.next(passTime, { ...at('2025-06-06 10:00') });
    expect(ahead.build().deadlines.resolution?.missedAt).toBe(wib('2025-06-06 10:00'));
    const back = ahead
      .next({ type: 'startWork' }, { now: wib('2025-05-08 09:00') })
      .next(RESOLVED, { now: wib('2025-05-08 10:00') });
    const { resolution } = back.build().deadlines;
    expect(resolution && isMissed(resolution)).toBe(false);
  });

  it('is not hidden by asking the reporter right afterwards', () => {
    const asked = marked.next(ASKED, { now: wib('2025-05-15 16:02') });
    expect(newIn(asked, '2025-05-15 16:05')).toEqual(['DeadlineMissed firstResponse']);
    expect(toldBy(asked, passTime, at('2025-05-15 16:05'))).toContain('overdue → grup-llaj');
    // And while the answer is waited for, nobody is called to act.
    const seen = asked.next(passTime, at('2025-05-15 16:05'));
    expect(newIn(seen, '2025-05-21 10:00').filter((what) => what.startsWith('Escalated'))).toEqual([]);
  });

  it('is none where the reporter was asked in time', () => {
    const asked = marked.next(ASKED, { now: wib('2025-05-15 16:00') });
    expect(newIn(asked, '2025-05-15 16:05')).toEqual([]);
  });
});

describe('a first answer that was never given', () => {
  it('is owed again when the report is reopened', () => {
    const back = marked
      .next({ type: 'startWork' })
      .next(RESOLVED, { now: wib('2025-05-07 10:00') })
      .next({ type: 'reopen', reason: 'notSatisfied' }, { now: wib('2025-05-09 10:00') });
    expect(back.build().deadlines.firstResponse?.stoppedAt).toBeUndefined();
    expect(
      answered.next({ type: 'startWork' }).next(RESOLVED).next({ type: 'reopen', reason: 'notSatisfied' }).build(),
    ).toMatchObject({
      deadlines: { firstResponse: { stoppedAt: wib('2025-05-06 11:00') } },
    });
  });
});

describe('a ladder', () => {
  it('is climbed from its foot where the report turns out to be oversight, whoever was told before', () => {
    const climbed = marked.next(passTime, at('2025-05-20 16:00'));
    expect(climbed.build().deadlines.firstResponse?.step).toBe(2);
    const oversight = climbed
      .next({ type: 'handBack', reason: 'notThisUnit' }, { now: wib('2025-05-21 09:00') })
      .next(OVERSIGHT, { now: wib('2025-05-21 10:00') });
    expect(oversight.build().deadlines.firstResponse?.step).toBeUndefined();
    // Five working days after it was due: 16, 19, 20, 21, 22 May.
    const told = toldBy(oversight, passTime, at('2025-05-22 16:00'));
    expect(told).toEqual(expect.arrayContaining(['escalated → inspektur', 'escalated → pembaca-pengawasan']));
  });
});

describe('a moment that an officer states', () => {
  const refusal = (command: Parameters<typeof decide>[1]) => {
    const decision = decide(informed().build(), command, {
      now: wib('2025-05-06 12:00'),
      actor: person('admin'),
      policy,
    });
    return decision.ok ? 'taken' : decision.refusal.kind;
  };
  const answers = (shown: string) => ({ type: 'postAnswer', content: said('sudah'), postedAt: wib(shown) }) as const;
  const marks = (shown: string) => ({ type: 'markProcessed', statedAt: wib(shown) }) as const;

  it.each(['1970-01-02 10:00', '2025-05-06 09:59:59.999', '2025-05-06 12:05:00.001', '2100-01-01 10:00'])(
    'is refused where it cannot be: %s',
    (shown) => {
      expect([refusal(answers(shown)), refusal(marks(shown))]).toEqual(['MomentImpossible', 'MomentImpossible']);
    },
  );

  it.each(['2025-05-06 10:00', '2025-05-06 12:05'])('is taken between receipt and now: %s', (shown) => {
    expect([refusal(answers(shown)), refusal(marks(shown))]).toEqual(['taken', 'taken']);
  });
});
