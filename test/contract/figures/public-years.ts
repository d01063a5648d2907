import { expect, it } from 'vitest';
import type { PublicYears } from '#shared/app/figures/ports';
import { YearName } from '#shared/domain/calendar/period';
import type { PublicYear } from '#shared/domain/figures/public-year';
import { sha256 } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';

const ASOF = Instant.parse(1_746_500_400_000);

let years = 0;
/** Every case has a year of its own: the places that are asked may be shared. */
const aYear = (): YearName => {
  years += 1;
  return YearName.parse(String(2000 + years));
};
/** What might be seen of a year in which so many reports were received. */
export const figuresOf = (year: YearName, received: number, asOf = ASOF): PublicYear => ({
  year,
  asOf,
  rules: sha256('aturan'),
  figures: [
    { name: 'received', asOf, withheld: false, kind: 'count', numerator: received, denominator: received },
    { name: 'overdue', asOf, withheld: true, kind: 'count', numerator: null, denominator: null },
    { name: 'time.resolution', asOf, withheld: false, kind: 'minutes', n: 7, median: 4_320, p90: 9_000.5 },
    { name: 'flow.received', asOf, withheld: false, kind: 'events', n: received },
  ],
  units: {
    cells: [
      {
        key: 'llaj',
        figures: [{ name: 'received', asOf, n: 9, kind: 'count', numerator: 9, denominator: 9, ratio: 1 }],
      },
    ],
    withheld: ['overdue'],
  },
});

/** What every place for what everybody may see promises. */
export const itKeepsPublicYears = (make: () => PublicYears): void => {
  it('knows nothing of a year that nobody has published', async () => {
    expect(await make().find(aYear())).toBeUndefined();
  });

  it('gives a year back as it was written', async () => {
    const kept = make();
    const year = figuresOf(aYear(), 12);
    expect(await kept.save(undefined, year)).toBe('saved');
    expect(await kept.find(year.year)).toEqual(year);
  });

  it('takes a year only from who has seen it as it is', async () => {
    const kept = make();
    const year = figuresOf(aYear(), 12);
    const later = figuresOf(year.year, 13, Instant.parse(ASOF + 1));
    await kept.save(undefined, year);
    expect(await kept.save(undefined, later)).toBe('conflict');
    expect(await kept.save(year, later)).toBe('saved');
    expect(await kept.save(year, year)).toBe('conflict');
    expect(await kept.find(year.year)).toEqual(later);
  });
};
