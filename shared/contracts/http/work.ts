import * as z from 'zod';
import { Status } from '#shared/domain/report/lifecycle';
import { ReportClass, TopicId } from '#shared/domain/words/words';
import { ListedReport } from './admin-report.ts';

/** What of a list of work is looked for. */
export const Shown = z.enum([
  /** A limit is over. */
  'overdue',
  /** Somebody was reminded of a limit that is not over yet. */
  'atRisk',
  /** A limit ends on this day of the office and is not over yet. */
  'dueToday',
  /** It waits for somebody to classify it. */
  'needsPerson',
  /** The machine classified it, and nobody has confirmed that. */
  'unconfirmed',
  /** The reporter said something after the end. */
  'reporterReplied',
  /** Office and channel say different things. */
  'channelDiffers',
  /** It was given to whoever asks. */
  'mine',
]);
export type Shown = z.infer<typeof Shown>;

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
  queue: z.string().min(1).max(40).meta({
    description:
      'antrean: sebuah unit atau meja, triage, oversight, atau channel · the queue: a unit or desk, triage, oversight or channel',
  }),
  status: Status.optional().meta({ description: 'hanya yang berstatus ini · only those of this status' }),
  class: ReportClass.optional().meta({ description: 'hanya yang berklasifikasi ini · only those of this class' }),
  topic: TopicId.optional().meta({ description: 'hanya yang bertopik ini · only those of this topic' }),
  show: Shown.optional().meta({
    description:
      'hanya yang lewat batas, mendekati batas, jatuh tempo hari ini, menunggu petugas, belum dibenarkan, ditanggapi pelapor setelah selesai, berbeda dengan kanal, atau ditugaskan kepada saya · only what is overdue, at risk, due today, waits for a person, is not confirmed, has a reply after its end, differs from its channel, or is mine to handle',
  }),
  ...OF_A_PAGE,
});
export const WorkQuery = WorkParameters.readonly();
export type WorkQuery = z.infer<typeof WorkQuery>;

/**
 * A page of the open work of a queue, what is due soonest first. Nothing says how much there is, as that would count
 * what the caller may not know of.
 *
 * `next` goes on behind the last report of the page by its date, wherever that report is by then: one whose date stays
 * as it was is on exactly one page. One that moves behind the page is seen again, with what has become of it; one that
 * moves before it is not, until the list is read from the beginning. What is done meanwhile leaves. A cursor is of the
 * caller and of the query, but for its limit, and nobody and nothing else.
 */
export const WorkPage = z.strictObject({
  asOf: z.string(),
  reports: z.array(ListedReport).readonly(),
  next: z.string().optional(),
});
export type WorkPage = Readonly<z.infer<typeof WorkPage>>;
