import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { type Made, type MakeDigestsDeps, makeDigests } from '#shared/app/digest/make-digests';
import { evaluate } from '#shared/app/figures/evaluate';
import type { OpenWork } from '#shared/app/report/ports';
import type { Activity } from '#shared/domain/activities/activity';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { digestFile } from '#shared/domain/digest/files';
import { standingAt } from '#shared/domain/figures/standing';
import type { NewsItem } from '#shared/domain/news/news-item';
import type { DeliveryId } from '#shared/domain/notices/delivery';
import { digestSubject } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { isOpenWork } from '#shared/domain/report/agenda';
import type { RecordedEvent } from '#shared/domain/report/event';
import { queueOf } from '#shared/domain/report/report';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { allOf, life, points } from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';
import { inventedRecords } from './invented-records.ts';

const { calendar } = policy;
export const SECRETARY = RecipientId.parse('sekretaris');
export const INSPECTOR = RecipientId.parse('inspektur');

export const records = await inventedRecords({ reports: 34, seed: 5, until: wib('2026-01-31 08:00') });

export type Given = {
  readonly few?: boolean;
  readonly more?: readonly (readonly RecordedEvent[])[];
  /** What the office did, and its news of that. */
  readonly done?: { readonly activities: readonly Activity[]; readonly news: readonly NewsItem[] };
};

/** An office with an invented year, in which the two functions of the morning run or not. */
export const aDigestOffice = ({ few = false, more = [], done = { activities: [], news: [] } }: Given = {}) => {
  const all = [...(few ? records.slice(0, 8) : records), ...more];
  const ordered = all.flat().toSorted((a, b) => a.recordedAt - b.recordedAt);
  const byId = new Map(all.map((events) => [events[0]?.reportId, events]));
  const log = eventLogInMemory();
  const evaluations = tableEvaluations(memoryTable(), memoryKeptFiles());
  const deliveries = tableDeliveryStore(memoryTable(), () => now);
  const dutyBook = tableDutyBook(memoryTable());
  const files = memoryKeptFiles();
  const at = points();
  const enqueued: DeliveryId[] = [];
  let now = wib('2025-06-01 00:00');
  let shown = 0;
  const eventsOf = (id: ReportId): readonly RecordedEvent[] =>
    (byId.get(id) ?? []).filter(({ recordedAt }) => recordedAt <= now);
  const openOf = (queue: string): readonly OpenWork[] =>
    all.flatMap((events) => {
      const report = standingAt(calendar, events, now)?.report;
      return report !== undefined && isOpenWork(report) && queueOf(report) === queue ? [{ report: report.id }] : [];
    });
  const morning = {
    evaluate: async (rules = policy): Promise<void> => {
      await evaluate(
        {
          policy: rules,
          reports: { events: async (id) => eventsOf(id) },
          eventLog: log,
          evaluations,
          now: () => now,
          log: () => {},
        },
        () => true,
      );
    },
    digest: async (asked?: DigestPeriod): Promise<Made | 'failed' | 'died'> => {
      const { through, died } = life(at);
      const deps: MakeDigestsDeps = {
        policy,
        reports: {
          events: (id) => through('events', async () => eventsOf(id)),
          openWork: async function* (queue) {
            yield* await through('openWork', async () => openOf(queue));
          },
        },
        deliveries: {
          begin: (some) => through('begin', () => deliveries.begin(some)),
          failed: async function* (from, until) {
            yield* await through('failed', () => allOf(deliveries.failed(from, until)));
          },
        },
        enqueue: (_, messages) =>
          through('enqueue', async () => {
            enqueued.push(...messages.flat().flatMap(({ deliveries: ids }) => ids));
          }),
        eventLog: {
          between: async function* (from, until) {
            yield* await through('between', () => allOf(log.between(from, until)));
          },
          mark: (reader) => through('mark', () => log.mark(reader)),
          setMark: (reader, until) => through('setMark', () => log.setMark(reader, until)),
        },
        evaluations: {
          months: () => through('months', () => evaluations.months()),
          read: (kept) => through('read', () => evaluations.read(kept)),
        },
        informal: { ofMonth: async () => [] },
        activities: { ofMonth: async (month) => done.activities.filter(({ date }) => date.startsWith(month)) },
        news: { ofMonth: async (month) => done.news.filter(({ date }) => date.startsWith(month)) },
        dutyBook: { day: (date) => through('day', () => dutyBook.day(date)) },
        files: {
          keep: (name, bytes) => through('keep', () => files.keep(name, bytes)),
          find: (name) => through('find', () => files.find(name)),
        },
        // Not the document itself, but what it is made of, and when: made twice, it would be another.
        pdf: (text) => Buffer.from(`${now} ${JSON.stringify(text)}`),
        csv: (title, _, rows) => Buffer.from(`${now} ${title} ${JSON.stringify(rows)}`),
        workbook: async (workbook) => Buffer.from(`${now} ${JSON.stringify(workbook)}`),
        now: () => now,
        log: () => {},
      };
      const ended = makeDigests(deps, asked).catch((): 'failed' => 'failed');
      return Promise.race([ended, died.then((): 'died' => 'died')]);
    },
  };
  return {
    ...morning,
    points: at,
    files,
    log,
    deliveries,
    dutyBook,
    enqueued,
    until: (moment: Instant): void => {
      now = moment;
      const known = ordered.filter(({ recordedAt }) => recordedAt <= moment).length;
      log.append(ordered.slice(shown, known));
      shown = Math.max(shown, known);
    },
    now: () => now,
    /** What has begun to be told: `2025-07 sekretaris`. */
    begun: async (periods: readonly string[]): Promise<readonly string[]> => {
      const found = await Promise.all(periods.map((name) => deliveries.of(digestSubject(DigestPeriod.parse(name)))));
      return found
        .flat()
        .map(({ subject, recipient }) => `${subject.of === 'digest' ? subject.period : subject.of} ${recipient}`);
    },
    model: async (name: string, recipient = SECRETARY): Promise<FrozenDigest> => {
      const bytes = await files.read(digestFile(recipient, DigestPeriod.parse(name), 'model.json'));
      return FrozenDigest.parse(JSON.parse(Buffer.from(bytes).toString()));
    },
  };
};
export type ADigestOffice = ReturnType<typeof aDigestOffice>;
