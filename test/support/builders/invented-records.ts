import { firstSubmissions, readSamples } from '#local/aws/samples';
import { type InventedPast, inventPast } from '#local/past/invented-past';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import type { RecordedEvent } from '#shared/domain/report/event';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

/**
 * The records of an invented 2025, the same for the same seed; some reports still open at the end of what is known of
 * it.
 */
export const inventedRecords = async (
  given: Pick<InventedPast, 'reports' | 'seed' | 'until'>,
): Promise<readonly (readonly RecordedEvent[])[]> => {
  const lives = await inventPast(policy, rulesClassifier(policy), {
    name: '2025',
    submissions: firstSubmissions(await readSamples()),
    from: wib('2025-01-01 00:00'),
    to: wib('2026-01-01 00:00'),
    ...given,
  });
  return lives.map(({ record }) => record);
};

/** As of then the invented year is looked at. */
export const YEAR_SEEN = wib('2026-01-31 08:00');

const years = new Map<number, ReturnType<typeof inventedRecords>>();

/** The records of the first reports of one invented year, invented once for all who look at it. */
export const inventedYear = (reports: number): ReturnType<typeof inventedRecords> => {
  const year = years.get(reports) ?? inventedRecords({ reports, seed: 7, until: YEAR_SEEN });
  years.set(reports, year);
  return year;
};
