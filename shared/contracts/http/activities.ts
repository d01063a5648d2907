import * as z from 'zod';
import {
  Activity,
  ActivityCodes,
  ActivityId,
  ActivityWithdrawnWhy,
  ActivityWords,
  NotDoneWhy,
  RecurringId,
} from '#shared/domain/activities/activity';
import { ActivityEvent } from '#shared/domain/activities/activity-event';
import { ActivityUploadId } from '#shared/domain/activities/activity-upload';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { FileKind } from '#shared/domain/evidence/checked-file';
import { UploadRefusal } from '#shared/domain/evidence/upload';
import { NewsId, NewsItem } from '#shared/domain/news/news-item';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { PersonId } from '#shared/domain/words/person-id';
import { textOf } from '#shared/domain/words/typed-text';
import { Assignee, Sha256 } from '#shared/domain/words/words';

const codes = ActivityCodes.unwrap().shape;
const Moment = z.string();
const amount = z.int().nonnegative();
const Words = z.strictObject({ id: z.string(), en: z.string() });
const words = ActivityWords.unwrap().shape;

/** What was done, by whom and where: the codes, and the words. */
const facts = {
  kind: codes.kind.meta({ description: 'jenis kegiatan menurut aturan kantor · its kind by the office’s rules' }),
  regularity: codes.regularity,
  date: codes.date.meta({ description: 'hari pelaksanaan · the day on which it was done' }),
  from: codes.from,
  until: codes.until,
  subDistrict: codes.subDistrict,
  indicators: codes.indicators.meta({
    description: 'indikator kinerja yang didukung · the performance indicators that it serves',
  }),
  reports: codes.reports.meta({ description: 'laporan yang dijawabnya · the reports that it answers' }),
  words: z.strictObject(words),
};

/** `POST /v1/admin/activities`: something was done. */
export const ActivityAsked = z.strictObject({
  unit: codes.unit,
  ...facts,
  recurring: RecurringId.optional().meta({
    description: 'kegiatan berulang yang dilaksanakan pada hari itu · the recurring activity that it is, on that day',
  }),
});
export type ActivityAsked = Readonly<z.infer<typeof ActivityAsked>>;

/** `POST /v1/admin/activities/not-done`: a recurring activity was not done on its day. */
export const NotDoneAsked = z.strictObject({
  recurring: RecurringId,
  date: IsoDate,
  why: NotDoneWhy,
  note: textOf(300).optional().meta({ description: 'keterangan, bila perlu · an explanation, where one is needed' }),
});
export type NotDoneAsked = Readonly<z.infer<typeof NotDoneAsked>>;

const version = z.int().min(1);

/** `POST /v1/admin/activities/{activity}`: what is changed of it, from the version that was seen. */
export const ActivityChange = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('amend'), seen: version, ...facts }),
  z.strictObject({ act: z.literal('withdrawFile'), seen: version, file: EvidenceId }),
  z.strictObject({ act: z.literal('withdraw'), seen: version, why: ActivityWithdrawnWhy }),
]);
export type ActivityChange = Readonly<z.infer<typeof ActivityChange>>;

/** What stands in the address of an activity, */
export const ActivityPath = z.object({
  activity: ActivityId.meta({ description: 'nomor kegiatan · the id of the activity' }),
});
export type ActivityPath = Readonly<z.infer<typeof ActivityPath>>;
/** of one of its files, */
export const ActivityFilePath = z.object({
  ...ActivityPath.shape,
  file: EvidenceId.meta({ description: 'nomor berkas · the id of the file' }),
});
export type ActivityFilePath = Readonly<z.infer<typeof ActivityFilePath>>;
/** of a part of it, the first of which is 1, */
export const ActivityFilePartPath = z.object({
  ...ActivityFilePath.shape,
  part: z
    .string()
    .regex(/^[1-9]\d?$/)
    .meta({ description: 'bagian yang keberapa · which part of it' }),
});
export type ActivityFilePartPath = Readonly<z.infer<typeof ActivityFilePartPath>>;
/** and of a file that is on its way. */
export const ActivityUploadPath = z.object({
  ...ActivityPath.shape,
  upload: ActivityUploadId.meta({
    description: 'nomor pengiriman, dari jawaban saat diumumkan · the id that it got when announced',
  }),
});
export type ActivityUploadPath = Readonly<z.infer<typeof ActivityUploadPath>>;

const MOST_BYTES = 20_971_520;
/** Which file is to be sent. */
export const ActivityFileAnnounced = z.strictObject({
  kind: FileKind.meta({ description: 'jenis berkas menurut isinya · what the file is by its bytes' }),
  size: z.int().min(1).max(MOST_BYTES).meta({ description: 'besarnya dalam bita · its size in bytes' }),
  sha256: Sha256.meta({ description: 'SHA-256 seluruh berkas, heksadesimal · SHA-256 of the whole file, hexadecimal' }),
});
export type ActivityFileAnnounced = Readonly<z.infer<typeof ActivityFileAnnounced>>;

/** Where the file is sent, as a form: these fields, and the file as the last, named `file`. */
export const ActivityUploadOpened = z.strictObject({
  upload: ActivityUploadId,
  until: Moment,
  form: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});
export type ActivityUploadOpened = Readonly<z.infer<typeof ActivityUploadOpened>>;

/** What became of a file that was sent. */
export const ActivityUploadShown = z.discriminatedUnion('state', [
  z.strictObject({ upload: ActivityUploadId, until: Moment, state: z.literal('announced') }),
  z.strictObject({ upload: ActivityUploadId, until: Moment, state: z.literal('kept'), file: EvidenceId }),
  z.strictObject({
    upload: ActivityUploadId,
    until: Moment,
    state: z.literal('refused'),
    why: UploadRefusal,
    words: Words,
  }),
]);
export type ActivityUploadShown = Readonly<z.infer<typeof ActivityUploadShown>>;

const ActivityStateShown = z.enum(Activity.unwrap().options.map(({ shape }) => shape.state.value));
const NewsStateShown = z.enum(NewsItem.unwrap().options.map(({ shape }) => shape.state.value));

/** An activity in a list. */
const ActivityRow = z.strictObject({
  activity: ActivityId,
  unit: Assignee,
  kind: codes.kind,
  what: z.string().optional(),
  regularity: codes.regularity,
  date: IsoDate,
  from: z.string().optional(),
  until: z.string().optional(),
  subDistrict: codes.subDistrict,
  state: ActivityStateShown,
  why: NotDoneWhy.optional(),
  pictures: amount,
  documents: amount,
  recurring: RecurringId.optional(),
  /** How far its news item is, where there is one. */
  news: z.strictObject({ news: NewsId, state: NewsStateShown }).optional(),
});
export type ActivityRow = Readonly<z.infer<typeof ActivityRow>>;

/** A recurring activity on one of its days that nobody has answered. */
const OccurrenceOpen = z.strictObject({
  recurring: RecurringId,
  date: IsoDate,
  unit: Assignee,
  kind: codes.kind,
  what: z.string(),
  mayRecord: z.boolean(),
});

export const ActivitiesQuery = z.object({
  month: MonthName.optional().meta({ description: 'bulan; bulan ini bila tidak disebut · the month; else this one' }),
  unit: Assignee.optional().meta({ description: 'hanya milik unit ini · only of this unit' }),
});
export type ActivitiesQuery = Readonly<z.infer<typeof ActivitiesQuery>>;

/** What was done in a month, the newest first, and what proposed itself up to today and nobody has answered. */
export const ActivitiesShown = z.strictObject({
  month: MonthName,
  today: IsoDate,
  /** For whom somebody may record. */
  mayRecord: z.array(Assignee).readonly(),
  activities: z.array(ActivityRow).readonly(),
  open: z.array(OccurrenceOpen).readonly(),
});
export type ActivitiesShown = Readonly<z.infer<typeof ActivitiesShown>>;

const ActivityFileShown = z.strictObject({
  file: EvidenceId,
  kind: FileKind,
  size: amount,
  parts: amount,
  pixels: z.strictObject({ width: amount, height: amount }).optional(),
  sentBy: PersonId,
  keptAt: Moment,
});

/** An activity, with all that is said and kept of it. */
export const ActivityShown = z.strictObject({
  ...ActivityRow.shape,
  version,
  words: z.strictObject(words).partial(),
  indicators: codes.indicators,
  /** Those that whoever asks may know of. */
  reports: codes.reports,
  recordedAt: Moment,
  by: PersonId,
  files: z.array(ActivityFileShown).readonly(),
  /** So many more files it takes. */
  room: amount,
  mostBytes: amount,
  steps: z
    .array(
      z.strictObject({
        at: Moment,
        type: z.enum(ActivityEvent.options.map((option) => option.unwrap().shape.type.value)),
        person: PersonId.optional(),
      }),
    )
    .readonly(),
  /** What whoever asks may do with it now. */
  open: z.array(z.enum(['amend', 'addFile', 'withdrawFile', 'withdraw', 'draftNews'])).readonly(),
});
export type ActivityShown = Readonly<z.infer<typeof ActivityShown>>;

/** How far an activity is after it. */
export const ActivityDone = z.strictObject({
  activity: ActivityId,
  version,
  state: ActivityStateShown,
});
export type ActivityDone = Readonly<z.infer<typeof ActivityDone>>;
