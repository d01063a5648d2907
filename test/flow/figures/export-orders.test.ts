import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { exportHandler } from '#functions/export/handler';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { systemRandom } from '#shared/adapters/system/random';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { ReportStore } from '#shared/app/report/ports';
import { ExportOrderShown } from '#shared/contracts/http/export-orders';
import { MOST_EXPORTED, MOST_ORDERED } from '#shared/contracts/http/exports';
import { MOST_ORDERS } from '#shared/domain/figures/export-order';
import type { Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { stepTo } from '#test/contract/stories';
import { aReport, CLASSIFIED, CLOSED, LAPOR, OVERSIGHT, RESOLVED, topic, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { pollOnce } from '#test/support/fakes/event-source';
import { fakeQueue } from '#test/support/fakes/fake-queue';
import { processOf } from '#test/support/fakes/process-of';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { everyFault, faultsAt, type Life, type Points, points } from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';
import { readWorkbook } from '#test/support/read-workbook';

const ADMIN = 'siti-contoh';
const OTHER_ADMIN = 'joko-contoh';
const HEAD = 'budi-contoh';
const INSPECTOR = 'agus-contoh';
const STAFF = 'rina-contoh';

const MAY = { from: '2025-05-01', until: '2025-06-01' };
const AT = wib('2025-05-09 09:00');
const MINUTE = 60_000;
const DAY = 86_400_000;

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string, at = '2025-05-06 10:00') => aReport({ id: idOf(number) }).receivedAt(wib(at));
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

const AT_LLAJ = received('1', '2025-05-05 08:00').next({ type: 'startWork' }).next(RESOLVED).next(CLOSED);
const AT_ASDP = received('2')
  .doubtful()
  .next({ ...CLASSIFIED, topic: topic('halte'), assignee: 'asdp' });
const IN_TRIAGE = received('3', '2025-05-07 10:00').doubtful();
const OPENLY = [AT_LLAJ, AT_ASDP, IN_TRIAGE];
const CONCEALED = [received('11', '2025-05-06 10:30').suspected(), received('12').suspected().next(OVERSIGHT)];

type Ask = Readonly<Record<string, string>>;
type Over = (store: ReportStore) => Partial<ReportStore>;

/** An office whose officers order exports, and the function that makes them, started by its queue. */
const anOffice = async (
  stories: readonly Told[],
  { over = () => ({}), at = points() }: { over?: Over; at?: Points } = {},
) => {
  const clock = virtualClock(AT);
  const table = memoryTable();
  const people: Record<string, readonly string[]> = {
    [ADMIN]: ['lapor-admin'],
    [OTHER_ADMIN]: ['lapor-admin'],
    [HEAD]: ['head-llaj'],
    [INSPECTOR]: ['inspector'],
    [STAFF]: ['staff-llaj'],
  };
  const store = tableReportStore(table, policy);
  const put = async (told: Told, from = 0): Promise<void> => {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    await store.commit(stepTo({ report, record }, from));
  };
  for (const told of stories) await put(told);
  const reports: ReportStore = { ...store, ...over(store) };
  const queue = fakeQueue({ now: clock.now, visibilityMs: 15 * MINUTE, maxReceives: 4 });
  const exportOrders = tableExportOrders(table);
  const exportFiles = memoryKeptFiles();
  const call = anAdminApi(people, {
    reports,
    exportOrders,
    exportFiles,
    startExport: async (id) => queue.send({ body: JSON.stringify({ export: id }) }),
    now: clock.now,
  });
  const depsIn = ({ through }: Life) => ({
    policy,
    liveGroups: (person: string) => through('liveGroups', async () => people[person] ?? []),
    reports: {
      receivedIn: async function* (days: Parameters<ReportStore['receivedIn']>[0]) {
        yield* await through('receivedIn', () => Array.fromAsync(reports.receivedIn(days)));
      },
      loadAll: (ids: readonly ReportId[]) => through('loadAll', () => reports.loadAll(ids)),
      stepsUpTo: (some: Parameters<ReportStore['stepsUpTo']>[0]) => through('stepsUpTo', () => reports.stepsUpTo(some)),
    },
    exportOrders: {
      find: (id: Parameters<typeof exportOrders.find>[0]) => through('find', () => exportOrders.find(id)),
      save: (order: Parameters<typeof exportOrders.save>[0]) =>
        through('save', () => exportOrders.save(order), 'conflict' as const),
    },
    exportFiles: {
      keep: (name: string, bytes: Uint8Array) => through('keep', () => exportFiles.keep(name, bytes)),
    },
    notes: tableLetterNotes(table),
    random: systemRandom,
    now: clock.now,
    log,
  });
  const invoke = processOf(at, (life) => exportHandler(depsIn(life)));
  const poll = () => pollOnce(queue, (batch) => invoke({ Records: [...batch] }), 1);
  const ask = (officer: string, method: 'GET' | 'POST', path: string, body?: object) =>
    call(claimsOf(officer), {
      method,
      path: path.startsWith('/') ? path : `/v1/admin/exports${path === '' ? '' : `/${path}`}`,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const shown = (answer: { readonly body?: string | undefined }) =>
    ExportOrderShown.parse(JSON.parse(answer.body ?? ''));
  const order = async (officer: string, asked: Ask = {}) => {
    const answer = await ask(officer, 'POST', '', { table: 'reports', format: 'csv', ...MAY, ...asked });
    expect(answer.statusCode).toBe(202);
    return shown(answer).export;
  };
  const stands = async (officer: string, id: string) => {
    const answer = await ask(officer, 'GET', id);
    expect(answer.statusCode).toBe(200);
    return shown(answer);
  };
  /** Until nothing is left to be delivered. */
  const work = async (): Promise<void> => {
    for (let rounds = 0; queue.held().length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(20);
      if ((await poll()).received === 0) clock.advance((queue.nextVisibleAt() ?? clock.now()) - clock.now());
    }
  };
  const fileOf = async (officer: string, id: string, file = 1): Promise<Buffer> => {
    const answer = await ask(officer, 'GET', `${id}/files/${file}`);
    expect([answer.statusCode, answer.isBase64Encoded]).toEqual([200, true]);
    return Buffer.from(answer.body ?? '', 'base64');
  };
  const atOnce = async (officer: string, { table: of = 'reports', format = 'csv', ...query }: Ask = {}) => {
    const path = `/v1/admin/exports/${of}/${format}`;
    const answer = await call(claimsOf(officer), { method: 'GET', path, query: { ...MAY, ...query } });
    expect(answer.statusCode).toBe(200);
    return Buffer.from(answer.body ?? '', 'base64');
  };
  return { clock, people, put, queue, poll, ask, order, stands, work, fileOf, atOnce, exportFiles };
};

const idsIn = (csv: Buffer): readonly (string | undefined)[] =>
  csv
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);

/** As many of a report as are asked for, received at once, each with its head alone. */
const many =
  (counts: readonly (readonly [Report, number])[]): Over =>
  () => {
    const all = counts.flatMap(([report, count], kind) =>
      Array.from({ length: count }, (_, index) => ({ ...report, id: idOf(`${kind} ${index}`) })),
    );
    const known = new Map(all.map((report) => [report.id, report]));
    return {
      receivedIn: async function* () {
        yield* known.keys();
      },
      loadAll: async (ids) => ids.flatMap((id) => known.get(id) ?? []),
      stepsUpTo: async () => new Map(),
    };
  };

describe('an export that is made in the background', () => {
  it.each([
    [ADMIN, { table: 'reports', format: 'csv' }],
    [ADMIN, { table: 'events', format: 'csv' }],
    [HEAD, { table: 'events', format: 'csv', separator: 'semicolon' }],
    [INSPECTOR, { table: 'reports', format: 'csv', class: 'oversight' }],
    [ADMIN, { table: 'reports', format: 'csv', assignee: 'asdp' }],
    [HEAD, { table: 'reports', format: 'csv', status: 'triaging' }],
  ])('holds for %s with %j what one that is made at once holds', async (officer, asked) => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    const id = await office.order(officer, asked);
    expect(await office.stands(officer, id)).toMatchObject({
      ...{ state: 'queued', table: asked.table, format: asked.format, ...MAY },
      ...{ askedAt: '2025-05-09T09:00:00+07:00', since: '2025-05-09T09:00:00+07:00' },
    });
    await office.work();
    const done = await office.stands(officer, id);
    const base = asked.table === 'reports' ? 'laporan' : 'riwayat';
    expect(done).toMatchObject({
      state: 'done',
      files: [{ name: `${base}-2025-05-01-2025-06-01.csv`, href: `/v1/admin/exports/${id}/files/1` }],
      filesUntil: '2025-05-16T09:00:00+07:00',
    });
    expect((await office.fileOf(officer, id)).toString()).toBe((await office.atOnce(officer, asked)).toString());
  });

  it('is a workbook where that was asked for', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(ADMIN, { table: 'events', format: 'xlsx' });
    await office.work();
    const asked = { table: 'events', format: 'xlsx' };
    expect(readWorkbook(await office.fileOf(ADMIN, id))).toEqual(readWorkbook(await office.atOnce(ADMIN, asked)));
  });

  it('tells how many reports are done, of those that its asker may know of', async () => {
    const seen: unknown[] = [];
    const counts = [
      [AT_LLAJ.build(), 1_100],
      [CONCEALED[1]?.story().report ?? expect.fail(), 700],
    ] as const;
    const office = await anOffice([], {
      over: (store) => {
        const some = many(counts)(store);
        return {
          ...some,
          loadAll: async (ids) => {
            const id = ordered[0];
            if (id !== undefined) seen.push((await office.stands(ADMIN, id)).reports);
            return some.loadAll?.(ids) ?? [];
          },
        };
      },
    });
    const ordered: string[] = [];
    ordered.push(await office.order(ADMIN));
    await office.poll();
    // Before anything is known of it, when it is known how many there are, and then each time that some are done.
    expect([...new Set(seen.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one))).toEqual([
      { done: 0, of: 0 },
      { done: 0, of: 1_100 },
      { done: 500, of: 1_100 },
      { done: 1_000, of: 1_100 },
    ]);
    expect(await office.stands(ADMIN, ordered[0] ?? '')).toMatchObject({ reports: { done: 1_100, of: 1_100 } });
  });

  it('comes in as many files as fit into one answer each, together all of it, each with its names', async () => {
    const most = MOST_EXPORTED.reports;
    const office = await anOffice([], { over: many([[AT_LLAJ.build(), most + 3]]) });
    const id = await office.order(ADMIN);
    await office.poll();
    const { files = [] } = await office.stands(ADMIN, id);
    expect(files).toEqual([
      { name: 'laporan-2025-05-01-2025-06-01-1.csv', href: `/v1/admin/exports/${id}/files/1`, reports: most },
      { name: 'laporan-2025-05-01-2025-06-01-2.csv', href: `/v1/admin/exports/${id}/files/2`, reports: 3 },
    ]);
    const [one, two] = [await office.fileOf(ADMIN, id, 1), await office.fileOf(ADMIN, id, 2)];
    const ids = [...idsIn(one), ...idsIn(two)];
    expect([idsIn(one).length, idsIn(two).length, new Set(ids).size]).toEqual([most, 3, most + 3]);
    expect(two.toString().split('\n')[0]).toBe(one.toString().split('\n')[0]);
    expect(await office.ask(ADMIN, 'GET', `${id}/files/3`)).toMatchObject({ statusCode: 404 });
  });

  it('has one file of names alone where there is nothing', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(ADMIN, { from: '2025-03-01', until: '2025-04-01' });
    await office.work();
    expect(await office.stands(ADMIN, id)).toMatchObject({ reports: { done: 0, of: 0 }, files: [{ reports: 0 }] });
    expect(idsIn(await office.fileOf(ADMIN, id))).toEqual([]);
  });

  it('is refused where a window is none, or to whoever may not export', async () => {
    const office = await anOffice(OPENLY);
    const asked = { table: 'reports', format: 'csv', ...MAY };
    const codeOf = async (officer: string, body: object) => {
      const answer = await office.ask(officer, 'POST', '', body);
      return [answer.statusCode, JSON.parse(answer.body ?? '').code];
    };
    expect(await codeOf(STAFF, asked)).toEqual([403, 'notAllowed']);
    expect(await codeOf(ADMIN, { ...asked, until: asked.from })).toEqual([400, 'windowInvalid']);
    expect(await codeOf(ADMIN, { ...asked, until: '2027-01-01' })).toEqual([400, 'windowInvalid']);
    expect(await codeOf(ADMIN, { ...asked, table: 'figures' })).toEqual([400, 'requestInvalid']);
    expect(await codeOf(ADMIN, { ...asked, words: 'x' })).toEqual([400, 'requestInvalid']);
    expect(office.queue.held()).toEqual([]);
  });

  it('is ordered so many times in an hour, and the next hour again', async () => {
    const office = await anOffice([]);
    for (let n = 0; n < MOST_ORDERS; n += 1) await office.order(ADMIN);
    const answer = await office.ask(HEAD, 'POST', '', { table: 'reports', format: 'csv', ...MAY });
    expect(answer).toMatchObject({ statusCode: 429, headers: { 'retry-after': '3600' } });
    expect(answer.body).toContain('"tooManyExports"');
    office.clock.advance(60 * MINUTE);
    await office.order(HEAD);
  });

  it('leaves a trace of who ordered, who took what, and nothing of what is in it or was looked for', async () => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    takeLines();
    const id = await office.order(INSPECTOR, { class: 'oversight' });
    await office.work();
    await office.fileOf(INSPECTOR, id);
    const lines = takeLines().filter((line) => line.includes('"export.'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'export.ordered', export: 'reports', format: 'csv', from: '2025-05-01', by: INSPECTOR },
      { message: 'export.made', export: 'reports', by: INSPECTOR, reports: 0 },
      { message: 'export.opened', export: 'reports', by: INSPECTOR },
    ]);
    expect(lines.join()).not.toMatch(/rep_|exp_|oversight/);
  });
});

describe('an order', () => {
  it('is there for whoever gave it, and for nobody else', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(ADMIN);
    await office.work();
    const absent = await office.ask(ADMIN, 'GET', `exp_${'0'.repeat(26)}`);
    expect(absent).toMatchObject({ statusCode: 404 });
    for (const path of [id, `${id}/files/1`]) {
      for (const officer of [OTHER_ADMIN, HEAD, INSPECTOR])
        expect(await office.ask(officer, 'GET', path)).toEqual(absent);
      expect(await office.ask(STAFF, 'GET', path)).toMatchObject({ statusCode: 403 });
    }
    for (const path of ['exp_1', `${id}/files/0`, `${id}/files/2`, `${id}/files/satu`, `exp_${'0'.repeat(26)}/files/1`])
      expect(await office.ask(ADMIN, 'GET', path)).toEqual(absent);
  });

  it('has no file before it is done, nor when seven days are over', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(ADMIN);
    expect(await office.ask(ADMIN, 'GET', `${id}/files/1`)).toMatchObject({ statusCode: 404 });
    await office.work();
    office.clock.advance(7 * DAY - 1);
    await office.fileOf(ADMIN, id);
    office.clock.advance(1);
    expect(await office.ask(ADMIN, 'GET', `${id}/files/1`)).toMatchObject({ statusCode: 404 });
  });

  it('is carried out by what its asker may at that moment, whatever they might when they gave it', async () => {
    const office = await anOffice(OPENLY);
    const carriedOutAs = async (groups: readonly string[]) => {
      const id = await office.order(HEAD);
      office.people[HEAD] = groups;
      await office.work();
      office.people[HEAD] = ['head-llaj'];
      return office.stands(HEAD, id);
    };
    expect(await carriedOutAs(['head-llaj'])).toMatchObject({ state: 'done', reports: { done: 1, of: 1 } });
    expect(await carriedOutAs(['lapor-admin'])).toMatchObject({ state: 'done', reports: { done: 3, of: 3 } });
    expect(await carriedOutAs(['staff-llaj'])).toMatchObject({ state: 'failed', failure: 'notAllowed' });
    expect(await carriedOutAs([])).toMatchObject({ state: 'failed', failure: 'notAllowed' });
  });

  it('opens to nobody who may not export any more', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(HEAD);
    await office.work();
    expect(idsIn(await office.fileOf(HEAD, id))).toEqual([idOf('1')]);
    office.people[HEAD] = ['staff-llaj'];
    expect(await office.ask(HEAD, 'GET', `${id}/files/1`)).toMatchObject({ statusCode: 403 });
    office.people[HEAD] = ['head-asdp'];
    expect(idsIn(await office.fileOf(HEAD, id))).toEqual([]);
  });

  it('says what a channel calls a report no longer to whoever may not read that any more when it is opened', async () => {
    const office = await anOffice([received('1').with({ channelClass: 'complaint' })]);
    office.people[HEAD] = ['head-llaj', 'lapor-admin'];
    const id = await office.order(HEAD);
    await office.work();
    expect((await office.fileOf(HEAD, id)).toString()).toContain('complaint');
    office.people[HEAD] = ['head-llaj'];
    const left = await office.fileOf(HEAD, id);
    expect(idsIn(left)).toEqual([idOf('1')]);
    expect(left.toString()).not.toContain('complaint');
  });

  it('has failed where it is too much, before any of it is read, counted without what its asker may not know of', async () => {
    const most = MOST_ORDERED.events;
    const ask = async (version: number) => {
      const report = { ...AT_LLAJ.build(), version };
      const hidden = { ...(CONCEALED[0]?.story().report ?? expect.fail()), version: most };
      const office = await anOffice([], {
        over: many([
          [report, 10],
          [hidden, 1],
        ]),
      });
      const id = await office.order(ADMIN, { table: 'events' });
      await office.poll();
      return office.stands(ADMIN, id);
    };
    expect(await ask(most / 10 + 1)).toMatchObject({ state: 'failed', failure: 'tooManyRows' });
    expect(await ask(most / 10)).toMatchObject({ state: 'done' });
  });

  it('has failed after two hours when nobody brought it to its end, and is not begun any more', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(ADMIN);
    office.clock.advance(120 * MINUTE - 1);
    expect(await office.stands(ADMIN, id)).toMatchObject({ state: 'queued' });
    office.clock.advance(1);
    const over = { state: 'failed', failure: 'unfinished', since: '2025-05-09T11:00:00+07:00' };
    expect(await office.stands(ADMIN, id)).toMatchObject(over);
    await office.work();
    expect(await office.stands(ADMIN, id)).toMatchObject(over);
    expect(office.exportFiles.names()).toEqual([]);
  });
});

describe('what is concealed', () => {
  it.each([ADMIN, HEAD])('changes no byte of what %s is told of an order, nor of its file', async (officer) => {
    const told = async (stories: readonly Told[]) => {
      const office = await anOffice(stories);
      const all: unknown[] = [];
      for (const table of ['reports', 'events']) {
        const id = await office.order(officer, { table });
        await office.work();
        const { export: _, files = [], ...order } = await office.stands(officer, id);
        all.push(
          order,
          files.map(({ reports }) => reports),
          (await office.fileOf(officer, id)).toString(),
        );
      }
      return all;
    };
    expect(await told([...OPENLY, ...CONCEALED])).toEqual(await told(OPENLY));
  });

  it('after an export was made is in none of its files any more, nor is its name', async () => {
    const twin = received('4', '2025-05-08 10:00').next(CLASSIFIED);
    const office = await anOffice([...OPENLY, twin, AT_LLAJ.next({ type: 'linkDuplicate', of: idOf('4') })].slice(1));
    const ids = { reports: await office.order(ADMIN), events: await office.order(ADMIN, { table: 'events' }) };
    await office.work();
    expect((await office.fileOf(ADMIN, ids.reports)).toString()).toContain(`,${idOf('4')},`);
    const suspected = twin.next(OVERSIGHT);
    await office.put(suspected, twin.build().version);
    for (const table of ['reports', 'events'] as const) {
      const file = (await office.fileOf(ADMIN, ids[table])).toString();
      expect(file).toContain(idOf('1'));
      expect(file).not.toContain(idOf('4'));
    }
    const before = (await office.fileOf(ADMIN, ids.reports)).toString();
    const again = await office.order(ADMIN);
    await office.work();
    const sansAsOf = (csv: string) => csv.replaceAll(/,[^,\n]*(,[^,\n]*)$/gm, '$1');
    expect(sansAsOf((await office.fileOf(ADMIN, again)).toString())).toBe(sansAsOf(before));
  });
});

describe('whatever goes wrong while an export is made', () => {
  const calm = async () => {
    const at = points();
    const office = await anOffice(OPENLY, { at });
    const id = await office.order(ADMIN, { table: 'events' });
    await office.work();
    return { calls: at.calls(), file: (await office.fileOf(ADMIN, id)).toString() };
  };

  it('it ends: made whole and once, or failed where its asker sees it', async () => {
    const { calls, file } = await calm();
    expect(calls.map(({ port }) => port)).toEqual(expect.arrayContaining(['find', 'save', 'keep', 'stepsUpTo']));
    const ends = new Map<string, string>();
    for (const { n, fault, name } of everyFault(calls)) {
      const office = await anOffice(OPENLY, { at: points(faultsAt([n, fault])) });
      const id = await office.order(ADMIN, { table: 'events' });
      await office.work();
      const { state, failure, files = [] } = await office.stands(ADMIN, id);
      ends.set(name, failure ?? state);
      expect(office.queue.deadLetters(), name).toEqual([]);
      if (state === 'failed') expect(failure, name).toBe('unexpected');
      else {
        expect([state, files.length], name).toEqual(['done', 1]);
        expect((await office.fileOf(ADMIN, id)).toString(), name).toBe(file);
      }
      // Whoever dies leaves it to the next one; only a fault that was seen ends it.
      if (fault === 'killBefore' || fault === 'killAfter') expect(state, name).toBe('done');
    }
    expect(new Set(ends.values())).toEqual(new Set(['done', 'unexpected']));
  });

  it('what a dead one has written is in no file: the next one takes what its asker may by then', async () => {
    const at = points();
    const office = await anOffice(OPENLY, { at });
    const id = await office.order(ADMIN);
    at.replan(({ port }) => (port === 'keep' ? 'killAfter' : undefined));
    await office.poll();
    expect(office.exportFiles.names()).toHaveLength(1);
    at.replan(() => undefined);
    office.people[ADMIN] = ['head-llaj'];
    await office.work();
    office.people[ADMIN] = ['lapor-admin'];
    expect(await office.stands(ADMIN, id)).toMatchObject({ state: 'done', files: [{ reports: 1 }] });
    expect(idsIn(await office.fileOf(ADMIN, id))).toEqual([idOf('1')]);
  });

  it('told twice it is made once', async () => {
    const office = await anOffice(OPENLY);
    const id = await office.order(ADMIN);
    await office.work();
    const [message = ''] = office.queue.acknowledged();
    const names = office.exportFiles.names();
    office.queue.deliverAgain(message);
    await office.work();
    expect(office.exportFiles.names()).toEqual(names);
    expect(await office.stands(ADMIN, id)).toMatchObject({ state: 'done' });
  });

  it('one that is held up while another makes it changes nothing of what that has made', async () => {
    const { calls } = await calm();
    for (const { n } of calls) {
      const at = points();
      const office = await anOffice(OPENLY, { at });
      const id = await office.order(ADMIN, { table: 'events' });
      const hold = at.holdAt(n);
      const slow = office.poll();
      while (!hold.isHeld()) await new Promise((resolve) => setImmediate(resolve));
      const [message] = office.queue.held();
      office.queue.deliverAgain(message?.id ?? '');
      await office.poll();
      hold.release();
      await slow;
      await office.work();
      expect(await office.stands(ADMIN, id), `held at call ${n}`).toMatchObject({ state: 'done' });
      expect(idsIn(await office.fileOf(ADMIN, id)).length).toBeGreaterThan(0);
    }
  });
});
