import { gzipSync, unzipSync } from 'fflate';
import { expect } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { type MemoryDeadLetters, memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { eventItem, headItem, messageItem } from '#shared/adapters/table/items';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { evaluate } from '#shared/app/figures/evaluate';
import { archivePolicy } from '#shared/app/operator/archive-policy';
import type { ReportStore } from '#shared/app/report/ports';
import { PLAIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { COMMAND_OPERATIONS } from '#shared/contracts/http/command-operations';
import { GROUPS } from '#shared/contracts/http/groups';
import type { Operation } from '#shared/contracts/http/operation';
import type { ReportAction } from '#shared/domain/access/report-rows';
import { activityIdOf } from '#shared/domain/activities/activity';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { DIGEST_DOWNLOADS } from '#shared/domain/digest/files';
import { Dimension } from '#shared/domain/figures/counted-report';
import { informalIdOf } from '#shared/domain/informal/contact';
import { newsIdOf } from '#shared/domain/news/news-item';
import { nextActionAt } from '#shared/domain/report/agenda';
import type { PersonCommand } from '#shared/domain/report/command-table';
import { PersonId, QUEUES, type Report } from '#shared/domain/report/report';
import type { EvidenceId } from '#shared/domain/words/evidence-id';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { importIdOf } from '#shared/domain/words/import-id';
import type { Instant } from '#shared/domain/words/words';
import { lapor } from '#test/support/builders/a-channel-event';
import { OVERSIGHT } from '#test/support/builders/a-report';
import { leaks } from '#test/support/builders/canary';
import { commandBody } from '#test/support/builders/command-body';
import {
  idOf,
  type Kind,
  NAMES,
  type Name,
  planted,
  plantedIn,
  plantedReport,
} from '#test/support/builders/planted-reports';
import { sentEvidence } from '#test/support/builders/sent-evidence';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import type { Call } from '#test/support/fakes/http-event';
import { aNoticeWorld } from '#test/support/fakes/notice-world';
import { expectedMark } from '#test/support/laws/expected-access';
import { leakedBy } from '#test/support/laws/notice-laws';
import { policy } from '#test/support/policy';

/**
 * Words and identities that can be told from all others are planted in six reports; then an officer asks and does
 * everything that the admin API lets anybody ask and do, and what comes out is searched for them. Whoever uses it
 * imports `captured-output` first.
 */

/** Each group of the user pool, those of units for two of them, and somebody in none. */
export const OFFICERS: readonly string[] = [
  ...[...GROUPS.keys()].filter((group) => !/^(head|staff)-/.test(group) || /-(llaj|asdp)$/.test(group)),
  'nobody',
];
const IN_GROUPS = Object.fromEntries(OFFICERS.map((group) => [group, GROUPS.has(group) ? [group] : []]));
const PERIOD = DigestPeriod.parse('2026-11');
const KEY = 'kunci-uji';

export type AnOffice = {
  readonly world: ReturnType<typeof aNoticeWorld>;
  readonly ask: (
    officer: string,
    call: Parameters<ReturnType<typeof anAdminApi>>[1],
  ) => Promise<{ readonly status: number | undefined; readonly text: string; readonly body: string }>;
  /** A file of each report. */
  readonly evidence: readonly EvidenceId[];
};

/** Who has looked at who reported already, and said why. */
const LOOKED = [
  ['lapor-admin', 'open1'],
  ['inspector', 'confirmed1'],
] as const;

/** Messages that could not be done, the citizen's words and identity in them. */
const someLetters = (sentAt: Instant): MemoryDeadLetters => {
  const letters = memoryDeadLetters();
  for (const { webhookId, body } of plantedReport('open1'))
    letters.bury({ queue: 'intake', sentAt }, { body, group: webhookId }, 'intake');
  return letters;
};

export type Breaks = (reports: ReportStore) => Partial<ReportStore>;
/** Six reports that everybody was told of who is told, figures of them, a digest, and a door for officers. */
export const anOffice = async ({
  groups = IN_GROUPS,
  breaks = () => ({}),
}: {
  groups?: typeof IN_GROUPS;
  breaks?: Breaks;
} = {}): Promise<AnOffice> => {
  const world = aNoticeWorld();
  for (const name of NAMES) {
    for (const posting of plantedReport(name)) expect((await world.front.post(posting))?.statusCode).toBe(202);
    await world.rest();
    if (name.startsWith('confirmed')) await world.act(idOf(name), OVERSIGHT);
  }
  await world.digest(PERIOD);
  await world.settleDown();
  const { store, eventLog, deliveries, front, clock } = world;
  const { dataKeys, identityKeys, originals, evaluations: digestFiles } = front;
  const evaluations = tableEvaluations(memoryTable(), memoryKeptFiles());
  const policyFiles = memoryKeptFiles();
  await archivePolicy({ keep: policyFiles.keep, log: () => {} }, POLICY_FILES);
  await evaluate({ policy, reports: store, eventLog, evaluations, now: clock.now, log: () => {} }, () => true);
  const reports = { ...store, ...breaks(store) };
  const evidenceFiles = memoryKeptFiles();
  const evidence: EvidenceId[] = [];
  for (const name of NAMES) {
    const [report, by] = [idOf(name), name.startsWith('confirmed') ? 'secretary' : 'lapor-admin'];
    const bytes = Buffer.from(planted('evidence', name, 'text'));
    const said = { name: `${planted('evidence', name, 'name')}.txt`, bytes };
    evidence.push(
      await sentEvidence({ reports: store, dataKeys, evidenceFiles, now: clock.now }, { report, by, ...said }),
    );
  }
  const call = anAdminApi(groups, {
    reports,
    evidenceFiles,
    eventLog,
    deliveries,
    dataKeys,
    identityKeys,
    evaluations,
    digestFiles,
    originals,
    policyFiles,
    deadLetters: someLetters(clock.now()),
    now: clock.now,
  });
  /** The answer whole, with its headers, and what is in its file. */
  const ask = async (officer: string, given: Parameters<typeof call>[1]) => {
    const answer = await call(claimsOf(officer), given);
    const { statusCode, body = '', isBase64Encoded = false } = answer;
    const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : Buffer.alloc(0);
    const parts = bytes.subarray(0, 2).toString() === 'PK' ? Object.values(unzipSync(bytes)) : [bytes];
    const text = [JSON.stringify(answer), ...parts.map((part) => Buffer.from(part).toString())].join('\n');
    return { status: statusCode, text, body };
  };
  const office = { world, ask, evidence };
  for (const [officer, name] of LOOKED) await does(office, officer, 'revealIdentity', name);
  return office;
};

/** Each report as it stands. */
type Standing = ReadonlyMap<Name, Report>;
export const standing = async ({ world }: AnOffice): Promise<Standing> =>
  new Map(
    await Promise.all(NAMES.map(async (name) => [name, (await world.load(idOf(name))) ?? expect.fail(name)] as const)),
  );

/** Something of a report that stood in an answer, and what was asked. */
type Seen = { readonly asked: string; readonly kind: Kind; readonly name: Name };

/** Which questions are answered with what; all others with nothing of it. */
const SHOWS: Readonly<Record<string, readonly Kind[]>> = {
  showReport: ['words', 'message', 'reason'],
  // By its title.
  listWork: ['words'],
  showFigure: ['words'],
  showToday: ['words'],
  showHandover: ['words'],
  // By its number.
  showReplies: ['words'],
  listOverdue: ['words'],
  listReports: ['words'],
  searchReports: ['words'],
  listConflicts: ['words'],
  showConflicts: ['aside'],
  listReveals: ['words', 'reason'],
  // By the reports that it may be.
  showInformal: ['words'],
  // What the reporter attached is called as it is in the words and messages that it came with.
  showEvidence: ['evidence', 'words', 'message'],
  openEvidence: ['evidence'],
};

/** What the rules of access, written down by hand, say of an officer and a report as it stands. */
export const may = (officer: string, action: ReportAction, report: Report | undefined): boolean => {
  const held = GROUPS.get(officer);
  if (held === undefined || report === undefined) return false;
  const assignee = 'assignee' in report ? report.assignee : undefined;
  const place = assignee === undefined ? 'nowhere' : assignee === held.of ? 'own' : 'other';
  const { secret, anonymous } = report;
  const matter = report.status === 'received' ? 'unjudged' : report.oversight;
  return expectedMark(held.role, { matter, place, secret, anonymous }, action) === '+';
};
const mayRead = (officer: string, { asked, kind }: Seen, report: Report | undefined): boolean => {
  if (SHOWS[asked]?.includes(kind) !== true) return false;
  switch (kind) {
    case 'identity':
      return false;
    case 'words':
      return may(officer, 'readWords', report);
    case 'message':
      return may(officer, 'readMessages', report);
    case 'evidence':
      return may(officer, 'readEvidence', report);
    case 'aside':
      return may(officer, 'readConflicts', report);
    case 'reason':
      return may(officer, 'readRecord', report) || may(officer, 'revealIdentity', report);
  }
};

/** A sheet of history that whoever may do so begins, sends and has checked. */
const SHEET = Buffer.from('Tracking ID\n');
/**
 * With what each parameter is asked: what there is, what there is not, what would be seen if it were repeated; `''`
 * leaves it out.
 */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  report: [...NAMES.map(idOf), lapor('tidak-ada'), planted('identity', 'open1', 'asked')],
  period: ['2026', PERIOD, '2024-W01'],
  figure: ['received', 'flow.received', planted('words', 'open1', 'asked')],
  file: [...DIGEST_DOWNLOADS.map(({ file }) => file), 'topics', planted('words', 'open1', 'asked')],
  version: [policy.version],
  month: ['', '2026-10'],
  date: ['2026-11-03', '2026-11-01'],
  queue: ['', ...QUEUES, planted('words', 'open1', 'asked')],
  limit: ['1', '100'],
  show: ['', 'needsPerson'],
  by: ['', ...Dimension.options],
  'showCells.by': Dimension.options,
  cell: ['', 'unit:llaj', 'topic:?', `class:${planted('words', 'open1', 'asked')}`],
  format: ['csv', 'xlsx'],
  from: ['2026-11-01'],
  until: ['2026-12-01'],
  letter: ['letter-1', 'letter-2', planted('words', 'open1', 'asked')],
  export: [`exp_${'0'.repeat(26)}`, planted('words', 'open1', 'asked')],
  'openExportFile.file': ['1'],
  recipient: ['grup-llaj', planted('words', 'open1', 'asked')],
  person: ['nobody', 'tidak-ada', planted('words', 'open1', 'asked')],
  // Whoever asks has recorded one of them under that key.
  import: [importIdOf(sha256(SHEET)), planted('words', 'open1', 'asked')],
  part: ['1'],
  upload: [`upl_${'0'.repeat(26)}`, planted('words', 'open1', 'asked')],
  // Whoever asks has recorded one of them under that key.
  activity: [...OFFICERS.map((one) => activityIdOf(PersonId.parse(one), KEY)), planted('words', 'open1', 'asked')],
  news: [
    ...OFFICERS.map((one) => newsIdOf(activityIdOf(PersonId.parse(one), KEY))),
    planted('words', 'open1', 'asked'),
  ],
  'viewActivityFile.file': [`evd_${'0'.repeat(26)}`],
  'openActivityFile.file': [`evd_${'0'.repeat(26)}`],
  'showActivityUpload.upload': [`upa_${'0'.repeat(26)}`],
  unit: ['', 'llaj'],
  contact: [...OFFICERS.map((one) => informalIdOf(PersonId.parse(one), KEY)), planted('words', 'open1', 'asked')],
  change: [`chg_${'0'.repeat(26)}`, planted('words', 'open1', 'asked')],
  // What is sent back cannot be discarded any more.
  'discardDeadLetter.letter': ['letter-3'],
};
/** What is sent with a question, where something is. */
const SENT: Readonly<Record<string, object>> = {
  orderExport: { table: 'events', format: 'csv', from: '2026-11-01', until: '2026-12-01' },
  recordInformal: { how: 'call', topic: 'pju', sentence: 'Lampu jalan padam.' },
  enterAtCounter: { how: 'walkUp', at: '2026-11-02', text: planted('message', 'open1', 'asked') },
  beginImport: { name: 'riwayat.csv', size: SHEET.length, sha256: sha256(SHEET) },
  announceEvidence: {
    ...{ purpose: 'document', kind: 'text', size: SHEET.length, sha256: sha256(SHEET) },
    name: planted('message', 'open1', 'asked'),
  },
  withdrawEvidence: { text: 'Salah foto. (rekaan)' },
  recordActivity: {
    ...{ unit: 'llaj', kind: 'rapat', regularity: 'incidental', date: '2026-11-02', subDistrict: 'badau' },
    ...{ indicators: [], reports: [idOf('open1')], words: { what: 'Rapat (rekaan)' } },
  },
  stateNotDone: { recurring: 'hari-kir', date: '2026-11-03', why: 'weather' },
  changeActivity: { act: 'withdraw', seen: 1, why: 'mistake' },
  announceActivityFile: { kind: 'text', size: SHEET.length, sha256: sha256(SHEET) },
  changeNews: { act: 'submit', seen: 1 },
  decideNews: { act: 'return', seen: 1, why: 'Kurang lengkap. (rekaan)' },
  postNews: { seen: 1, url: 'https://info.kapuashulukab.go.id/berita/1' },
  withdrawNews: { seen: 1, why: 'Salah tanggal. (rekaan)' },
  sendPart: { gzip: Buffer.from(gzipSync(SHEET)).toString('base64') },
  confirmMatch: { report: idOf('open1') },
  rejectMatch: { report: idOf('open1') },
  undoMatch: {},
  dismissInformal: { why: 'mistake' },
  redriveDeadLetter: {},
  inviteAccount: { person: 'orang-baru', address: 'orang.baru@kantor.contoh.invalid' },
  changeAccount: { what: 'signOut' },
  changeContact: { by: 'mail', address: 'baru@kantor.contoh.invalid' },
  approveContactChange: {},
  declineContactChange: {},
  approveAccountChange: {},
  declineAccountChange: {},
  discardDeadLetter: { reason: 'Tidak dapat dibaca. (rekaan)' },
  searchReports: { words: 'lampu', limit: 100 },
  previewCommand: { command: 'addNote', body: { text: planted('message', 'open1', 'asked') } },
  actOnSeveral: {
    command: 'addNote',
    reports: NAMES.map((name) => ({ report: idOf(name), version: 1 })),
    body: { text: planted('message', 'open1', 'asked') },
  },
};
const sentWith = ({ id, body }: Operation): Pick<Call, 'headers' | 'body'> =>
  body === undefined
    ? {}
    : {
        headers: { 'content-type': 'application/json', 'idempotency-key': KEY },
        body: JSON.stringify(SENT[id] ?? expect.fail(`with what is ${id} asked?`)),
      };

type Way = Readonly<Record<string, string>>;
const waysOf = (asked: typeof ASKED, id: string, names: readonly string[]): readonly Way[] =>
  names.reduce<readonly Way[]>(
    (ways, name) => {
      const values = asked[`${id}.${name}`] ?? asked[name] ?? expect.fail(`with what is ${name} asked?`);
      return ways.flatMap((way) => values.map((value) => (value === '' ? way : { ...way, [name]: value })));
    },
    [{}],
  );
/** Every way in which an operation can be asked with these; what else it can be asked with must be optional. */
const waysToAsk = (
  { evidence }: AnOffice,
  { id, parameters, query }: Operation,
): readonly { readonly at: Way; readonly query: Way }[] => {
  const asked = { ...ASKED, evidence: [...evidence, planted('words', 'open1', 'asked')] };
  const queried = Object.entries(query?.shape ?? {}).filter(
    ([name, schema]) => name in asked || !schema.safeParse(undefined).success,
  );
  const addresses = waysOf(asked, id, Object.keys(parameters?.shape ?? {}));
  return addresses.flatMap((at) =>
    waysOf(
      asked,
      id,
      queried.map(([name]) => name),
    ).map((given) => ({ at, query: given })),
  );
};

/** How much was searched. */
const searched = { answers: 0, decisions: 0 };

/** Asks everything that can be asked, page after page, and gives what was seen. */
export const readsEverything = async (office: AnOffice, officer: string): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  const operations: readonly Operation[] = PLAIN_OPERATIONS;
  for (const operation of operations) {
    for (const { at, query } of waysToAsk(office, operation)) {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(at[name] ?? ''));
      let cursor: string | undefined;
      do {
        const asked = cursor === undefined ? query : { ...query, cursor };
        const call = { method: operation.method, path, pathParameters: at, query: asked, ...sentWith(operation) };
        const { text, body } = await office.ask(officer, call);
        searched.answers += 1;
        seen.push(...plantedIn(text).map(([kind, name]) => ({ asked: operation.id, kind, name })));
        cursor = 'cursor' in (operation.query?.shape ?? {}) ? JSON.parse(body).next : undefined;
      } while (cursor !== undefined);
    }
  }
  return seen;
};

/** What each command is asked with; the words of the office are planted too. */
const bodyOf = (command: PersonCommand, name: Name): object =>
  commandBody(command, {
    text: planted(command === 'revealIdentity' ? 'reason' : 'message', name, command),
    of: idOf('suspected2'),
  });
export const COMMANDS = COMMAND_OPERATIONS.map(({ id }) => id);
/** First from the beginning of a report to its end and back; then whatever else there is. */
const STEPS: readonly PersonCommand[] = [
  'confirm',
  'markProcessed',
  'recordTold',
  'startWork',
  'resolve',
  'close',
  'reopen',
  'route',
  ...COMMANDS,
];

type Did = {
  readonly status: number | undefined;
  readonly text: string;
  readonly seen: readonly (readonly [Kind, Name])[];
  readonly before: Report | undefined;
};

/** One command, on a report as it is now, with these fields beside its own. */
export const does = async (
  { world, ask }: AnOffice,
  officer: string,
  command: PersonCommand,
  name: Name,
  more: object = {},
): Promise<Did> => {
  searched.decisions += 1;
  const report = idOf(name);
  const before = await world.load(report);
  const { status, text } = await ask(officer, {
    path: `/v1/admin/reports/${report}/${command}`,
    pathParameters: { report },
    headers: {
      'content-type': 'application/json',
      'if-match': `"${before?.version}"`,
      'idempotency-key': `kunci-${searched.decisions}-uji`,
    },
    body: JSON.stringify({ ...bodyOf(command, name), ...more }),
  });
  return { status, text, seen: plantedIn(text), before };
};

export const looksRecorded = async ({ world }: AnOffice, officer: string, name: Name): Promise<number> =>
  (await world.store.events(idOf(name))).filter(
    ({ event, actor }) => event.type === 'IdentityRevealed' && actor.by === 'person' && actor.person === officer,
  ).length;

/**
 * Does everything to everything that can be done; gives what was, whose identity was seen, and what was seen that
 * should not have been.
 */
export const actsOnEverything = async (office: AnOffice, officer: string) => {
  const done = new Set<PersonCommand>();
  const wrong: string[] = [];
  const act = async (command: PersonCommand, name: Name, more?: object): Promise<boolean> => {
    const { status, seen, before } = await does(office, officer, command, name, more);
    if (status === 200) done.add(command);
    const isLook = (kind: Kind, whose: Name): boolean =>
      kind === 'identity' && whose === name && command === 'revealIdentity' && status === 200;
    const [right, ...rest] = seen.filter(([kind, whose]) => isLook(kind, whose) && may(officer, command, before));
    wrong.push(
      ...seen.filter((one) => one !== right).map(([kind, whose]) => `${command} ${name}: ${kind} of ${whose}`),
    );
    expect(rest).toEqual([]);
    return right !== undefined;
  };
  /** Each look that shows something is on record, and none else. */
  const look = async (name: Name): Promise<boolean> => {
    const before = await looksRecorded(office, officer, name);
    const hasSeen = await act('revealIdentity', name);
    expect(await looksRecorded(office, officer, name)).toBe(before + Number(hasSeen));
    return hasSeen;
  };
  const revealed: Name[] = [];
  for (const name of NAMES) if (await look(name)) revealed.push(name);
  for (const name of NAMES) {
    for (const command of STEPS) {
      if (name === 'open1') await act(command, name, { lain: planted('identity', name, 'asked') });
      await act(command, name);
    }
    await look(name);
  }
  return { done, revealed, wrong };
};

/** What was seen by whoever may not see it, the reports standing so. */
export const wronglySeen = (officer: string, seen: readonly Seen[], reports: Standing): readonly string[] => [
  ...new Set(
    seen.flatMap((one) =>
      mayRead(officer, one, reports.get(one.name)) ? [] : [`${officer} ${one.asked}: ${one.kind} of ${one.name}`],
    ),
  ),
];

/**
 * What anybody may come across who keeps the system running: heads, events, keys, whatever was sent and waits to be.
 */
const outsideOf = async ({ world }: AnOffice): Promise<readonly string[]> => {
  const { zone } = world.policy.calendar;
  const of = async (name: Name): Promise<readonly string[]> => {
    const id = idOf(name);
    const [head, events, messages] = await Promise.all([
      world.load(id),
      world.store.events(id),
      world.store.messages(id),
    ]);
    return [
      ...(head === undefined ? [] : [canonicalJson(headItem(head, zone, nextActionAt(world.policy, head)))]),
      ...events.map((event) => canonicalJson(eventItem(event, zone))),
      ...messages.map((message) => {
        const { pk, sk } = messageItem(id, message);
        return `${pk} ${sk}`;
      }),
    ];
  };
  return (await Promise.all(NAMES.map(of))).flat();
};

/** Who sees words of which reports before anybody has acted, and who reported them. */
const FIRST: Readonly<Record<string, { readonly words: readonly Name[]; readonly identity: readonly Name[] }>> = {
  'lapor-admin': { words: ['open1', 'open2', 'suspected1', 'suspected2'], identity: ['open1'] },
  'stand-in': { words: ['open1', 'open2'], identity: [] },
  'head-llaj': { words: ['open1', 'open2'], identity: [] },
  'staff-llaj': { words: ['open1', 'open2'], identity: [] },
  secretary: { words: ['open1', 'open2', 'confirmed1', 'confirmed2'], identity: ['confirmed1'] },
  inspector: { words: ['open1', 'open2', 'confirmed1', 'confirmed2'], identity: ['confirmed1', 'confirmed2'] },
  'oversight-reader': { words: ['suspected1', 'suspected2', 'confirmed1', 'confirmed2'], identity: [] },
};

/** What a search as one officer came to: what was wrong, and how much was looked through. */
export type Searched = { readonly broken: readonly string[]; readonly seen: Readonly<Record<string, number>> };

/** Asks and does everything as that officer, and again when all is done. */
export const searchedAs = async (officer: string): Promise<Searched> => {
  takeLines();
  const before = { ...searched };
  const office = await anOffice();
  const seen = await readsEverything(office, officer);
  const broken = [...wronglySeen(officer, seen, await standing(office))];
  const { words = [], identity = [] } = FIRST[officer] ?? {};
  expect(NAMES.filter((name) => seen.some((one) => one.kind === 'words' && one.name === name))).toEqual(words);
  const { revealed, wrong } = await actsOnEverything(office, officer);
  expect([revealed, wrong]).toEqual([identity, []]);
  broken.push(...wronglySeen(officer, await readsEverything(office, officer), await standing(office)));
  await office.world.settleDown();
  const [lines, outside] = [takeLines(), await outsideOf(office)];
  broken.push(...leaks(lines), ...leaks(outside), ...(await leakedBy(office.world)));
  const answers = searched.answers - before.answers;
  const decisions = searched.decisions - before.decisions;
  return { broken, seen: { answers, decisions, lines: lines.length, 'heads, events and keys': outside.length } };
};
