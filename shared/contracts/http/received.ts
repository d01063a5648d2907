import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { ListedReport } from './admin-report.ts';
import { OF_A_DATE, OF_A_KIND, OF_A_PLACE, OF_DAYS, OF_THESE } from './narrowed.ts';
import { OF_A_PAGE } from './work.ts';

/** So many days of receipt are looked through at the most. */
export const MOST_DAYS_LISTED = 366;

/** The year up to today, unless other days are said. */
const OF_A_YEAR = {
  from: OF_DAYS.from.meta({
    description:
      'diterima sejak tanggal kantor ini; setahun sebelum `until` bila tidak disebut · received from this date of the office on; a year before `until` if it is not said',
  }),
  until: OF_DAYS.until.meta({
    description:
      'sampai sebelum tanggal ini; sampai hari ini bila tidak disebut · up to, and without, this one; up to today if it is not said',
  }),
} as const;

/** Which reports of some days are looked for, whatever became of them. */
export const OF_SOME_DAYS = { ...OF_A_YEAR, ...OF_THESE, ...OF_A_PLACE, ...OF_A_KIND } as const;

/** How `GET /v1/admin/reports` is asked. */
export const ReceivedParameters = z.strictObject({
  ...OF_SOME_DAYS,
  ...OF_A_DATE,
  sort: z.enum(['-receivedAt', 'receivedAt']).default('-receivedAt').meta({
    description: 'yang terbaru dahulu, atau yang terlama dahulu · the newest first, or the oldest first',
  }),
  ...OF_A_PAGE,
});
export type ReceivedQuery = Readonly<z.infer<typeof ReceivedParameters>>;

/**
 * A page of the reports that were received in a window, whatever became of them, by when they came in. Like open work
 * (`WorkPage`) it holds what the caller may read now and says nothing of how many there are. A report stays where it is
 * in the list, so it is on exactly one page, unless it is meanwhile no longer what was asked for.
 */
export const ReceivedPage = z.strictObject({
  asOf: z.string(),
  /** What was looked through. */
  from: IsoDate,
  until: IsoDate,
  reports: z.array(ListedReport).readonly(),
  next: z.string().optional(),
});
export type ReceivedPage = Readonly<z.infer<typeof ReceivedPage>>;
