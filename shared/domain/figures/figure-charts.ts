import { CLOCK_NAMES } from '#shared/domain/report/clock-rules';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { titled } from '#shared/domain/words/titled';
import type { Chart } from './chart.ts';
import type { FigureValue } from './figure.ts';
import { type FigureKey, figureName, identityOf, namesIn, printedName, sortTitle } from './figure-name.ts';
import type { NamingRules } from './figure-row.ts';
import { OUTCOME_NAMES, OUTCOMES } from './standing.ts';

/** A chart under its title, with what its whole is. */
export type TitledChart = { readonly title: string; readonly says: string; readonly chart: Chart };

type Counted = { readonly label: string; readonly reports: number };

const MOST_TOPICS = 10;
const whole = new Intl.NumberFormat('id-ID');
const shareOf = (n: number, of: number): number => (of === 0 ? 0 : (100 * n) / of);

/** What figures show at a glance: each chart for which there is anything to show. */
export const figureCharts = (rules: NamingRules, figures: readonly FigureValue[]): readonly TitledChart[] =>
  [
    clocksChart(figures),
    barChart(
      'Cara laporan berakhir',
      'Laporan yang diterima dalam periode ini dan telah berakhir.',
      ends(rules, figures),
    ),
    barChart(
      'Laporan diterima menurut unit',
      'Laporan yang diterima dalam periode ini, menurut unit atau meja yang memegangnya kini, atau terakhir.',
      byReports(sortsOf(rules, figures, 'received.unit.*')),
    ),
    barChart(
      'Laporan diterima menurut topik',
      `Laporan yang diterima dalam periode ini; ${whole.format(MOST_TOPICS)} topik terbanyak.`,
      byReports(sortsOf(rules, figures, 'received.topic.*')).slice(0, MOST_TOPICS),
    ),
  ].filter(({ chart }) => chart.bars.length > 0);

const numeratorIn = (figures: readonly FigureValue[], name: FigureValue['name']): number => {
  const figure = figures.find((one) => one.name === name);
  return figure?.kind === 'count' ? figure.numerator : 0;
};

const clocksChart = (figures: readonly FigureValue[]): TitledChart => {
  const clocks = WATCHED_CLOCKS.options
    .map((clock) => {
      const counts = OUTCOMES.map((outcome) => numeratorIn(figures, figureName(`${clock}.*`, outcome)));
      return { label: titled(CLOCK_NAMES[clock].id), counts, all: counts.reduce((sum, n) => sum + n, 0) };
    })
    .filter(({ all }) => all > 0);
  const said = clocks.map(({ label, counts, all }) => {
    const parts = OUTCOMES.map((outcome, index) => `${whole.format(counts[index] ?? 0)} ${OUTCOME_NAMES[outcome].id}`);
    return `${label}, ${whole.format(all)} laporan: ${parts.join(', ')}.`;
  });
  return {
    title: 'Ketepatan waktu menurut tenggat',
    says: 'Laporan yang diterima dalam periode ini dan memiliki tenggat itu.',
    chart: {
      alt: `Diagram batang bertumpuk, satu batang untuk setiap tenggat. ${said.join(' ')}`,
      legend: OUTCOMES.map((outcome) => titled(OUTCOME_NAMES[outcome].id)),
      bars: clocks.map(({ label, counts, all }) => ({
        label,
        parts: counts.map((n) => ({ share: shareOf(n, all), count: whole.format(n) })),
      })),
    },
  };
};

const ends = (rules: NamingRules, figures: readonly FigureValue[]): readonly Counted[] =>
  [...namesIn('closed.*'), figureName('referred'), ...namesIn('archived.*')].map((name) => ({
    label: printedName(rules, name),
    reports: numeratorIn(figures, name),
  }));

const sortsOf = (rules: NamingRules, figures: readonly FigureValue[], row: FigureKey): readonly Counted[] =>
  figures.flatMap(({ name }) => {
    const { figure, sort } = identityOf(name);
    if (figure !== row || sort === undefined) return [];
    return [{ label: sortTitle(rules, figure, sort).id, reports: numeratorIn(figures, name) }];
  });

const byReports = (some: readonly Counted[]): readonly Counted[] =>
  some.toSorted((one, other) => other.reports - one.reports || (one.label < other.label ? -1 : 1));

/** A bar for each of which there is any. */
const barChart = (title: string, says: string, all: readonly Counted[]): TitledChart => {
  const shown = all.filter(({ reports }) => reports > 0);
  const longest = Math.max(0, ...shown.map(({ reports }) => reports));
  return {
    title,
    says,
    chart: {
      alt: `Diagram batang. ${shown.map(({ label, reports }) => `${label}: ${whole.format(reports)}.`).join(' ')}`,
      legend: [],
      bars: shown.map(({ label, reports }) => ({
        label,
        parts: [{ share: shareOf(reports, longest), count: whole.format(reports) }],
      })),
    },
  };
};
