import { type Calendar, type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { type EvaluatedDay, type EvaluatedMonth, type MonthHeadline, reportEntries } from './evaluated-month.ts';
import { type Figure, figuresOf, flowFigures } from './figure.ts';
import { byFigure } from './figure-name.ts';
import { type Flow, flowOfEvents, flowsMerged, flowWithout } from './flow.ts';
import type { Before, Knows } from './last-known.ts';
import { merged, type Part, partOf, without } from './part.ts';

/**
 * The reports that a reader does not know of as they are, each with how they last knew it; with nothing where they
 * never did.
 */
export type Hidden = ReadonlyMap<ReportId, Before | undefined>;

/** The reports about oversight that somebody does not know of. */
export const hiddenFrom = (knows: Knows, headlines: readonly Pick<MonthHeadline, 'concealed'>[]): Hidden =>
  new Map(
    headlines.flatMap(({ concealed }) =>
      reportEntries(concealed).flatMap(([id, report]): readonly (readonly [ReportId, Before | undefined])[] =>
        knows(report) ? [] : [[id, report.before.findLast(knows)]],
      ),
    ),
  );

/**
 * The figures of a period, merged from the months that it touches, for whoever does not know of what is hidden: what
 * they knew before is counted as it was then, so that no figure falls when something is concealed; what they never knew
 * is not there.
 */
export const figuresOfPeriod = (
  months: readonly EvaluatedMonth[],
  period: Period,
  { asOf, calendar, hidden }: { readonly asOf: Instant; readonly calendar: Calendar; readonly hidden: Hidden },
): readonly Figure[] => {
  const within = <T>(days: Readonly<Record<IsoDate, T>>): readonly (readonly [string, T])[] =>
    Object.entries(days).filter(([date]) => period.from <= date && date < period.until);
  // Without a day there are figures all the same, and they say that there is no data.
  const cohort = merged([
    partOf([], calendar),
    ...months.flatMap(({ received }) => within(received)).flatMap(([, day]) => partsWithout(day, hidden)),
  ]);
  const concealed = [...hidden].map(([id, known]) => ({ id, known, on: known && isoDateOf(calendar, known.until) }));
  const flow = flowsMerged([
    flowOfEvents([]),
    ...months.flatMap(({ happened }) => within(happened)).flatMap(([date, some]) => flowsUntil(some, date, concealed)),
  ]);
  return [...figuresOf(cohort, asOf), ...flowFigures(flow, asOf)];
};

const partsWithout = ({ part, frozen }: EvaluatedDay, hidden: Hidden): readonly Part[] => [
  without(part, new Set(hidden.keys())),
  ...reportEntries(frozen).flatMap(([id, some]) =>
    some.filter(({ until }) => until === hidden.get(id)?.until).map((one) => one.part),
  ),
];

type ConcealedOn = { readonly id: ReportId; readonly known: Before | undefined; readonly on: IsoDate | undefined };

/** What happened on a day, of each report until it was concealed. */
const flowsUntil = (some: Flow, date: string, concealed: readonly ConcealedOn[]): readonly Flow[] => {
  const gone = concealed.filter(({ on }) => on === undefined || on <= date);
  return [
    flowWithout(some, new Set(gone.map(({ id }) => id))),
    ...gone.flatMap(({ id, known, on }) =>
      known !== undefined && on === date ? known.happened.map((name) => byFigure([[name, [id]]])) : [],
    ),
  ];
};
