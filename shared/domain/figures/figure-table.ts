import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Figure } from './evaluation.ts';

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
