import { OFFICE_PAGES } from '#web/page/addresses.ts';
import type { PeriodName } from './periods.ts';

/** Which part of a figure, by what it is told apart: `unit:llaj`. */
export type CellName = string;

/** The page of all figures of a period. */
export const figuresAddress = (period: PeriodName, more: Readonly<Record<string, string>> = {}): string =>
  `${OFFICE_PAGES.figures}?${new URLSearchParams({ periode: period, ...more })}`;

/** The page behind a single number: what it is, and the reports that it is made of. */
export const figureAddress = (period: PeriodName, figure: string, cell?: CellName): string => {
  const path = OFFICE_PAGES.figure.replace(':period', period).replace(':figure', encodeURIComponent(figure));
  return cell === undefined ? path : `${path}?${new URLSearchParams({ sel: cell })}`;
};
