import '#test/support/captured-output';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { publicPages } from '#functions/pages/public-pages';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableFiles } from '#shared/adapters/files/table-files';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { makeDigests } from '#shared/app/digest/make-digests';
import { evaluate } from '#shared/app/figures/evaluate';
import { publishYears } from '#shared/app/figures/publish-years';
import { DigestPeriod } from '#shared/domain/calendar/period';
import type { DigestText } from '#shared/domain/digest/document';
import { DIGEST_DOWNLOADS } from '#shared/domain/digest/files';
import { failedNotices } from '#shared/domain/figures/failed-notices';
import { InformalId } from '#shared/domain/informal/contact';
import { failed } from '#shared/domain/notices/delivery';
import { informalSubject, reportSubject } from '#shared/domain/notices/subject';
import { aDelivery, QUEUED_AT } from '#test/support/builders/a-delivery';
import { wib } from '#test/support/builders/a-report';
import {
  ACCUSATION,
  ADMIN,
  anInformalOffice,
  DANGER,
  HEAD,
  PEOPLE,
  SECRETARY,
  STAFF,
} from '#test/support/builders/an-informal-office';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { httpEvent } from '#test/support/fakes/http-event';
import { publicPagesOnMemory } from '#test/support/fakes/public-pages';
import { policy } from '#test/support/policy';

const CONTACTS = 100;
const MATTERS = [
  {},
  { topic: 'dermaga', sentence: 'Papan dermaga lapuk dan berlubang.', how: 'chat' },
  { topic: 'juru-parkir', sentence: ACCUSATION, how: 'walkUp' },
  { topic: 'kapal-keselamatan', sentence: DANGER, danger: true },
  { topic: 'jalan-rusak', sentence: undefined, how: 'letter', onBehalf: true },
];

const LEAK = 'the leak';
/** A frozen digest without what it says of the leak; any other text as it is. */
const withoutLeak = (text: string): string => text.replace(/,"leak":\[[^\]]*\]/, '');
const isOfLeak = ({ heading }: { readonly heading: string }): boolean => heading.endsWith('Di luar kanal resmi');

type Office = ReturnType<typeof anInformalOffice>;

/** Officers are called again and again, and some of it is found to be a report. */
const called = async ({ recorded, send, world }: Office, matched: string): Promise<void> => {
  for (let n = 0; n < CONTACTS; n += 1) {
    const { contact } = await recorded(n % 2 === 0 ? STAFF : HEAD, MATTERS[n % MATTERS.length]);
    if (n % 5 === 0) await send(ADMIN, `/${contact}/confirmMatch`, { report: matched });
    if (n % 11 === 1) await send(ADMIN, `/${contact}/dismiss`, { why: 'mistake' });
  }
  await world.rest();
};

/** The parts of a file, whatever it is packed as. */
const partsOf = (bytes: Uint8Array): readonly string[] =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('latin1'))
    : [Buffer.from(bytes).toString('latin1')];

const PATHS: readonly (readonly [
  path: string,
  parameters?: Readonly<Record<string, string>>,
  query?: Readonly<Record<string, string>>,
])[] = [
  ['/v1/admin/today'],
  ['/v1/admin/work'],
  ['/v1/admin/overdue'],
  ['/v1/admin/handover'],
  ['/v1/admin/reports', {}, { from: '2026-11-01', until: '2026-12-01' }],
  ['/v1/admin/moved-deadlines'],
  ['/v1/admin/parked'],
  ['/v1/admin/conflicts'],
  ['/v1/admin/reveals'],
  ['/v1/admin/duty'],
  ['/v1/admin/verification'],
  ...['2026-11', '2026'].flatMap((period) => [
    [`/v1/admin/evaluations/${period}`, { period }] as const,
    ...['unit', 'topic', 'subDistrict', 'channel'].map(
      (by) => [`/v1/admin/evaluations/${period}/by/${by}`, { period, by }] as const,
    ),
  ]),
  ...['csv', 'xlsx'].flatMap((format) => [
    [`/v1/admin/exports/reports/${format}`, { format }, { from: '2026-11-01', until: '2026-12-01' }] as const,
    [`/v1/admin/exports/events/${format}`, { format }, { from: '2026-11-01', until: '2026-12-01' }] as const,
    [`/v1/admin/exports/figures/${format}`, { format }, { period: '2026-11' }] as const,
  ]),
];

const MATTERS_REPORTED = [
  {},
  { content: 'Parkir liar di depan masjid Contoh, jalan jadi sempit.' },
  { content: ACCUSATION },
  { content: DANGER },
];

const allReported = async ({ reported }: Office) => {
  const reports = [];
  for (const data of [...MATTERS_REPORTED, ...MATTERS_REPORTED]) reports.push(await reported(data));
  return reports;
};

const publicAnswers = async ({ clock, front }: Office['world']): Promise<ReadonlyMap<string, string>> => {
  const answers = new Map<string, string>();
  const site = { office: policy.office.name, asset: (name: string) => `/${name}` };
  for (const { method, path, handler } of publicPages(publicPagesOnMemory(clock.now, front.table), site)) {
    if (method !== 'GET') continue;
    const answer = await handler(httpEvent({ method, path, at: clock.now() }));
    answers.set(`page ${path}`, `${answer.statusCode} ${answer.body}`);
  }
  for (const path of ['/v1/public/figures', '/v1/public/office'])
    answers.set(path, JSON.stringify(await front.callPublic({ method: 'GET', path })));
  return answers;
};

/** Everything that is published, told or shown of a month with eight reports; with contacts in it or without. */
const published = async (isCalled: boolean): Promise<ReadonlyMap<string, string>> => {
  const office = anInformalOffice();
  const { world } = office;
  const reports = await allReported(office);
  const [first] = reports;
  if (first === undefined) throw new Error('nothing came in');
  if (isCalled) await called(office, first);
  await world.passes(wib('2026-12-02 05:30') - world.clock.now());
  const { clock, front, eventLog, store, deliveries } = world;
  const evaluations = tableEvaluations(front.table, memoryKeptFiles());
  const counting = { policy, evaluations, eventLog, now: clock.now, log: () => {} };
  await evaluate({ ...counting, reports: store }, () => true);
  await publishYears({ ...counting, publicYears: tablePublicYears(front.table) });
  const files = memoryKeptFiles(clock.now);
  const seen = new Map<string, string>();
  const digest = {
    ...{ policy, evaluations, eventLog, reports: store, deliveries, enqueue: world.enqueue, dutyBook: world.dutyBook },
    informal: office.informal,
    ...{ activities: tableActivityStore(front.table), news: tableNewsStore(front.table) },
    ...{ files, csv: tableFiles.csv, workbook: tableFiles.workbook, now: clock.now, log: () => {} },
    pdf: (text: DigestText) => {
      for (const section of text.sections.filter(isOfLeak))
        seen.set(`${LEAK} in the document`, JSON.stringify(section));
      return Buffer.from(JSON.stringify({ ...text, sections: text.sections.filter((one) => !isOfLeak(one)) }));
    },
  };
  await makeDigests(digest, DigestPeriod.parse('2026-11'));
  for (const name of files.names()) {
    const text = partsOf(await files.read(name)).join('\n');
    seen.set(`digest ${name}`, withoutLeak(text));
    if (text !== withoutLeak(text)) seen.set(`${LEAK} in ${name}`, text);
  }
  const api = anAdminApi(PEOPLE, {
    ...{
      reports: store,
      deliveries,
      evaluations,
      eventLog,
      informal: office.informal,
      contactKeys: office.contactKeys,
    },
    ...{ dataKeys: front.dataKeys, originals: front.originals, dutyBook: world.dutyBook, digestFiles: files },
    now: clock.now,
  });
  for (const who of Object.keys(PEOPLE))
    for (const [path, pathParameters = {}, query = {}] of PATHS) {
      const answer = await api(claimsOf(who), { method: 'GET', path, pathParameters, query });
      const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8');
      seen.set(`${who} ${path} ${JSON.stringify(query)}`, `${answer.statusCode} ${partsOf(body).join('\n')}`);
    }
  for (const [name, text] of await publicAnswers(world)) seen.set(name, text);
  for (const report of reports) {
    seen.set(`told of ${report}`, JSON.stringify(await deliveries.of(reportSubject(report))));
    // Hashes of words are under keys that nobody else has.
    const steps = (await store.events(report)).map(({ event, recordedAt }) => [event.type, recordedAt]);
    seen.set(`record of ${report}`, JSON.stringify(steps));
  }
  const leak = await api(claimsOf(SECRETARY), {
    method: 'GET',
    path: '/v1/admin/informal/leak',
    query: { month: '2026-11' },
  });
  seen.set(LEAK, leak.body ?? '');
  return seen;
};

describe('a hundred informal contacts', () => {
  it('change not a byte of what is published, but for the leak', async () => {
    const [without, withThem] = [await published(false), await published(true)];
    const differing = [...withThem].flatMap(([name, text]) => (without.get(name) === text ? [] : [name]));
    expect(differing.filter((name) => !name.startsWith(LEAK))).toEqual([]);
    expect(withThem.get(`${LEAK} in the document`)).toContain('kali menghubungi petugas');
    expect([...without.keys()]).toEqual([...withThem.keys()].filter((name) => !name.startsWith(`${LEAK} in`)));
    // There was something to compare: digests, figures, exports, pages.
    expect([...without.values()].filter((text) => /^200 /.test(text)).length).toBeGreaterThan(100);
    expect([...without.keys()].filter((name) => name.startsWith('digest ')).length).toBeGreaterThan(
      DIGEST_DOWNLOADS.length,
    );
    expect(withThem.get(LEAK)).toContain('"contacts":1');
  });

  it('are in no number of notices that failed, though one of them may fail', () => {
    const subject = informalSubject(InformalId.parse(`inf_${'0'.repeat(26)}`));
    const lost = [aDelivery(), aDelivery({ subject, kind: 'dangerInformal' })].map((one) =>
      failed(one, 'rejected', QUEUED_AT),
    );
    expect(failedNotices(lost, new Map(), QUEUED_AT).n).toBe(1);
  });
});
