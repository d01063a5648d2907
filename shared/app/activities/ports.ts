import type { DataKeys } from '#shared/app/report/ports';
import type { Activity, ActivityFile, ActivityId, ActivityWords } from '#shared/domain/activities/activity';
import type { RecordedActivityEvent } from '#shared/domain/activities/activity-event';
import type { ActivityUpload, ActivityUploadId } from '#shared/domain/activities/activity-upload';
import type { MonthName } from '#shared/domain/calendar/period';
import type { NewsId, NewsItem, NewsText } from '#shared/domain/news/news-item';
import type { HashedEvent } from '#shared/domain/report/record';

export type ActivityKeys = DataKeys<ActivityId>;

/** One step of an activity, written whole or not at all. */
export type ActivityStep = {
  readonly activity: Activity;
  /** The version that was seen; 0 for an activity that was not there. */
  readonly expected: number;
  readonly events: readonly RecordedActivityEvent[];
  /** What was said, as the version that the activity now names. */
  readonly words?: ActivityWords | undefined;
  readonly file?: ActivityFile | undefined;
  /** Its news as it was seen, at version 0 where there was none: nothing is written unless that still stands so. */
  readonly seen?: Pick<NewsItem, 'id' | 'version'> | undefined;
};

/** Activities. Lists are by an index, which may be a moment behind. */
export type ActivityStore = {
  readonly load: (id: ActivityId) => Promise<Activity | undefined>;
  readonly save: (step: ActivityStep) => Promise<'saved' | 'conflict'>;
  /** One version of its words. */
  readonly words: (id: ActivityId, n: number) => Promise<ActivityWords | undefined>;
  /** What was said of each, as it stands; those without words are not in it. */
  readonly allWords: (
    activities: readonly Pick<Activity, 'id' | 'text'>[],
  ) => Promise<ReadonlyMap<ActivityId, ActivityWords>>;
  readonly files: (id: ActivityId) => Promise<readonly ActivityFile[]>;
  readonly events: (id: ActivityId) => Promise<readonly RecordedActivityEvent[]>;
  /** The same as they are kept, whatever they say. */
  readonly hashedEvents: (id: ActivityId) => Promise<readonly HashedEvent[]>;
  /** All that were done, or not done, in a month, the earliest first. */
  readonly ofMonth: (month: MonthName) => Promise<readonly Activity[]>;
  /** The earliest of a month alone. */
  readonly firstOfMonth: (month: MonthName) => Promise<Activity | undefined>;
  readonly wrappedKey: (id: ActivityId) => Promise<Uint8Array | undefined>;
  /** The key that is kept, whoever came with it first. */
  readonly keepKey: (id: ActivityId, wrapped: Uint8Array) => Promise<Uint8Array>;
};

/** Files that somebody means to send for an activity. */
export type ActivityUploads = {
  readonly find: (id: ActivityUploadId) => Promise<ActivityUpload | undefined>;
  readonly save: (upload: ActivityUpload) => Promise<void>;
};

/** What is known of the news of activities. */
export type NewsOfActivities = {
  readonly load: (id: NewsId) => Promise<NewsItem | undefined>;
  /** One version of its words. */
  readonly text: (id: NewsId, n: number) => Promise<NewsText | undefined>;
  /** All whose activity was done in a month. */
  readonly ofMonth: (month: MonthName) => Promise<readonly NewsItem[]>;
};
