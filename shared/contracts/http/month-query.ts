import * as z from 'zod';
import { MonthName } from '#shared/domain/calendar/period';

/** How lists of what happened are asked: a month of the office; this one where none is named. */
export const MonthQuery = z.strictObject({
  month: MonthName.optional().meta({
    description:
      'bulan menurut jam kantor; bulan ini bila tidak disebut · a month by the clock of the office; this one if it is not said',
  }),
});
export type MonthQuery = Readonly<z.infer<typeof MonthQuery>>;
