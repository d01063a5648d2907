import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { PersonId } from '#shared/domain/report/report';

/** What stands in an address for a day of the office. */
export const DutyPath = z.object({
  date: IsoDate.meta({ description: 'tanggal menurut jam kantor · a date by the clock of the office' }),
});

/** Who opened the queue on a day, each the first time, and since when it counts as missed because nobody had. */
export const DutyShown = z.strictObject({
  date: IsoDate,
  opened: z.array(z.strictObject({ by: PersonId, at: z.string() })).readonly(),
  missedAt: z.string().optional(),
});
export type DutyShown = Readonly<z.infer<typeof DutyShown>>;
