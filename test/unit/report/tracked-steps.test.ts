import { describe, expect, it } from 'vitest';
import type { TrackingAnswer } from '#shared/contracts/http/tracking';
import { TrackingAnswer as Answer } from '#shared/contracts/http/tracking';
import type { Command } from '#shared/domain/report/command-table';
import { ASKED, aReport, CLOSED, PPID, RESOLVED, said, shownInWib, wib } from '#test/support/builders/a-report';
import { tracked } from '#test/support/laws/tracked';

const NOW = wib('2025-05-20 09:00');
const at = (shown: string) => ({ now: wib(shown) });
const ANSWERED: Command = { type: 'postAnswer', content: said('dijadwalkan'), postedAt: wib('2025-05-08 11:00') };
const MARKED: Command = { type: 'markProcessed', statedAt: wib('2025-05-07 08:30') };

/** Each step with its day, hour and mark: ✔ over, ● here, ○ to come. */
const stepsOf = ({ steps }: TrackingAnswer): readonly string[] =>
  steps.map(({ step, at: moment, state }) => {
    const mark = { done: '✔', current: '●', ahead: '○' }[state];
    return moment === undefined ? `${mark} ${step}` : `${mark} ${step} ${shownInWib(Date.parse(moment))}`;
  });
const AHEAD = ['○ workedOn', '○ answered', '○ resolved', '○ closed'] as const;
const RECEIVED = '✔ received 2025-05-06 10:00';

/** Routed by the machine on Tuesday, 6 May 2025, 10:00; then whatever is done. */
const routed = aReport();
const marked = routed.next(MARKED, at('2025-05-07 08:30'));
const answered = marked.next(ANSWERED, at('2025-05-08 12:00'));
const worked = answered.next({ type: 'startWork' }, at('2025-05-09 09:00'));
const resolved = worked.next(RESOLVED, at('2025-05-12 10:00'));

describe('the steps of a report, as its follower sees them', () => {
  it.each([
    ['in triage', aReport().doubtful(), [RECEIVED, '● inReview', '○ forwarded', ...AHEAD]],
    ['routed', routed, [RECEIVED, '● forwarded 2025-05-06 10:00', ...AHEAD]],
    [
      'stated to be handled',
      marked,
      [RECEIVED, '✔ forwarded 2025-05-06 10:00', '● workedOn 2025-05-07 08:30', ...AHEAD.slice(1)],
    ],
    [
      'worked on without anybody having stated it',
      routed.next({ type: 'startWork' }),
      [RECEIVED, '✔ forwarded 2025-05-06 10:00', '● workedOn', ...AHEAD.slice(1)],
    ],
    [
      'answered',
      worked,
      [
        RECEIVED,
        '✔ forwarded 2025-05-06 10:00',
        '✔ workedOn 2025-05-07 08:30',
        '● answered 2025-05-08 11:00',
        ...AHEAD.slice(2),
      ],
    ],
    [
      'resolved',
      resolved,
      [
        RECEIVED,
        '✔ forwarded 2025-05-06 10:00',
        '✔ workedOn 2025-05-07 08:30',
        '✔ answered 2025-05-08 11:00',
        '● resolved 2025-05-12 10:00',
        '○ closed',
      ],
    ],
    [
      'resolved without an answer on record, which nobody is told that they got',
      marked.next({ type: 'startWork' }).next(RESOLVED, at('2025-05-12 10:00')),
      [
        RECEIVED,
        '✔ forwarded 2025-05-06 10:00',
        '✔ workedOn 2025-05-07 08:30',
        '● resolved 2025-05-12 10:00',
        '○ closed',
      ],
    ],
    [
      'closed',
      resolved.next(CLOSED, at('2025-05-14 10:00')),
      [
        RECEIVED,
        '✔ forwarded 2025-05-06 10:00',
        '✔ workedOn 2025-05-07 08:30',
        '✔ answered 2025-05-08 11:00',
        '✔ resolved 2025-05-12 10:00',
        '✔ closed 2025-05-14 10:00',
      ],
    ],
    [
      'waiting for its reporter in triage',
      aReport().doubtful().next(ASKED, at('2025-05-07 10:00')),
      [RECEIVED, '● awaitingReporter 2025-05-07 10:00', '○ forwarded', ...AHEAD],
    ],
    [
      'waiting for its reporter at the unit',
      marked.next(ASKED, at('2025-05-07 10:00')),
      [
        RECEIVED,
        '✔ forwarded 2025-05-06 10:00',
        '✔ workedOn 2025-05-07 08:30',
        '● awaitingReporter 2025-05-07 10:00',
        ...AHEAD.slice(1),
      ],
    ],
    [
      'given back by its unit, like one that no unit has had',
      marked.next({ type: 'handBack', reason: 'notThisUnit' }),
      [RECEIVED, '● inReview', '○ forwarded', ...AHEAD],
    ],
    [
      'passed on to another agency',
      aReport().doubtful().next({ type: 'refer', authority: 'polres' }, at('2025-05-07 10:00')),
      [RECEIVED, '✔ referred 2025-05-07 10:00'],
    ],
    [
      'archived',
      aReport().doubtful().next({ type: 'archive', reason: 'tooGeneral' }, at('2025-05-07 10:00')),
      [RECEIVED, '✔ archived 2025-05-07 10:00'],
    ],
    ['withdrawn', marked.next({ type: 'withdraw' }), [RECEIVED, '✔ archived']],
  ])('show one that is %s', async (_, report, steps) => {
    const answer = await tracked(report.build(), NOW);
    expect(stepsOf(answer)).toEqual(steps);
    expect(Answer.parse(answer)).toEqual(answer);
  });

  it('tell with what result it was resolved, since closed is not fixed', async () => {
    const planned = worked.next({ type: 'resolve', result: 'planned' }).next(CLOSED).build();
    expect((await tracked(planned, NOW)).result).toEqual({
      code: 'planned',
      name: { id: 'direncanakan', en: 'planned' },
    });
    expect(await tracked(worked.build(), NOW)).not.toHaveProperty('result');
  });

  it('tell why it was archived, and of one that was taken back just that', async () => {
    const vague = aReport().doubtful().next({ type: 'archive', reason: 'tooGeneral' }).build();
    expect((await tracked(vague, NOW)).reason?.code).toBe('tooGeneral');
    expect((await tracked(marked.next({ type: 'withdraw' }).build(), NOW)).reason?.code).toBe('withdrawn');
  });
});

describe('the deadlines of a report, as its follower sees them', () => {
  const dueOf = ({ deadlines }: TrackingAnswer) =>
    deadlines.map(({ clock, dueAt, outcome }) => [clock, dueAt?.slice(0, 16), outcome]);

  it('are 5 and 14 working days from 6 May over the joint leave of 12 and 13 May', async () => {
    // 7 8 9 14 15 May; then 16 19 20 21 22 23 26 27 28 May: 12 May is Vesak, 13 May joint leave.
    expect(dueOf(await tracked(marked.build(), wib('2025-05-15 16:00')))).toEqual([
      ['firstResponse', '2025-05-15T16:00', 'pending'],
      ['resolution', '2025-05-28T16:00', 'pending'],
    ]);
    expect(dueOf(await tracked(marked.build(), wib('2025-05-15 16:01')))[0]?.[2]).toBe('missed');
  });

  it('tell whether each was met when it has stopped', async () => {
    const answer = await tracked(resolved.build(), NOW);
    expect(dueOf(answer)).toEqual([
      ['firstResponse', '2025-05-15T16:00', 'met'],
      ['resolution', '2025-05-28T16:00', 'met'],
    ]);
    expect(answer.deadlines[0]?.stoppedAt).toBe('2025-05-08T11:00:00+07:00');
  });

  it('explain each date by its days: counted, weekend, holiday by which decree', async () => {
    const [owed] = (await tracked(marked.build(), NOW)).deadlines;
    expect(owed?.ledger.map(({ date, kind, share }) => `${date.slice(5)} ${kind} ${share}`)).toEqual([
      '05-06 working 0',
      '05-07 working 1',
      '05-08 working 1',
      '05-09 working 1',
      '05-10 weekend 0',
      '05-11 weekend 0',
      '05-12 holiday 0',
      '05-13 holiday 0',
      '05-14 working 1',
      '05-15 working 1',
    ]);
    expect(owed?.ledger[6]?.holiday?.decree).toMatch(/SKB/);
  });

  it('tell that the reporter was asked, and of other standstills only that nothing was left to do', async () => {
    const asked = marked.next(ASKED, at('2025-05-07 10:00')).build();
    const paused = await tracked(asked, wib('2025-05-09 12:00'));
    expect(dueOf(paused)).toEqual([
      ['firstResponse', undefined, 'pending'],
      ['resolution', undefined, 'pending'],
    ]);
    const still = (answer: TrackingAnswer) =>
      new Set(
        answer.deadlines.flatMap(({ ledger }) => ledger.flatMap(({ still: some = [] }) => some)).map(({ why }) => why),
      );
    expect(still(paused)).toEqual(new Set(['awaitingReporter']));
    const reopened = resolved.next({ type: 'reopen', reason: 'notDone' }, at('2025-05-15 10:00')).build();
    expect(still(await tracked(reopened, NOW))).toEqual(new Set(['nothingToDo']));
  });

  it('tell that more time was taken, and why', async () => {
    const asked = aReport({ channel: PPID }).next({
      type: 'extendDeadline',
      clock: 'resolution',
      ground: 'notYetHeld',
    });
    const [owed] = (await tracked(asked.build(), NOW)).deadlines;
    expect([owed?.clock, owed?.limit, owed?.extended?.id]).toEqual(['resolution', 17, 'informasi belum dikuasai']);
  });

  it('are not told of what another agency has, nor of what was archived', async () => {
    const doubtful = aReport().doubtful();
    for (const report of [
      doubtful.next({ type: 'refer', authority: 'polres' }),
      doubtful.next({ type: 'archive', reason: 'incomplete' }),
      doubtful,
    ])
      expect((await tracked(report.build(), NOW)).deadlines).toEqual([]);
  });
});
