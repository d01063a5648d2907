import * as z from 'zod';
import { ActivityCodes, ActivityId } from '#shared/domain/activities/activity';
import { base32 } from '#shared/domain/words/base32';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { textOf } from '#shared/domain/words/typed-text';
import { Assignee, type Bilingual, Instant, Sha256 } from '#shared/domain/words/words';

/** `nws_` and 130 bits of base32, from its activity: an activity has one news item. */
export const NewsId = z
  .string()
  .regex(/^nws_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'NewsId'>();
export type NewsId = z.infer<typeof NewsId>;

export const newsIdOf = (activity: ActivityId): NewsId =>
  NewsId.parse(`nws_${base32(Buffer.from(sha256(`news\n${activity}`), 'hex'), 26).toLowerCase()}`);

export const MOST_PARAGRAPHS = 12;
export const MOST_PICTURES = 10;

/** A picture of a news item: which file of the activity, what is to be seen in it, and who took it. */
export const NewsPicture = z
  .object({
    file: EvidenceId,
    /** For whoever cannot see it. */
    alt: textOf(250),
    caption: textOf(300).optional(),
    credit: textOf(80),
  })
  .readonly();
export type NewsPicture = z.infer<typeof NewsPicture>;

/** What is written; paragraphs are plain text, and whatever looks like markup is shown as it was typed. */
export const NewsText = z
  .object({
    headline: textOf(120),
    /** Where it was, as it stood when the text was written: what is amended later is not public by itself. */
    where: textOf(200).optional(),
    paragraphs: z.array(textOf(1_500)).min(1).max(MOST_PARAGRAPHS).readonly(),
    pictures: z.array(NewsPicture).max(MOST_PICTURES).readonly(),
  })
  .readonly();
export type NewsText = z.infer<typeof NewsText>;

/** What whoever approves has looked at, and says so; a news item without pictures needs the last alone. */
export const NewsTick = z.enum(['consent', 'plates', 'noCitizen']);
export type NewsTick = z.infer<typeof NewsTick>;
export const NEWS_TICK_WORDS = {
  consent: {
    id: 'Orang yang dapat dikenali dalam gambar setuju ditampilkan',
    en: 'Whoever can be recognised in a picture agrees to be shown',
  },
  plates: { id: 'Nomor kendaraan dalam gambar tidak terbaca', en: 'No number plate in a picture can be read' },
  noCitizen: {
    id: 'Tidak ada nama atau data warga dalam teks',
    en: 'There is no name of a citizen, nor anything else of them, in the text',
  },
} as const satisfies Record<NewsTick, Bilingual>;

/** Whether the page on the news portal still answers, as it was last seen. */
export const LinkOutcome = z.enum(['answers', 'gone', 'unreachable', 'elsewhere', 'failing', 'refused']);
export type LinkOutcome = z.infer<typeof LinkOutcome>;
export const LINK_OUTCOME_NAMES = {
  answers: { id: 'tautan menjawab', en: 'the link answers' },
  gone: { id: 'halaman tidak ada lagi', en: 'the page is gone' },
  unreachable: { id: 'portal tidak dapat dihubungi', en: 'the portal cannot be reached' },
  elsewhere: { id: 'dialihkan ke tempat lain', en: 'it leads elsewhere' },
  failing: { id: 'portal menjawab dengan galat', en: 'the portal answers with an error' },
  refused: { id: 'portal menolak diperiksa mesin', en: 'the portal lets no machine look' },
} as const satisfies Record<LinkOutcome, Bilingual>;

/** Who may have written at most so many of one news item. */
export const MOST_EDITORS = 20;

const base = {
  id: NewsId,
  activity: ActivityId,
  version: z.int().min(1),
  /** The hash of the last event. */
  tip: Sha256,
  unit: Assignee,
  /** The day of the activity. */
  date: ActivityCodes.unwrap().shape.date,
  /** Which version of its words holds, and as much of that as lists and later drafts look at. */
  text: z.int().min(1),
  shown: z.object({ headline: z.string(), opening: z.string(), pictures: z.int().nonnegative() }).readonly(),
  /** Whoever has written anything of it since it was drafted. */
  editors: z.array(PersonId).max(MOST_EDITORS).readonly(),
  /** Whoever wrote the words of the activity, as they were when it was drafted. */
  authors: z.array(PersonId).readonly().default([]),
  changedAt: Instant,
};

const published = {
  publishedAt: Instant,
  approvedBy: PersonId,
  /** Where it stands on the news portal, once somebody has posted it there. */
  portal: z
    .object({ url: z.url(), by: PersonId, at: Instant, outcome: LinkOutcome.optional(), checkedAt: Instant.optional() })
    .readonly()
    .optional(),
};

/** Berita: what is said of an activity, and how far it is. */
export const NewsItem = z
  .discriminatedUnion('state', [
    z.object({ ...base, state: z.literal('draft'), returned: z.boolean() }),
    z.object({ ...base, state: z.literal('submitted'), submittedBy: PersonId }),
    z.object({ ...base, ...published, state: z.literal('published') }),
    z.object({ ...base, ...published, state: z.literal('withdrawn'), withdrawnAt: Instant }),
    z.object({ ...base, state: z.literal('discarded') }),
  ])
  .readonly();
export type NewsItem = z.infer<typeof NewsItem>;
export type NewsState = NewsItem['state'];
export const NEWS_STATE_NAMES = {
  draft: { id: 'konsep', en: 'draft' },
  submitted: { id: 'menunggu persetujuan', en: 'waits for approval' },
  published: { id: 'terbit', en: 'published' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
  discarded: { id: 'dibatalkan', en: 'discarded' },
} as const satisfies Record<NewsState, Bilingual>;

/**
 * What everybody may read of a news item, copied out when it was approved. Its pictures are named by their place,
 * beginning with 1.
 */
export const PublishedNews = z
  .object({
    id: NewsId,
    unit: Assignee,
    /** What was done, by the office's list of kinds, in words. */
    kind: z.object({ id: z.string(), en: z.string() }).readonly(),
    date: ActivityCodes.unwrap().shape.date,
    where: z.string().optional(),
    headline: z.string(),
    paragraphs: z.array(z.string()).readonly(),
    pictures: z
      .array(
        z
          .object({
            alt: z.string(),
            caption: z.string().optional(),
            credit: z.string(),
            width: z.int().min(1),
            height: z.int().min(1),
            /** In bytes, which feeds say of what they enclose. */
            size: z.int().min(1),
          })
          .readonly(),
      )
      .max(MOST_PICTURES)
      .readonly(),
    publishedAt: Instant,
  })
  .readonly();
export type PublishedNews = z.infer<typeof PublishedNews>;
