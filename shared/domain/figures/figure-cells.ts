import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { FigureValue } from './figure.ts';

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

/** Figures as rows of cells for a spreadsheet: one a row, numbers as numbers, nothing where there is no data. */
export const figureCells = (
  calendar: Pick<Calendar, 'zone'>,
  figures: readonly FigureValue[],
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
