import * as z from 'zod';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import { YearName } from '#shared/domain/calendar/period';
import { Instant, Sha256 } from '#shared/domain/words/words';
import { type Figure, FigureValue } from './figure.ts';
import { FigureNames, isFigureName, isOfCell } from './figure-name.ts';
import type { CellCount, PeriodCount } from './figures-of-period.ts';
import { PublicFigure, publicFigures } from './public-figures.ts';
import { withoutSmallNumbers } from './small-cells.ts';

/** One of a figure that is gone is left out, as in everything that is kept of figures. */
const known = <Kept extends z.ZodType>(kept: Kept) =>
  z
    .array(z.unknown())
    .transform((figures) => figures.flatMap((figure) => (isOfKnownName(figure) ? [kept.parse(figure)] : [])))
    .readonly();
const Named = z.object({ name: z.string() });
const isOfKnownName = (figure: unknown): boolean => isFigureName(Named.parse(figure).name);

/** All that everybody may see of a year, and by which rules it was counted. */
export const PublicYear = z
  .object({
    year: YearName,
    asOf: Instant,
    rules: Sha256,
    figures: known(PublicFigure),
    units: z
      .object({
        cells: z.array(z.object({ key: z.string(), figures: known(FigureValue) }).readonly()).readonly(),
        withheld: FigureNames,
      })
      .readonly(),
  })
  .readonly();
export type PublicYear = z.infer<typeof PublicYear>;

/**
 * What everybody may see of a general count of a year: the figures of the office without those of single units, which
 * stand in cells, put together where they are small.
 */
export const publicYear = (
  about: Pick<PublicYear, 'year' | 'asOf' | 'rules'>,
  office: PeriodCount<readonly Figure[]>,
  units: CellCount,
): PublicYear => ({
  ...about,
  figures: publicFigures(office.counted()).filter(({ name }) => !isOfCell(name)),
  units: withoutSmallNumbers(units),
});

/** The years that are shown on a date, if nobody asks for another: the newest finished one, and this one so far. */
export const shownYears = (date: IsoDate): readonly YearName[] => {
  const year = Number(date.slice(0, 4));
  return [year - 1, year].flatMap((one) => YearName.safeParse(String(one)).data ?? []);
};
