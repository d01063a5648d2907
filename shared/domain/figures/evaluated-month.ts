import * as z from 'zod';
import { type Calendar, IsoDate, isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { MonthName, monthOf, type Period } from '#shared/domain/calendar/period';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { Instant, ReportId, Sha256 } from '#shared/domain/words/words';
import { COLUMNS, Counts, countsOf, growingCountsOf } from './counted-report.ts';
import { FIGURE_ROWS, namesIn } from './figure-name.ts';
import { Happening, happeningsOf } from './flow.ts';
import { ConcealedReport, concealedIn } from './last-known.ts';
import { type Standing, turnsAt } from './standing.ts';

/** Reports about oversight, with the day of receipt and all that decides for whom each is there. */
const Concealed = z.record(ReportId, ConcealedReport.unwrap().extend({ on: IsoDate }).readonly()).readonly();
type Concealed = z.infer<typeof Concealed>;

/** A report as figures count it, and all that decides how else it is counted, for whom and when. */
const EvaluatedReport = z
  .object({
    on: IsoDate,
    counts: Counts,
    concealed: ConcealedReport.optional(),
    /** What it was counted as before, for whoever knew it then and does not now. */
    frozen: z.array(z.object({ until: Instant, counts: Counts }).readonly()).readonly(),
    /** When time alone may next change what is counted of it. */
    turnsAt: Instant.optional(),
  })
  .readonly();
export type EvaluatedReport = z.infer<typeof EvaluatedReport>;

const KeptMonth = z
  .object({
    /** What each count of a report is of, by their place. */
    columns: z.array(z.string()).readonly(),
    reports: z.record(ReportId, EvaluatedReport).readonly(),
    happened: z.record(IsoDate, z.array(Happening).readonly()).readonly(),
  })
  .readonly();
/** A month as figures are made of it: the reports that were received in it, and what was recorded on its days. */
export type EvaluatedMonth = z.infer<typeof KeptMonth>;
/** The same as it is kept. */
export const EvaluatedMonth = KeptMonth.transform((month) => inOurColumns(month));

/** What is known of an evaluated month without reading it. */
export const MonthHeadline = z
  .object({
    month: MonthName,
    /** As of when it was counted last. */
    asOf: Instant,
    /** The rules that it was counted by. */
    rules: Sha256,
    reports: z.int().nonnegative(),
    /** The first day on which any of them was received that is not about oversight. */
    firstDay: IsoDate.optional(),
    concealed: Concealed,
    turnsAt: Instant.optional(),
  })
  .readonly();
export type MonthHeadline = z.infer<typeof MonthHeadline>;

export const EMPTY_MONTH: EvaluatedMonth = { columns: COLUMNS, reports: {}, happened: {} };

/** A month that was written when there were other columns: what is gone is left out, what is new is of nobody yet. */
const inOurColumns = (month: EvaluatedMonth): EvaluatedMonth => {
  const places = COLUMNS.map((column) => month.columns.indexOf(column));
  if (places.length === month.columns.length && places.every((place, index) => place === index)) return month;
  const ours = (counts: Counts): Counts => places.map((place) => counts[place] ?? null);
  const reports = reportEntries(month.reports).map(([id, { counts, frozen, ...rest }]): [ReportId, EvaluatedReport] => [
    id,
    { ...rest, counts: ours(counts), frozen: frozen.map((one) => ({ ...one, counts: ours(one.counts) })) },
  ]);
  return { ...month, columns: COLUMNS, reports: Object.fromEntries(reports) };
};

/** Raised whenever a figure is counted otherwise under the same name: every month is then counted anew. */
const FORMULAS = 5;

/** What figures depend on beside events: the calendar, and how each is counted. */
export const figureRules = ({ calendar }: { readonly calendar: Calendar }): Sha256 =>
  sha256(
    canonicalJson({
      calendar,
      formulas: FORMULAS,
      figures: FIGURE_ROWS.flatMap(({ figure }) => [figure, ...namesIn(figure)]),
    }),
  );

/** The month with some of its reports counted anew, whatever was counted of them before. */
export const withReports = (
  month: EvaluatedMonth,
  standings: readonly Standing[],
  calendar: Calendar,
): EvaluatedMonth => ({
  ...month,
  reports: {
    ...month.reports,
    ...Object.fromEntries(standings.map((standing) => [standing.report.id, evaluatedReport(standing, calendar)])),
  },
});

const evaluatedReport = (standing: Standing, calendar: Calendar): EvaluatedReport => {
  const found = concealedIn(calendar, standing);
  const turns = turnsAt(standing);
  return {
    on: standing.receivedOn,
    counts: growingCountsOf(standing, calendar),
    ...(found && { concealed: concealedFrom(found) }),
    frozen: (found?.before ?? []).map(({ known, standing: then }) => ({
      until: known.until,
      counts: countsOf(then, calendar),
    })),
    ...(turns !== undefined && { turnsAt: turns }),
  };
};

const concealedFrom = ({ now, before }: NonNullable<ReturnType<typeof concealedIn>>): ConcealedReport => ({
  ...now,
  before: before.map(({ known }) => known),
});

/** Those of some reports that are about oversight. */
export const concealedAmong = (calendar: Pick<Calendar, 'zone'>, standings: readonly Standing[]): Concealed =>
  Object.fromEntries(
    standings.flatMap((standing): readonly (readonly [ReportId, Concealed[ReportId]])[] => {
      const found = concealedIn(calendar, standing);
      return found === undefined ? [] : [[standing.report.id, { ...concealedFrom(found), on: standing.receivedOn }]];
    }),
  );

/** What there is of each report. */
export const reportEntries = <T>(of: Readonly<Record<ReportId, T>>): readonly (readonly [ReportId, T])[] =>
  Object.entries(of).map(([id, value]) => [ReportId.parse(id), value]);

/** The month with what was recorded on a day of it, all of it. */
export const withHappenings = (
  month: EvaluatedMonth,
  date: IsoDate,
  happenings: readonly Happening[],
): EvaluatedMonth => ({ ...month, happened: { ...month.happened, [date]: happenings } });

/** Reports of any months with all that was recorded of them, as if all of it belonged to one month. */
export const evaluatedAfresh = (standings: readonly Standing[], calendar: Calendar): EvaluatedMonth => {
  const days = Map.groupBy(
    standings.flatMap(({ events }) => happeningsOf(events)),
    ({ recordedAt }) => isoDateOf(calendar, recordedAt),
  );
  return { ...withReports(EMPTY_MONTH, standings, calendar), happened: Object.fromEntries(days) };
};

/** Everybody received in the month. */
export const reportsIn = ({ reports }: Pick<EvaluatedMonth, 'reports'>): readonly ReportId[] =>
  reportEntries(reports).map(([id]) => id);

/** Of whom time alone has changed, or may have changed, what is counted. */
export const turnedBy = ({ reports }: EvaluatedMonth, asOf: Instant): readonly ReportId[] =>
  reportEntries(reports).flatMap(([id, { turnsAt: at }]) => (at !== undefined && at <= asOf ? [id] : []));

export const headlineOf = (
  month: MonthName,
  content: EvaluatedMonth,
  { asOf, rules }: Pick<MonthHeadline, 'asOf' | 'rules'>,
): MonthHeadline => {
  const reports = reportEntries(content.reports);
  let firstDay: IsoDate | undefined;
  let turns: Instant | undefined;
  for (const [, { on, concealed, turnsAt: at }] of reports) {
    if (concealed === undefined && (firstDay === undefined || on < firstDay)) firstDay = on;
    if (at !== undefined && (turns === undefined || at < turns)) turns = at;
  }
  return {
    month,
    asOf,
    rules,
    reports: reports.length,
    ...(firstDay === undefined ? {} : { firstDay }),
    concealed: Object.fromEntries(
      reports.flatMap(([id, { on, concealed }]) => (concealed ? [[id, { ...concealed, on }]] : [])),
    ),
    ...(turns === undefined ? {} : { turnsAt: turns }),
  };
};

/**
 * Whether all months say what was recorded until an instant, and nothing of what came later. A run that is under way,
 * or was cut off, has counted some of them later than others, or by other rules.
 */
export const areSettled = (
  policy: { readonly calendar: Calendar },
  headlines: readonly Pick<MonthHeadline, 'asOf' | 'rules'>[],
  until: Instant,
): boolean => {
  const current = figureRules(policy);
  return headlines.every(({ asOf, rules }) => asOf <= until && rules === current);
};

/** So many months stand side by side. */
const MONTHS = 12;

/**
 * The twelve months that end with a period, the earliest first; none before the first report, nor of another century.
 */
export const monthsUntil = (
  { until }: Period,
  months: readonly Pick<MonthHeadline, 'month' | 'reports'>[],
): readonly { readonly month: MonthName; readonly period: Period }[] => {
  const last = plainDate(until).subtract({ days: 1 }).with({ day: 1 });
  const first = months.reduce<string>(
    (least, { month, reports }) => (reports > 0 && month < least ? month : least),
    '9',
  );
  return Array.from({ length: MONTHS }, (_, index) => last.subtract({ months: MONTHS - 1 - index })).flatMap((from) => {
    const { success, data: month } = MonthName.safeParse(isoOf(from).slice(0, 7));
    if (!success || month < first) return [];
    return [{ month, period: { from: isoOf(from), until: isoOf(from.add({ months: 1 })) } }];
  });
};

/** The months that any of the periods touches. */
export const touchedBy = <T extends Pick<MonthHeadline, 'month'>>(
  months: readonly T[],
  periods: readonly Period[],
): readonly T[] =>
  months.filter(({ month }) => periods.some(({ from, until }) => monthOf(from) <= month && `${month}-01` < until));
