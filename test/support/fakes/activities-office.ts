import { randomUUID } from 'node:crypto';
import { checkFile } from '#shared/adapters/files/check-file';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { inspectActivityFile } from '#shared/app/activities/inspect-activity-file';
import type { ActivityStore } from '#shared/app/activities/ports';
import type { NewsStore } from '#shared/app/news/ports';
import {
  ActivitiesShown,
  type ActivityAsked,
  ActivityDone,
  type ActivityFileAnnounced,
  ActivityShown,
  ActivityUploadOpened,
  ActivityUploadShown,
} from '#shared/contracts/http/activities';
import { NewsDone, NewsListed, NewsShown } from '#shared/contracts/http/news';
import { type ActivityId, ActivityKindId } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { sha256 } from '#shared/domain/words/hash';
import { type Instant, SubDistrictId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import type { Story } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';
import { anAdminApi, claimsOf, type People } from './admin-api.ts';
import { virtualClock } from './virtual-clock.ts';

export const PEOPLE: People = {
  'siti-contoh': ['lapor-admin'],
  'yudi-contoh': ['staff-asdp'],
  'eko-contoh': ['staff-asdp'],
  'hadi-contoh': ['head-asdp'],
  'rina-contoh': ['staff-llaj'],
  'nita-contoh': ['news-admin'],
  'peni-contoh': ['ppid-admin'],
  'dewi-contoh': ['secretary'],
  'oki-contoh': ['operator'],
};

/** What the dock's officer of the day says of it. */
export const dockDuty = (given: Partial<ActivityAsked> = {}): ActivityAsked => ({
  unit: 'asdp',
  kind: ActivityKindId.parse('piket-dermaga'),
  regularity: 'routine',
  date: IsoDate.parse('2026-11-24'),
  subDistrict: SubDistrictId.parse('putussibau-utara'),
  indicators: [],
  reports: [],
  words: {
    what: 'Piket di Dermaga Putussibau',
    place: 'Dermaga Putussibau',
    who: 'tiga petugas ASDP',
    why: 'memastikan penumpang memakai jaket pelampung',
    how: 'Sebelas speed boat berangkat, semuanya membawa jaket pelampung.',
  },
  ...given,
});

type Breaks = {
  readonly activities?: (store: ActivityStore) => ActivityStore;
  readonly news?: (store: NewsStore) => NewsStore;
};

/** An office that records what it does, on memory, and the function that looks into what is sent for that. */
export const anOfficeOfActivities = (at: Instant, { activities: ofStore, news: ofNews }: Breaks = {}) => {
  const clock = virtualClock(at);
  const table = memoryTable();
  const reports = tableReportStore(table, policy);
  const [plainActivities, plainNews] = [tableActivityStore(table), tableNewsStore(table)];
  const [activities, news] = [ofStore?.(plainActivities) ?? plainActivities, ofNews?.(plainNews) ?? plainNews];
  const [activityUploads, activityKeys] = [tableActivityUploads(table), memoryDataKeys<ActivityId>()];
  const [activityFiles, publishedPictures] = [memoryKeptFiles(), memoryPublishedPictures()];
  const sent = new Map<string, Uint8Array>();
  const call = anAdminApi(PEOPLE, {
    ...{ reports, activities, news, activityUploads, activityKeys, activityFiles, publishedPictures },
    now: clock.now,
  });
  const ask = (officer: string, method: 'GET' | 'POST', path: string, body?: object, key: string = randomUUID()) =>
    call(claimsOf(officer), {
      method,
      path: `/v1/admin/${path.replace(/\?.*$/, '')}`,
      query: Object.fromEntries(new URLSearchParams(path.replace(/^[^?]*\??/, ''))),
      ...(body === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json', 'idempotency-key': key },
            body: JSON.stringify(body),
          }),
    });
  const answered = async (...given: Parameters<typeof ask>) => {
    const { statusCode, body = '' } = await ask(...given);
    return { status: statusCode, body: JSON.parse(body) };
  };
  const inspect = (upload: string) =>
    inspectActivityFile(
      {
        ...{ policy, activities, activityKeys, activityUploads, log },
        quarantine: {
          read: async (id) => sent.get(id),
          remove: async (id) => {
            sent.delete(id);
          },
        },
        checkFile: (bytes) => checkFile(bytes, policy.evidence),
        evidenceFiles: { keep: (name, bytes) => activityFiles.keep(name, bytes) },
        now: clock.now,
      },
      upload,
    );
  const announced = (
    officer: string,
    activity: ActivityId,
    bytes: Uint8Array,
    given: Partial<ActivityFileAnnounced> = {},
  ) =>
    answered(officer, 'POST', `activities/${activity}/files`, {
      ...{ kind: 'jpeg', size: bytes.length, sha256: sha256(bytes) },
      ...given,
    });
  return {
    ...{ clock, table, reports, activities, news, activityFiles, publishedPictures, sent },
    ...{ ask, answered, announced, inspect },
    published: tablePublishedNews(table),
    record: async (officer: string, asked = dockDuty(), key: string = randomUUID()): Promise<ActivityDone> =>
      ActivityDone.parse((await answered(officer, 'POST', 'activities', asked, key)).body),
    shown: async (officer: string, activity: ActivityId): Promise<ActivityShown> =>
      ActivityShown.parse((await answered(officer, 'GET', `activities/${activity}`)).body),
    listed: async (officer: string, query = ''): Promise<ActivitiesShown> =>
      ActivitiesShown.parse((await answered(officer, 'GET', `activities${query}`)).body),
    /** A file announced, sent and looked into, and what became of it. */
    send: async (
      officer: string,
      activity: ActivityId,
      bytes: Uint8Array,
      given: Partial<ActivityFileAnnounced> = {},
    ): Promise<ActivityUploadShown> => {
      const { upload } = ActivityUploadOpened.parse((await announced(officer, activity, bytes, given)).body);
      sent.set(upload, bytes);
      await inspect(upload);
      return ActivityUploadShown.parse(
        (await answered(officer, 'GET', `activities/${activity}/uploads/${upload}`)).body,
      );
    },
    draft: async (officer: string, activity: ActivityId): Promise<NewsDone> =>
      NewsDone.parse((await answered(officer, 'POST', `activities/${activity}/news`)).body),
    newsShown: async (officer: string, item: NewsDone['news']): Promise<NewsShown> =>
      NewsShown.parse((await answered(officer, 'GET', `news/${item}`)).body),
    newsListed: async (officer: string, query = ''): Promise<NewsListed> =>
      NewsListed.parse((await answered(officer, 'GET', `news${query}`)).body),
    commit: async ({ report, record }: Story) => {
      if (report === undefined) throw new Error('no report');
      await reports.commit({ report, expected: 0, events: record });
      return report.id;
    },
  };
};
export type OfficeOfActivities = ReturnType<typeof anOfficeOfActivities>;
