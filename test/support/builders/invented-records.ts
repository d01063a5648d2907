import { type InventedLife, type InventedPast, inventPast } from '#local/past/invented-past';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import type { RecordedEvent } from '#shared/domain/report/event';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

type Given = Pick<InventedPast, 'reports' | 'seed' | 'until'>;

/** An invented 2025, the same for the same seed; some reports still open at the end of what is known of it. */
const inventedLives = (given: Given): Promise<readonly InventedLife[]> =>
  inventPast(policy, rulesClassifier(policy), {
    name: '2025',
    from: wib('2025-01-01 00:00'),
    to: wib('2026-01-01 00:00'),
    ...given,
  });

/** The records alone. */
export const inventedRecords = async (given: Given): Promise<readonly (readonly RecordedEvent[])[]> =>
  (await inventedLives(given)).map(({ record }) => record);

/** As of then the invented year is looked at. */
export const YEAR_SEEN = wib('2026-01-31 08:00');

const years = new Map<number, ReturnType<typeof inventedLives>>();

/** The first reports of one invented year, invented once for all who look at it. */
export const inventedYear = (reports: number): ReturnType<typeof inventedLives> => {
  const year = years.get(reports) ?? inventedLives({ reports, seed: 7, until: YEAR_SEEN });
  years.set(reports, year);
  return year;
};
