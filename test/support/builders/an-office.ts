import * as fc from 'fast-check';
import type { RecordedEvent } from '#shared/domain/report/event';
import { record } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { aHistory, live, type Step } from './a-history.ts';
import { LAPOR } from './a-report.ts';

/** A history told again of a report of its own. */
const recordOf = (steps: readonly Step[], n: number): readonly RecordedEvent[] => {
  const id = reportIdOf(LAPOR, `evaluasi-${n}`);
  let report: Report | undefined;
  const all: RecordedEvent[] = [];
  for (const { recorded } of live(steps)) {
    for (const { event, recordedAt, actor } of recorded) {
      const again = record(id, report, [event], { now: recordedAt, actor, policy });
      report = again.report;
      all.push(...again.recorded);
    }
  }
  return all;
};

/** What happens to a few reports, whatever it is; all of them begin in May 2025. */
export const someHistories: fc.Arbitrary<readonly (readonly Step[])[]> = fc.array(aHistory, {
  minLength: 1,
  maxLength: 8,
});

/** The record of each of them. */
export const recordsOf = (histories: readonly (readonly Step[])[]): readonly (readonly RecordedEvent[])[] =>
  histories.map(recordOf);

/** A moment within half a year after that. */
export const laterMoment = fc
  .integer({ min: 0, max: 200 * 86_400_000 })
  .map((later) => Instant.parse(Date.UTC(2025, 4, 6, 3) + later));
