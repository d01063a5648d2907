import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { activityVault } from '#shared/app/activities/record-activity';
import {
  ActivityFile,
  type ActivityId,
  type ActivityWords,
  activityFileNames,
} from '#shared/domain/activities/activity';
import { ActivityUploadId, announcedFile } from '#shared/domain/activities/activity-upload';
import { decideFile } from '#shared/domain/activities/decide-activity';
import { recordActivity } from '#shared/domain/activities/record-activity';
import { decideNews, type NewsCommand } from '#shared/domain/news/decide-news';
import { type NewsItem, newsIdOf } from '#shared/domain/news/news-item';
import { recordNews } from '#shared/domain/news/record-news';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import type { Instant } from '#shared/domain/words/words';
import { said } from '#test/support/builders/a-report';
import { activityId, livedActivity, newsText, RECORD } from '#test/support/builders/an-activity';
import { policy } from '#test/support/policy';

export const ACTIVITY = activityId('a');
export const NEWS = newsIdOf(ACTIVITY);
export const ACTIVITY_UPLOAD = ActivityUploadId.parse(`upa_${'0'.repeat(26)}`);
export const ACTIVITY_PICTURE = EvidenceId.parse(`evd_${'0'.repeat(26)}`);

const WORDS: ActivityWords = { what: 'Piket di Dermaga Putussibau (rekaan)', place: 'Dermaga Putussibau' };
const WRITER = PersonId.parse('dedi-contoh');

/** How far the news item of the activity is, or that there is none. */
export type NewsSoFar = 'none' | 'draft' | 'submitted' | 'published' | 'broken';
const STEPS: Readonly<Record<NewsSoFar, readonly NewsCommand['type'][]>> = {
  none: [],
  draft: ['draft'],
  submitted: ['draft', 'submit'],
  published: ['draft', 'submit', 'publish'],
  /** Posted on the portal, and it does not answer there. */
  broken: ['draft', 'submit', 'publish', 'post', 'checkLink'],
};

/** An activity that was done, a picture of it, a file that somebody means to send, and its news as far as is said. */
export const anActivityOffice = async (
  now: Instant,
  { news: soFar = 'none', sentBy = WRITER }: { readonly news?: NewsSoFar; readonly sentBy?: PersonId } = {},
) => {
  const table = memoryTable();
  const activities = tableActivityStore(table);
  const activityKeys = memoryDataKeys<ActivityId>();
  const activityFiles = memoryKeptFiles();
  const activityUploads = tableActivityUploads(table);
  const news = tableNewsStore(table);
  const { activity, record } = livedActivity([RECORD], ACTIVITY);
  await activities.save({ activity, expected: 0, events: record, words: WORDS });
  const file = ActivityFile.parse({
    ...{ activity: ACTIVITY, id: ACTIVITY_PICTURE, file: keyedHash('kunci', 'gambar'), kind: 'jpeg', sentBy: WRITER },
    ...{ size: 6, cleanSize: 6, sha256: sha256('rekaan'), pixels: { width: 4, height: 3 }, keptAt: now },
  });
  const kept = decideFile(activity, [], file, policy.activities);
  const next = recordActivity(ACTIVITY, activity, kept.ok ? kept.value : [], { now, by: WRITER, policy });
  if (next.activity === undefined) throw new Error('an activity that is gone');
  const vault = await activityVault({ activities, activityKeys }, ACTIVITY);
  for (const name of Object.values(activityFileNames(file)))
    await activityFiles.keep(name, vault.seal(`activity ${name}`, Buffer.from('rekaan')));
  await activities.save({ activity: next.activity, expected: activity.version, events: next.recorded, file });
  await activityUploads.save(
    announcedFile({ id: ACTIVITY_UPLOAD, activity: ACTIVITY, kind: 'text', size: 1, sha256: sha256('x'), sentBy }, now),
  );
  let item: NewsItem | undefined;
  for (const type of STEPS[soFar]) {
    const step = newsStep(next.activity, item, type, now);
    await news.save({ news: step.news, expected: item?.version ?? 0, events: step.recorded, text: newsText() });
    item = step.news;
  }
  return { activities, activityKeys, activityFiles, activityUploads, news };
};

const newsStep = (
  activity: Parameters<typeof recordActivity>[1],
  news: NewsItem | undefined,
  type: NewsCommand['type'],
  now: Instant,
) => {
  if (activity === undefined) throw new Error('no activity');
  const by = PersonId.parse('joko-contoh');
  const commands: Partial<Record<NewsCommand['type'], NewsCommand>> = {
    draft: { type: 'draft', activity, authors: [WRITER], said: said('draft') },
    submit: { type: 'submit' },
    publish: { type: 'publish', by, ticks: ['noCitizen'], pictures: 0, isStopped: false, activity },
    post: { type: 'post', said: said('address'), url: 'https://info.kapuashulukab.go.id/berita/1' },
    checkLink: { type: 'checkLink', outcome: 'gone' },
  };
  const command = commands[type];
  const decision = command === undefined ? undefined : decideNews(news, command);
  if (decision?.ok !== true) throw new Error(`no ${type}`);
  const person = { by: 'person', person: type === 'publish' ? by : WRITER } as const;
  const actor = type === 'checkLink' ? ({ by: 'machine' } as const) : person;
  const url = 'https://info.kapuashulukab.go.id/berita/1';
  const step = recordNews(NEWS, news, decision.value, { now, actor, policy }, { text: newsText(), url });
  if (step.news === undefined) throw new Error('nothing was drafted');
  return { news: step.news, recorded: step.recorded };
};
