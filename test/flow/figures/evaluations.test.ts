import { describe, expect, it } from 'vitest';
import { wib } from '#test/support/builders/a-report';
import { anEvaluatedOffice } from '#test/support/builders/an-evaluated-office';

describe('the figures of an evaluation', () => {
  it.each([
    ['every morning', ['2025-07-01 05:30', '2025-07-02 05:30', '2025-07-03 05:30', '2025-07-04 05:30']],
    ['twice each time', ['2025-07-01 05:30', '2025-07-01 05:30', '2025-07-02 05:30', '2025-07-02 05:31']],
    ['twenty hours late', ['2025-07-02 01:30', '2025-07-02 05:30', '2025-07-03 05:30']],
    ['not for a month', ['2025-06-01 05:30', '2025-07-03 05:30']],
    ['around midnight', ['2025-06-30 23:59', '2025-07-01 00:00', '2025-07-01 00:01']],
    ['around the end of the year', ['2025-12-31 23:59', '2026-01-01 00:00', '2026-01-01 00:01']],
    ['around Lebaran', ['2025-03-28 05:30', '2025-03-31 05:30', '2025-04-01 05:30', '2025-04-08 05:30']],
  ])('are those of a count from zero where it runs %s', async (_, moments) => {
    const office = await anEvaluatedOffice();
    for (const moment of moments) {
      office.until(wib(moment));
      expect(await office.run()).toBe('finished');
      expect(await office.figures(wib(moment))).toEqual(office.zero(wib(moment)));
    }
  });
});
