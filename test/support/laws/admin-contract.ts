import { tableInformalStore } from '#shared/adapters/table/informal-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import * as z from 'zod';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { memoryContactKeeper } from '#shared/adapters/secrets/contact-keeper';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableChangeBook } from '#shared/adapters/table/change-book';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableAttachments, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { readJson } from '#shared/app/arrival/read-json';
import { evaluate } from '#shared/app/figures/evaluate';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { archivePolicy } from '#shared/app/operator/archive-policy';
import type { ReportStore } from '#shared/app/report/ports';
import { openVault } from '#shared/app/report/vault';
import { GROUPS } from '#shared/contracts/http/groups';
import type { Operation } from '#shared/contracts/http/operation';
import { problemsOf } from '#shared/contracts/http/problem-body';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import { begunImport, SheetImport } from '#shared/domain/arrival/sheet-import';
import { DIGEST_DOWNLOADS } from '#shared/domain/digest/files';
import { filesOf, UploadId } from '#shared/domain/evidence/evidence';
import { ExportId, ExportRun, exportFile } from '#shared/domain/figures/export-order';
import { informalIdOf } from '#shared/domain/informal/contact';
import type { ContactEvent } from '#shared/domain/informal/contact-event';
import { recordContact } from '#shared/domain/informal/record-contact';
import { digestSubject } from '#shared/domain/notices/subject';
import { ChangeId, OfficeChange } from '#shared/domain/office/change';
import { RecipientId } from '#shared/domain/office/recipient';
import { PersonId } from '#shared/domain/report/report';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { importIdOf } from '#shared/domain/words/import-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import { type Instant, TopicId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { anInboxEntry, aParked } from '#test/contract/stories';
import { APRIL, keepDigest } from '#test/support/builders/a-digest';
import { aPieceOfEvidence } from '#test/support/builders/a-piece-of-evidence';
import { aReport, EVERYWHERE, LAPOR, PPID, person, submit, TO_SERVICE, wib } from '#test/support/builders/a-report';
import {
  ACTIVITY,
  ACTIVITY_UPLOAD,
  anActivityOffice,
  NEWS,
  type NewsSoFar,
} from '#test/support/builders/an-activity-office';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { policy } from '#test/support/policy';
import { arbitraryOf } from './arbitrary-of-schema.ts';

const REPORT = submit().id;
const OTHER = reportIdOf(LAPOR, 'lain');
const ABSENT = reportIdOf(LAPOR, 'tidak-ada');
/** Something waits for it. */
const AWAITED = reportIdOf(LAPOR, 'ditunggu');

const STORIES = {
  ...EVERYWHERE,
  'lowering proposed': aReport({ anonymous: true }).next(
    { type: 'proposeLowering', anonymous: false, secret: false },
    { actor: person('semua-contoh') },
  ),
  'asked for information': aReport({ channel: PPID }),
  'step proposed': aReport().suspected().next(TO_SERVICE),
};
const PLACES = Object.keys(STORIES);
const TOLD = new Map(Object.entries(STORIES).map(([place, story]) => [place, story.story()]));

/** Where a command finds a report that it can do something to, if that is not nearly everywhere. */
const FITTING: Readonly<Record<string, keyof typeof STORIES>> = {
  comeBack: 'referred',
  restore: 'archived',
  resume: 'asked while in progress',
  startWork: 'routed',
  recordTold: 'routed',
  resolve: 'inProgress',
  close: 'resolved',
  reopen: 'resolved',
  proposeLowering: 'lowering proposed',
  approveLowering: 'lowering proposed',
  extendDeadline: 'asked for information',
  recuse: 'suspected',
  proposeStep: 'suspected',
  approveStep: 'step proposed',
  declineStep: 'step proposed',
};
const STALE = '"1"';

/** One who may everything that anybody may, so that not only refusals are seen; and others. */
const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  'semua-contoh': [...GROUPS.keys()],
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary', 'operator', 'tak-dikenal'],
  'wati-contoh': ['oversight-reader'],
  'tamu-contoh': [],
};

type Request = {
  /** What stands in the address. */
  readonly at: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, unknown>>;
};

const ORDER = ExportId.parse(`exp_${'0'.repeat(26)}`);

/** An export that was made in the background, of no report. */
const exported = async () => {
  const [exportOrders, exportFiles] = [tableExportOrders(memoryTable()), memoryKeptFiles()];
  const run = ExportRun.parse('0'.repeat(26));
  const at = wib('2025-05-06 10:00');
  await exportOrders.save({
    ...{ id: ORDER, by: PersonId.parse('semua-contoh'), table: 'reports', format: 'csv', rev: 1, state: 'done', run },
    ...{ chosen: { from: '2025-05-01', until: '2025-05-06' }, askedAt: at, startedAt: at, doneAt: at, files: [0] },
  });
  await exportFiles.keep(exportFile({ id: ORDER, run }, 1), new TextEncoder().encode('[]'));
  return { exportOrders, exportFiles };
};

const SENT = importIdOf(sha256('lembar'));
const SENT_PART = gzipSync('nomor,tanggal').toString('base64');

/** A sheet of history as it stands for what is asked of it; where nothing is said, it waits for its only part. */
const sheetFor = async (asked: string, at: Instant) => {
  const sheetImports = tableSheetImports(memoryTable());
  const who = { by: PersonId.parse('semua-contoh'), at };
  const { parts: _, ...begun } = begunImport({ id: SENT, name: 'ekspor.csv', size: 13, sha256: sha256('lembar') }, who);
  const rows = { done: 1, of: 1, counts: { new: 1 }, first: [], listed: 0, lists: [] };
  const working = { rows, stopAsked: false, writtenAt: at };
  const standing: Readonly<Record<string, object>> = {
    check: { state: 'sent' },
    'take-in': { state: 'checked', rows },
    stop: { state: 'takingIn', ...working },
    'take-back': { state: 'takenIn', rows },
    rows: { state: 'checked', rows },
  };
  const stands = standing[asked] ?? { state: 'sending', parts: [] };
  await sheetImports.save(SheetImport.parse({ ...begun, ...stands }));
  return { sheetImports };
};

const UPLOAD = UploadId.parse(`upl_${'0'.repeat(26)}`);
const PICTURE = EvidenceId.parse(`evd_${'0'.repeat(26)}`);
const TEXT = EvidenceId.parse(`evd_${'1'.repeat(26)}`);

/** A picture and a text that somebody sent of the report, and a file that is on its way. */
const proving = async (reports: ReportStore, sentAt: Instant) => {
  const [uploads, dataKeys, evidenceFiles] = [tableUploads(memoryTable()), memoryDataKeys(), memoryKeptFiles()];
  const by = PersonId.parse('semua-contoh');
  const sent = { report: REPORT, purpose: 'after', kind: 'text', size: 1, sha256: sha256('x'), sentAt } as const;
  const text = Uint8Array.from([0]);
  await uploads.save({ ...sent, id: UPLOAD, sentBy: by, sentAs: [], until: sentAt, text, state: 'announced' });
  const report = await reports.load(REPORT);
  if (report === undefined) throw new Error('no report');
  const vault = await openVault({ dataKeys, reports }, REPORT, undefined);
  const pieces = [
    aPieceOfEvidence(REPORT, { id: PICTURE, file: keyedHash('k', 'p'), pixels: { width: 1, height: 1 } }),
    aPieceOfEvidence(REPORT, { id: TEXT, file: keyedHash('k', 't') }),
  ];
  for (const { clean, view } of pieces.map(filesOf))
    for (const name of [clean, view])
      await evidenceFiles.keep(name, vault.seal(`evidence ${name}`, Buffer.from('rekaan')));
  const evidence = pieces.map((piece) => ({
    evidence: piece,
    text: vault.seal(`evidence ${piece.id}`, Buffer.from(JSON.stringify({ name: 'rekaan.txt', tools: [] }))),
  }));
  await reports.commit({ report, expected: report.version, events: [], evidence });
  return { uploads, dataKeys, evidenceFiles, attachments: tableAttachments(memoryTable()) };
};

/** An office whose counter is an official channel. */
const WITH_COUNTER: typeof policy = {
  ...policy,
  office: { ...policy.office, counter: { ...policy.office.counter, official: true, channel: LAPOR } },
};

/** What was counted of an April, and the Secretary's digest of it. */
const counted = async () => {
  const [evaluations, eventLog, digestFiles] = [
    tableEvaluations(memoryTable(), memoryKeptFiles()),
    eventLogInMemory(),
    memoryKeptFiles(),
  ];
  const { record } = aReport().receivedAt(wib('2025-04-08 10:00')).story();
  eventLog.append(record);
  const now = () => wib('2025-05-06 05:30');
  const deliveries = tableDeliveryStore(memoryTable(), now);
  await evaluate({ policy, reports: { events: async () => record }, eventLog, evaluations, now, log }, () => true);
  const recipient = RecipientId.parse('sekretaris');
  await keepDigest(digestFiles, recipient, APRIL);
  const notice = { subject: digestSubject(APRIL), version: 1, kind: 'digest', urgent: false, recipient } as const;
  await beginNotices({ policy, deliveries, enqueue: async () => {}, now }, [notice]);
  const policyFiles = memoryKeptFiles();
  await archivePolicy({ keep: policyFiles.keep, log }, POLICY_FILES);
  takeLines();
  return { evaluations, eventLog, deliveries, digestFiles, policyFiles, ...(await exported()) };
};
const COUNTED = counted();

/** A report that could not be taken, a notice, and a run that failed. */
const someLetters = () => {
  const deadLetters = memoryDeadLetters();
  const sentAt = wib('2025-05-05 08:00');
  deadLetters.bury({ queue: 'intake', sentAt }, { body: '{}', group: 'lapor' }, 'intake');
  deadLetters.bury({ queue: 'notices', sentAt }, { body: '{}' }, 'urgent');
  deadLetters.bury({ queue: 'failures', sentAt, told: { cause: 'runFailed' } }, { body: '{}' });
  return deadLetters;
};

const ACCOUNT_CHANGE = ChangeId.parse(`chg_${'1'.repeat(26)}`);
const CONTACT_CHANGE = ChangeId.parse(`chg_${'2'.repeat(26)}`);

/** Somebody is to become an inspector, and the inspector to be told elsewhere: each waits for a second person. */
const proposals = async (at: Instant) => {
  const changes = tableChangeBook(memoryTable(), policy.calendar);
  const until = at + 86_400_000;
  const proposed = { by: 'rina-contoh', at, state: 'proposed', rev: 1, approvers: ['inspector'], until };
  const ofAccount = { what: 'addGroup', person: 'tamu-contoh', group: 'inspector' };
  const ofContact = { what: 'contact', person: 'inspektur', way: 'mail' };
  await changes.save(OfficeChange.parse({ ...proposed, id: ACCOUNT_CHANGE, changed: ofAccount }));
  await changes.save(OfficeChange.parse({ ...proposed, id: CONTACT_CHANGE, changed: ofContact }));
  const contact = { by: 'mail', address: 'inspektur-baru@kantor.contoh.invalid' };
  const contacts = memoryContactKeeper({}, { [CONTACT_CHANGE]: { recipient: 'inspektur', contact, until } });
  return { changes, contacts };
};

const [WAITING, MATCHED] = [
  informalIdOf(PersonId.parse('rina-contoh'), 'satu'),
  informalIdOf(PersonId.parse('rina-contoh'), 'dua'),
];

/** Two informal contacts: one waits for its report, of the other it was found. */
const contacts = async (now: Instant) => {
  const informal = tableInformalStore(memoryTable(), policy.calendar);
  const context = { now, by: PersonId.parse('rina-contoh'), policy };
  const heard: ContactEvent = {
    ...{ type: 'ContactRecorded', how: 'call', onBehalf: false, topic: TopicId.parse('pju'), unit: 'llaj', at: now },
    ...{ urgency: 'normal', oversight: 'none', asked: keyedHash('contoh', 'contoh') },
  };
  for (const [id, events] of [
    [WAITING, [heard]],
    [MATCHED, [heard, { type: 'MatchConfirmed', report: REPORT }]],
  ] as const) {
    const { contact, recorded } = recordContact(id, undefined, events, context);
    if (contact !== undefined) await informal.save({ contact, expected: 0, events: recorded });
  }
  return { informal };
};

/** How far the news must be for what is asked of it to be done; elsewhere there is none. */
const NEWS_FOR: Readonly<Record<string, NewsSoFar>> = {
  listNews: 'broken',
  showNews: 'draft',
  changeNews: 'draft',
  decideNews: 'submitted',
  postNews: 'published',
  withdrawNews: 'published',
  packNews: 'published',
};
const activitiesFor = (id: string, now: Instant) =>
  anActivityOffice(now, { news: NEWS_FOR[id] ?? 'none', sentBy: PersonId.parse('semua-contoh') });

/** An office with one report and another, at some time, and one request to it. */
const answerTo = async (
  { id, method, path }: Operation,
  { at, headers, body, query, claims }: Request,
  { story, now }: { readonly story: string; readonly now: Instant },
): Promise<APIGatewayProxyStructuredResultV2> => {
  const store = tableReportStore(memoryTable(), policy);
  const told = TOLD.get(story);
  if (told?.report === undefined) throw new Error('no report');
  await store.commit({ report: told.report, expected: 0, events: told.record });
  const events = told.record.map((event) => ({ ...event, reportId: OTHER }));
  await store.commit({ report: { ...told.report, id: OTHER }, expected: 0, events });
  const parked = aParked({ report: AWAITED, receivedAt: wib('2025-05-06 08:00') });
  await store.park(anInboxEntry(AWAITED, { webhook: parked.webhook }), parked);
  const call = anAdminApi(PEOPLE, {
    reports: store,
    ...(/\/(?:evidence|uploads)/.test(path) ? await proving(store, now) : {}),
    ...(await COUNTED),
    ...(path.includes('/changes/') ? await proposals(now) : {}),
    ...(path.includes('/informal/') ? await contacts(now) : {}),
    ...(path.includes('/imports/') ? await sheetFor(path.replace(/^.*\//u, ''), now) : {}),
    ...(path.endsWith('/counter') ? { policy: WITH_COUNTER } : {}),
    ...(/\/(?:activities|news)/.test(path) ? await activitiesFor(id, now) : {}),
    deadLetters: someLetters(),
    // What a stage refuses beyond the contract is asked elsewhere.
    plainWebhooks: 'allowed',
    now: () => now,
  });
  return call(claims, {
    method,
    path: path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(at[name] ?? '')),
    headers,
    query,
    ...(body === undefined ? {} : { body }),
    pathParameters: at,
  });
};

const LIKELY = {
  of: fc.constantFrom(OTHER, OTHER, REPORT, ABSENT),
  recused: fc.constantFrom(['sekretaris'], ['inspektur', 'kepala-llaj'], ['sekertaris'], ['budi-contoh']),
  authority: fc.constantFrom('polres', 'dinasLain', 'polress'),
  topic: fc.constantFrom('pju', 'jalan-rusak', 'dugaan-pungli', 'tidak-ada'),
  statedAt: fc.constantFrom('2025-05-06T10:30:00+07:00', '2025-05-06T10:45', '1969-01-01', '2097-01-01T00:00', 'besok'),
  toldAt: fc.constantFrom('2025-05-06T10:30:00+07:00', '2025-05-06T10:45', '1969-01-01', 'besok'),
  group: fc.constantFrom('grup-llaj', 'grup-llaj', 'grup-asdp', 'grup-lla'),
  clock: fc.constantFrom('resolution', 'resolution', 'inform', 'closure'),
  report: fc.constantFrom(REPORT, REPORT, REPORT, REPORT, AWAITED, ABSENT),
  period: fc.constantFrom(APRIL, APRIL, '2025', '2024-W01'),
  figure: fc.constantFrom('received', 'flow.received', 'time.firstResponse', 'tidak-ada'),
  import: fc.constantFrom(SENT, SENT, SENT, `imp_${'1'.repeat(26)}`),
  part: fc.constantFrom('1', '1', '2'),
  evidence: fc.constantFrom(PICTURE, TEXT, PICTURE, `evd_${'2'.repeat(26)}`),
  upload: fc.constantFrom(UPLOAD, UPLOAD, `upl_${'1'.repeat(26)}`, ACTIVITY_UPLOAD, ACTIVITY_UPLOAD),
  activity: fc.constantFrom(ACTIVITY, ACTIVITY, ACTIVITY, `act_${'1'.repeat(26)}`),
  news: fc.constantFrom(NEWS, NEWS, NEWS, `nws_${'1'.repeat(26)}`),
  kind: fc.constantFrom('rapat', 'uji-kir', 'jpeg', 'text'),
  recurring: fc.constantFrom('hari-kir', 'hari-kir', 'patroli-perlengkapan-jalan', 'tidak-ada'),
  indicators: fc.constantFrom([], ['perlengkapan-jalan'], ['tidak-ada']),
  'seen#': fc.constantFrom(1, 2, 2, 3, 3, 4),
  url: fc.constantFrom('https://info.kapuashulukab.go.id/berita/1', 'https://contoh.invalid/pesan'),
  replaces: fc.constantFrom(PICTURE, TEXT, `evd_${'2'.repeat(26)}`),
  gzip: fc.constantFrom(SENT_PART, SENT_PART, 'bm8gZ3ppcA=='),
  export: fc.constantFrom(ORDER, ORDER, ORDER, `exp_${'1'.repeat(26)}`),
  file: fc.constantFrom(
    ...DIGEST_DOWNLOADS.map(({ file }) => file),
    'topics',
    'topics',
    'clocks',
    '1',
    '1',
    PICTURE,
    PICTURE,
  ),
  person: fc.constantFrom('siti-contoh', 'tamu-contoh', 'tamu-contoh', 'dewi-contoh', 'tidak-ada'),
  change: fc.constantFrom(ACCOUNT_CHANGE, CONTACT_CHANGE, ACCOUNT_CHANGE, CONTACT_CHANGE, `chg_${'3'.repeat(26)}`),
  version: fc.constantFrom(policy.version, policy.version, '0'.repeat(16)),
  month: fc.constantFrom('2025-05', '2025-05', '2024-12'),
  date: fc.constantFrom('2025-05-06', '2025-05-07'),
  from: fc.constantFrom('2025-05-01', '2025-05-06', '2025-06-01', '2024-01-01'),
  until: fc.constantFrom('2025-05-07', '2025-06-01', '2025-05-01'),
  contact: fc.constantFrom(WAITING, MATCHED, WAITING, MATCHED, `inf_${'0'.repeat(26)}`),
  letter: fc.constantFrom('letter-1', 'letter-2', 'letter-3', 'tidak-ada'),
  // What a pattern makes may be too long for a mail system.
  address: fc.constantFrom('baru@kantor.contoh.invalid', 'semua-contoh@kantor.contoh.invalid'),
  recipient: fc.constantFrom('grup-llaj', 'inspektur', 'tidak-ada'),
  at: fc.constantFrom('2025-05-06T10:30:00+07:00', '2025-05-06 10:45', 'besok'),
  subDistrict: fc.constantFrom('badau', 'suhaid', 'tidak-ada'),
  queue: fc.constantFrom('llaj', 'triage', 'asdp', 'tidak-ada'),
  limit: fc.constantFrom('1', '25', '100'),
  postedAt: fc.constantFrom('2025-05-06T10:30:00+07:00', '2025-05-06 10:45', '0001-01-01T00:00Z', '∞'),
} as const;

const IN_A_GROUP = { 'cognito:groups': '[lapor-admin]' };

export type Given = {
  readonly request: Request;
  readonly story: string;
  readonly now: Instant;
  readonly isValid: boolean;
};
const settingOf = ({ id }: Operation) => ({
  story: fc.constantFrom(...(FITTING[id] === undefined ? [] : PLACES.map(() => FITTING[id] ?? '')), ...PLACES),
  now: fc.constantFrom(wib('2025-05-06 11:00'), wib('2025-05-07 09:00'), wib('2025-09-01 09:00')),
});
const versionIn = (story: string): string => `"${TOLD.get(story)?.report?.version}"`;
const aPerson = fc.constantFrom('semua-contoh', 'semua-contoh', 'semua-contoh', ...Object.keys(PEOPLE));

const texts = z.record(z.string(), z.string()).parse;

/** Requests that keep to the contract: whatever comes of them, it is not that they were malformed. */
const aValid = (operation: Operation): fc.Arbitrary<Given> =>
  fc
    .record({
      ...settingOf(operation),
      person: aPerson,
      fields:
        operation.body === undefined
          ? fc.constant(undefined)
          : arbitraryOf(operation.body, LIKELY).filter((asked) => operation.body?.safeParse(asked).success === true),
      query:
        operation.query === undefined
          ? fc.constant({})
          : arbitraryOf(operation.query, LIKELY)
              .map(texts)
              // What fields must be together for, no generator made from each of them knows.
              .filter((asked) => operation.query?.safeParse(asked).success === true),
      isStale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      at: operation.parameters === undefined ? fc.constant({}) : arbitraryOf(operation.parameters, LIKELY).map(texts),
      key: fc.stringMatching(/^[\w.-]{8,128}$/),
    })
    .map(({ person, fields, query, isStale, at, key, story, now }) => {
      const headers = {
        'content-type': 'application/json',
        'if-match': isStale ? STALE : versionIn(story),
        'idempotency-key': key,
      };
      const claims = claimsOf(person, IN_A_GROUP);
      const sent = fields === undefined ? undefined : JSON.stringify(fields);
      return {
        story,
        now,
        isValid: true,
        request: { at, claims, query, headers: operation.method === 'GET' ? {} : headers, body: sent },
      };
    });

/** What people and programs send who mean no good, or know no better. */
const HOSTILE = [
  ...[
    '',
    'null',
    '[]',
    '""',
    '0',
    '{',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
    '{"text":"a","text":"b"}',
    '{"text":"\\ud800"}',
    '{"text":"\\u3164\\u2800"}',
    '\u0000',
    '\uFEFF{}',
  ],
  '['.repeat(70),
  `{"text":"${'a'.repeat(30_000)}"}`,
  '{"type":"close","closedBy":"officer"}',
  '{"evidence":9,"result":"fixed"}',
];
const aHostileBody = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 64 }),
);
const aHostileText = fc.oneof(
  fc.constantFrom(
    '..',
    '../me',
    '__proto__',
    "' or 1=1 --",
    '"1","2"',
    '*',
    'W/"1"',
    '"0"',
    '"-1"',
    '"9999999999"',
    '{report}',
    '%00',
    ' ',
  ),
  fc.string({ minLength: 1 }),
);

type Change = (request: Request) => Request;
const without =
  (name: string): Change =>
  (request) => ({
    ...request,
    headers: Object.fromEntries(Object.entries(request.headers).filter(([key]) => key !== name)),
  });
const header =
  (name: string, text: string): Change =>
  (request) => ({ ...request, headers: { ...request.headers, [name]: text } });
const Fields = z.record(z.string(), z.unknown());
const field =
  (name: string, value: unknown): Change =>
  (request) => {
    const read = readJson(Buffer.from(request.body ?? ''));
    const fields = Fields.safeParse(read.ok ? read.value : undefined);
    if (!fields.success) return request;
    const known = Object.keys(fields.data);
    const chosen = known[name.length % (known.length + 1)] ?? name;
    return { ...request, body: JSON.stringify({ ...fields.data, [chosen]: value }) };
  };
const HEADERS = ['content-type', 'if-match', 'idempotency-key', 'content-encoding'];

/** Valid but for one thing. */
const aChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...HEADERS).map(without),
  fc.tuple(fc.constantFrom(...HEADERS), aHostileText).map(([name, text]) => header(name, text)),
  fc.tuple(fc.string(), fc.jsonValue()).map(([name, value]) => field(name, value)),
  aHostileText.map(
    (text): Change =>
      (request) => ({ ...request, at: Object.fromEntries(Object.keys(request.at).map((name) => [name, text])) }),
  ),
  fc.tuple(fc.constantFrom('queue', 'cursor', 'limit', 'status', 'from', 'period', 'lain'), aHostileText).map(
    ([name, text]): Change =>
      (request) => ({ ...request, query: { ...request.query, [name]: text } }),
  ),
  aHostileBody.map(
    (body): Change =>
      (request) => ({ ...request, body }),
  ),
  fc
    .constantFrom<Request['claims']>(
      {},
      { ...claimsOf('siti-contoh', IN_A_GROUP), token_use: 'id' },
      claimsOf('Siti Contoh', IN_A_GROUP),
    )
    .map(
      (claims): Change =>
        (request) => ({ ...request, claims }),
    ),
);

/** Requests of all kinds: half of them keep to the contract. */
export const aRequest = (operation: Operation): fc.Arbitrary<Given> => {
  const valid = aValid(operation);
  const changed = (most: number) =>
    fc.tuple(valid, fc.array(aChange, { minLength: 1, maxLength: most })).map(([given, changes]) => ({
      ...given,
      isValid: false,
      request: changes.reduce((request, change) => change(request), given.request),
    }));
  return fc.oneof(
    { weight: 3, arbitrary: valid },
    { weight: 2, arbitrary: changed(1) },
    { weight: 1, arbitrary: changed(5) },
  );
};

/** What is said of a request that does not keep to the contract. */
const MALFORMED: readonly ProblemCode[] = [
  'bodyNotJson',
  'fieldRepeated',
  'parameterRepeated',
  'requestInvalid',
  'mediaTypeUnsupported',
  'versionMissing',
  'versionUnreadable',
  'keyMissing',
  'tokenNotAccepted',
  'personUnknown',
];

const schemaAt = (status: number, { answers, problems }: Operation): z.ZodType | undefined => {
  const answered = answers[status];
  if (answered !== undefined) return 'json' in answered ? answered.json : undefined;
  const codes = problems.filter((code) => PROBLEMS[code].status === status);
  return codes.length === 0 ? undefined : problemsOf(codes);
};

const Coded = z.looseObject({ code: z.string().optional() });

/** Whether an answer is one that the contract tells of; gives its code. */
const judge = (operation: Operation, answer: APIGatewayProxyStructuredResultV2): string => {
  const { statusCode = 0, headers = {}, body = '' } = answer;
  const told = `${operation.id} answered ${statusCode}: ${body.slice(0, 200)}`;
  expect(statusCode, told).toBeLessThan(500);
  const answered = operation.answers[statusCode];
  if (answered !== undefined && 'file' in answered) {
    expect(answered.file).toContain(headers['content-type']);
    expect(body.length, told).toBeGreaterThan(0);
    return String(statusCode);
  }
  const given: unknown = JSON.parse(body);
  const schema = schemaAt(statusCode, operation) ?? expect.fail(`${told}, which is not declared`);
  const parsed = schema.safeParse(given);
  expect(parsed.success ? [] : parsed.error.issues, told).toEqual([]);
  const type = answered === undefined ? 'application/problem+json' : 'application/json';
  expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
  expect(headers['etag'] !== undefined, told).toBe(answered?.etag === true);
  return Coded.parse(given).code ?? String(statusCode);
};

/**
 * Sends a request to an office of its own. Throws unless the answer is one that the contract tells of, and where a
 * request that keeps to the contract is called malformed; gives the answer's code.
 */
export const keepsToContract = async (
  operation: Operation,
  { request, isValid, ...setting }: Given,
): Promise<{ readonly code: string; readonly isDone: boolean }> => {
  const answer = await answerTo(operation, request, setting);
  const code = judge(operation, answer);
  if (isValid) expect(MALFORMED).not.toContain(code);
  const isDone = answer.statusCode !== undefined && operation.answers[answer.statusCode] !== undefined;
  // What was accepted keeps to the contract.
  if (isDone && operation.body !== undefined)
    operation.body.parse(JSON.parse(Buffer.from(request.body ?? '').toString()));
  takeLines();
  return { code, isDone };
};
