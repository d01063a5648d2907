import type { Answered, Commit, InboxEntry, ReportStore, SetAside } from '#shared/app/report/ports';
import type { Parked } from '#shared/domain/arrival/parked';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { record } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import type { Message, Words } from '#shared/domain/report/submission';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId, Sha256 } from '#shared/domain/words/words';
import { aReport, aSubmission, LAPOR, NOTHING, person, type Story, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

/** One store serves a whole file of tests, so everything that a test writes has a name of its own. */
let made = 0;
const fresh = (kind: string): string => {
  made += 1;
  return `${kind}-${made}`;
};

export const aReportId = (): ReportId => reportIdOf(LAPOR, fresh('laporan'));
export const aWebhook = (): Sha256 => sha256(fresh('webhook'));

export const RECEIVED = wib('2025-05-06 10:00');

export const anInboxEntry = (report: ReportId, given: Partial<InboxEntry> = {}): InboxEntry => ({
  webhook: aWebhook(),
  report,
  body: keyedHash('garam', fresh('isi')),
  receivedAt: RECEIVED,
  tracking: sha256(`kode ${report}`),
  ...given,
});

export const aParked = (given: Partial<Parked> = {}): Parked => ({
  report: aReportId(),
  webhook: aWebhook(),
  channel: LAPOR,
  type: 'report.updated',
  original: fresh('asli'),
  receivedAt: RECEIVED,
  sentAt: RECEIVED,
  urgency: 'normal',
  oversight: 'none',
  rev: 1,
  ...given,
});

export const aConflict = (given: Partial<SetAside> = {}): SetAside => ({
  webhook: aWebhook(),
  body: keyedHash('garam', fresh('isi lain')),
  original: fresh('asli'),
  receivedAt: RECEIVED,
  ...given,
});

export const someWords = (given: Partial<Words> = {}): Words => ({
  ...aSubmission().words,
  place: { description: 'Depan pasar contoh', latitude: 0.8412345678901234, longitude: 112.93 },
  incident: '5 Mei 2025',
  category: 'Penerangan jalan 💡',
  attachments: [{ name: 'foto contoh.jpg', mediaType: 'image/jpeg', size: 9_007_199_254_740_991 }],
  flags: ['classUnknown', 'dateInFuture'],
  raw: { class: 'Pujian', 'place.coordinates': '[0,0]' },
  ...given,
});

export const aMessage = (n: number, given: Partial<Message> = {}): Message => {
  const { externalId: _, ...words } = someWords({ text: `Pesan contoh nomor ${n}.` });
  return { n, kind: 'update', sentAt: RECEIVED, words, ...given };
};

/** A report that is there, with its whole record. */
export type Written = { readonly report: Report; readonly record: readonly RecordedEvent[] };

const written = ({ report, record }: Story): Written => {
  if (report === undefined) throw new Error('no report came of it');
  return { report, record };
};

const told = (before: Story, id: ReportId, { event, recordedAt, actor }: Happening): Story => {
  const { report, recorded } = record(id, before.report, [event], { now: recordedAt, actor, policy });
  return { report, record: [...before.record, ...recorded] };
};

type Happening = Pick<RecordedEvent, 'event' | 'recordedAt' | 'actor'>;

/** The same story of another report: every event recorded again, in a chain of its own. */
export const retold = (story: Story, id: ReportId = aReportId()): Written =>
  written(story.record.reduce((before, happening) => told(before, id, happening), NOTHING));

/** The story with one more event, whether or not a command would give it: the store does not judge. */
export const going = (story: Written, event: ReportEvent, given: Partial<Happening> = {}): Written =>
  written(told(story, story.report.id, { event, recordedAt: RECEIVED, actor: person('admin'), ...given }));

/** What brings a report from one version to a later one. */
export const stepTo = (after: Written, from: number, given: Partial<Commit> = {}): Commit => ({
  report: after.report,
  expected: from,
  events: after.record.slice(from),
  ...given,
});

/** A new report, routed by the machine, and the commit that wrote it. */
export const aNewReport = (given: Partial<Commit> = {}): { readonly story: Written; readonly commit: Commit } => {
  const story = retold(aReport().story());
  const inbox = anInboxEntry(story.report.id);
  return { story, commit: stepTo(story, 0, { words: someWords(), inbox, ...given }) };
};

/** Everything that a store tells of a report, and of webhooks that it may know. */
export const pictureOf = async (store: ReportStore, report: ReportId, webhooks: readonly Sha256[] = []) => ({
  report: await store.load(report),
  events: await store.events(report),
  words: await store.words(report),
  identity: await store.identity(report),
  messages: await store.messages(report),
  parked: byWebhook(await store.parked(report)),
  conflicts: byWebhook(await store.conflicts(report)),
  seen: await Promise.all(webhooks.map((webhook) => store.look(webhook, report))),
});

/** In no order that anybody may rely on. */
export const byWebhook = <T extends { readonly webhook: Sha256 }>(entries: readonly T[]): readonly T[] =>
  entries.toSorted((a, b) => a.webhook.localeCompare(b.webhook));

/** What an officer's request was answered with, under a key that nobody has used before. */
export const anAnswer = (report: ReportId): Answered => ({
  key: sha256(fresh('kunci')),
  request: sha256('permintaan'),
  acted: { report, version: 2, status: 'routed', recorded: ['ClassificationConfirmed'] },
  at: RECEIVED,
});
