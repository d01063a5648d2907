import '#test/support/captured-output';
import sharp from 'sharp';
import * as z from 'zod';
import { localContacts } from '#infra/parts/local-contacts';
import { inventedPeople } from '#local/aws/invented-people';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { unpack } from '#shared/adapters/files/unpack';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { memoryContactKeeper } from '#shared/adapters/secrets/contact-keeper';
import { memoryWatching } from '#shared/adapters/system/memory-watching';
import { systemRandom } from '#shared/adapters/system/random';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableLinkRound, tableNewsStore } from '#shared/adapters/table/news-store';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { workOnImport } from '#shared/app/arrival/work-on-import';
import { evaluate } from '#shared/app/figures/evaluate';
import { makeExport } from '#shared/app/figures/make-export';
import { publishYears } from '#shared/app/figures/publish-years';
import { checkLinks } from '#shared/app/news/check-links';
import { archivePolicy } from '#shared/app/operator/archive-policy';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { contactOf, inTrouble } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import type { PersonCommand } from '#shared/domain/report/command-table';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ok, refuse } from '#shared/domain/words/result';
import { type Assignee, ChannelId, type ReportId } from '#shared/domain/words/words';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { anEvidenceRoom } from '#test/support/fakes/evidence-room';
import { aNoticeWorld, DAY } from '#test/support/fakes/notice-world';
import { type ServedOffice, serveOffice } from '#test/support/fakes/served-office';
import { SEARCH_KEY } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';
import { EVENING, type Posting, submittedOurs, updated } from './a-channel-event.ts';
import { aDrawnScene } from './a-drawn-scene.ts';
import { aNewsroom } from './a-newsroom.ts';
import { wib } from './a-report.ts';

const LAMP = 'Lampu jalan di depan pasar contoh padam sudah tiga malam.';
const DANGER =
  'Tolong sekarang juga, longboat di dermaga Bunut Hilir kelebihan muatan, air sudah hampir masuk ke perahu.';
const UNCLEAR = 'Mohon bantuannya, di tempat kami ada yang perlu dilihat.';
const ACCUSATION =
  'Petugas berseragam Dinas Perhubungan di pos Kedamin meminta Rp50.000 untuk rokok supaya tidak diperiksa, tanpa karcis.';

/** Everything that a channel can say of a report, some of it such that it can only be kept as it came. */
const RICH = {
  title: 'Lampu PJU dekat pasar padam',
  category: 'Perhubungan',
  incidentDate: '2026-11-01',
  submittedAt: 'kemarin sore',
  place: { description: 'depan pasar', village: 'Contoh', district: 'Putussibau Utara' },
  attachments: [
    { name: 'tiang nomor dua.jpg', url: 'https://contoh.invalid/berkas/1' },
    { name: 'surat ketua RT.pdf', url: 'https://contoh.invalid/berkas/2' },
    { name: 'rekaman suara.m4a', url: 'https://contoh.invalid/berkas/3' },
    { name: 'tanpa alamat.jpg' },
  ],
  reporter: { name: 'Warga Contoh', phone: '081200000000' },
};

const CHANNEL = 'lapor';
const idOf = (name: string, channel = CHANNEL): ReportId => reportIdOf(ChannelId.parse(channel), `contoh ${name}`);

type Step = readonly [who: string, command: PersonCommand, body?: object];
/** A report: what it says, on which channel, and what was done with it since. */
type Tale = {
  readonly text: string;
  readonly more?: object | undefined;
  readonly channel?: string | undefined;
  readonly steps?: readonly Step[];
};

const RESOLVED: readonly Step[] = [
  ['lapor-admin', 'startWork'],
  ['lapor-admin', 'resolve', { result: 'planned' }],
];
const OVERSIGHT = { class: 'oversight', topic: 'dugaan-pungli', urgency: 'normal' };

const at = (assignee: Assignee): Step => [
  'lapor-admin',
  'classify',
  { class: 'service', topic: 'pju', urgency: 'normal', assignee },
];

/** With a unit or desk: each place where it may have something to do. */
const talesOf = (assignee: Assignee): Readonly<Record<string, Tale>> => {
  const told = (...steps: readonly Step[]): Tale => ({ text: UNCLEAR, steps: [at(assignee), ...steps] });
  return {
    [`${assignee}-routed`]: told(),
    [`${assignee}-working`]: told(['lapor-admin', 'startWork']),
    [`${assignee}-asked`]: told(['lapor-admin', 'askReporter', { text: 'Di mana tepatnya? (rekaan)' }]),
    [`${assignee}-resolved`]: told(...RESOLVED),
    [`${assignee}-closed`]: told(...RESOLVED, ['lapor-admin', 'close', { closedBy: 'officer' }]),
  };
};

const DESKS = ['ppid', 'news', 'sikedip', 'secretary'] as const;

/**
 * What lies on other desks than the one of a group: there for whoever looks after that desk, and nothing new to anybody
 * else.
 */
export const onOtherDesks = (group: string): readonly ReportId[] =>
  DESKS.filter((desk) => !group.startsWith(desk)).flatMap((desk) =>
    Object.keys(talesOf(desk)).map((name) => idOf(name)),
  );

const PROPOSED = { step: { type: 'archive', reason: 'notAComplaint' }, text: 'Sudah dibaca dua kali. (rekaan)' };
const LOWERED = { anonymous: false, secret: false };

/** About oversight: each place where those who decide may have something to do, two of them together. */
const accusations = (name: string, recused: readonly string[], [one, other]: readonly [string, string]) => {
  const told = (...steps: readonly Step[]): Tale => ({
    text: ACCUSATION,
    steps: [['lapor-admin', 'classify', { ...OVERSIGHT, ...(recused.length === 0 ? {} : { recused }) }], ...steps],
  });
  const worked: readonly Step[] = [
    [one, 'startWork'],
    [one, 'resolve', { result: 'planned' }],
  ];
  const agreed = (step: object): readonly Step[] => [
    [one, 'proposeStep', { ...PROPOSED, step }],
    [other, 'approveStep'],
  ];
  return {
    [name]: told(),
    [`${name}-working`]: told([one, 'startWork']),
    [`${name}-asked`]: told([one, 'askReporter', { text: 'Kapan itu terjadi? (rekaan)' }]),
    [`${name}-resolved`]: told(...worked),
    [`${name}-closed`]: told(...worked, [one, 'close', { closedBy: 'officer' }]),
    [`${name}-archived`]: told(...agreed({ type: 'archive', reason: 'notAComplaint' })),
    [`${name}-referred`]: told(...agreed({ type: 'refer', authority: 'polres' })),
    [`${name}-proposed`]: told([one, 'proposeStep', PROPOSED]),
    [`${name}-proposed-too`]: told([other, 'proposeStep', PROPOSED]),
    [`${name}-secret`]: { ...told(), more: { secret: true } },
    [`${name}-lowering`]: { ...told([one, 'proposeLowering', LOWERED]), more: { secret: true } },
    [`${name}-lowering-too`]: { ...told([other, 'proposeLowering', LOWERED]), more: { secret: true } },
    [`${name}-twice`]: told([one, 'linkDuplicate', { of: idOf(name) }]),
  } satisfies Readonly<Record<string, Tale>>;
};

/** Who is accused in what waits for its report. */
const ACCUSED_UNHEARD = {
  'accuses the reader': 'Pembaca pengawasan',
  'accuses the inspector too': 'Pembaca pengawasan dan inspektur',
};

const TALES: Readonly<Record<string, Tale>> = {
  routed: { text: LAMP, more: RICH },
  danger: { text: DANGER },
  triaging: { text: UNCLEAR },
  answered: {
    text: LAMP,
    more: { title: 'Lampu mati' },
    steps: [
      ['lapor-admin', 'recordTold'],
      ['head-llaj', 'markProcessed'],
      ['lapor-admin', 'postAnswer', { text: 'Petugas ke lapangan besok. (rekaan)' }],
      ['lapor-admin', 'addNote', { text: 'Sudah ditelepon. (rekaan)' }],
      ['lapor-admin', 'noteChannelStatus', { status: 'inProcess' }],
      ['lapor-admin', 'revealIdentity', { text: 'Alamatnya diperlukan petugas lapangan. (rekaan)' }],
    ],
  },
  referred: { text: UNCLEAR, steps: [['lapor-admin', 'refer', { authority: 'polres' }]] },
  archived: { text: UNCLEAR, steps: [['lapor-admin', 'archive', { reason: 'incomplete' }]] },
  handedBack: { text: LAMP, steps: [['head-llaj', 'handBack', { reason: 'notThisUnit' }]] },
  lowering: {
    text: LAMP,
    more: { secret: true },
    steps: [['lapor-admin', 'proposeLowering', LOWERED]],
  },
  loweringToo: { text: LAMP, more: { secret: true }, steps: [['stand-in', 'proposeLowering', LOWERED]] },
  secret: { text: LAMP, more: { secret: true, anonymous: true } },
  suspected: { text: ACCUSATION },
  proposed: { text: ACCUSATION, steps: [['lapor-admin', 'proposeStep', PROPOSED]] },
  proposedToo: { text: ACCUSATION, steps: [['oversight-reader', 'proposeStep', PROPOSED]] },
  undecided: {
    text: ACCUSATION,
    steps: [
      ['lapor-admin', 'classify', OVERSIGHT],
      ['secretary', 'handBack', { reason: 'needsDecision' }],
    ],
  },
  ...accusations('confirmed', [], ['secretary', 'inspector']),
  ...accusations('passedOn', ['inspektur'], ['upper-inspector', 'secretary']),
  ...talesOf('llaj'),
  ...Object.fromEntries(DESKS.flatMap((desk) => Object.entries(talesOf(desk)))),
  asked: { text: 'Mohon salinan dokumen anggaran lampu jalan tahun ini.', channel: 'ppid' },
};

/** Whoever is in a group on every local system. */
export const personIn = (group: string): string => {
  const found = inventedPeople().find(({ groups }) =>
    group === 'nobody' ? groups.length === 0 : groups.includes(group),
  );
  if (found === undefined) throw new Error(`nobody is in ${group}`);
  return found.id;
};

/** A report that the channel has handed over, and that nobody has read yet. */
type Arriving = {
  readonly id: ReportId;
  readonly number: string;
  readonly code: string;
  /** The machine reads it, and tells whom it concerns. */
  readonly arrives: () => Promise<void>;
};

export type BrowsedOffice = ServedOffice & {
  readonly idOf: (name: string) => ReportId;
  /** The tracking code that its reporter was given. */
  readonly codeOf: (name: string) => string;
  /** Where news items lie: what is usual, long, without a picture, odd. */
  readonly news: readonly string[];
  readonly accuses: (name: string) => Promise<Arriving>;
  /** The Lapor admin finds it to be oversight, with those named in it. */
  readonly confirms: (report: ReportId, recused: readonly string[]) => Promise<void>;
};

const Told = z.looseObject({ contact: z.string() });
type Tells = (who: string, path: string, body: object) => Promise<string>;

/** Officers were called: it waits beside its report, twice, was found to be one, was a mistake, or accuses somebody. */
const informalContacts = async (tell: Tells): Promise<void> => {
  const heard = { how: 'call', topic: 'pju', subDistrict: 'putussibau-utara', sentence: LAMP };
  await tell('staff-llaj', '', heard);
  await tell('head-llaj', '', { ...heard, how: 'chat', identity: 'Ibu Contoh, 0812' });
  const found = await tell('staff-umum', '', {
    ...heard,
    subDistrict: undefined,
    sentence: undefined,
    how: 'letter',
    onBehalf: true,
  });
  await tell('lapor-admin', `/${found}/confirmMatch`, { report: idOf('routed') });
  const wrong = await tell('staff-asdp', '', { how: 'walkUp', topic: 'dermaga', sentence: DANGER });
  await tell('lapor-admin', `/${wrong}/dismiss`, { why: 'mistake' });
  await tell('staff-llaj', '', { ...heard, topic: 'juru-parkir', sentence: ACCUSATION });
};

const Opened = z.looseObject({ upload: z.string() });
const Kept = z.looseObject({ evidence: z.string() });
type SendsFile = (who: string, name: string, file: FileSent) => Promise<string>;
type FileSent = {
  readonly bytes: Buffer;
  readonly purpose: string;
  readonly kind?: string;
  readonly name?: string;
  readonly replaces?: string;
};

/** A picture as a phone takes it, at this time by its clock. */
const photo = async (seed: number, when: string): Promise<Buffer> =>
  sharp(await aDrawnScene(seed))
    .withExif({
      IFD0: { Make: 'Kamera', Model: 'Rekaan-9' },
      IFD2: { DateTimeOriginal: when, OffsetTimeOriginal: '+07:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 51/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 55/1 30/1' },
    })
    .toBuffer();

/** Reports that a file of somebody lies on, by who sent it: everybody else who may read them can look at it. */
const WITH_A_FILE: readonly (readonly [who: string, report: string])[] = [
  ...DESKS.map((desk) => ['lapor-admin', `${desk}-working`] as const),
  ['lapor-admin', 'suspected'],
  ['inspector', 'confirmed'],
  ['secretary', 'passedOn'],
];

/**
 * Files that prove something: before and after, a document, one that carries a flag, one replaced and one withdrawn;
 * and one of somebody's on each kind of report.
 */
const evidenceOf = async (send: SendsFile, withdraw: (evidence: string) => Promise<void>): Promise<void> => {
  const of = 'llaj-working';
  await send('head-llaj', of, { bytes: await photo(1, '2026:11:23 08:58:00'), purpose: 'before' });
  const older = await send('staff-llaj', of, { bytes: await photo(6, '2026:11:23 08:58:00'), purpose: 'after' });
  await send('staff-llaj', of, {
    ...{ bytes: await photo(10, '2026:11:23 08:58:00'), purpose: 'after', replaces: older },
  });
  await send('staff-llaj', of, { bytes: await photo(11, '2026:09:01 08:00:00'), purpose: 'after' });
  const note = Buffer.from('Berita acara penggantian lampu. (rekaan)');
  const name = 'Berita acara penggantian lampu jalan di depan pasar contoh, lengkap dengan daftar hadir.txt';
  await send('lapor-admin', of, { bytes: note, purpose: 'document', kind: 'text', name });
  const wrong = Buffer.from('Bukan untuk laporan ini. (rekaan)');
  await withdraw(await send('lapor-admin', of, { bytes: wrong, purpose: 'document', kind: 'text', name: 'salah.txt' }));
  for (const [place, [who, report]] of WITH_A_FILE.entries())
    await send(who, report, { bytes: await photo(20 + place, '2026:11:23 08:58:00'), purpose: 'after' });
};

const Answered = z.looseObject({
  activity: z.string().optional(),
  news: z.string().optional(),
  upload: z.string().optional(),
  version: z.int().optional(),
});
type Posts = (who: string, path: string, body?: object) => Promise<unknown>;

const PORTAL = 'info.kapuashulukab.go.id';

/** What was done in a month by units, with pictures, and news of it wherever news can stand. */
const activitiesOf = async (post: Posts, arrives: (key: string, bytes: Uint8Array) => Promise<void>): Promise<void> => {
  const told = async (who: string, path: string, body?: object) => Answered.parse(await post(who, path, body));
  const done = async (who: string, unit: string, date: string, what: string): Promise<string> => {
    const facts = { kind: 'patroli-perlengkapan-jalan', regularity: 'incidental', subDistrict: 'putussibau-utara' };
    const words = { what, place: 'Jalan Contoh', why: 'Ada laporan warga.' };
    const body = { unit, date, ...facts, indicators: ['perlengkapan-jalan'], reports: [], words };
    return (await told(who, 'activities', body)).activity ?? '';
  };
  const withPicture = async (who: string, activity: string, seed: number): Promise<void> => {
    const bytes = await photo(seed, '2026:11:23 08:58:00');
    const file = { kind: 'jpeg', size: bytes.length, sha256: sha256(bytes) };
    await arrives((await told(who, `activities/${activity}/files`, file)).upload ?? '', bytes);
  };
  const news = async (who: string, activity: string, steps: readonly (readonly [string, string, object])[]) => {
    let { news: item = '', version = 0 } = await told(who, `activities/${activity}/news`);
    for (const [by, way, step] of steps)
      ({ news: item = '', version = 0 } = await told(by, `news/${item}${way}`, { seen: version, ...step }));
  };
  await post('staff-asdp', 'activities/not-done', {
    recurring: 'piket-dermaga-putussibau',
    date: '2026-11-20',
    why: 'weather',
  });
  const [patrol, mended] = [
    await done('staff-llaj', 'llaj', '2026-11-23', 'Patroli perlengkapan jalan di Jalan Contoh'),
    await done('staff-llaj', 'llaj', '2026-11-22', 'Perbaikan lampu jalan di depan pasar contoh'),
  ];
  for (const seed of [41, 42]) await withPicture('staff-llaj', patrol, seed);
  await withPicture('staff-llaj', mended, 43);
  const submitted = ['staff-llaj', '', { act: 'submit' }] as const;
  await news('staff-llaj', patrol, [submitted]);
  await news('staff-llaj', mended, [
    submitted,
    ['news-admin', '/decision', { act: 'return', why: 'Tambahkan hasilnya. (rekaan)' }],
  ]);
  await news('staff-llaj', await done('staff-llaj', 'llaj', '2026-11-21', 'Pengecatan marka di Jalan Contoh'), [
    submitted,
    ['news-admin', '/decision', { act: 'publish', ticks: ['noCitizen'] }],
    ['news-admin', '/portal', { url: `https://${PORTAL}/berita/contoh` }],
  ]);
  // Its page is not to be found on the portal any more.
  await news('staff-llaj', await done('staff-llaj', 'llaj', '2026-11-20', 'Pemasangan cermin tikungan contoh'), [
    submitted,
    ['news-admin', '/decision', { act: 'publish', ticks: ['noCitizen'] }],
    ['news-admin', '/portal', { url: `https://${PORTAL}/berita/hilang` }],
  ]);
  // Nothing of this unit was ever published.
  await done('secretary', 'umum', '2026-11-05', 'Kerja bakti kantor contoh');
  // Of this one there is no news yet.
  await done('staff-llaj', 'llaj', '2026-11-18', 'Pemeriksaan rambu di Jalan Contoh');
  await done('sikedip-admin', 'sikedip', '2026-11-17', 'Pelayanan di loket contoh');
  await news('sikedip-admin', await done('sikedip-admin', 'sikedip', '2026-11-16', 'Pelayanan keliling contoh'), []);
  await news('ppid-admin', await done('ppid-admin', 'ppid', '2026-11-19', 'Pelayanan informasi publik'), []);
};

/**
 * Reports wherever a report can stand, some of them late, with notices, conflicts and what waits for its report; and
 * everybody of the office, who can open them with a browser.
 */
export const aBrowsedOffice = async (): Promise<BrowsedOffice> => {
  const world = aNoticeWorld({ start: wib('2026-11-03 09:00'), timeTells: true });
  const { store, eventLog, deliveries, front, clock, dutyBook } = world;
  const deadLetters = memoryDeadLetters();
  const watching = memoryWatching();
  const people = Object.fromEntries(inventedPeople().map(({ id, groups }) => [id, groups]));
  // One limit was another before, and one file did not exist.
  const policyFiles = memoryKeptFiles(clock.now);
  const { 'calendar-2027': _, ...before } = POLICY_FILES;
  const slower = { ...before, watch: { ...policy.watch, duty: policy.watch.duty.slice(0, 1) } };
  for (const files of [slower, POLICY_FILES]) await archivePolicy({ keep: policyFiles.keep, log: () => {} }, files);
  const { table } = front;
  const evaluations = tableEvaluations(table, memoryKeptFiles());
  const exportOrders = tableExportOrders(table);
  const exportFiles = memoryKeptFiles();
  const exporting = {
    policy,
    reports: store,
    liveGroups: async (id: string) => people[id] ?? [],
    exportOrders,
    exportFiles,
    random: systemRandom,
    now: clock.now,
    log: () => {},
  };
  const importing = {
    ...{ policy, reports: store, unpack, random: systemRandom, now: clock.now, log: () => {} },
    liveGroups: exporting.liveGroups,
    imports: loadImports(),
    sheetImports: tableSheetImports(table),
    ...{ sheetParts: memoryKeptFiles(), keptSheets: memoryKeptFiles(), importRows: memoryKeptFiles() },
    ...{ dataKeys: front.dataKeys, identityKeys: front.identityKeys, searchKey: async () => SEARCH_KEY },
    classify: rulesClassifier(policy),
    readSheet: sheetRows,
  };
  const contacts = memoryContactKeeper(localContacts());
  const room = anEvidenceRoom({ policy, reports: store, dataKeys: front.dataKeys, now: clock.now }, table);
  const admin = anAdminApi(people, {
    ...{
      uploads: room.uploads,
      attachments: room.attachments,
      evidenceFiles: room.evidenceFiles,
      writeForm: room.writeForm,
    },
    ...{ activities: room.activities, activityKeys: room.activityKeys, activityFiles: room.activityFiles },
    ...{ activityUploads: room.activityUploads, news: tableNewsStore(table) },
    exportOrders,
    exportFiles,
    // As the queue's function would, a moment later.
    startExport: async (id) => {
      await makeExport(exporting, { export: id });
    },
    ...importing,
    startImport: async (id) => {
      await workOnImport({ ...importing, startImport: async () => {} }, { import: id }, () => true);
    },
    evaluations,
    policyFiles,
    reports: store,
    eventLog,
    deliveries,
    dutyBook,
    deadLetters,
    watching,
    countWaiting: watching.countWaiting,
    dataKeys: front.dataKeys,
    identityKeys: front.identityKeys,
    originals: front.originals,
    digestFiles: front.evaluations,
    contacts,
    now: clock.now,
  });
  const codes = new Map<string, string>();
  const post = async (posting: Posting): Promise<void> => {
    const answer = await world.front.post(posting);
    if (answer?.statusCode !== 202) throw new Error(`refused: ${answer?.body}`);
  };
  let keys = 0;
  const act = async (report: ReportId, [who, command, body = {}]: Step): Promise<void> => {
    keys += 1;
    const version = (await store.load(report))?.version;
    const answer = await admin(claimsOf(personIn(who)), {
      path: `/v1/admin/reports/${report}/${command}`,
      headers: {
        'content-type': 'application/json',
        'if-match': `"${version}"`,
        'idempotency-key': `kunci-${keys}-contoh`,
      },
      body: JSON.stringify(body),
    });
    if (answer.statusCode !== 200) throw new Error(`${command} on ${report}: ${answer.body}`);
  };
  const given = (name: string, channel = CHANNEL, type = 'report') => ({
    webhookId: `msg_${type}_${name.replaceAll(' ', '_')}`,
    externalId: `contoh ${name}`,
    timestamp: EVENING.replace('19:00', '08:00'),
    channel,
  });
  const submit = async (name: string, { text, more, channel }: Tale): Promise<void> => {
    await post(submittedOurs(given(name, channel), { title: undefined, text, ...more }));
    codes.set(name, front.accepted().at(-1)?.trackingCode ?? '');
  };
  const tell = async (name: string, { text, more, channel, steps = [] }: Tale): Promise<void> => {
    await submit(name, { text, more, channel });
    await world.rest();
    for (const step of steps) await act(idOf(name, channel), step);
  };
  await tell('late', { text: LAMP, more: { title: 'Lampu padam di pasar lama' } });
  await tell('replied', { text: LAMP, steps: RESOLVED });
  await world.passes(20 * DAY);
  for (const [name, tale] of Object.entries(TALES)) await tell(name, tale);
  await act(idOf('answered'), ['lapor-admin', 'linkDuplicate', { of: idOf('routed') }]);
  await post(updated(given('replied', CHANNEL, 'update')));
  await post(updated(given('routed', CHANNEL, 'update')));
  await post(updated(given('never came', CHANNEL, 'update')));
  // The same once more, and something else in it.
  for (const name of ['routed', 'confirmed', 'passedOn']) {
    if (name !== 'routed') await post(updated(given(name, CHANNEL, 'update')));
    await world.rest();
    await post(updated(given(name, CHANNEL, 'update'), { content: 'Isi lain.' }));
  }
  // It accuses those who read what nobody has judged, so that it passes to others.
  for (const [name, accused] of Object.entries(ACCUSED_UNHEARD))
    await post(updated(given(name, CHANNEL, 'update'), { content: `${accused} minta uang supaya laporan dibuang.` }));
  await world.rest();
  // Nobody has told the unit of it yet.
  world.turnOff('notify');
  await tell('untold', { text: LAMP });
  deadLetters.bury({ queue: 'intake', sentAt: clock.now() }, { body: '{}', group: 'contoh' }, 'intake');
  // Another that no queue takes back, and an alarm that rings for both.
  const told = { cause: 'runFailed', fault: 'TimeoutError' } as const;
  deadLetters.bury({ queue: 'failures', sentAt: clock.now(), told }, { body: '{}' });
  watching.see({ alarm: 'DeadLetters', state: 'rings', since: clock.now() });
  watching.see({ alarm: 'IntakeStuck', state: 'quiet' });
  watching.pile('intake', 3);
  watching.count({ oldest: { intake: 840 }, marks: { triageFailed: 80 } });
  // Two that wait for a second person: of one approves the Secretary or the inspector, of the other the inspectorate.
  for (const group of ['stand-in', 'inspector']) {
    const answer = await admin(claimsOf(personIn('operator')), {
      path: '/v1/admin/accounts/tamu-contoh/change',
      headers: { 'content-type': 'application/json', 'idempotency-key': `kunci-${group}` },
      body: JSON.stringify({ what: 'addGroup', groupName: group }),
    });
    if (answer.statusCode !== 200) throw new Error(`${group}: ${answer.body}`);
  }
  for (const recipient of ['admin-lapor', 'inspektur']) {
    const answer = await admin(claimsOf(personIn('operator')), {
      path: `/v1/admin/contacts/${recipient}/change`,
      headers: { 'content-type': 'application/json', 'idempotency-key': `kunci-${recipient}` },
      body: JSON.stringify({ by: 'mail', address: `${recipient}-baru@kantor.contoh.invalid` }),
    });
    if (answer.statusCode !== 200) throw new Error(`${recipient}: ${answer.body}`);
  }
  const unreached = RecipientId.parse('grup-umum');
  const { hash } = contactOf(await contacts.read(), unreached);
  await deliveries.saveHealth(inTrouble(undefined, unreached, hash, 'bounced', clock.now()));
  for (const reader of ['sekretaris', 'inspektur', 'inspektorat-provinsi', 'pembaca-pengawasan'])
    await world.digest(DigestPeriod.parse('2026-W45'), reader);
  await informalContacts(async (who, path, body) => {
    keys += 1;
    const answer = await admin(claimsOf(personIn(who)), {
      path: `/v1/admin/informal${path}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': `kunci-${keys}-contoh` },
      body: JSON.stringify(body),
    });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
    return Told.parse(JSON.parse(answer.body ?? '{}')).contact;
  });
  const call = async (who: string, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const answer = await admin(claimsOf(personIn(who)), {
      ...{ method, path: `/v1/admin/reports/${path}` },
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (answer.statusCode !== 200) throw new Error(`${who} ${path}: ${answer.body}`);
    return JSON.parse(answer.body ?? '{}');
  };
  await evidenceOf(
    async (who, name, { bytes, ...file }) => {
      const [report, size, hash] = [idOf(name), bytes.length, sha256(bytes)];
      const announced = { kind: 'jpeg', name: 'IMG_20261123_073000.jpg', size, sha256: hash, ...file };
      const { upload } = Opened.parse(await call(who, 'POST', `${report}/evidence`, announced));
      await room.arrives(upload, bytes);
      return Kept.parse(await call(who, 'GET', `${report}/uploads/${upload}`)).evidence;
    },
    async (evidence) => {
      const path = `${idOf('llaj-working')}/evidence/${evidence}/withdraw`;
      await call('lapor-admin', 'POST', path, { text: 'Salah laporan. (rekaan)' });
    },
  );
  // Of what the channel named, one picture is there, and of the others one is gone and one is no file that is taken.
  const theirs: Readonly<Record<string, Uint8Array>> = {
    1: await photo(40, '2026:11:02 18:30:00'),
    3: Buffer.from([0]),
  };
  await room.fetches(idOf('routed'), 3, async (address) => {
    const bytes = theirs[address.slice(-1)];
    return bytes === undefined ? refuse('notThere') : ok(bytes);
  });
  await activitiesOf(async (who, path, body) => {
    keys += 1;
    const answer = await admin(claimsOf(personIn(who)), {
      ...{ method: 'POST', path: `/v1/admin/${path}` },
      headers: { 'content-type': 'application/json', 'idempotency-key': `kunci-${keys}-contoh` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.statusCode !== 200) throw new Error(`${who} ${path}: ${answer.body}`);
    return JSON.parse(answer.body ?? '{}');
  }, room.arrives);
  await checkLinks(
    {
      ...{ policy, now: clock.now, log: () => {}, news: tableNewsStore(table), linkRound: tableLinkRound(table) },
      lookAtLink: async (address) => (address.endsWith('/hilang') ? 'gone' : 'answers'),
      pause: async () => {},
    },
    { goesOn: () => true, endsLater: () => true, againAfterMs: 0 },
  );
  const counting = { policy, evaluations, eventLog, now: clock.now, log: () => {} };
  await evaluate({ ...counting, reports: store }, () => true);
  await publishYears({ ...counting, publicYears: tablePublicYears(table) });
  const { pictures, addresses: news } = await aNewsroom(table, clock.now());
  const served = await serveOffice({
    now: clock.now,
    table,
    pictures,
    admin,
    open: front.callPublic,
    arrives: room.arrives,
  });
  const codeOf = (name: string): string => codes.get(name) ?? '';
  return {
    ...served,
    idOf,
    codeOf,
    news,
    accuses: async (name) => {
      await submit(name, { text: ACCUSATION, more: { title: 'Petugas minta uang di Kedamin' } });
      return { id: idOf(name), number: `contoh ${name}`, code: codeOf(name), arrives: world.rest };
    },
    confirms: (report, recused) => act(report, ['lapor-admin', 'classify', { ...OVERSIGHT, recused }]),
  };
};
