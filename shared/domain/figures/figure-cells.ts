import * as z from 'zod';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { WallTime, wallTimeOf } from '#shared/domain/calendar/wall-time';
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

/** What stands in a cell of a table for spreadsheets. */
export const Cell = z.union([z.string(), z.number(), z.null(), WallTime]);
export type Cell = z.infer<typeof Cell>;

/**
 * Figures as rows of cells for a spreadsheet: one a row, numbers as numbers, times as times, nothing where there is no
 * data.
 */
export const figureCells = (
  calendar: Pick<Calendar, 'zone'>,
  figures: readonly FigureValue[],
): readonly (readonly Cell[])[] =>
  figures.map((figure) => {
    const count = figure.kind === 'count' ? figure : undefined;
    const time = figure.kind === 'minutes' || figure.kind === 'days' ? figure : undefined;
    return [
      figure.name,
      figure.kind,
      count?.numerator ?? null,
      count?.denominator ?? null,
      count?.ratio ?? null,
      figure.n,
      time?.median ?? null,
      time?.p90 ?? null,
      wallTimeOf(calendar, figure.asOf),
    ];
  });
