import * as z from 'zod';
import type { FigureValue } from '#shared/domain/figures/figure';

const count = z.int().nonnegative();

/** What a figure is made of; `null` is no data. */
export const DigestValue = z.object({ numerator: count, denominator: count, ratio: z.number().nullable() }).readonly();
export type DigestValue = z.infer<typeof DigestValue>;

export const ratioOf = (numerator: number, denominator: number): DigestValue => ({
  numerator,
  denominator,
  ratio: denominator === 0 ? null : numerator / denominator,
});

/** The value of a count, by its name; `undefined` where there is none of that name. */
export const foundIn = (figures: readonly FigureValue[], name: string): DigestValue | undefined => {
  const figure = figures.find((one) => one.name === name);
  if (figure?.kind !== 'count') return undefined;
  return { numerator: figure.numerator, denominator: figure.denominator, ratio: figure.ratio };
};

/** The same; no data where there is none of that name. */
export const valueIn = (figures: readonly FigureValue[], name: string): DigestValue =>
  foundIn(figures, name) ?? ratioOf(0, 0);
