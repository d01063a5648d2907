import { type Calendar, isoWithOffset } from './calendar.ts';
import type { Figure } from './evaluation.ts';
import type { Instant } from './words.ts';

export const FIGURE_COLUMNS = [
  'figure',
  'kind',
  'numerator',
  'denominator',
  'ratio',
  'n',
  'median',
  'p90',
  'asOf',
] as const;

/** Figures as a table for programs: one a row, numbers as numbers, nothing where there is no data. */
export const figureTable = (
  calendar: Pick<Calendar, 'zone'>,
  figures: readonly Figure[],
): readonly (readonly (string | number | null)[])[] =>
  figures.map((figure) => {
    const count = figure.kind === 'count' ? figure : undefined;
    const minutes = figure.kind === 'minutes' ? figure : undefined;
    return [
      figure.name,
      figure.kind,
      count?.numerator ?? null,
      count?.denominator ?? null,
      count?.ratio ?? null,
      figure.n,
      minutes?.median ?? null,
      minutes?.p90 ?? null,
      isoWithOffset(calendar, figure.asOf),
    ];
  });

/** The figures that such a table holds, without the reports behind them. */
export const figuresInTable = (
  rows: readonly (readonly (string | number | null)[])[],
  asOf: Instant,
): readonly Figure[] =>
  rows.flatMap(([name, kind, numerator, denominator, ratio, n, median, p90]): readonly Figure[] => {
    if (typeof name !== 'string' || typeof n !== 'number') return [];
    const known = { name, asOf, n, ids: [] };
    switch (kind) {
      case 'count':
        return [
          { ...known, kind, numerator: Number(numerator), denominator: Number(denominator), ratio: orNull(ratio) },
        ];
      case 'minutes':
        return [{ ...known, kind, median: orNull(median), p90: orNull(p90) }];
      case 'events':
        return [{ ...known, kind }];
      default:
        return [];
    }
  });

const orNull = (value: string | number | null | undefined): number | null => (typeof value === 'number' ? value : null);
