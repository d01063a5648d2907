import type { Now } from '#shared/app/ports';
import type { PublicFigureShown, PublicFiguresAnswer, PublicYearShown } from '#shared/contracts/http/public-figures';
import { isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { periodNamed, type YearName } from '#shared/domain/calendar/period';
import { namedCell } from '#shared/domain/figures/cell-name';
import type { FigureValue } from '#shared/domain/figures/figure';
import { namedFigure, wordsOf } from '#shared/domain/figures/figure-name';
import type { PublicFigure } from '#shared/domain/figures/public-figures';
import { type PublicYear, shownYears } from '#shared/domain/figures/public-year';
import { LEAST } from '#shared/domain/figures/small-cells';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { PublicYears } from './ports.ts';

export type PublicFiguresDeps = {
  readonly rules: Pick<Policy, 'calendar' | 'units' | 'channels' | 'subDistricts'>;
  readonly publicYears: Pick<PublicYears, 'find'>;
  readonly now: Now;
};

/**
 * What everybody may see of a year, as it was written down with the last evaluation; of the newest finished year and of
 * this one so far where none is named, as far as there are any.
 */
export const showPublicFigures = async (
  { rules: given, publicYears, now }: PublicFiguresDeps,
  asked: { readonly year?: YearName | undefined },
): Promise<Result<PublicFiguresAnswer, 'notFound'>> => {
  const rules = { ...given, topics: NO_TOPICS };
  const names = asked.year === undefined ? shownYears(isoDateOf(rules.calendar, now())) : [asked.year];
  const found = await Promise.all(names.map((name) => publicYears.find(name)));
  const years = found.flatMap((year) => (year === undefined ? [] : yearShown(rules, year)));
  return asked.year !== undefined && years.length === 0 ? refuse('notFound') : ok({ least: LEAST, years });
};

/** No figure by topic is among them, and the rules of topics are large. */
const NO_TOPICS = { topics: [] };
type Naming = PublicFiguresDeps['rules'] & { readonly topics: typeof NO_TOPICS };

const yearShown = (rules: Naming, { year, asOf, figures, units }: PublicYear): readonly PublicYearShown[] => {
  const period = periodNamed(year);
  if (period === undefined) return [];
  return [
    {
      year,
      ...period,
      finished: isoDateOf(rules.calendar, asOf) >= period.until,
      asOf: isoWithOffset(rules.calendar, asOf),
      figures: figures.map((figure) => figureShown(rules, figure, figure.withheld)),
      units: {
        cells: units.cells.map(({ key, figures: ofCell }) => ({
          key,
          name: namedCell(rules, 'unit', key),
          figures: ofCell.map((figure) => figureShown(rules, figure, false)),
        })),
        withheld: units.withheld.map((figure) => ({ figure, name: namedFigure(rules, figure) })),
      },
    },
  ];
};

const figureShown = (rules: Naming, figure: PublicFigure | FigureValue, withheld: boolean): PublicFigureShown => {
  const { name } = figure;
  const common = { figure: name, name: namedFigure(rules, name), means: wordsOf(name).means, withheld };
  switch (figure.kind) {
    case 'count': {
      const { kind, numerator, denominator } = figure;
      const ratio = numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
      return { ...common, kind, numerator, denominator, ratio };
    }
    case 'minutes':
    case 'days': {
      const { kind, n, median, p90 } = figure;
      return { ...common, kind, n, median, p90 };
    }
    case 'events':
      return { ...common, kind: figure.kind, n: figure.n };
  }
};
