import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { outcomeIn } from '#shared/domain/figures/standing';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import { Instant } from '#shared/domain/words/words';
import { recordsOf, someHistories } from '#test/support/builders/an-office';
import { oftenIn } from '#test/support/fixed-seed';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';

/** An event, and what it found and left. */
type Moment = {
  readonly before: Report;
  readonly after: Report;
  readonly recorded: RecordedEvent;
  readonly now: Instant;
};

/** Every event of a record but the first, at the latest moment that the record knew of by then. */
const momentsOf = (record: readonly RecordedEvent[]): readonly Moment[] => {
  const moments: Moment[] = [];
  let before: Report | undefined;
  let now = Instant.parse(0);
  for (const recorded of record) {
    now = Instant.parse(Math.max(now, recorded.recordedAt));
    const after = evolve(before, recorded);
    if (before !== undefined) moments.push({ before, after, recorded, now });
    before = after;
  }
  return moments;
};

const MOMENTS = corpusOf(fc.record({ histories: someHistories }), 300, ({ histories }) =>
  recordsOf(histories).map(momentsOf),
);

const missedIn = (report: Report, now: Instant): readonly WatchedClock[] =>
  WATCHED_CLOCKS.options.filter((clock) => outcomeIn(report, clock, now) === 'missed');

/** Whether an event takes a miss back: a later calendar, or a record that goes on before what it knew of. */
const takesBack = ({ recorded, now }: Moment, clock: WatchedClock): boolean =>
  recorded.recordedAt < now || (recorded.event.type === 'DeadlineMoved' && recorded.event.clock === clock);

const seen: { recorded: number; readonly missedBefore: Set<string> } = { recorded: 0, missedBefore: new Set() };
afterAll(() => {
  // No law holds for want of cases.
  expect(seen.recorded).toBeGreaterThan(oftenIn(200));
  const common = ['Archived', 'Routed', 'HandedBack', 'Classified', 'AnswerPosted', 'Resolved', 'Reopened'];
  expect([...seen.missedBefore]).toEqual(expect.arrayContaining(common));
});

describe('a miss', () => {
  it('is lowered by no command and by nothing that comes in: a later calendar alone takes it back', () => {
    holdsFor(MOMENTS, (records) => {
      for (const moment of records.flat()) {
        const { before, after, recorded, now } = moment;
        const lost = missedIn(before, now).filter((clock) => !missedIn(after, now).includes(clock));
        expect(lost.filter((clock) => !takesBack(moment, clock))).toEqual([]);
        if (missedIn(before, now).length > 0) seen.missedBefore.add(recorded.event.type);
      }
    });
  });

  it('is in the figures wherever it is on record, unless a later calendar has moved that date', () => {
    holdsFor(MOMENTS, (records) => {
      for (const [moments, clock] of records.flatMap((one) =>
        WATCHED_CLOCKS.options.map((each) => [one, each] as const),
      )) {
        const noted = moments.findLastIndex(
          ({ recorded: { event } }) => event.type === 'DeadlineMissed' && event.clock === clock,
        );
        const since = moments.slice(noted);
        const last = since.at(-1);
        if (noted === -1 || last === undefined || since.some((moment) => takesBack(moment, clock))) continue;
        seen.recorded += 1;
        expect([clock, outcomeIn(last.after, clock, last.now)]).toEqual([clock, 'missed']);
      }
    });
  });
});
