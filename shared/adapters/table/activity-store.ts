import * as z from 'zod';
import type { ActivityStore, ActivityUploads } from '#shared/app/activities/ports';
import { Activity, ActivityFile, type ActivityId, ActivityWords } from '#shared/domain/activities/activity';
import { RecordedActivityEvent } from '#shared/domain/activities/activity-event';
import { ActivityUpload } from '#shared/domain/activities/activity-upload';
import { hashedActivityEvent } from '#shared/domain/activities/record-activity';
import { rememberedUntil } from '#shared/domain/evidence/upload';
import { HashBytes } from './head.ts';
import { storedBytes } from './items.ts';
import {
  activitiesIn,
  activityEventKey,
  activityFileKey,
  activityHeadKey,
  activityIn,
  activityKeyKey,
  activityMonthEntry,
  activityUploadKey,
  activityWordsKey,
  EVENTS,
  EVIDENCE,
  newsHeadKey,
  ofActivity,
} from './keys.ts';
import { type Condition, readAll, readOne, type Table } from './table.ts';

const activityItem = (activity: Activity) => ({
  ...activityHeadKey(activity.id),
  ...activityMonthEntry(activity),
  version: activity.version,
  activity,
});
const ActivityItem = z.object({ activity: Activity });
const activityOf = (item: unknown): Activity => ActivityItem.parse(item).activity;

const eventItem = (recorded: RecordedActivityEvent) => {
  const { body, hash } = hashedActivityEvent(recorded);
  return { ...activityEventKey(recorded.activity, recorded.version), body, hash: HashBytes.encode(hash) };
};
const EventItem = z.object({ body: z.string(), hash: HashBytes });
const EventBody = RecordedActivityEvent.unwrap().omit({ hash: true });
const eventOf = (item: unknown): RecordedActivityEvent => {
  const { body, hash } = EventItem.parse(item);
  return { ...EventBody.parse(JSON.parse(body)), hash };
};

const WordsItem = z.object({ words: ActivityWords });
const Placed = z.object({ pk: z.string() });
/** Whose words they are. */
const activityOfWords = (item: unknown): ActivityId => activityIn(Placed.parse(item).pk);
const FileItem = z.object({ file: ActivityFile });

/** Activities. Every step is one transaction, held to the version that was seen. */
export const tableActivityStore = (
  table: Pick<Table, 'get' | 'getAll' | 'query' | 'transact' | 'putIf'>,
): ActivityStore => ({
  load: (id) => readOne(table, activityHeadKey(id), activityOf),
  save: ({ activity, expected, events, words, file, seen }) =>
    table.transact([
      { put: activityItem(activity), when: at(expected) },
      ...events.map((event) => ({ put: eventItem(event), when: 'absent' as const })),
      ...(words === undefined ? [] : [{ put: { ...activityWordsKey(activity.id, activity.text), words } }]),
      ...(file === undefined ? [] : [{ put: { ...activityFileKey(activity.id, file.id), file } }]),
      ...(seen === undefined ? [] : [{ check: newsHeadKey(seen.id), when: at(seen.version) }]),
    ]),
  words: (id, n) => readOne(table, activityWordsKey(id, n), (item) => WordsItem.parse(item).words),
  allWords: async (activities) => {
    const items = await table.getAll(activities.map(({ id, text }) => activityWordsKey(id, text)));
    return new Map(items.map((item) => [activityOfWords(item), WordsItem.parse(item).words]));
  },
  files: (id) => readAll(table, ofActivity(id), EVIDENCE, (item) => FileItem.parse(item).file),
  events: (id) => readAll(table, ofActivity(id), EVENTS, eventOf),
  hashedEvents: (id) => readAll(table, ofActivity(id), EVENTS, EventItem.parse),
  ofMonth: async (month) =>
    (await Array.fromAsync(table.query({ index: 'GSI2', pk: activitiesIn(month) }))).map(activityOf),
  firstOfMonth: async (month) => {
    const [first] = await Array.fromAsync(table.query({ index: 'GSI2', pk: activitiesIn(month), atMost: 1 }));
    return first === undefined ? undefined : activityOf(first);
  },
  wrappedKey: (id) => readOne(table, activityKeyKey(id), storedBytes),
  keepKey: async (id, wrapped) => {
    const key = activityKeyKey(id);
    if ((await table.putIf({ ...key, bytes: wrapped }, 'absent')) === 'saved') return wrapped;
    return storedBytes(await table.get(key));
  },
});

const at = (version: number): Condition => (version === 0 ? 'absent' : { attribute: 'version', is: version });

/** Files that somebody means to send: the table forgets them by itself. */
export const tableActivityUploads = (table: Pick<Table, 'get' | 'put'>): ActivityUploads => ({
  find: (id) => readOne(table, activityUploadKey(id), ActivityUpload.parse),
  save: (upload) =>
    table.put({ ...activityUploadKey(upload.id), ...upload, ttl: Math.ceil(rememberedUntil(upload) / 1000) }),
});
