import * as z from 'zod';
import { plainDate } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import { MonthName } from '#shared/domain/calendar/period';
import type { FigureValue } from '#shared/domain/figures/figure';
import { FigureName } from '#shared/domain/figures/figure-name';
import { DigestValue, valueIn } from './digest-value.ts';
import { FORMULAS } from './formulas.ts';

/** The figures of one month of the series that a digest is given. */
export type MonthFigures = { readonly month: MonthName; readonly figures: readonly FigureValue[] };

/** A month of the series: how many came in, and the shares that are drawn or listed. */
export const DigestMonth = z
  .object({
    month: MonthName,
    received: z.int().nonnegative(),
    values: z.array(z.object({ name: FigureName, value: DigestValue }).readonly()).readonly(),
  })
  .readonly();
export type DigestMonth = z.infer<typeof DigestMonth>;

/** Drawn for every period. */
export const DRAWN = ['firstResponse.met', 'resolution.met'] as const satisfies readonly FigureName[];
/** Listed besides where a period is longer than a month. */
export const LISTED: readonly FigureName[] = [
  'closed',
  'notSatisfied',
  ...FORMULAS.flatMap(({ gross, net }) => [gross, net]),
];

const DAYS_OF_A_MONTH = 31;

/** It has several months, which are listed. */
export const isLong = ({ from, until }: Period): boolean =>
  plainDate(from).until(plainDate(until), { largestUnit: 'days' }).days > DAYS_OF_A_MONTH;

/** What a digest keeps of the series. */
export const digestMonths = (series: readonly MonthFigures[], period: Period): readonly DigestMonth[] =>
  series.map(({ month, figures }) => ({
    month,
    received: valueIn(figures, 'received').numerator,
    values: [...DRAWN, ...(isLong(period) ? LISTED : [])].map((name) => ({ name, value: valueIn(figures, name) })),
  }));
