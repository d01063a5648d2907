import * as z from 'zod';
import { type Calendar, type IsoDate, isoDateOf, plainDate } from '#shared/domain/calendar/calendar';
import type { ReportId } from '#shared/domain/words/words';
import { FIGURE_ROWS, type FigureKey } from './figure-name.ts';
import { type FigureRow, UNKNOWN_SORT } from './figure-row.ts';
import type { Standing } from './standing.ts';

/**
 * What a row of the table of figures counts of a report: nothing where the report is not of its whole; else whether it
 * is counted, as which sort, how long it took, or how old it is.
 */
const Count = z.union([z.boolean(), z.number(), z.string(), z.null()]);
type Count = z.infer<typeof Count>;

/** What every row counts of a report, in the order of the columns. */
export const Counts = z.array(Count).readonly();
export type Counts = z.infer<typeof Counts>;

/** The rows of the table that are counted by report. */
export const COLUMNS: readonly FigureKey[] = FIGURE_ROWS.flatMap(({ figure, row }) =>
  row.family === 'flow' || row.family === 'flow by sort' || row.family === 'notices' ? [] : [figure],
);
const ROWS = FIGURE_ROWS.filter(({ figure }) => COLUMNS.includes(figure)).map(({ row }) => row);

/** A report as figures count it: the day on which it was received, and what each column counts of it. */
export type CountedReport = { readonly id: ReportId; readonly on: IsoDate; readonly counts: Counts };

/** What figures count of a report, as it stands as of its own moment, however much later that is asked for. */
export const countsOf = (standing: Standing, calendar: Calendar): Counts =>
  ROWS.map((row) => countOf(row, standing, calendar));

/** The same, but for its age: that grows until the moment of the figures. */
export const growingCountsOf = (standing: Standing, calendar: Calendar): Counts =>
  ROWS.map((row) => {
    const count = countOf(row, standing, calendar);
    return row.family === 'cohort age' && count !== null ? true : count;
  });

const countOf = (row: FigureRow, standing: Standing, calendar: Calendar): Count => {
  switch (row.family) {
    case 'cohort count':
      return row.whole(standing) ? row.counted(standing) : null;
    case 'cohort count by sort':
      return row.whole(standing) ? (row.sort(standing) ?? false) : null;
    case 'breakdown':
      return row.sort(standing) ?? UNKNOWN_SORT;
    case 'cohort duration':
      return row.minutes(standing, calendar) ?? null;
    case 'cohort age':
      return row.whole(standing) ? daysBetween(standing.receivedOn, isoDateOf(calendar, standing.asOf)) : null;
    case 'flow':
    case 'flow by sort':
    case 'notices':
      return null;
  }
};

/** Calendar days from one date until another. */
export const daysBetween = (from: IsoDate, until: IsoDate): number => plainDate(from).until(plainDate(until)).days;

/** Reports as figures count them, each as it stands. */
export const countedReports = (standings: readonly Standing[], calendar: Calendar): readonly CountedReport[] =>
  standings.map((standing) => ({
    id: standing.report.id,
    on: standing.receivedOn,
    counts: countsOf(standing, calendar),
  }));

/** By what reports are told apart: the cells of a table of figures. */
export const Dimension = z.enum(['unit', 'class', 'topic', 'channel', 'subDistrict']);
export type Dimension = z.infer<typeof Dimension>;

const COLUMN_OF: Readonly<Record<Dimension, number>> = {
  unit: COLUMNS.indexOf('received.unit.*'),
  class: COLUMNS.indexOf('received.class.*'),
  topic: COLUMNS.indexOf('received.topic.*'),
  channel: COLUMNS.indexOf('received.channel.*'),
  subDistrict: COLUMNS.indexOf('received.subDistrict.*'),
};

/** The cell of a dimension that a report is in, as it was counted. */
export const cellOf = ({ counts }: Pick<CountedReport, 'counts'>, dimension: Dimension): string => {
  const cell = counts[COLUMN_OF[dimension]];
  return typeof cell === 'string' ? cell : UNKNOWN_SORT;
};
