import * as z from 'zod';
import { type FigureName, isFigureName } from './figure-name.ts';

/** Something of each of several figures. */
export type ByFigure<T> = { readonly [Name in FigureName]?: T };

/** What there is of each, by name. */
export const figureEntries = <T>(of: ByFigure<T>): readonly (readonly [FigureName, T])[] =>
  Object.entries<T | undefined>(of).flatMap(([name, value]) =>
    value !== undefined && isFigureName(name) ? [[name, value] as const] : [],
  );

/** The other way round. */
export const byFigure = <T>(entries: readonly (readonly [FigureName, T])[]): ByFigure<T> => Object.fromEntries(entries);

/**
 * Something kept by the names of figures. A name of a figure that is gone is left out: what is kept so is counted anew
 * by itself.
 */
export const keptByFigure = <T>(value: z.ZodType<T>) =>
  z
    .record(z.string(), value)
    .transform(
      (kept): ByFigure<T> =>
        byFigure(Object.entries(kept).flatMap(([name, one]) => (isFigureName(name) ? [[name, one] as const] : []))),
    );

/** The same of names alone. */
export const FigureNames = z
  .array(z.string())
  .transform((names): readonly FigureName[] => names.filter(isFigureName))
  .readonly();
