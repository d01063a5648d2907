import * as z from 'zod';
import { ActivityId } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { NewsEvent } from '#shared/domain/news/news-event';
import { LinkOutcome, NewsId, NewsItem, NewsPicture, NewsText, NewsTick } from '#shared/domain/news/news-item';
import { StopKind } from '#shared/domain/news/stops-in';
import { PersonId } from '#shared/domain/words/person-id';
import { textOf } from '#shared/domain/words/typed-text';
import { Assignee } from '#shared/domain/words/words';

const Moment = z.string();
const version = z.int().min(1);
const amount = z.int().nonnegative();
const Words = z.strictObject({ id: z.string(), en: z.string() });

export const NewsPath = z.object({ news: NewsId.meta({ description: 'nomor berita · the id of the news item' }) });
export type NewsPath = Readonly<z.infer<typeof NewsPath>>;

export const NewsQuery = z.object({
  month: MonthName.optional().meta({ description: 'bulan; bulan ini bila tidak disebut · the month; else this one' }),
});
export type NewsQuery = Readonly<z.infer<typeof NewsQuery>>;

const written = NewsText.unwrap().shape;
const TextSent = z.strictObject({
  ...written,
  pictures: z.array(z.strictObject(NewsPicture.unwrap().shape)).max(10).readonly(),
});

/** `POST /v1/admin/news/{news}`: what whoever writes does, from the version that was seen. */
export const NewsChange = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('edit'), seen: version, text: TextSent }),
  z.strictObject({ act: z.literal('submit'), seen: version }),
  z.strictObject({ act: z.literal('discard'), seen: version }),
]);
export type NewsChange = Readonly<z.infer<typeof NewsChange>>;

const why = textOf(1_000).meta({ description: 'mengapa · why' });
/** `POST /v1/admin/news/{news}/decision`: what a second person decides, of the version that was seen. */
export const NewsDecision = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('publish'), seen: version, ticks: z.array(NewsTick).max(3).readonly() }),
  z.strictObject({ act: z.literal('return'), seen: version, why }),
]);
export type NewsDecision = Readonly<z.infer<typeof NewsDecision>>;

/** `POST /v1/admin/news/{news}/portal`: where it was posted. */
export const NewsPosted = z.strictObject({
  seen: version,
  url: z.string().max(500).meta({ description: 'alamat halamannya di portal · the address of its page on the portal' }),
});
export type NewsPosted = Readonly<z.infer<typeof NewsPosted>>;

/** `POST /v1/admin/news/{news}/withdrawal` */
export const NewsWithdrawal = z.strictObject({ seen: version, why });
export type NewsWithdrawal = Readonly<z.infer<typeof NewsWithdrawal>>;

const NewsStateShown = z.enum(NewsItem.unwrap().options.map(({ shape }) => shape.state.value));

const NewsRow = z.strictObject({
  news: NewsId,
  activity: ActivityId,
  unit: Assignee,
  date: IsoDate,
  headline: z.string(),
  state: NewsStateShown,
  /** It came back to be mended. */
  returned: z.boolean(),
  changedAt: Moment,
  pictures: amount,
  /** Where it stands on the portal, whether that still answers, and since when it is as it is. */
  portal: z.strictObject({ url: z.string(), outcome: LinkOutcome.optional(), since: Moment.optional() }).optional(),
});
export type NewsRow = Readonly<z.infer<typeof NewsRow>>;

/** A unit of which nothing was published for longer than the rules say. */
const SilentUnitShown = z.strictObject({
  unit: Assignee,
  /** The day of its last news; where there was none ever, the first on which it did something. */
  since: IsoDate,
  days: amount,
  isNever: z.boolean(),
});
export type SilentUnitShown = Readonly<z.infer<typeof SilentUnitShown>>;

/** What waits for somebody today, whatever the month, and all of a month. */
export const NewsListed = z.strictObject({
  month: MonthName,
  /** The day by the office's clock: silence is told as of it. */
  today: IsoDate,
  /** What is not decided, the longest waiting first. */
  waiting: z.array(NewsRow).readonly(),
  /** What is published and does not answer on the portal, the longest first. */
  broken: z.array(NewsRow).readonly(),
  silent: z.array(SilentUnitShown).readonly(),
  news: z.array(NewsRow).readonly(),
});
export type NewsListed = Readonly<z.infer<typeof NewsListed>>;

/** What in the text must not be public, or is to be looked at: where it stands, and what to do. */
const StopShown = z.strictObject({
  kind: z.enum(StopKind),
  /** A warning is shown and stops nothing. */
  weight: z.enum(['stop', 'warning']),
  field: z.enum(['headline', 'where', 'paragraph', 'alt', 'caption', 'credit']),
  /** Which paragraph, or which picture, from 0. */
  index: amount,
  /** In the characters of the field as JavaScript counts them. */
  start: amount,
  end: amount,
  words: Words,
});

/** A news item, with its words as they stand. */
export const NewsShown = z.strictObject({
  ...NewsRow.shape,
  version,
  text: TextSent,
  /** Who wrote this text, and who the words of the activity from which it was drafted: neither approves it. */
  editors: z.array(PersonId).readonly(),
  authors: z.array(PersonId).readonly(),
  approvedBy: PersonId.optional(),
  publishedAt: Moment.optional(),
  /** Why it came back or was withdrawn, the newest first. */
  notes: z.array(z.strictObject({ at: Moment, person: PersonId.optional(), text: z.string() })).readonly(),
  stops: z.array(StopShown).readonly(),
  /** Which of 5W1H the activity does not say, as questions. */
  missing: z.array(Words).readonly(),
  /** What must be ticked before it is public. */
  ticks: z.array(z.strictObject({ tick: NewsTick, words: Words })).readonly(),
  steps: z
    .array(
      z.strictObject({
        at: Moment,
        type: z.enum(NewsEvent.options.map((option) => option.unwrap().shape.type.value)),
        person: PersonId.optional(),
      }),
    )
    .readonly(),
  open: z.array(z.enum(['edit', 'submit', 'discard', 'publish', 'return', 'post', 'withdraw'])).readonly(),
});
export type NewsShown = Readonly<z.infer<typeof NewsShown>>;

/** How far a news item is after it. */
export const NewsDone = z.strictObject({ news: NewsId, version, state: NewsStateShown });
export type NewsDone = Readonly<z.infer<typeof NewsDone>>;
