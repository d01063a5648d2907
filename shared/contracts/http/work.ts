import * as z from 'zod';
import { WorkMark } from '#shared/domain/figures/work-marks';
import { ListedReport } from './admin-report.ts';
import { CommandName } from './command-call.ts';
import { OF_A_DATE, OF_A_KIND, OF_A_PLACE, OF_DAYS, OF_THESE } from './narrowed.ts';

/** What of a list of work is looked for; `mine`: what was given to whoever asks. */
export const Shown = z.enum([...WorkMark.options, 'mine']);

export const USUAL_PAGE = 25;

export const CURSOR = z.string().min(1).max(400).optional().meta({
  description:
    '`next` dari halaman sebelumnya; hanya bagi penanya dan pertanyaan yang sama · `next` of the page before; only for the same person and query',
});

/** How a list is read page by page. */
export const OF_A_PAGE = {
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/)
    .transform(Number)
    .default(USUAL_PAGE)
    .meta({
      description:
        'paling banyak sekian per halaman; 25 bila tidak disebut · so many a page at the most; 25 if it is not said',
    }),
  cursor: CURSOR,
} as const;

/**
 * How `GET /v1/admin/work` is asked. A queue that nobody knows is answered like one that is not there for the caller.
 */
export const WorkParameters = z.strictObject({
  queue: z.string().min(1).max(40).optional().meta({
    description:
      'antrean: sebuah unit atau meja, triage, oversight, atau channel; semua yang boleh dilihat bila tidak disebut · the queue: a unit or desk, triage, oversight or channel; all that may be listed if it is not said',
  }),
  ...OF_THESE,
  ...OF_A_PLACE,
  ...OF_A_KIND,
  ...OF_DAYS,
  ...OF_A_DATE,
  show: Shown.optional().meta({
    description: `hanya yang demikian · only these: ${Shown.options.join(', ')}`,
  }),
  sort: z.enum(['due', '-due', '-receivedAt', 'receivedAt']).default('due').meta({
    description:
      'menurut batas terdekat atau waktu diterima; dengan `-` dibalik. Yang tanpa batas selalu terakhir · by the next limit or by when it came in; with `-` the other way round. What has no limit comes last',
  }),
  ...OF_A_PAGE,
});
export const WorkQuery = WorkParameters.readonly();
export type WorkQuery = z.infer<typeof WorkQuery>;

/** A report in a list of work, with what the caller may do with it now: several are often given one command. */
export const WorkReport = ListedReport.extend({ open: z.array(CommandName).readonly() });
export type WorkReport = Readonly<z.infer<typeof WorkReport>>;

/**
 * A page of open work, what is due soonest first unless it is sorted otherwise. Nothing says how much there is, as that
 * would count what the caller may not know of.
 *
 * `next` goes on behind the last report of the page by what it is sorted by, wherever that report is by then: one whose
 * date stays as it was is on exactly one page. One that moves behind the page is seen again, with what has become of
 * it; one that moves before it is not, until the list is read from the beginning. What is done meanwhile leaves. A
 * cursor is of the caller and of the query, but for its limit, and nobody and nothing else.
 */
export const WorkPage = z.strictObject({
  asOf: z.string(),
  reports: z.array(WorkReport).readonly(),
  next: z.string().optional(),
});
export type WorkPage = Readonly<z.infer<typeof WorkPage>>;
