import '#test/support/captured-output';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importHandler } from '#functions/imports/handler';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { unpack } from '#shared/adapters/files/unpack';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { systemRandom } from '#shared/adapters/system/random';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { ImportShown, ImportsShown } from '#shared/contracts/http/sheet-imports';
import { MOST_BEGUN, PART_BYTES, partsOf } from '#shared/domain/arrival/sheet-import';
import { firstBroken, record } from '#shared/domain/report/record';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import { log } from '#shared/runtime/logger';
import { LAPOR, wib } from '#test/support/builders/a-report';
import { aSheetRow, csvSheet, type SheetOf } from '#test/support/builders/a-sheet';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { pollOnce } from '#test/support/fakes/event-source';
import { fakeQueue } from '#test/support/fakes/fake-queue';
import { processOf } from '#test/support/fakes/process-of';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { SEARCH_KEY } from '#test/support/fakes/world';
import {
  everyFault,
  faultsAt,
  faultyDataKeys,
  faultyReports,
  type Life,
  type Points,
  points,
} from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';

const ADMIN = 'siti-contoh';
const HEAD = 'budi-contoh';
const AT = wib('2026-11-29 10:00');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PLENTY = 1_000_000;
const classify = rulesClassifier(policy);
const imports = loadImports();

const some = (count: number, change: (n: number) => SheetOf = () => ({})): readonly SheetOf[] =>
  Array.from({ length: count }, (_, n) => aSheetRow({ 'Tracking ID': String(7_300_000 + n), ...change(n) }));
const idOf = (n: number) => reportIdOf(LAPOR, String(7_300_000 + n));

/** An office whose admin takes in history by the API, and the function that does it, started by its queue. */
const anOffice = ({ at = points(), left = () => PLENTY }: { at?: Points; left?: () => number } = {}) => {
  const clock = virtualClock(AT);
  const table = memoryTable();
  const people: Record<string, readonly string[]> = { [ADMIN]: ['lapor-admin'], [HEAD]: ['head-llaj'] };
  const reports = tableReportStore(table, policy);
  const sheetImports = tableSheetImports(table);
  const [sheetParts, keptSheets, importRows] = [memoryKeptFiles(), memoryKeptFiles(), memoryKeptFiles()];
  const [dataKeys, identityKeys] = [memoryDataKeys(), memoryDataKeys()];
  const queue = fakeQueue({ now: clock.now, visibilityMs: 30 * MINUTE, maxReceives: 4 });
  const startImport = async (id: string) => queue.send({ body: JSON.stringify({ import: id }) });
  const call = anAdminApi(people, {
    ...{ reports, sheetImports, sheetParts, importRows, startImport, unpack, dataKeys, identityKeys },
    now: clock.now,
  });
  const depsIn = (of: Life) => ({
    ...{ policy, imports, unpack, classify, log },
    liveGroups: (person: string) => of.through('liveGroups', async () => people[person] ?? []),
    reports: faultyReports(of, reports),
    sheetImports: {
      ...sheetImports,
      find: (id: Parameters<typeof sheetImports.find>[0]) => of.through('find', () => sheetImports.find(id)),
      save: (one: Parameters<typeof sheetImports.save>[0]) =>
        of.through('save', () => sheetImports.save(one), 'conflict' as const),
    },
    sheetParts: { find: (name: string) => of.through('parts.find', () => sheetParts.find(name)) },
    keptSheets: {
      find: (name: string) => of.through('sheets.find', () => keptSheets.find(name)),
      keep: (name: string, bytes: Uint8Array) => of.through('sheets.keep', () => keptSheets.keep(name, bytes)),
    },
    importRows: {
      keep: (name: string, bytes: Uint8Array) => of.through('rows.keep', () => importRows.keep(name, bytes)),
    },
    startImport: (id: string) => of.through('startImport', () => startImport(id)),
    dataKeys: faultyDataKeys(of, dataKeys),
    identityKeys,
    searchKey: async () => SEARCH_KEY,
    readSheet: sheetRows,
    notes: tableLetterNotes(table),
    random: systemRandom,
    now: clock.now,
  });
  const invoke = processOf(at, (life) => importHandler(depsIn(life)), left);
  const poll = () => pollOnce(queue, (batch) => invoke({ Records: [...batch] }), 1);
  const ask = (officer: string, method: 'GET' | 'POST', path: string, body?: object) =>
    call(claimsOf(officer), {
      method,
      path: `/v1/admin/imports${path === '' ? '' : `/${path}`}`,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const shown = async (method: 'GET' | 'POST', path: string, body?: object): Promise<ImportShown> => {
    const answer = await ask(ADMIN, method, path, body);
    expect([path, answer.statusCode]).toEqual([
      path,
      path.endsWith('/parts/1') || body !== undefined || method === 'GET' ? 200 : 202,
    ]);
    return ImportShown.parse(JSON.parse(answer.body ?? ''));
  };
  const codeOf = async (method: 'GET' | 'POST', path: string, body?: object, officer = ADMIN) => {
    const answer = await ask(officer, method, path, body);
    return [answer.statusCode, JSON.parse(answer.body ?? '').code];
  };
  const begin = (bytes: Uint8Array) =>
    shown('POST', '', { name: 'ekspor 2024.csv', size: bytes.length, sha256: sha256(bytes) });
  const partOf = (bytes: Uint8Array, part: number) => ({
    gzip: gzipSync(bytes.subarray((part - 1) * PART_BYTES, part * PART_BYTES)).toString('base64'),
  });
  const send = async (bytes: Uint8Array): Promise<string> => {
    const { import: id } = await begin(bytes);
    for (let part = 1; part <= partsOf(bytes.length); part += 1)
      await shown('POST', `${id}/parts/${part}`, partOf(bytes, part));
    return id;
  };
  /** Until nothing is left to be delivered. */
  const work = async (): Promise<void> => {
    for (let rounds = 0; queue.held().length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(40);
      if ((await poll()).received === 0) clock.advance((queue.nextVisibleAt() ?? clock.now()) - clock.now());
    }
  };
  const step = async (id: string, name: 'check' | 'take-in' | 'take-back'): Promise<ImportShown> => {
    await shown('POST', `${id}/${name}`);
    await work();
    return shown('GET', id);
  };
  const takenIn = async (bytes: Uint8Array): Promise<string> => {
    const id = await send(bytes);
    await step(id, 'check');
    await step(id, 'take-in');
    return id;
  };
  return {
    ...{ clock, people, table, reports, sheetImports, sheetParts, keptSheets, queue },
    ...{ poll, ask, shown, codeOf, begin, partOf, send, work, step, takenIn, startImport },
  };
};

describe('a sheet of history in the office', () => {
  const rows = [...some(6), aSheetRow({ 'Tracking ID': '' }), aSheetRow({ 'Tracking ID': '7300000' })];
  const sheet = csvSheet(rows);

  it('is sent, checked without a word written, taken in, and taken back', async () => {
    const office = anOffice();
    const id = await office.send(sheet);
    expect(await office.shown('GET', id)).toMatchObject({
      ...{ state: 'sent', name: 'ekspor 2024.csv', size: sheet.length, open: ['check'], parts: { of: 1 } },
      begun: { by: ADMIN, at: '2026-11-29T10:00:00+07:00' },
    });
    const checked = await office.step(id, 'check');
    const told = {
      done: 8,
      of: 8,
      counts: { new: 6, numberMissing: 1, numberTwice: 1 },
      first: [
        { n: 8, outcome: 'numberMissing', column: 'Tracking ID' },
        { n: 9, outcome: 'numberTwice' },
      ],
      listed: 2,
    };
    expect(checked).toMatchObject({ state: 'checked', rows: told, open: ['check', 'takeIn'] });
    expect(await office.reports.load(idOf(0))).toBeUndefined();
    expect(office.keptSheets.names()).toEqual([]);
    expect(await office.step(id, 'take-in')).toMatchObject({ state: 'takenIn', rows: told, open: ['takeBack'] });
    expect(await office.reports.load(idOf(5))).toMatchObject({ status: 'history', imported: { sheet: id } });
    expect(office.keptSheets.names()).toEqual([`sheets/${id}`]);
    const [step] = await office.reports.events(idOf(0));
    expect(step?.actor).toEqual({ by: 'history', person: ADMIN, sheet: id });
    const back = await office.step(id, 'take-back');
    expect(back).toMatchObject({
      state: 'takenBack',
      back: { done: 6, of: 6, takenBack: 6, kept: 0 },
      open: ['check'],
    });
    expect(await office.reports.load(idOf(5))).toMatchObject({ status: 'archived', reason: 'importUndone' });
  });

  it('tells every row that was not simply taken in, in a table that says no word of it', async () => {
    const office = anOffice();
    const id = await office.takenIn(sheet);
    const answer = await office.ask(ADMIN, 'GET', `${id}/rows`);
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/csv; charset=utf-8' } });
    expect(Buffer.from(answer.body ?? '', 'base64').toString()).toBe(
      '\uFEFFbaris,hasil,keterangan,kolom\n' +
        '8,numberMissing,tanpa nomor laporan,Tracking ID\n' +
        '9,numberTwice,nomor yang sama sudah ada di baris sebelumnya,\n',
    );
  });

  it('is found where it is begun again, and sent on from where it broke off', async () => {
    const office = anOffice();
    const large = csvSheet(some(40, () => ({ 'Isi Laporan Awal': 'lampu '.repeat(12_000) })));
    expect(partsOf(large.length)).toBe(2);
    const { import: id } = await office.begin(large);
    expect(await office.shown('POST', `${id}/parts/2`, office.partOf(large, 2))).toMatchObject({
      state: 'sending',
      parts: { of: 2, there: [2] },
    });
    expect(await office.codeOf('POST', `${id}/check`)).toEqual([409, 'importNotSo']);
    expect(await office.begin(large)).toMatchObject({ import: id, state: 'sending', parts: { there: [2] } });
    await office.shown('POST', `${id}/parts/2`, office.partOf(large, 2));
    for (let again = 0; again < 2; again += 1)
      expect(await office.shown('POST', `${id}/parts/1`, office.partOf(large, 1))).toMatchObject({ state: 'sent' });
    expect(await office.step(id, 'check')).toMatchObject({ state: 'checked', rows: { done: 40 } });
    expect(await office.begin(large)).toMatchObject({ import: id, state: 'checked' });
    const { imports: all } = ImportsShown.parse(JSON.parse((await office.ask(ADMIN, 'GET', '')).body ?? ''));
    expect(all.map((one) => one.import)).toEqual([id]);
  });

  it('takes no part that is none, and none of another size', async () => {
    const office = anOffice();
    const { import: id } = await office.begin(sheet);
    const refused = async (gzip: Uint8Array) =>
      office.codeOf('POST', `${id}/parts/1`, { gzip: Buffer.from(gzip).toString('base64') });
    expect(await refused(sheet)).toEqual([422, 'partInvalid']);
    expect(await refused(gzipSync(sheet.subarray(1)))).toEqual([422, 'partInvalid']);
    expect(await refused(gzipSync(Buffer.alloc(20_000_000)))).toEqual([422, 'partInvalid']);
    expect(await office.codeOf('POST', `${id}/parts/2`, office.partOf(sheet, 1))).toEqual([404, 'notFound']);
    expect(await office.codeOf('POST', `${id}/parts/1`, { gzip: 'bukan base64!' })).toEqual([400, 'requestInvalid']);
    expect(await office.codeOf('POST', `${id}/parts/1`, { gzip: 'A'.repeat(2_100_000) })).toEqual([
      413,
      'partTooLarge',
    ]);
    expect(office.sheetParts.names()).toEqual([]);
  });

  it('is not read where it is another than was announced, and can be sent anew', async () => {
    const office = anOffice();
    const other = Buffer.from(sheet);
    other[other.length - 2] = 0x21;
    const { import: id } = await office.begin(sheet);
    await office.shown('POST', `${id}/parts/1`, office.partOf(other, 1));
    expect(await office.step(id, 'check')).toMatchObject({ state: 'failed', failure: 'bytesDiffer', open: [] });
    expect(await office.begin(sheet)).toMatchObject({ state: 'sending', parts: { there: [] } });
    await office.shown('POST', `${id}/parts/1`, office.partOf(sheet, 1));
    expect(await office.step(id, 'check')).toMatchObject({ state: 'checked' });
  });

  it.each([
    ['text that is no sheet of the channel', Buffer.from('a,b\n1,2\n'), 'HeaderMissing'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'oldExcel'],
    ['an archive that is no workbook', Buffer.from('PK\u0003\u0004rusak'), 'notASheet'],
  ])('says of %s why it cannot be read', async (_, bytes, failure) => {
    const office = anOffice();
    const id = await office.send(bytes);
    expect(await office.step(id, 'check')).toMatchObject({ state: 'failed', failure, open: ['check'] });
  });

  it('is there for nobody who does not triage, nor is any step of it', async () => {
    const office = anOffice();
    const id = await office.takenIn(sheet);
    const begun = { name: 'x', size: 1, sha256: sha256('x') };
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '', begun],
      ['GET', id, undefined],
      ['GET', `${id}/rows`, undefined],
      ['POST', `${id}/parts/1`, office.partOf(sheet, 1)],
      ['POST', `${id}/check`, undefined],
      ['POST', `${id}/take-in`, undefined],
      ['POST', `${id}/stop`, undefined],
      ['POST', `${id}/take-back`, undefined],
    ] as const)
      expect(await office.codeOf(method, path, body, HEAD)).toEqual([403, 'notAllowed']);
    expect(await office.codeOf('GET', `imp_${'0'.repeat(26)}`)).toEqual([404, 'notFound']);
    expect(await office.codeOf('POST', 'imp_1/check')).toEqual([404, 'notFound']);
  });

  it('is not taken in for somebody who triages no more', async () => {
    const office = anOffice();
    const id = await office.send(sheet);
    await office.step(id, 'check');
    await office.shown('POST', `${id}/take-in`);
    office.people[ADMIN] = [];
    await office.work();
    office.people[ADMIN] = ['lapor-admin'];
    expect(await office.shown('GET', id)).toMatchObject({ state: 'stopped', failure: 'notAllowed', rows: { done: 0 } });
  });

  it('is begun so many times in an hour', async () => {
    const office = anOffice();
    for (let n = 0; n < MOST_BEGUN; n += 1) await office.begin(Buffer.from(`a,b\n${n}\n`));
    const body = { name: 'x', size: 1, sha256: sha256('x') };
    const answer = await office.ask(ADMIN, 'POST', '', body);
    expect(answer).toMatchObject({ statusCode: 429, headers: { 'retry-after': '3600' } });
    office.clock.advance(60 * MINUTE);
    expect((await office.ask(ADMIN, 'POST', '', body)).statusCode).toBe(200);
  });

  it('leaves a trace of who did what, and says nothing of words or people, nor in what is kept of rows', async () => {
    const office = anOffice();
    takeLines();
    const told = [aSheetRow({ 'Isi Laporan Awal': 'kenari-teks', 'Nama Pelapor': 'kenari-nama', 'Tracking ID': '' })];
    const id = await office.takenIn(csvSheet([...some(2), ...told]));
    await office.step(id, 'take-back');
    const lines = takeLines();
    const messages = lines.flatMap((line) => line.match(/"message":"(import\.\w+)"/)?.[1] ?? []);
    expect(messages).toEqual([
      ...['import.begun', 'import.sent', 'import.asked', 'import.checked', 'import.asked', 'import.takenIn'],
      ...['import.asked', 'import.takenBack'],
    ]);
    expect(lines.join()).not.toMatch(/kenari|ekspor 2024/);
    expect(JSON.stringify(await office.sheetImports.all())).not.toMatch(/kenari/);
  });
});

describe('an import that takes longer than a function may', () => {
  it('goes on by its queue until all of it is in, each row once, and stands to it how far it is', async () => {
    // As if only the first look at the time found any left.
    let looks = 0;
    const office = anOffice({ left: () => (looks++ % 3 === 0 ? PLENTY : 10_000) });
    const sheet = csvSheet(some(650, (n) => (n % 10 === 0 ? { 'Tanggal Laporan Masuk': 'rusak' } : {})));
    const id = await office.send(sheet);
    await office.shown('POST', `${id}/check`);
    await office.work();
    expect(await office.shown('GET', id)).toMatchObject({
      state: 'checked',
      rows: { done: 650, counts: { new: 585, dateUnreadable: 65 }, listed: 65 },
    });
    const answer = await office.ask(ADMIN, 'GET', `${id}/rows`);
    expect(
      Buffer.from(answer.body ?? '', 'base64')
        .toString()
        .trimEnd()
        .split('\n'),
    ).toHaveLength(66);
    await office.shown('POST', `${id}/take-in`);
    const seen: number[] = [];
    while (office.queue.held().length > 0) {
      await office.poll();
      seen.push((await office.shown('GET', id)).rows?.done ?? -1);
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(await office.shown('GET', id)).toMatchObject({
      state: 'takenIn',
      rows: { done: 650, counts: { new: 585, dateUnreadable: 65 } },
    });
    await office.shown('POST', `${id}/take-back`);
    await office.work();
    expect(await office.shown('GET', id)).toMatchObject({ state: 'takenBack', back: { takenBack: 585, of: 585 } });
  });
});

describe('an import that is stopped', () => {
  const sheet = csvSheet(some(500));

  it('stops at the next word of how far it is, and goes on or is taken back from there', async () => {
    let written = 0;
    let stopping: Promise<unknown> | undefined;
    const at = points(({ port }) => {
      if (port === 'commit') written += 1;
      // When some rows are in, and the function has not said so yet.
      if (written === 250) stopping ??= office.shown('POST', `${id}/stop`);
      return undefined;
    });
    const office = anOffice({ at });
    const id = await office.send(sheet);
    await office.step(id, 'check');
    await office.shown('POST', `${id}/take-in`);
    await office.work();
    const stopped = await office.shown('GET', id);
    expect(stopped).toMatchObject({ state: 'stopped', was: 'takingIn', open: ['takeIn', 'takeBack'] });
    expect(stopped.rows).toMatchObject({ done: 400, of: 500, counts: { new: 400 } });
    await stopping;
    expect(await office.step(id, 'take-in')).toMatchObject({ state: 'takenIn', rows: { counts: { new: 500 } } });
  });

  it('is stopped at once where nobody works on it, and its message then does nothing', async () => {
    const office = anOffice();
    const id = await office.send(sheet);
    await office.shown('POST', `${id}/check`);
    expect(await office.shown('POST', `${id}/stop`)).toMatchObject({ state: 'sent' });
    await office.work();
    expect(await office.shown('GET', id)).toMatchObject({ state: 'sent', open: ['check'] });
    expect(await office.codeOf('POST', `${id}/stop`)).toEqual([409, 'importNotSo']);
  });
});

describe('an import that is to be taken back', () => {
  it('stays as it is where somebody has worked on any of it, and says on how many', async () => {
    const office = anOffice();
    const id = await office.takenIn(csvSheet(some(3)));
    const report = (await office.reports.load(idOf(1))) ?? expect.fail();
    const context = { now: AT, actor: { by: 'person', person: PersonId.parse(ADMIN) }, policy } as const;
    const step = record(report.id, report, [{ type: 'Restored', deadlines: {} }], context);
    await office.reports.commit({
      report: step.report ?? expect.fail(),
      expected: report.version,
      events: step.recorded,
    });
    expect(await office.step(id, 'take-back')).toMatchObject({ state: 'takenIn', workedOn: 1, open: ['takeBack'] });
    expect(await office.reports.load(idOf(0))).toMatchObject({ status: 'history' });
  });
});

describe('what was sent and not taken in', () => {
  it('is gone after a week and sent anew; what was taken in stays and can still be taken back', async () => {
    const office = anOffice();
    const sheet = csvSheet(some(2));
    const id = await office.send(sheet);
    await office.step(id, 'check');
    office.clock.advance(7 * DAY);
    expect(await office.begin(sheet)).toMatchObject({ state: 'sending', parts: { there: [] } });
    await office.send(sheet);
    expect(office.sheetParts.names()).toEqual([`sent/${id}/1/1`, `sent/${id}/2/1`]);
    await office.step(id, 'check');
    await office.step(id, 'take-in');
    office.clock.advance(400 * DAY);
    expect(await office.begin(sheet)).toMatchObject({ state: 'takenIn' });
    expect(await office.step(id, 'take-back')).toMatchObject({ state: 'takenBack' });
  });
});

describe('an import whose function fails anywhere', () => {
  const rows = some(3, (n) => (n === 1 ? { 'Tanggal Laporan Masuk': 'rusak' } : {}));
  const sheet = csvSheet(rows);
  const through = async (at: Points, plan?: Parameters<Points['replan']>[0]) => {
    const office = anOffice({ at });
    const id = await office.send(sheet);
    await office.step(id, 'check');
    const from = at.calls().length;
    if (plan !== undefined) at.replan(plan);
    const taken = await office.step(id, 'take-in');
    const back = await office.step(id, 'take-back');
    return { office, id, from, taken, back };
  };

  it('ends as if nothing had happened, with no report twice', { timeout: 60_000 }, async () => {
    const calm = points();
    const whole = await through(calm);
    const calls = calm.calls().slice(whole.from);
    const faults = everyFault(calls);
    expect(faults.length).toBeGreaterThan(100);
    for (const { n, fault, name } of faults) {
      const at = points();
      const { office, taken, back } = await through(at, faultsAt([n, fault]));
      expect([name, at.injected()]).toEqual([name, 1]);
      expect([name, taken.state, taken.rows]).toEqual([name, 'takenIn', whole.taken.rows]);
      expect([name, back.state, back.back]).toEqual([name, 'takenBack', whole.back.back]);
      for (const row of [0, 2]) {
        const told = await office.reports.events(idOf(row));
        expect([name, told.length]).toEqual([name, (await whole.office.reports.events(idOf(row))).length]);
        expect(firstBroken(told)).toBeUndefined();
      }
    }
  });

  it('is done once by two messages, also where both are worked on at once', async () => {
    const office = anOffice();
    const id = await office.send(csvSheet(some(450)));
    await office.step(id, 'check');
    await office.shown('POST', `${id}/take-in`);
    await office.startImport(id);
    await Promise.all([office.poll(), office.poll()]);
    await office.work();
    await office.startImport(id);
    await office.work();
    expect(await office.shown('GET', id)).toMatchObject({ state: 'takenIn', rows: { counts: { new: 450 } } });
    expect(await office.reports.events(idOf(7))).toHaveLength(3);
  });

  it('is over where nobody brings it to its end, and can be gone on with', async () => {
    const at = points();
    const office = anOffice({ at });
    const id = await office.send(sheet);
    await office.step(id, 'check');
    at.replan(({ port }) => (port === 'commit' ? 'fail' : undefined));
    await office.step(id, 'take-in');
    expect(await office.shown('GET', id)).toMatchObject({ state: 'takingIn', waits: true });
    office.clock.advance(180 * MINUTE);
    expect(await office.shown('GET', id)).toMatchObject({ state: 'stopped', failure: 'unfinished' });
    at.replan(() => undefined);
    expect(await office.step(id, 'take-in')).toMatchObject({ state: 'takenIn', rows: { counts: { new: 2 } } });
  });
});
