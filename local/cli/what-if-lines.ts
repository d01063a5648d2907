import { Trouble } from '#local/aws/trouble';
import { alignedRow, widthsOf } from '#local/pages/columns';
import { showDay, showTime } from '#local/pages/office-time';
import { paint } from '#local/pages/steps';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { Figure } from '#shared/domain/figures/figure';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import { type Scope, seenIn } from '#shared/domain/figures/scope';
import { DEADLINE_OUTCOME_NAMES, type Standing } from '#shared/domain/figures/standing';
import {
  type CameOut,
  type ClockDifference,
  type FigureDifference,
  figureDifferences,
  isReplayed,
  isTurned,
  type ReportDifference,
  reportDifferences,
  standingsUnder,
} from '#shared/domain/figures/what-if';
import type { WhatIf } from '#shared/domain/figures/what-if-rules';
import type { DateRules } from '#shared/domain/report/replay';
import type { Bilingual, Instant } from '#shared/domain/words/words';
import { figuresIn, listedOnly } from './figure-list.ts';

/** What becomes another, of so many figures and reports that were compared. */
export type Difference = {
  readonly compared: number;
  readonly received: number;
  readonly figures: readonly FigureDifference[];
  readonly reports: readonly ReportDifference[];
};

type Look = {
  readonly period: Period;
  readonly asOf: Instant;
  readonly scope: Scope;
  /** Only figures whose name begins so. */
  readonly prefix?: string | undefined;
  /** Every report, not the first alone; for programs the ids behind each figure, too. */
  readonly withIds?: boolean;
};

/** The figures of a period under two sets of rules, and of each report that was received in it, its clocks. */
export const differenceIn = (
  standings: readonly Standing[],
  rules: DateRules,
  others: DateRules,
  { period, asOf, scope, prefix = '' }: Look,
): Difference => {
  const tried = standingsUnder({ rules, others }, standings);
  const all = figuresIn(standings, period, { calendar: rules.calendar, asOf, scope });
  const before = all.filter((figure) => isReplayed(figure) && figure.name.startsWith(prefix));
  if (before.length === 0)
    throw new Trouble(`--figure ${prefix}: tidak ada angka bernama demikian yang diputar ulang; arus (flow.…) tidak
no figure of that name is replayed; the flow is not`);
  const after = figuresIn(tried, period, { calendar: others.calendar, asOf, scope });
  const seen = seenIn(standings, scope);
  const listed = new Set(seen.map(({ report }) => report.id));
  const cohort = seen
    .filter(({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until)
    .toSorted((one, other) => one.report.receivedAt - other.report.receivedAt);
  return {
    compared: before.length,
    received: all.find(({ name }) => name === 'received')?.n ?? 0,
    figures: figureDifferences(before, after).map((figure) => ({
      before: listedOnly(figure.before, listed),
      after: listedOnly(figure.after, listed),
    })),
    reports: reportDifferences(cohort, tried),
  };
};

/** So many reports are listed unless all are asked for. */
const LISTED = 50;

const NOTHING = {
  figures: { id: 'tidak ada angka yang berubah', en: 'no figure is another' },
  clocks: { id: 'tidak ada tenggat yang berubah', en: 'no clock is another' },
} as const satisfies Record<string, Bilingual>;

/** The difference for people, at most a hundred characters wide. */
export const differenceLines = (difference: Difference, { withIds }: Look): readonly string[] => {
  const { compared, received, figures, reports } = difference;
  const turned = reports.filter(isTurned).length;
  const listed = withIds === true ? reports : reports.slice(0, LISTED);
  const more = reports.length - listed.length;
  return [
    `${figures.length} dari ${compared} angka / of ${compared} figures`,
    ...(figures.length === 0 ? [`  ${NOTHING.figures.id} / ${NOTHING.figures.en}`] : figureTable(figures)),
    '',
    `${reports.length} dari ${received} laporan, ${turned} dengan hasil lain / of ${received} reports, ${turned} with another outcome`,
    ...(reports.length === 0 ? [`  ${NOTHING.clocks.id} / ${NOTHING.clocks.en}`] : clockTable(listed)),
    ...(more > 0 ? [`  dan ${more} lagi: --ids / and ${more} more: --ids`] : []),
    ...(reports.length > 0 ? [MAY_BE_SHORTER.id, MAY_BE_SHORTER.en].flatMap(folded) : []),
  ];
};

/** A sentence of two parts on two lines. */
const folded = (sentence: string): readonly string[] => sentence.split(/(?<=;) /).map((part) => `  ${part}`);

const figureTable = (figures: readonly FigureDifference[]): readonly string[] => {
  const titles = ['angka / figure', 'tercatat / on record', 'bagaimana jika / what if'];
  const rows = figures.map(({ before, after }) => [before.name, shown(before), shown(after)]);
  const widths = widthsOf([titles, ...rows]);
  const isTimed = figures.some(({ before }) => before.kind === 'minutes');
  return [
    `  ${paint('bold', alignedRow(titles, widths))}`,
    ...rows.map((row) => `  ${alignedRow(row, widths)}`),
    ...(isTimed ? ['  median, p90: menit kerja / working minutes'] : []),
  ];
};

const PERCENT = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });

const shown = (figure: Figure): string => {
  switch (figure.kind) {
    case 'count':
      return `${figure.numerator} / ${figure.denominator}  ${figure.ratio === null ? '–' : PERCENT.format(figure.ratio)}`;
    case 'days':
      return `median ${figure.median ?? '–'}, p90 ${figure.p90 ?? '–'} hari / days, n = ${figure.n}`;
    case 'minutes':
      return `median ${figure.median ?? '–'}, p90 ${figure.p90 ?? '–'}, n = ${figure.n}`;
    case 'events':
      return String(figure.n);
  }
};

const clockTable = (reports: readonly ReportDifference[]): readonly string[] => {
  const titles = ['tenggat/clock', 'tercatat / on record', 'bagaimana jika / what if'];
  const widths = widthsOf([titles, ...reports.flatMap(({ clocks }) => clocks.map(cellsOf))]);
  return [
    `    ${paint('bold', alignedRow(titles, widths))}`,
    ...reports.flatMap(({ report, clocks }) => [
      `  ${report}`,
      ...clocks.map((difference) => `    ${alignedRow(cellsOf(difference), widths)}`),
    ]),
  ];
};

const cellsOf = ({ clock, before, after }: ClockDifference): readonly string[] => [clock, came(before), came(after)];

const came = ({ dueAt, outcome }: CameOut): string => {
  const date = `${showDay(dueAt)} ${showTime(dueAt)}`;
  if (outcome === undefined) return `${date} –`;
  const { id, en } = DEADLINE_OUTCOME_NAMES[outcome];
  return `${date} ${id} / ${en}`;
};

/** The same for programs; the ids behind each figure only where they are asked for. */
export const differenceJson = (
  calendar: Pick<Calendar, 'zone'>,
  { compared, received, figures, reports }: Difference,
  whatIf: WhatIf,
  { period, asOf, scope, withIds }: Look,
) => {
  const figure = ({ ids, asOf: _, name: _1, ...value }: Figure) => ({ ...value, ...(withIds === true ? { ids } : {}) });
  const out = ({ dueAt, outcome }: CameOut) => ({ dueAt: isoWithOffset(calendar, dueAt), outcome: outcome ?? null });
  return {
    period,
    scope,
    asOf: isoWithOffset(calendar, asOf),
    whatIf,
    compared,
    received,
    figures: figures.map(({ before, after }) => ({
      name: before.name,
      before: figure(before),
      after: figure(after),
    })),
    reports: reports.map(({ report, clocks }) => ({
      report,
      clocks: clocks.map(({ clock, before, after }) => ({ clock, before: out(before), after: out(after) })),
    })),
  };
};
