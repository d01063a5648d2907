import * as z from 'zod';
import { YearName } from '#shared/domain/calendar/period';
import { Bilingual } from '#shared/domain/words/words';

/** What stands behind the address for a year; the newest finished one and this one so far where none is named. */
export const PublicFiguresQuery = z.strictObject({
  year: YearName.optional().meta({
    description:
      'satu tahun, misalnya 2025; bila tidak disebut, tahun terakhir yang sudah selesai dan tahun ini sampai kini · one year, for example 2025; if it is not said, the newest finished one and this one so far',
  }),
});

const count = z.int().nonnegative();
const maybe = count.nullable();

const figure = {
  /** docs/figures.md says by this name how it is counted. */
  figure: z.string(),
  name: Bilingual,
  means: Bilingual,
  /** Few reports would be told apart by it, or by what follows from it: then its numbers are `null`. */
  withheld: z.boolean(),
};

/** A figure with its parts; `null` is no data, or withheld. */
export const PublicFigureShown = z.discriminatedUnion('kind', [
  z
    .strictObject({
      ...figure,
      kind: z.literal('count'),
      numerator: maybe,
      denominator: maybe,
      ratio: z.number().nullable(),
    })
    .readonly(),
  z
    .strictObject({
      ...figure,
      kind: z.enum(['minutes', 'days']),
      n: maybe,
      median: z.number().nullable(),
      p90: z.number().nullable(),
    })
    .readonly(),
  z.strictObject({ ...figure, kind: z.literal('events'), n: maybe }).readonly(),
]);
export type PublicFigureShown = z.infer<typeof PublicFigureShown>;

const Year = z
  .strictObject({
    year: YearName,
    /** Dates of the office, half open. */
    from: z.string(),
    until: z.string(),
    /** Whether it was over by then. */
    finished: z.boolean(),
    /** Everything recorded until then is counted. */
    asOf: z.string(),
    figures: z.array(PublicFigureShown).readonly(),
    /** The same of each unit and desk, those of few reports put together; and what is shown of none of them. */
    units: z
      .strictObject({
        cells: z
          .array(
            z
              .strictObject({ key: z.string(), name: Bilingual, figures: z.array(PublicFigureShown).readonly() })
              .readonly(),
          )
          .readonly(),
        withheld: z.array(z.strictObject({ figure: z.string(), name: Bilingual }).readonly()).readonly(),
      })
      .readonly(),
  })
  .readonly();
export type PublicYearShown = z.infer<typeof Year>;

/** `GET /v1/public/figures`: the general figures of whole years without small numbers. */
export const PublicFiguresAnswer = z
  .strictObject({
    /** Nothing from which fewer reports than so many could be told apart is shown. */
    least: count,
    /** The earliest first. */
    years: z.array(Year).readonly(),
  })
  .readonly();
export type PublicFiguresAnswer = z.infer<typeof PublicFiguresAnswer>;
