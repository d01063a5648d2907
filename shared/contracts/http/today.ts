import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { WorkMark } from '#shared/domain/figures/work-marks';
import { Clock } from '#shared/domain/report/clock-rules';
import { Status } from '#shared/domain/report/lifecycle';
import { Assignee, ReportClass, ReportId, TopicId, Urgency } from '#shared/domain/words/words';
import { COMMAND_NAMES } from './command-call.ts';
import { DutyShown } from './duty.ts';
import { ParkedRow } from './parked.ts';

/** So many reports of a kind are named; the rest stands in the list that is named then. */
export const MOST_A_GROUP = 20;

/** ISO 8601 with the office's offset. */
const Moment = z.string();

/** A limit, and how far it is: so much of the office's working time is left until then, or has passed since. */
const Limit = z.strictObject({
  clock: Clock,
  dueAt: Moment,
  is: z.enum(['left', 'over']),
  n: z.number().nonnegative(),
  unit: z.enum(['workingMinutes', 'workingDays']),
  /** It is a proposal, which the office has not set. */
  proposed: z.exactOptional(z.literal(true)),
});

const TodayReport = z.strictObject({
  report: ReportId,
  version: z.int().min(1),
  /** By what its reporter and its channel call it: for whoever may read its words. */
  title: z.string().optional(),
  number: z.string().optional(),
  status: Status,
  assignee: Assignee.optional(),
  class: ReportClass.optional(),
  topic: TopicId.optional(),
  urgency: Urgency.optional(),
  /** What it is late for, or what is due next; nothing where no limit runs. */
  limit: Limit.optional(),
  /** For what else it is called to: it stands once, where most harm is done. */
  also: z.array(WorkMark).readonly(),
  /** The command that usually follows, open to whoever asks; `open`: to look at it. */
  next: z.enum([...COMMAND_NAMES, 'open']),
  /** Plainly a service report (`plain-report.ts`): a browser may keep this row, sealed, for while there is no line. */
  plain: z.exactOptional(z.literal(true)),
});
export type TodayReport = Readonly<z.infer<typeof TodayReport>>;

/** Where more of them stand: a list, and with what it is asked. */
const More = z.strictObject({ list: z.literal('work'), query: z.record(z.string(), z.string()) });

/**
 * `GET /v1/admin/today`: what the caller must do now, by what they are at this moment. Groups stand in the order of the
 * harm that is done where nobody acts, without those that are empty; in each, what is due first. All of it is of
 * reports that the caller may read.
 */
export const TodayShown = z.strictObject({
  asOf: Moment,
  date: IsoDate,
  groups: z
    .array(z.strictObject({ mark: WorkMark, reports: z.array(TodayReport).readonly(), more: More.optional() }))
    .readonly(),
  /** What has waited too long for its report, or speaks of danger, for whoever may read that; more in `parked`. */
  parked: z.strictObject({ reports: z.array(ParkedRow).readonly(), more: z.boolean() }).optional(),
  /** The next working day, and how many of the caller's reports have a limit that ends on it. */
  tomorrow: z.strictObject({ date: IsoDate, due: z.int().nonnegative() }).optional(),
  /** When the next limit ends after today, where there is one. */
  nextDueAt: Moment.optional(),
  /** Who opened the queue today, for whoever may know that; `byThis`: it was this call that opened it. */
  duty: DutyShown.extend({ byThis: z.boolean() }).optional(),
  /** Whether there are dead letters, for whoever looks after them. */
  deadLetters: z.boolean().optional(),
  /** How many recipients notices do not reach, of those that may be shown, for whoever looks after that. */
  unreached: z.int().nonnegative().optional(),
});
export type TodayShown = Readonly<z.infer<typeof TodayShown>>;
