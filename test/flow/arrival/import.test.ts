import '#test/support/captured-output';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#local/aws/folders';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { importSheet, takeSheetBack } from '#shared/app/arrival/import-sheet';
import type { TakeInDeps } from '#shared/app/arrival/take-in-row';
import { ReportShown } from '#shared/contracts/http/admin-report';
import type { RowOutcome, ToldRow } from '#shared/domain/arrival/row-outcome';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { noticesFor } from '#shared/domain/notices/notice';
import { nextActionAt } from '#shared/domain/report/agenda';
import { evolve } from '#shared/domain/report/evolve';
import { firstBroken, record } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { earlier, submitted } from '#test/support/builders/a-channel-event';
import { aReport, LAPOR, PPID, wib } from '#test/support/builders/a-report';
import { aSheetRow, csvSheet, HEADER, type SheetOf, xlsxSheet } from '#test/support/builders/a-sheet';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { aWorld, SEARCH_KEY } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';

const NOW = wib('2026-11-29 10:00');
const imports = loadImports();
const classify = rulesClassifier(policy);
const ACTOR = {
  by: 'history',
  person: PersonId.parse('siti-contoh'),
  sheet: ImportId.parse(`imp_${'1'.repeat(26)}`),
} as const;
const LATER = { ...ACTOR, sheet: ImportId.parse(`imp_${'2'.repeat(26)}`) } as const;

const anOffice = (change: (deps: TakeInDeps) => Partial<TakeInDeps> = () => ({})) => {
  let now: Instant = NOW;
  const table = memoryTable();
  const common = {
    policy,
    reports: tableReportStore(table, policy),
    dataKeys: memoryDataKeys(),
    identityKeys: memoryDataKeys(),
    searchKey: async () => SEARCH_KEY,
    classify,
    now: () => now,
    log,
  };
  const deps: TakeInDeps = { ...common, ...change(common) };
  const run = async (
    bytes: Uint8Array,
    given: { dry?: boolean; signal?: AbortSignal; actor?: typeof ACTOR | typeof LATER } = {},
  ) => {
    const told: ToldRow[] = [];
    const { actor = ACTOR, ...how } = given;
    const ended = await importSheet(
      deps,
      { rows: sheetRows(bytes), imports, actor },
      { ...how, onRow: (row) => void told.push(row) },
    );
    return { ended, told: told.toSorted((one, other) => one.n - other.n) };
  };
  const back = async (bytes: Uint8Array, actor: typeof ACTOR | typeof LATER = ACTOR) => {
    const told: string[] = [];
    const rows = () => sheetRows(bytes);
    const ended = await takeSheetBack(deps, { rows, imports, actor }, { onRow: (of) => void told.push(of) });
    return { ended, told };
  };
  return {
    ...{ deps, table, run, back },
    report: (number: string): Promise<Report | undefined> => deps.reports.load(reportIdOf(LAPOR, number)),
    record: (number: string) => deps.reports.events(reportIdOf(LAPOR, number)),
    wait: (until: Instant) => {
      now = until;
    },
  };
};

const outcomes = (told: readonly ToldRow[]): readonly RowOutcome[] => told.map(({ outcome }) => outcome);
const some = (count: number, change: (n: number) => SheetOf = () => ({})): readonly SheetOf[] =>
  Array.from({ length: count }, (_, n) => aSheetRow({ 'Tracking ID': String(7_300_000 + n), ...change(n) }));

describe('a sheet of history', () => {
  it('becomes reports that had ended, on their day, with words, identity and what the sheet says besides', async () => {
    const office = anOffice();
    const { told } = await office.run(csvSheet([aSheetRow({ 'Tipe Laporan': 'Anonim' })]));
    expect(told).toEqual([{ n: 2, outcome: 'new' }]);
    const report = (await office.report('7300001')) ?? expect.fail('no report');
    expect(report).toMatchObject({
      status: 'history',
      ended: { how: 'done', closedBy: 'silence' },
      receivedAt: wib('2024-09-23 00:41:43'),
      class: 'service',
      topic: 'pju',
      anonymous: true,
      imported: { sheet: ACTOR.sheet, version: 3 },
      deadlines: {},
    });
    expect(await office.deps.reports.words(report.id)).toMatchObject({
      title: 'Lampu jalan padam',
      raw: { status: 'Ditutup oleh Sistem', 'Sumber Laporan': 'Website' },
    });
    expect(await office.deps.reports.identity(report.id)).toBeDefined();
    expect(firstBroken(await office.record('7300001'))).toBeUndefined();
  });

  it('is shown to whoever may read it with how it had ended, and may be taken up again', async () => {
    const office = anOffice();
    await office.run(csvSheet([aSheetRow()]));
    const { reports, dataKeys } = office.deps;
    const api = anAdminApi({ 'siti-contoh': ['lapor-admin'] }, { reports, dataKeys, now: () => NOW });
    const id = reportIdOf(LAPOR, '7300001');
    const { body = '' } = await api(claimsOf('siti-contoh'), {
      method: 'GET',
      path: `/v1/admin/reports/${id}`,
      pathParameters: { report: id },
    });
    const { report, open } = ReportShown.parse(JSON.parse(body));
    expect(report).toMatchObject({ status: 'history', endedBefore: { how: 'done' }, closedBy: 'silence' });
    expect(open).toContainEqual(expect.objectContaining({ command: 'restore' }));
  });

  it('waits for a person where it is not over, without a clock', async () => {
    const office = anOffice();
    await office.run(csvSheet([aSheetRow({ 'Status Laporan': 'Dalam Proses' })]));
    const report = (await office.report('7300001')) ?? expect.fail('no report');
    expect(report).toMatchObject({ status: 'triaging', deadlines: {} });
    expect(nextActionAt(policy, report)).toBeUndefined();
  });

  it('is told to nobody, whatever is in it', async () => {
    const office = anOffice();
    const rows = [
      aSheetRow({
        'Tracking ID': '1',
        'Isi Laporan Awal': 'Kabel lampu jalan putus dan menyetrum warga',
        'Status Laporan': 'Proses',
      }),
      aSheetRow({ 'Tracking ID': '2', 'Isi Laporan Awal': 'Petugas terminal meminta uang pungli kepada sopir' }),
      aSheetRow({ 'Tracking ID': '3' }),
    ];
    await office.run(csvSheet(rows));
    await office.back(csvSheet(rows));
    let before: Report | undefined;
    for (const number of ['1', '2', '3']) {
      before = undefined;
      for (const event of await office.record(number)) {
        const after = evolve(before, event);
        if (after.status !== 'received') expect(noticesFor(policy, { before, after }, event)).toEqual([]);
        before = after;
      }
    }
    expect(before).toMatchObject({ status: 'archived', reason: 'importUndone' });
  });

  it('shows an accusation to no unit', async () => {
    const office = anOffice();
    await office.run(
      csvSheet([aSheetRow({ 'Isi Laporan Awal': 'Petugas terminal meminta uang pungli kepada sopir' })]),
    );
    expect(await office.report('7300001')).toMatchObject({ status: 'history', oversight: 'suspected' });
  });

  it('says what would become of each row, and writes nothing, before it is taken in', async () => {
    const office = anOffice();
    const sheet = csvSheet([...some(3), aSheetRow({ 'Tracking ID': '' }), aSheetRow({ 'Tracking ID': '7300000' })]);
    const items = JSON.stringify(office.table.items());
    const dry = await office.run(sheet, { dry: true });
    expect(JSON.stringify(office.table.items())).toBe(items);
    expect(dry.told).toEqual([
      { n: 2, outcome: 'new' },
      { n: 3, outcome: 'new' },
      { n: 4, outcome: 'new' },
      { n: 5, outcome: 'numberMissing', column: 'Tracking ID' },
      { n: 6, outcome: 'numberTwice' },
    ]);
    expect((await office.run(sheet)).told).toEqual(dry.told);
  });

  it('is known when it comes again, and corrects what another sheet says otherwise', async () => {
    const office = anOffice();
    await office.run(csvSheet(some(2, () => ({ 'Status Laporan': 'Proses' }))));
    const next = csvSheet([...some(1), aSheetRow({ 'Tracking ID': '7300001', 'Status Laporan': 'Proses' })]);
    expect(outcomes((await office.run(next, { dry: true, actor: LATER })).told)).toEqual(['changed', 'known']);
    expect(outcomes((await office.run(next, { actor: LATER })).told)).toEqual(['changed', 'known']);
    expect(await office.report('7300000')).toMatchObject({ status: 'history', imported: { sheet: LATER.sheet } });
    expect(outcomes((await office.run(next, { actor: { ...LATER, sheet: ACTOR.sheet } })).told)).toEqual([
      'known',
      'new',
    ]);
    const words = csvSheet([aSheetRow({ 'Tracking ID': '7300000', 'Isi Laporan Awal': 'Kata yang lain.' })]);
    expect(outcomes((await office.run(words, { actor: LATER })).told)).toEqual(['changed']);
    expect(await office.deps.reports.messages(reportIdOf(LAPOR, '7300000'))).toMatchObject([
      { kind: 'amendment', words: { text: 'Kata yang lain.' } },
    ]);
  });

  it('leaves alone what came by its channel, and what somebody has worked on', async () => {
    const world = aWorld();
    await world.send(submitted({ webhookId: 'msg_impor', externalId: '7300000', timestamp: earlier(10) }));
    await world.drain();
    const office = anOffice(() => ({ reports: world.store }));
    expect(outcomes((await office.run(csvSheet(some(2)))).told)).toEqual(['live', 'new']);
    const before = await office.record('7300000');
    await office.run(csvSheet(some(2)), { actor: LATER });
    expect(await office.record('7300000')).toEqual(before);
  });

  it('takes no row whose number is a report’s of another channel', async () => {
    const office = anOffice();
    const { report, record: events } = aReport({ channel: PPID, id: reportIdOf(PPID, '7300001') }).story();
    await office.deps.reports.commit({ report: report ?? expect.fail('no report'), expected: 0, events });
    expect(outcomes((await office.run(csvSheet(some(2)))).told)).toEqual(['new', 'otherChannel']);
    expect(await office.report('7300001')).toBeUndefined();
  });

  it('says nothing of words or people in its logs', async () => {
    takeLines();
    await anOffice().run(csvSheet([aSheetRow({ 'Isi Laporan Awal': 'kenari-teks', 'Nama Pelapor': 'kenari-nama' })]));
    const lines = takeLines();
    expect(lines).not.toEqual([]);
    expect(lines.join('\n')).not.toMatch(/kenari/);
  });
});

describe('a sheet that is taken in by several tries', () => {
  const sheet = csvSheet(some(40, (n) => (n % 9 === 8 ? { 'Tanggal Laporan Masuk': 'rusak' } : {})));

  it('comes to the same as by one, wherever it broke off', async () => {
    const whole = anOffice();
    const { told } = await whole.run(sheet);
    for (const dies of [1, 2, 3, 5, 8, 13, 30, 35]) {
      let writes = 0;
      const office = anOffice(({ reports }) => ({
        reports: {
          ...reports,
          commit: async (commit) => {
            writes += 1;
            if (writes === dies) throw new Error('died before');
            const saved = await reports.commit(commit);
            if (writes === dies + 1) throw new Error('died after');
            return saved;
          },
        },
      }));
      await expect(office.run(sheet)).rejects.toThrow('died');
      await office.run(sheet).catch(() => {});
      expect((await office.run(sheet)).told).toEqual(told);
      for (const n of [0, 7, 39])
        expect(await office.record(String(7_300_000 + n))).toHaveLength(
          (await whole.record(String(7_300_000 + n))).length,
        );
    }
  });

  it('stops where it is told to, and goes on', async () => {
    const office = anOffice();
    const stop = new AbortController();
    stop.abort();
    expect((await office.run(sheet, { signal: stop.signal })).told).toEqual([]);
    expect((await office.run(sheet)).told).toHaveLength(40);
  });

  it('comes to the same by two at once', async () => {
    const office = anOffice();
    await Promise.all([office.run(sheet), office.run(sheet)]);
    expect(outcomes((await office.run(sheet)).told).filter((one) => one === 'new')).toHaveLength(36);
    expect(await office.record('7300000')).toHaveLength(3);
  });
});

describe('a sheet that is taken back', () => {
  const sheet = csvSheet(some(3));

  it('is archived with its reason, and taken in again it is history as before', async () => {
    const office = anOffice();
    await office.run(sheet);
    expect((await office.back(sheet)).told).toEqual(['takenBack', 'takenBack', 'takenBack']);
    expect(await office.report('7300001')).toMatchObject({ status: 'archived', reason: 'importUndone' });
    expect((await office.back(sheet)).told).toEqual(['takenBack', 'takenBack', 'takenBack']);
    expect(outcomes((await office.run(sheet)).told)).toEqual(['changed', 'changed', 'changed']);
    expect(await office.report('7300001')).toMatchObject({ status: 'history', ended: { how: 'done' } });
  });

  it('is not, where somebody has worked on any of it: nothing is done, and of how many is told', async () => {
    const office = anOffice();
    await office.run(sheet);
    const id = reportIdOf(LAPOR, '7300001');
    const report = (await office.report('7300001')) ?? expect.fail('no report');
    // Somebody takes it up.
    const context = { now: NOW, actor: { by: 'person', person: PersonId.parse('siti-contoh') }, policy } as const;
    const step = record(id, report, [{ type: 'Restored', deadlines: {} }], context);
    await office.deps.reports.commit({
      report: step.report ?? expect.fail(),
      expected: report.version,
      events: step.recorded,
    });
    expect(await office.back(sheet)).toEqual({ ended: { ok: true, value: { workedOn: 1 } }, told: [] });
    expect(await office.report('7300000')).toMatchObject({ status: 'history' });
  });

  it('leaves alone what another sheet has corrected since', async () => {
    const office = anOffice();
    await office.run(sheet);
    await office.run(csvSheet(some(1, () => ({ 'Isi Laporan Awal': 'Ralat.' }))), { actor: LATER });
    expect((await office.back(sheet)).told.toSorted()).toEqual(['kept', 'takenBack', 'takenBack']);
  });
});

describe('a workbook', () => {
  it('comes to the same record as the same rows separated by commas', async () => {
    const [csv, xlsx] = [anOffice(), anOffice()];
    const rows = some(20, (n) => (n % 3 === 0 ? { 'Status Laporan': 'Diarsipkan oleh Admin' } : {}));
    await csv.run(csvSheet(rows));
    await xlsx.run(await xlsxSheet(rows));
    const facts = async ({ report, deps }: typeof csv, n: number) => {
      const { content: _, tip: _1, ...facts } = (await report(String(7_300_000 + n))) ?? expect.fail('no report');
      return { facts, words: await deps.reports.words(facts.id) };
    };
    for (let n = 0; n < 20; n += 1) expect(await facts(xlsx, n)).toEqual(await facts(csv, n));
  });
});

/**
 * Files as LibreOffice 7.4.7.2 wrote them, of `history.fods` and with cells as they are shown: XLSX, and CSV in UTF-8
 * with commas, in UTF-8 with semicolons and every text in quotes, in Windows-1252 with semicolons. Again, for one:
 * `soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):59,34,1,1,,0,false,true,true' history.fods`.
 */
const ofLibreOffice = (name: string): Promise<Buffer> =>
  readFile(join(ROOT, 'test', 'support', 'sheets', `libreoffice${name}`));

describe('what a spreadsheet program writes', () => {
  /** The last three: a text knows nothing of formulas and of merged cells, there stands what was shown. */
  const ONLY_IN_WORKBOOK = 3;
  const TEXTS = ['-utf8.csv', '-semicolon.csv', '-western.csv'];

  it.each(TEXTS)('is the same report by report in a workbook and in %s', async (name) => {
    const [text, book] = [anOffice(), anOffice()];
    const ofText = (await text.run(await ofLibreOffice(name))).told;
    const ofBook = (await book.run(await ofLibreOffice('.xlsx'))).told;
    expect(outcomes(ofBook.slice(-ONLY_IN_WORKBOOK))).toEqual(['formula', 'formula', 'merged']);
    expect(ofBook.slice(0, -ONLY_IN_WORKBOOK)).toEqual(ofText.slice(0, -ONLY_IN_WORKBOOK));
    const facts = async ({ deps }: typeof text, id: ReportId) => {
      const { content: _, tip: _1, ...report } = (await deps.reports.load(id)) ?? expect.fail('no report');
      const { raw: { submittedAt: _2, ...raw } = {}, ...words } = (await deps.reports.words(id)) ?? expect.fail();
      return { report, words, raw };
    };
    const days = { from: IsoDate.parse('2020-01-01'), until: IsoDate.parse('2026-11-30') };
    const ids = await Array.fromAsync(book.deps.reports.receivedIn(days));
    expect(ids).toHaveLength(ofBook.filter(({ outcome }) => outcome === 'new').length);
    for (const id of ids) expect(await facts(book, id)).toEqual(await facts(text, id));
  });

  it.each(['-utf8.csv', '.xlsx'])('is known where it was taken in from %s', async (first) => {
    const office = anOffice();
    await office.run(await ofLibreOffice(first));
    for (const name of [...TEXTS, '.xlsx']) {
      const { told } = await office.run(await ofLibreOffice(name), { actor: LATER });
      expect(outcomes(told.slice(0, -ONLY_IN_WORKBOOK))).not.toContain('changed');
      expect(outcomes(told.slice(0, -ONLY_IN_WORKBOOK))).not.toContain('new');
    }
  });

  it('says days, times, numbers and texts as they were shown', async () => {
    const office = anOffice();
    const { told } = await office.run(await ofLibreOffice('.xlsx'));
    const received = async (number: string) => (await office.report(number))?.receivedAt;
    // By format: zeros in front; a day, a day with its time; by twelve hours; as Indonesian programs write it.
    expect(await received('008400003')).toBe(wib('2024-09-23 00:41:43'));
    expect(await received('8400007')).toBe(wib('2024-09-23 00:41:43'));
    expect(await received('8400009')).toBe(wib('2023-12-31 23:59:58'));
    expect(await received('8400031')).toBe(wib('2024-09-23 13:05:09'));
    expect(await received('8400032')).toBe(wib('2024-09-23 13:05:09'));
    expect(await received('8400033')).toBe(wib('2024-09-23 13:05:00'));
    expect(await office.report('8400011')).toMatchObject({ ended: { endedOn: '2024-10-14' } });
    expect(await office.deps.reports.words(reportIdOf(LAPOR, '8400016'))).toMatchObject({
      text: 'Koma, titik koma; garis | dan\nbaris baru',
    });
    expect(outcomes(told).filter((one) => one !== 'new')).toEqual([
      'dateTooOld',
      'dateInFuture',
      'dateUnreadable',
      'numberTwice',
      'numberNotOne',
      'numberMissing',
      'formula',
      'formula',
      'merged',
    ]);
  });
});

describe('a sheet that is none', () => {
  it.each([
    ['without a header', Buffer.from('a,b\n1,2\n')],
    ['with a part of it', Buffer.from(`${HEADER.slice(0, 3).join()}\n1,2,3\n`)],
  ])('%s is refused whole, by what is missing', async (_, bytes) => {
    expect(await anOffice().run(bytes)).toMatchObject({
      ended: { ok: false, refusal: { kind: 'HeaderMissing' } },
      told: [],
    });
  });
});
