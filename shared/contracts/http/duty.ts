import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { PersonId } from '#shared/domain/report/report';
import { LedgerDayAnswer } from './deadlines.ts';

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

const amount = z.int().nonnegative();

const DutyOfDay = DutyShown.extend({
  kind: LedgerDayAnswer.unwrap().shape.kind,
  holiday: LedgerDayAnswer.unwrap().shape.holiday,
  /** No decree is loaded for its year. */
  provisional: z.exactOptional(z.literal(true)),
  /** By when somebody must have opened the queue; only on a working day. */
  openBy: z.string().optional(),
});

/** `GET /v1/admin/duty?month=`: each day of a month, and who opened the queue on it. */
export const DutyMonthShown = z.strictObject({
  month: MonthName,
  asOf: z.string(),
  today: IsoDate,
  days: z.array(DutyOfDay).readonly(),
  /**
   * What is open at this moment of what the caller may read, where today is in the month. How much was open on a day
   * that is over is kept nowhere.
   */
  open: z.strictObject({ all: amount, dueToday: amount, overdue: amount }).optional(),
});
export type DutyMonthShown = Readonly<z.infer<typeof DutyMonthShown>>;
