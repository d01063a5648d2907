import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import {
  ACTIVITY_STATE_NAMES,
  ACTIVITY_WITHDRAWN_WHY_NAMES,
  NOT_DONE_WHY_NAMES,
  REGULARITY_NAMES,
} from '#shared/domain/activities/activity';
import { ACTIVITY_EVENT_NAMES } from '#shared/domain/activities/activity-event';
import { NEWS_EVENT_NAMES } from '#shared/domain/news/news-event';
import {
  LINK_OUTCOME_NAMES,
  LinkOutcome,
  MOST_PARAGRAPHS,
  MOST_PICTURES,
  NEWS_STATE_NAMES,
  NewsPicture,
  NewsText,
} from '#shared/domain/news/news-item';
import { isLinkBroken } from '#shared/domain/news/portal-link';
import type { Bilingual } from '#shared/domain/words/words';

const { activities, evidence } = loadPolicy();

const listed = (all: readonly { readonly id: string; readonly name: Bilingual }[]) =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]));

/** What the codes of activities and their news are called; the pages that show them load it with them. */
export const ACTIVITY_NAMES: Readonly<
  Record<
    | 'kinds'
    | 'indicators'
    | 'regularities'
    | 'notDoneWhy'
    | 'withdrawnWhy'
    | 'states'
    | 'events'
    | 'newsStates'
    | 'newsEvents'
    | 'linkOutcomes',
    Readonly<Record<string, Bilingual>>
  >
> = {
  kinds: listed(activities.kinds),
  indicators: listed(activities.indicators),
  regularities: REGULARITY_NAMES,
  notDoneWhy: NOT_DONE_WHY_NAMES,
  withdrawnWhy: ACTIVITY_WITHDRAWN_WHY_NAMES,
  states: ACTIVITY_STATE_NAMES,
  events: ACTIVITY_EVENT_NAMES,
  newsStates: NEWS_STATE_NAMES,
  newsEvents: NEWS_EVENT_NAMES,
  linkOutcomes: LINK_OUTCOME_NAMES,
};

/** What was seen of a link that leads nobody to what was posted. */
export const BROKEN_OUTCOMES: readonly string[] = LinkOutcome.options.filter(isLinkBroken);

/** Every kind of activity: whose it mostly is, and which topics of reports it answers. */
export const KINDS: readonly {
  readonly id: string;
  readonly units: readonly string[];
  readonly topics: readonly string[];
}[] = activities.kinds.map(({ id, units, topics }) => ({ id, units, topics }));

/** What proposes itself again and again, with all that is known of it beforehand. */
export const RECURRING: readonly {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly what: string;
  readonly place?: string | undefined;
  readonly subDistrict?: string | undefined;
  readonly weekdays: readonly number[];
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly indicators: readonly string[];
}[] = activities.recurring.map(({ onHolidays: _, ...one }) => one);

/** How much one activity takes, and how far back it may lie. */
export const MOST: { readonly files: number; readonly bytes: number; readonly days: number } = {
  files: activities.mostFiles,
  bytes: evidence.mostBytes,
  days: activities.recordedWithinDays,
};

/** Where the office's news is posted. */
export const PORTAL_HOSTS: readonly string[] = activities.portalHosts;

const text = NewsText.unwrap().shape;
const picture = NewsPicture.unwrap().shape;
const longest = (field: { readonly meta: () => Readonly<Record<string, unknown>> | undefined }): number =>
  Number(field.meta()?.['maxLength']);

/** How long each part of a news item may be, in characters, and how many paragraphs and pictures it may have. */
export const NEWS_LIMITS: Readonly<
  Record<'headline' | 'where' | 'paragraph' | 'alt' | 'caption' | 'credit' | 'paragraphs' | 'pictures', number>
> = {
  headline: longest(text.headline),
  where: longest(text.where.unwrap()),
  paragraph: longest(text.paragraphs.unwrap().element),
  alt: longest(picture.alt),
  caption: longest(picture.caption.unwrap()),
  credit: longest(picture.credit),
  paragraphs: MOST_PARAGRAPHS,
  pictures: MOST_PICTURES,
};
