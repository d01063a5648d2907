import * as z from 'zod';
import { ActivityId } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { PolicyVersion } from '#shared/domain/report/report';
import { Actor } from '#shared/domain/words/actor';
import { PersonId } from '#shared/domain/words/person-id';
import { Assignee, type Bilingual, Instant, KeyedHash, Sha256 } from '#shared/domain/words/words';
import { LinkOutcome, NewsId, NewsTick } from './news-item.ts';

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly();

/** Words by their hash under the activity's key. */
const said = { said: KeyedHash };

/** What happened to a news item, in codes, keyed hashes and times: its words lie beside it. */
export const NewsEvent = z.discriminatedUnion('type', [
  /** With whoever wrote the words that it was drafted from. */
  event('NewsDrafted', {
    ...{ activity: ActivityId, unit: Assignee, date: IsoDate },
    authors: z.array(PersonId).readonly().optional(),
    ...said,
  }),
  event('NewsEdited', said),
  event('NewsSubmitted', {}),
  /** With why, in words. */
  event('NewsReturned', said),
  event('NewsPublished', { ticks: z.array(NewsTick).readonly() }),
  /** With the address, in words. */
  event('NewsPosted', said),
  event('LinkChecked', { outcome: LinkOutcome }),
  /** With why, in words. */
  event('NewsWithdrawn', said),
  event('NewsDiscarded', {}),
]);
export type NewsEvent = z.infer<typeof NewsEvent>;
export type NewsEventName = NewsEvent['type'];

export const NEWS_EVENT_NAMES = {
  NewsDrafted: { id: 'konsep dibuat', en: 'drafted' },
  NewsEdited: { id: 'konsep diubah', en: 'edited' },
  NewsSubmitted: { id: 'diajukan', en: 'submitted for approval' },
  NewsReturned: { id: 'dikembalikan untuk diperbaiki', en: 'returned to be mended' },
  NewsPublished: { id: 'disetujui dan diterbitkan', en: 'approved and published' },
  NewsPosted: { id: 'dimuat di portal berita', en: 'posted on the news portal' },
  LinkChecked: { id: 'tautan portal diperiksa', en: 'link to the portal checked' },
  NewsWithdrawn: { id: 'ditarik', en: 'withdrawn' },
  NewsDiscarded: { id: 'konsep dibatalkan', en: 'draft discarded' },
} as const satisfies Record<NewsEventName, Bilingual>;

/** An event as it was recorded, holding the hash of the one before it. */
export const RecordedNewsEvent = z
  .object({
    news: NewsId,
    version: z.int().min(1),
    recordedAt: Instant,
    actor: Actor,
    policy: PolicyVersion,
    event: NewsEvent,
    prev: Sha256,
    hash: Sha256,
  })
  .readonly();
export type RecordedNewsEvent = z.infer<typeof RecordedNewsEvent>;
