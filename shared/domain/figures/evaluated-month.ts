import * as z from 'zod';
import { type Calendar, IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { RecordedEvent } from '#shared/domain/report/event';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { Instant, ReportId, Sha256 } from '#shared/domain/words/words';
import { FIGURE_ROWS, namesIn } from './figure-name.ts';
import { Flow, flowOfEvents } from './flow.ts';
import { ConcealedReport, concealedIn, type Ended } from './last-known.ts';
import { merged, Part, partOf, without } from './part.ts';
import { type Standing, turnsAt } from './standing.ts';

/** A month of the office by its name, such as 2026-11; of this century, like every moment that can be asked about. */
export const MonthName = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .brand<'MonthName'>();
export type MonthName = z.infer<typeof MonthName>;
export const monthOf = (date: IsoDate): MonthName => MonthName.parse(date.slice(0, 7));
/** The month of the office at a moment. */
export const monthAt = (calendar: Pick<Calendar, 'zone'>, at: Instant): MonthName => monthOf(isoDateOf(calendar, at));

/** Reports about oversight, with all that decides for whom each is there. */
const Concealed = z.record(ReportId, ConcealedReport).readonly();
type Concealed = z.infer<typeof Concealed>;

/** What a report was counted as while it was known otherwise. */
const Frozen = z.object({ until: Instant, part: Part }).readonly();
type Frozen = z.infer<typeof Frozen>;

/** What became of the reports that were received on a day. */
const EvaluatedDay = z
  .object({
    part: Part,
    concealed: Concealed,
    /** What those among them were before, for whoever knew them then and does not now. */
    frozen: z.record(ReportId, z.array(Frozen).readonly()).readonly(),
    /** When time alone may next change what is counted of a report. */
    turns: z.record(ReportId, Instant).readonly(),
  })
  .readonly();
export type EvaluatedDay = z.infer<typeof EvaluatedDay>;

/** A month as figures are made of it: of each day, what became of those received on it, and what was recorded on it. */
export const EvaluatedMonth = z
  .object({
    received: z.record(IsoDate, EvaluatedDay).readonly(),
    happened: z.record(IsoDate, Flow).readonly(),
  })
  .readonly();
export type EvaluatedMonth = z.infer<typeof EvaluatedMonth>;

/** What is known of an evaluated month without reading it. */
export const MonthHeadline = z
  .object({
    month: MonthName,
    /** As of when it was counted last. */
    asOf: Instant,
    /** The rules that it was counted by. */
    rules: Sha256,
    reports: z.int().nonnegative(),
    /** The first day on which any of them was received. */
    firstDay: IsoDate.optional(),
    concealed: Concealed,
    turnsAt: Instant.optional(),
  })
  .readonly();
export type MonthHeadline = z.infer<typeof MonthHeadline>;

export const EMPTY_MONTH: EvaluatedMonth = { received: {}, happened: {} };

/** Raised whenever a figure is counted otherwise under the same name: every month is then counted anew. */
const FORMULAS = 4;

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
): EvaluatedMonth => {
  const days = [...Map.groupBy(standings, ({ receivedOn }) => receivedOn)].map(
    ([date, some]): [IsoDate, EvaluatedDay] => [date, dayWith(month.received[date], some, calendar)],
  );
  return { ...month, received: { ...month.received, ...Object.fromEntries(days) } };
};

const dayWith = (
  before: EvaluatedDay | undefined,
  standings: readonly Standing[],
  calendar: Calendar,
): EvaluatedDay => {
  const anew = new Set(standings.map(({ report }) => report.id));
  const part = partOf(standings, calendar);
  const frozen = standings.flatMap((standing): readonly (readonly [ReportId, readonly Frozen[]])[] => {
    const earlier = concealedIn(calendar, standing)?.before ?? [];
    const frozenIn = ({ known, standing: then }: Ended) => ({ until: known.until, part: partOf([then], calendar) });
    return earlier.length === 0 ? [] : [[standing.report.id, earlier.map(frozenIn)]];
  });
  return {
    part: before === undefined ? part : merged([without(before.part, anew), part]),
    concealed: {
      ...unless(before?.concealed ?? {}, anew),
      ...concealedAmong(calendar, standings),
    },
    frozen: { ...unless(before?.frozen ?? {}, anew), ...Object.fromEntries(frozen) },
    turns: {
      ...unless(before?.turns ?? {}, anew),
      ...Object.fromEntries(standings.flatMap((standing) => turnIn(standing))),
    },
  };
};

/** Those of some reports that are about oversight. */
export const concealedAmong = (calendar: Pick<Calendar, 'zone'>, standings: readonly Standing[]): Concealed =>
  Object.fromEntries(
    standings.flatMap((standing): readonly (readonly [ReportId, ConcealedReport])[] => {
      const found = concealedIn(calendar, standing);
      if (found === undefined) return [];
      return [[standing.report.id, { ...found.now, before: found.before.map(({ known }) => known) }]];
    }),
  );

const unless = <T>(of: Readonly<Record<ReportId, T>>, ids: ReadonlySet<ReportId>): Readonly<Record<ReportId, T>> =>
  Object.fromEntries(reportEntries(of).filter(([id]) => !ids.has(id)));

/** What there is of each report. */
export const reportEntries = <T>(of: Readonly<Record<ReportId, T>>): readonly (readonly [ReportId, T])[] =>
  Object.entries(of).map(([id, value]) => [ReportId.parse(id), value]);

const turnIn = (standing: Standing): readonly (readonly [ReportId, Instant])[] => {
  const at = turnsAt(standing);
  return at === undefined ? [] : [[standing.report.id, at]];
};

/** The month with what was recorded on a day of it, all of it. */
export const withEvents = (month: EvaluatedMonth, date: IsoDate, events: readonly RecordedEvent[]): EvaluatedMonth => ({
  ...month,
  happened: { ...month.happened, [date]: flowOfEvents(events) },
});

/** Everybody received in the month. */
export const reportsIn = ({ received }: EvaluatedMonth): readonly ReportId[] =>
  Object.values(received).flatMap(({ part }) => part.counts.received?.of ?? []);

/** Of whom time alone has changed, or may have changed, what is counted. */
export const turnedBy = ({ received }: EvaluatedMonth, asOf: Instant): readonly ReportId[] =>
  Object.values(received).flatMap(({ turns }) => reportEntries(turns).flatMap(([id, at]) => (at <= asOf ? [id] : [])));

export const headlineOf = (
  month: MonthName,
  content: EvaluatedMonth,
  { asOf, rules }: Pick<MonthHeadline, 'asOf' | 'rules'>,
): MonthHeadline => {
  const days = Object.values(content.received);
  const [firstDay] = Object.keys(content.received).toSorted((one, other) => (one < other ? -1 : 1));
  const turns = days.flatMap(({ turns: of }) => (Object.keys(of).length === 0 ? [] : Math.min(...Object.values(of))));
  return {
    month,
    asOf,
    rules,
    reports: reportsIn(content).length,
    ...(firstDay === undefined ? {} : { firstDay: IsoDate.parse(firstDay) }),
    concealed: Object.fromEntries(days.flatMap(({ concealed }) => reportEntries(concealed))),
    ...(turns.length === 0 ? {} : { turnsAt: Instant.parse(Math.min(...turns)) }),
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

/** The months that any of the periods touches. */
export const touchedBy = <T extends Pick<MonthHeadline, 'month'>>(
  months: readonly T[],
  periods: readonly Period[],
): readonly T[] =>
  months.filter(({ month }) => periods.some(({ from, until }) => monthOf(from) <= month && `${month}-01` < until));
