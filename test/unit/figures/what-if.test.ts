import { describe, expect, it } from 'vitest';
import { standingAt } from '#shared/domain/figures/standing';
import { isTurned, reportDifferences, standingsUnder } from '#shared/domain/figures/what-if';
import { triedRules, type WhatIf } from '#shared/domain/figures/what-if-rules';
import { replayed } from '#shared/domain/report/replay';
import { reportIdOf } from '#shared/domain/words/report-id';
import { calendarWithoutDay, isoDate } from '#test/support/builders/a-calendar';
import {
  ASKED,
  after,
  aReport,
  CLASSIFIED,
  LAPOR,
  MACHINE,
  NOTHING,
  PPID,
  RESOLVED,
  type Story,
  said,
  shownInWib,
  submit,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { calendar } = policy;

/** The rules that are tried; what cannot be tried is a mistake of the test. */
const tried = (asked: WhatIf) => {
  const result = triedRules(policy, asked);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
};

type Builder = ReturnType<typeof aReport>;
const ids = { answered: reportIdOf(LAPOR, 'a'), doubted: reportIdOf(LAPOR, 'b'), asked: reportIdOf(LAPOR, 'c') };

/*
 * In May 2025 the 12th and 13th, the 29th and the 30th are off. The office opens at 7:30; it shuts at 16:00, on Fridays
 * at 16:30, for lunch from 12 to 13, on Fridays from 11:30. What is tried: Thursday the 8th is off as well, and service
 * reports are to be resolved within 10 working days instead of 14.
 */
const WHAT_IF: WhatIf = {
  calendar: { addDaysOff: [isoDate('2025-05-08')] },
  clocks: [{ clock: 'resolution', class: 'service', limit: 10 }],
};
const others = tried(WHAT_IF);
const answer = (shown: string) =>
  [{ type: 'postAnswer', content: said('sudah'), postedAt: wib(shown) } as const, { now: wib(shown) }] as const;

/** Came in on Tuesday the 6th at 10; answered on the 16th, resolved on the 26th, both at 10. */
const answered = aReport({ id: ids.answered })
  .next(...answer('2025-05-16 10:00'))
  .next({ type: 'startWork' }, { now: wib('2025-05-16 10:00') })
  .next(RESOLVED, { now: wib('2025-05-26 10:00') });
/** Came in on Wednesday the 7th at 15:30; the machine was not sure, and a person decided on Friday the 9th at 9. */
const doubted = aReport({ id: ids.doubted })
  .receivedAt(wib('2025-05-07 15:30'))
  .doubtful()
  .next(CLASSIFIED, { now: wib('2025-05-09 09:00') });
/** Came in with the first; its reporter was asked on the 8th at 14:00 and answered on the 15th at 9. */
const asked = aReport({ id: ids.asked })
  .next(ASKED, { now: wib('2025-05-08 14:00') })
  .next({ type: 'resume' }, { now: wib('2025-05-15 09:00') })
  .next(...answer('2025-05-20 09:00'));

/** Came in before Waisak, the 12th, was decreed: to be answered by the 14th, and from the 8th on by the 15th. */
const movedByWaisak = (): Story => {
  const actor = { by: 'channel', channel: LAPOR } as const;
  const story = after(NOTHING, submit(), { actor, policy: { ...policy, calendar: calendarWithoutDay('2025-05-12') } });
  return after(story, { type: 'recountDeadlines' }, { actor: MACHINE, now: wib('2025-05-08 10:00') });
};

const standingsOf = (builders: readonly Builder[], asOf: string) =>
  builders.flatMap((builder) => standingAt(calendar, builder.story().record, wib(asOf)) ?? []);

/** What is another: `resolution 2025-05-28 16:00 met → 2025-05-23 16:30 missed`. */
const told = (builders: readonly Builder[], asOf: string, asked: WhatIf = WHAT_IF) => {
  const before = standingsOf(builders, asOf);
  const after = standingsUnder({ rules: policy, others: tried(asked) }, before);
  return reportDifferences(before, after).map(({ report, clocks }) => [
    report,
    ...clocks.map(
      ({ clock, before: was, after: would }) =>
        `${clock} ${shownInWib(was.dueAt)} ${was.outcome} → ${shownInWib(would.dueAt)} ${would.outcome}`,
    ),
  ]);
};

describe('three reports replayed under another day off and a shorter limit', () => {
  it('come out as is worked out by hand, those with another outcome first', () => {
    expect(told([asked, answered, doubted], '2025-05-27 10:00')).toEqual([
      [
        ids.answered,
        // 7, 8, 9, 14, 15 May; without the 8th 7, 9, 14, 15, 16 May, a Friday.
        'firstResponse 2025-05-15 16:00 missed → 2025-05-16 16:30 met',
        // 7, 8, 9, 14–16, 19–23, 26–28 May; ten without the 8th: 7, 9, 14–16, 19–23 May, a Friday.
        'resolution 2025-05-28 16:00 met → 2025-05-23 16:30 missed',
      ],
      [
        ids.doubted,
        // 240 minutes: 30 on the 7th, 210 from 7:30 on the 8th, or on the 9th.
        'triage 2025-05-08 11:00 missed → 2025-05-09 11:00 met',
        // 8, 9, 14, 15, 16 May; without the 8th 9, 14, 15, 16, 19 May. Nobody has answered.
        'firstResponse 2025-05-16 16:30 missed → 2025-05-19 16:00 missed',
        // 8, 9, 14–16, 19–23, 26–28 May and 2 June; ten without the 8th: 9, 14–16, 19–23 and 26 May.
        'resolution 2025-06-02 16:00 pending → 2025-05-26 16:00 missed',
      ],
      [
        ids.asked,
        // It stood still as the office shut on the 8th, 9th and 14th, so the 8th takes nothing from the first answer.
        // 7, 15, 16, 19–23, 26–28 May and 2–4 June; ten: 7, 15, 16, 19–23, 26 and 27 May.
        'resolution 2025-06-04 16:00 pending → 2025-05-27 16:00 pending',
      ],
    ]);
  });

  it('are told apart by whether a clock came out otherwise', () => {
    const before = standingsOf([answered, doubted, asked], '2025-05-27 10:00');
    const differences = reportDifferences(before, standingsUnder({ rules: policy, others }, before));
    expect(differences.map(isTurned)).toEqual([true, true, false]);
  });

  it('lose nothing of what was done: only dates and limits are another', () => {
    for (const { events } of standingsOf([answered, doubted, asked], '2025-05-27 10:00')) {
      const replay = replayed({ rules: policy, others }, events);
      expect(replay.map(({ event, recordedAt, actor }) => [event.type, recordedAt, actor])).toEqual(
        events.map(({ event, recordedAt, actor }) => [event.type, recordedAt, actor]),
      );
    }
  });
});

describe('a report replayed', () => {
  it('shows the date that was missed, also where another unit has had it since', () => {
    // To be marked within 240 minutes, by 15:00 on the 6th; within 1000 by 11:40 on the 8th, with nobody by then.
    const passedOn = aReport()
      .next({ type: 'handBack', reason: 'notThisUnit' }, { now: wib('2025-05-07 09:00') })
      .next(CLASSIFIED, { now: wib('2025-05-07 10:00') })
      .next({ type: 'markProcessed', statedAt: wib('2025-05-07 11:00') }, { now: wib('2025-05-07 11:00') });
    // From 10:00 on the 7th 300 minutes, 450 on the 8th, 240 until 11:30 on Friday the 9th, and 10 from 13:00.
    expect(
      told([passedOn], '2025-05-07 12:00', { clocks: [{ clock: 'processed', limit: 1000 }] })[0]?.slice(1),
    ).toEqual(['processed 2025-05-06 15:00 missed → 2025-05-09 13:10 met']);
  });

  it('keeps the days by which it was extended', () => {
    // An information request of the 6th: 10 working days and 7 more, 4 June; with 4, 11 in all: Friday the 23rd.
    const request = aReport({ channel: PPID, channelClass: 'informationRequest' }).next(
      { type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' },
      { now: wib('2025-05-07 10:00') },
    );
    const shorter: WhatIf = { clocks: [{ clock: 'resolution', class: 'service', channel: PPID, limit: 4 }] };
    expect(told([request], '2025-05-08 10:00', shorter).map(([, ...clocks]) => clocks)).toEqual([
      ['resolution 2025-06-04 16:00 pending → 2025-05-23 16:30 pending'],
    ]);
  });

  const datesIn = (asked: WhatIf) =>
    replayed({ rules: policy, others: tried(asked) }, movedByWaisak().record).flatMap(({ event }) => {
      if (event.type === 'Classified') return shownInWib(event.deadlines.firstResponse?.dueAt ?? 0);
      if (event.type !== 'DeadlineMoved' || event.clock !== 'firstResponse') return [];
      return `${shownInWib(event.from)} → ${shownInWib(event.to)}`;
    });

  it('keeps a date of earlier rules, and that it was moved, where the change does not reach it', () => {
    const recorded = ['2025-05-14 16:00', '2025-05-14 16:00 → 2025-05-15 16:00'];
    expect(datesIn({})).toEqual(recorded);
    expect(datesIn({ calendar: { addDaysOff: [isoDate('2025-11-18')] } })).toEqual(recorded);
  });

  it('has the tried date from the start where the change reaches it, and nothing moves it', () => {
    // 7, 9, 14, 15, 16 May.
    expect(datesIn({ calendar: { addDaysOff: [isoDate('2025-05-08')] } })).toEqual(['2025-05-16 16:30']);
  });
});
