import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { evaluate } from '#shared/app/figures/evaluate';
import type { ReportStore } from '#shared/app/report/ports';
import { ReportShown } from '#shared/contracts/http/admin-report';
import { EvaluationShown } from '#shared/contracts/http/evaluation';
import { ExportAsked } from '#shared/contracts/http/export-orders';
import {
  EVENT_COLUMNS,
  EXPORT_TYPES,
  EXPORTED_FIGURE_COLUMNS,
  MOST_EXPORTED,
  MOST_NAMED,
  REPORT_COLUMNS,
} from '#shared/contracts/http/exports';
import { ReceivedPage } from '#shared/contracts/http/received';
import { OUTCOMES } from '#shared/domain/figures/standing';
import type { RecordedEvent } from '#shared/domain/report/event';
import { Status } from '#shared/domain/report/lifecycle';
import { PersonId, Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import {
  AS_SERVICE,
  aReport,
  aSubmission,
  CLASSIFIED,
  CLOSED,
  LAPOR,
  OVERSIGHT,
  RESOLVED,
  SUSPICION,
  said,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { leaks } from '#test/support/builders/canary';
import { PLANTED_ID, plantedPostings } from '#test/support/builders/planted-postings';
import { richestReport } from '#test/support/builders/richest-report';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { aWorld } from '#test/support/fakes/world';
import { inTurn } from '#test/support/in-turn';
import { policy } from '#test/support/policy';
import { partsOf, readWorkbook, sheetNames } from '#test/support/read-workbook';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'joko-contoh': ['stand-in'],
  'budi-contoh': ['head-llaj'],
  'wati-contoh': ['head-asdp', 'staff-llaj'],
  'tuti-contoh': ['ppid-admin'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
  'maya-contoh': ['oversight-reader'],
  'rina-contoh': ['staff-llaj'],
  'hadi-contoh': ['operator'],
};
const ADMIN = 'siti-contoh';
const STAND_IN = 'joko-contoh';
const HEAD = 'budi-contoh';
const OTHER_HEAD = 'wati-contoh';
const PPID_ADMIN = 'tuti-contoh';
const SECRETARY = 'dewi-contoh';
const INSPECTOR = 'agus-contoh';
const GENERAL = [ADMIN, STAND_IN, HEAD, OTHER_HEAD, PPID_ADMIN];
const MAY_NOT = ['maya-contoh', 'rina-contoh', 'hadi-contoh', 'tamu-contoh'];

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string, at = '2025-05-06 10:00') => aReport({ id: idOf(number) }).receivedAt(wib(at));
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

const AT = wib('2025-05-09 09:00');
const MAY = { from: '2025-05-01', until: '2025-06-01' };

const AT_LLAJ = received('1', '2025-05-05 08:00').next({ type: 'startWork' }).next(RESOLVED).next(CLOSED);
const CLEARED = received('2')
  .suspected()
  .agreed({ ...AS_SERVICE, assignee: 'llaj' });
const AT_ASDP = received('3', '2025-05-06 11:00')
  .doubtful()
  .next({ ...CLASSIFIED, topic: topic('halte'), assignee: 'asdp' });
const IN_TRIAGE = received('4', '2025-05-07 10:00').doubtful();
const AT_PPID = received('5', '2025-05-07 11:00')
  .doubtful()
  .next({ ...CLASSIFIED, assignee: 'ppid' });
const HIDDEN = received('6', '2025-05-08 10:00').with({ anonymous: true, secret: true }).next(CLASSIFIED);
const OPENLY = [AT_LLAJ, CLEARED, AT_ASDP, IN_TRIAGE, AT_PPID, HIDDEN];

const SUSPECTED = received('11', '2025-05-06 10:30').suspected();
const CONFIRMED = received('12', '2025-05-06 10:40').suspected().next(OVERSIGHT);
const NAMING = received('13', '2025-05-07 10:30')
  .suspected()
  .next({ ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
const CONCEALED = [SUSPECTED, CONFIRMED, NAMING];

/** Some reports, counted on the morning of the day, and officers who export them. */
const anOffice = async (stories: readonly Told[], over: (store: ReportStore) => Partial<ReportStore> = () => ({})) => {
  const store = tableReportStore(memoryTable(), policy);
  const [evaluations, eventLog] = [tableEvaluations(memoryTable(), memoryKeptFiles()), eventLogInMemory()];
  for (const told of stories) {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    await store.commit({ report, expected: 0, events: record });
    eventLog.append(record);
  }
  await evaluate({ policy, reports: store, eventLog, evaluations, now: () => AT, log: () => {} }, () => true);
  const reports = { ...store, ...over(store) };
  const call = anAdminApi(GROUPS, { reports, evaluations, eventLog, now: () => AT });
  const ask = (officer: string, path: string, query: Readonly<Record<string, string>> = {}) =>
    call(claimsOf(officer), { method: 'GET', path: `/v1/admin/${path}`, query });
  const bytes = async (officer: string, what: string, query: Readonly<Record<string, string>>): Promise<Uint8Array> => {
    const answer = await ask(officer, `exports/${what}`, query);
    expect([answer.statusCode, answer.isBase64Encoded]).toEqual([200, true]);
    return Buffer.from(answer.body ?? '', 'base64');
  };
  /** A file of codes has no cell that needs quotes. */
  const rows = async (officer: string, table: string, query: Readonly<Record<string, string>> = MAY) => {
    const text = Buffer.from(await bytes(officer, `${table}/csv`, query)).toString();
    expect(text).not.toMatch(/["'\r]/);
    const [columns = [], ...cells] = text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    return cells.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  };
  const ids = async (officer: string, query?: Readonly<Record<string, string>>): Promise<readonly ReportId[]> =>
    (await rows(officer, 'reports', query)).map(({ report }) => idIn(report));
  const page = async (officer: string, id: ReportId): Promise<ReportShown> =>
    ReportShown.parse(JSON.parse((await ask(officer, `reports/${id}`)).body ?? ''));
  return { ask, bytes, rows, ids, page };
};
/** How a value of a page stands in a CSV: a moment by the clock of the office, as a spreadsheet reads it. */
const inCell = (value: unknown): string =>
  String(value).replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\+07:00$/, '$1 $2');
const NUMBERS = new Map(['1', '2', '3', '4', '5', '6', '11', '12', '13'].map((number) => [idOf(number), number]));
const idIn = (cell: string | undefined): ReportId =>
  [...NUMBERS.keys()].find((id) => id === cell) ?? expect.fail(`${cell} is no report`);
const textOf = (cell: ReturnType<typeof readWorkbook>[number][number] | undefined): string =>
  typeof cell === 'object' ? (cell?.date ?? '') : String(cell ?? '');
const numbersOf = (ids: readonly ReportId[]): readonly (string | undefined)[] => ids.map((id) => NUMBERS.get(id));

describe('an export of reports', () => {
  it.each([
    [ADMIN, ['1', '2', '3', '4', '5', '6']],
    [STAND_IN, ['1', '2', '3', '4', '5', '6']],
    [HEAD, ['1', '2', '6']],
    [OTHER_HEAD, ['3']],
    [PPID_ADMIN, ['5']],
    [SECRETARY, ['1', '2', '12', '3', '4', '5', '6']],
    [INSPECTOR, ['1', '2', '12', '3', '4', '13', '5', '6']],
  ])('holds for %s what may leave with them, and nothing else', async (officer, numbers) => {
    const office = await anOffice([...CONCEALED, ...OPENLY]);
    expect(numbersOf(await office.ids(officer))).toEqual(numbers);
    const steps = await office.rows(officer, 'events');
    expect(new Set(steps.map(({ report }) => idIn(report)))).toEqual(new Set(numbers.map(idOf)));
  });

  it.each(MAY_NOT)('is not for %s, of whatever', async (officer) => {
    const office = await anOffice(OPENLY);
    for (const [table, query] of [
      ['reports', MAY],
      ['events', MAY],
      ['figures', { period: '2025-05' }],
    ] as const) {
      const answer = await office.ask(officer, `exports/${table}/csv`, query);
      expect(answer).toMatchObject({ statusCode: 403, body: expect.stringContaining('"notAllowed"') });
    }
  });

  it('says of each what its page says of its head to the same officer, and which limits are proposals', async () => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    for (const officer of [...GENERAL, SECRETARY, INSPECTOR]) {
      for (const row of await office.rows(officer, 'reports')) {
        const { report: head } = await office.page(officer, idIn(row['report']));
        const { id, deadlines, returned: _, ...known } = head;
        const clocks = deadlines.flatMap(({ clock, proposed: _, ...deadline }) =>
          Object.entries(deadline).map(([name, value]) => [`${clock}.${name}`, value]),
        );
        const proposedLimits = deadlines.flatMap(({ clock, proposed }) => (proposed === true ? clock : [])).join(' ');
        expect(proposedLimits).toMatch(/^(?:triage )?inform processed$|^triage$/);
        const asOf = '2025-05-09T09:00:00+07:00';
        const said = { report: id, ...known, ...Object.fromEntries(clocks), asOf, proposedLimits };
        const shown = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, inCell(value)]));
        expect(Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''))).toEqual(shown);
      }
    }
  });

  it('has what an official needs in one row', async () => {
    const [row] = await (await anOffice([AT_LLAJ])).rows(HEAD, 'reports');
    expect(row).toMatchObject({
      ...{ report: idOf('1'), channel: 'lapor', receivedAt: '2025-05-05 08:00:00', status: 'closed' },
      ...{
        class: 'service',
        topic: 'pju',
        urgency: 'normal',
        assignee: 'llaj',
        decidedBy: 'machine',
        confirmed: 'false',
      },
      ...{ anonymous: 'false', secret: 'false', result: 'fixed', closedBy: 'reporter', reason: '', duplicateOf: '' },
      ...{ 'resolution.startedAt': '2025-05-05 08:00:00', 'resolution.outcome': 'met' },
      ...{
        'resolution.provisional': 'false',
        // It ended before anybody had told the unit.
        'inform.outcome': 'cut',
        'inform.stoppedAt': '2025-05-05 08:02:00',
      },
    });
  });

  it('says what the channel calls it to whoever may read that, and to nobody else', async () => {
    const office = await anOffice([
      received('1').with({ channelClass: 'complaint' }),
      received('2', '2025-05-06 11:00'),
    ]);
    const calledIn = async (officer: string) =>
      (await office.rows(officer, 'reports')).map(({ channelClass }) => channelClass);
    for (const officer of [ADMIN, INSPECTOR]) expect(await calledIn(officer)).toEqual(['complaint', '']);
    for (const officer of [HEAD, SECRETARY]) expect(await calledIn(officer)).toEqual(['', '']);
  });

  /** Each with words of its own. */
  const named = (title: (number: string) => string) =>
    anOffice([...CONCEALED, ...OPENLY], () => ({
      allWords: async (asked) =>
        new Map(
          asked.map((id) => {
            const number = NUMBERS.get(id) ?? expect.fail(id);
            return [id, { ...aSubmission().words, externalId: `19164${number}`, title: title(number) }];
          }),
        ),
    }));

  it('has what channel and reporter call each where that is asked for, as the list says it to the same officer', async () => {
    const office = await named((number) => `Lampu contoh ${number}`);
    for (const officer of [...GENERAL, SECRETARY, INSPECTOR]) {
      const listed = ReceivedPage.parse(JSON.parse((await office.ask(officer, 'reports', MAY)).body ?? ''));
      const said = new Map(listed.reports.map(({ id, number = '', title = '' }) => [id, { number, title }]));
      const rows = await office.rows(officer, 'reports', { ...MAY, with: 'names' });
      expect(rows.length).toBeGreaterThan(0);
      for (const { report, number, title } of rows) expect({ number, title }).toEqual(said.get(idIn(report)));
      const [plain = {}] = await office.rows(officer, 'reports');
      expect(Object.keys(plain)).toEqual(REPORT_COLUMNS);
    }
    const [known] = await office.rows(ADMIN, 'reports', { ...MAY, with: 'names' });
    expect(known).toMatchObject({ number: '191641', title: 'Lampu contoh 1' });
  });

  it('has a title on one line, cut where it is long, and run as no formula', async () => {
    const office = await named((number) => (number === '1' ? '=1+1\r\n"padam"' : '💡'.repeat(300)));
    const text = Buffer.from(await office.bytes(ADMIN, 'reports/csv', { ...MAY, with: 'names' })).toString();
    const [, first = '', second = ''] = text.split('\n');
    expect(first.slice(-30)).toContain(',191641,"\'=1+1 ""padam"""');
    expect(second.endsWith(`,191642,${'💡'.repeat(200)}`)).toBe(true);
  });

  it('has names in no timeline and in nothing that is ordered, and refuses to have anything else', async () => {
    const office = await named((number) => `Lampu contoh ${number}`);
    for (const [table, given] of [
      ['events', 'names'],
      ['reports', 'words'],
    ] as const)
      expect((await office.ask(ADMIN, `exports/${table}/csv`, { ...MAY, with: given })).statusCode).toBe(400);
    expect(ExportAsked.safeParse({ table: 'reports', format: 'csv', ...MAY }).success).toBe(true);
    expect(ExportAsked.safeParse({ table: 'reports', format: 'csv', ...MAY, with: 'names' }).success).toBe(false);
  });

  it('adds up to the figures, of what was put away, handed back, routed on or referred after a miss too', async () => {
    const late = (number: string) => received(number, '2025-05-02 08:00');
    const on = { now: wib('2025-05-08 10:00') };
    const stories = [
      late('1').next({ type: 'archive', reason: 'tooGeneral' }, on),
      late('2').next({ type: 'handBack', reason: 'notThisUnit' }, on),
      late('3').next({ type: 'route', assignee: 'asdp' }, on),
      late('4').next({ type: 'refer', authority: 'polres' }, on),
      late('5').doubtful().next({ type: 'archive', reason: 'incomplete' }, on),
      received('6', '2025-05-08 08:00').doubtful().next({ type: 'archive', reason: 'incomplete' }, on),
      ...CONCEALED,
    ];
    const office = await anOffice(stories);
    const rows = await office.rows(INSPECTOR, 'reports');
    const page = await office.ask(INSPECTOR, 'evaluations/2025-05');
    const { figures } = EvaluationShown.parse(JSON.parse(page.body ?? ''));
    const counted = (name: string): number | undefined => {
      const figure = figures.find((one) => one.name === name);
      return figure?.kind === 'count' ? figure.numerator : undefined;
    };
    const added = (column: string, value: string): number => rows.filter((row) => row[column] === value).length;
    const names = [
      ...WATCHED_CLOCKS.options.flatMap((clock) =>
        OUTCOMES.map((outcome) => [`${clock}.outcome`, outcome, `${clock}.${outcome}`]),
      ),
      ...['llaj', 'asdp'].map((unit) => ['assignee', unit, `received.unit.${unit}`]),
    ] as const;
    for (const [column = '', value = '', figure = ''] of names)
      expect([figure, added(column, value)]).toEqual([figure, counted(figure)]);
    expect(counted('processed.missed')).toBeGreaterThan(3);
  });

  it('is sorted by when they came in, and has a row of names alone where there is none', async () => {
    const office = await anOffice(OPENLY.toReversed());
    expect(numbersOf(await office.ids(ADMIN))).toEqual(['1', '2', '3', '4', '5', '6']);
    const none = await office.bytes(ADMIN, 'reports/csv', { from: '2025-03-01', until: '2025-04-01' });
    expect(Buffer.from(none).toString()).toBe(`\uFEFF${REPORT_COLUMNS.join(',')}\n`);
  });

  it('is in the same order every time, also of what came in at one moment', async () => {
    const at = '2025-05-05 08:00';
    const together = [received('1', at), received('2', at), received('3', at)];
    const office = await anOffice(together, (store) => ({
      loadAll: async (ids) => (await store.loadAll(ids)).toReversed(),
    }));
    expect(await office.ids(ADMIN)).toEqual(await (await anOffice(together)).ids(ADMIN));
  });

  it('can be narrowed, and by nothing to what is not theirs', async () => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    const narrowed = async (officer: string, query: object) =>
      numbersOf(await office.ids(officer, { ...MAY, ...query }));
    expect(await narrowed(ADMIN, { status: 'triaging' })).toEqual(['4']);
    expect(await narrowed(ADMIN, { assignee: 'llaj' })).toEqual(['1', '2', '6']);
    expect(await narrowed(ADMIN, { assignee: 'llaj', status: 'closed', class: 'service', topic: 'pju' })).toEqual([
      '1',
    ]);
    expect(await narrowed(ADMIN, { topic: 'halte' })).toEqual(['3']);
    expect(await narrowed(ADMIN, { channel: 'lapor', topic: 'halte', urgency: 'normal' })).toEqual(['3']);
    expect(await narrowed(ADMIN, { channel: 'ppid' })).toEqual([]);
    expect(await narrowed(ADMIN, { urgency: 'danger' })).toEqual([]);
    expect(await narrowed(ADMIN, { subDistrict: 'putussibau-utara' })).toEqual([]);
    expect(await narrowed(HEAD, { assignee: 'asdp' })).toEqual([]);
    for (const officer of GENERAL) expect(await narrowed(officer, { class: 'oversight' })).toEqual([]);
    expect(await narrowed(SECRETARY, { class: 'oversight' })).toEqual(['12']);
    const steps = await office.rows(ADMIN, 'events', { ...MAY, status: 'closed' });
    expect(new Set(steps.map(({ report }) => idIn(report)))).toEqual(new Set([idOf('1')]));
  });

  it('names what a report duplicates only where that one could be in it too', async () => {
    const twin = AT_LLAJ.next({ type: 'linkDuplicate', of: idOf('2') });
    const other = async (told: Told, officer: string) =>
      (await (await anOffice([twin, told])).rows(officer, 'reports'))[0]?.['duplicateOf'];
    expect(await other(received('2'), HEAD)).toBe(idOf('2'));
    expect(await other(received('2', '2024-01-02 10:00'), ADMIN)).toBe(idOf('2'));
    expect(await other(received('2').doubtful(), HEAD)).toBe('');
    // The admin may read what is suspected; it does not leave the office.
    expect(await other(received('2').suspected(), ADMIN)).toBe('');
    expect(await other(received('2').next(OVERSIGHT), ADMIN)).toBe('');
    expect(await other(received('2').next(OVERSIGHT), INSPECTOR)).toBe(idOf('2'));
  });
});

describe('an export of steps', () => {
  it('says what the timelines of those reports say to the same officer', async () => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    for (const officer of [...GENERAL, SECRETARY, INSPECTOR]) {
      const steps = [];
      for (const id of await office.ids(officer)) {
        const { timeline = expect.fail() } = await office.page(officer, id);
        steps.push(
          ...timeline.map(({ words: _, ...step }) => ({
            report: id,
            person: '',
            ...step,
            at: inCell(step.at),
            version: String(step.version),
          })),
        );
      }
      expect(await office.rows(officer, 'events')).toEqual(steps);
    }
  });

  it('does not tell that a report was ever suspected', async () => {
    const told = AT_LLAJ.next(
      { type: 'addReply', content: said('petugas minta uang'), sentAt: wib('2025-05-08 08:00'), proposal: SUSPICION },
      { actor: { by: 'channel', channel: LAPOR }, now: wib('2025-05-08 08:00') },
    ).agreed(AS_SERVICE, { now: wib('2025-05-08 09:00') });
    const { record } = told.story();
    expect(record.map(({ event }) => event.type)).toContain('OversightSuspected');
    const office = await anOffice([told]);
    for (const officer of [ADMIN, HEAD, SECRETARY, INSPECTOR]) {
      const steps = await office.rows(officer, 'events');
      // Without what took two people.
      expect(steps).toHaveLength(record.length - 2);
      expect(JSON.stringify(steps)).not.toMatch(/oversight/i);
    }
  });

  it('tells of no link with a report that could not be in it too', async () => {
    const twin = AT_LLAJ.next({ type: 'linkDuplicate', of: idOf('2') });
    const types = async (other: Told) =>
      (await (await anOffice([twin, other])).rows(HEAD, 'events'))
        .filter(({ report }) => report === idOf('1'))
        .map(({ type }) => type);
    expect(await types(received('2'))).toContain('DuplicateLinked');
    const concealed = await types(received('2').next(OVERSIGHT));
    expect(concealed).not.toContain('DuplicateLinked');
    expect(concealed).toHaveLength((await types(received('2'))).length - 1);
  });

  it('ends where the report stood when it was judged', async () => {
    const before = AT_LLAJ.story();
    const later = AT_LLAJ.next(
      { type: 'addReply', content: said('petugas minta uang'), sentAt: wib('2025-05-08 08:00'), proposal: SUSPICION },
      { actor: { by: 'channel', channel: LAPOR }, now: wib('2025-05-08 08:00') },
    ).story();
    expect(later.record.length).toBeGreaterThan(before.record.length);
    const judged = before.report ?? expect.fail();
    const office = await anOffice([{ story: () => later }], () => ({ loadAll: async () => [judged] }));
    expect(await office.rows(HEAD, 'events')).toHaveLength(before.record.length);
  });
});

describe('an export of figures', () => {
  it('holds those that the same officer is shown, and no others', async () => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    for (const officer of [...GENERAL, SECRETARY, INSPECTOR]) {
      const shown = EvaluationShown.parse(JSON.parse((await office.ask(officer, 'evaluations/2025-05')).body ?? ''));
      const told = shown.figures.map(({ name, formula, n, asOf, ...figure }) => {
        const { numerator = null, denominator = null, ratio = null } = figure.kind === 'count' ? figure : {};
        const of = (kind: 'minutes' | 'days') => (figure.kind === kind ? [figure.median, figure.p90] : [null, null]);
        const at = { date: inCell(asOf), format: 'dd/mm/yyyy hh:mm' };
        return [formula, numerator, denominator, ratio, n, ...of('minutes'), ...of('days'), at, name];
      });
      const book = await office.bytes(officer, 'figures/xlsx', { period: '2025-05' });
      const apart = ['Menurut unit', 'Menurut klasifikasi', 'Menurut topik', 'Menurut kanal', 'Menurut kecamatan'];
      const seesSmall = [ADMIN, STAND_IN, SECRETARY, INSPECTOR].includes(officer);
      expect(sheetNames(book)).toEqual(['Ringkasan', 'Penjelasan', ...(seesSmall ? apart : [])]);
      const [, ...rows] = readWorkbook(book);
      expect(new Set(rows)).toEqual(new Set(told));
      expect(rows).toHaveLength(told.length);
      const scope = readWorkbook(book, 2).find(([what]) => what === 'Cakupan')?.[1];
      expect(scope).toMatch(shown.scope === 'full' ? /^penuh: / : /^umum: /);

      const csv = await office.bytes(officer, 'figures/csv', { period: '2025-05' });
      const [columns, ...lines] = new TextDecoder().decode(csv).trim().split('\n');
      expect(columns?.split(',')).toEqual(EXPORTED_FIGURE_COLUMNS);
      expect(lines.map((line) => line.split(',')[0])).toEqual(shown.figures.map(({ name }) => name));
      for (const line of lines) expect(line.endsWith(`,${shown.scope},${shown.settled},,,`)).toBe(true);
    }
  });

  it('holds those of each unit where they are asked for, by code and name; of a year where numbers may not be small', async () => {
    const office = await anOffice(OPENLY);
    const chosen = { period: '2025-05', by: 'unit' };
    const csv = new TextDecoder().decode(await office.bytes(ADMIN, 'figures/csv', chosen));
    const lines = csv.trim().split('\n');
    expect(lines.find((line) => line.startsWith('received,') && line.includes(',llaj,'))).toMatch(
      /,unit,llaj,Bidang Lalu Lintas dan Angkutan Jalan$/,
    );
    expect(await office.ask(HEAD, 'exports/figures/csv', chosen)).toMatchObject({
      statusCode: 403,
      body: expect.stringContaining('"yearOnly"'),
    });
    expect(sheetNames(await office.bytes(HEAD, 'figures/xlsx', { period: '2025-05' }))).toEqual([
      'Ringkasan',
      'Penjelasan',
    ]);
  });

  it('is not there for a period that nothing was counted of, nor for what is no period', async () => {
    const office = await anOffice(OPENLY);
    const none = await anOffice([]);
    expect(await none.ask(ADMIN, 'exports/figures/csv', { period: '2025-05' })).toMatchObject({ statusCode: 200 });
    expect(await office.ask(ADMIN, 'exports/figures/csv', { period: '2025-W53' })).toMatchObject({ statusCode: 404 });
    for (const query of [{}, { period: 'mei' }, { period: '2025-05', from: '2025-05-01' }])
      expect(await office.ask(ADMIN, 'exports/figures/csv', query)).toMatchObject({
        statusCode: 400,
        body: expect.stringContaining('"requestInvalid"'),
      });
  });
});

describe('oversight', () => {
  const QUERIES = [
    MAY,
    { ...MAY, class: 'oversight' },
    { ...MAY, status: 'triaging' },
    { ...MAY, assignee: 'secretary' },
  ];
  const files = async (stories: readonly Told[], officer: string) => {
    const office = await anOffice(stories);
    const made: unknown[] = [];
    for (const table of ['reports', 'events']) {
      for (const query of QUERIES) {
        made.push(Buffer.from(await office.bytes(officer, `${table}/csv`, query)).toString('hex'));
        made.push(partsOf(await office.bytes(officer, `${table}/xlsx`, query)));
      }
    }
    for (const form of ['csv', 'xlsx']) {
      const file = await office.bytes(officer, `figures/${form}`, { period: '2025-05' });
      made.push(form === 'csv' ? Buffer.from(file).toString('hex') : partsOf(file));
    }
    return made;
  };

  it.each(GENERAL)('changes no byte of what %s exports', async (officer) => {
    expect(await files([...OPENLY, ...CONCEALED], officer)).toEqual(await files(OPENLY, officer));
  });

  it('oversight that names the Secretary, or is only suspected, changes no byte of what the Secretary exports', async () => {
    const known = [...OPENLY, CONFIRMED];
    expect(await files([...known, NAMING, SUSPECTED], SECRETARY)).toEqual(await files(known, SECRETARY));
    expect(await files([...known, NAMING, SUSPECTED], INSPECTOR)).not.toEqual(await files(known, INSPECTOR));
  });

  it('is in no log line of an export, nor in a number there', async () => {
    const linesOf = async (stories: readonly Told[]) => {
      const office = await anOffice(stories);
      takeLines();
      for (const table of ['reports', 'events']) await office.bytes(INSPECTOR, `${table}/csv`, MAY);
      await office.bytes(INSPECTOR, 'figures/csv', { period: '2025-05' });
      return takeLines()
        .filter((line) => line.includes('export.made'))
        .map((line) => ({ ...JSON.parse(line), timestamp: undefined }));
    };
    const lines = await linesOf([...OPENLY, ...CONCEALED]);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(await linesOf(OPENLY));
  });
});

describe('an export leaves a trace', () => {
  it('an export is logged with who took what, without its content and without what was looked for', async () => {
    const office = await anOffice(OPENLY);
    takeLines();
    await office.bytes(HEAD, 'reports/xlsx', { ...MAY, status: 'closed' });
    await office.bytes(HEAD, 'reports/csv', { ...MAY, with: 'names' });
    await office.ask('rina-contoh', 'exports/reports/csv', MAY);
    const lines = takeLines().filter((line) => line.includes('export.'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        ...{ message: 'export.made', export: 'reports', format: 'xlsx', by: HEAD, reports: 1 },
        ...{ from: '2025-05-01', until: '2025-06-01' },
      },
      { message: 'export.made', export: 'reports', format: 'csv', by: HEAD, named: true },
    ]);
    // Nor what was looked for: beside how large the answer was, that would tell whether there is any.
    expect(lines.join()).not.toMatch(/rep_|closed/);
  });
});

describe('an exported file', () => {
  it.each([
    ['reports/csv', MAY, 'laporan-2025-05-01-2025-06-01.csv'],
    ['reports/xlsx', MAY, 'laporan-2025-05-01-2025-06-01.xlsx'],
    ['events/csv', MAY, 'riwayat-2025-05-01-2025-06-01.csv'],
    ['events/xlsx', MAY, 'riwayat-2025-05-01-2025-06-01.xlsx'],
    ['figures/csv', { period: '2025-05' }, 'angka-2025-05.csv'],
    ['figures/xlsx', { period: '2025-05' }, 'angka-2025-05.xlsx'],
  ])('%s is one to be kept, under a name that says of what time it is', async (what, query, name) => {
    const { headers } = await (await anOffice(OPENLY)).ask(ADMIN, `exports/${what}`, query);
    expect(headers).toMatchObject({
      'content-type': what.endsWith('csv') ? EXPORT_TYPES.csv : EXPORT_TYPES.xlsx,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    });
    const nosniff = Object.entries(headers ?? {}).find(([header]) => header.toLowerCase() === 'x-content-type-options');
    expect(nosniff?.[1]).toBe('nosniff');
  });

  it.each(['reports', 'events'])('an export of %s says the same as CSV and XLSX, numbers as numbers', async (table) => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    const [columns = [], ...rows] = readWorkbook(await office.bytes(INSPECTOR, `${table}/xlsx`, MAY));
    expect(columns).toEqual(table === 'reports' ? REPORT_COLUMNS : EVENT_COLUMNS);
    const asText = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, textOf(row[index])])));
    expect(asText).toEqual(await office.rows(INSPECTOR, table));
    expect(rows.map((row) => typeof row[columns.indexOf('version')])).toEqual(rows.map(() => 'number'));
  });

  it.each(['reports', 'events', 'figures'])(
    'an export of %s holds every moment as a date, and no text that is one',
    async (table) => {
      const office = await anOffice([...OPENLY, ...CONCEALED]);
      const query = table === 'figures' ? { period: '2025-05' } : MAY;
      const [, ...rows] = readWorkbook(await office.bytes(INSPECTOR, `${table}/xlsx`, query));
      const cells = rows.flat();
      expect(cells.filter((cell) => typeof cell === 'object' && cell !== null).length).toBeGreaterThanOrEqual(
        rows.length,
      );
      expect(cells.filter((cell) => typeof cell === 'string' && /\d{4}-\d{2}-\d{2}/.test(cell))).toEqual([]);
      const csv = Buffer.from(await office.bytes(INSPECTOR, `${table}/csv`, query)).toString();
      expect(csv).not.toMatch(/\d{4}-\d{2}-\d{2}(?! \d{2}:\d{2}:\d{2}[,\n])/);
    },
  );

  it('is separated as its reader asks: numbers too then stand as that machine reads them', async () => {
    const office = await anOffice(OPENLY);
    const csv = async (table: string, query: Readonly<Record<string, string>>) =>
      Buffer.from(await office.bytes(ADMIN, `${table}/csv`, query)).toString();
    for (const [table, query] of [
      ['reports', MAY],
      ['events', MAY],
    ] as const) {
      const commas = await csv(table, query);
      expect(await csv(table, { ...query, separator: 'comma' })).toBe(commas);
      // Nothing in these tables holds either of the two.
      expect(await csv(table, { ...query, separator: 'semicolon' })).toBe(commas.replaceAll(',', ';'));
    }
    const figures = await csv('figures', { period: '2025-05', separator: 'semicolon' });
    expect(figures).toMatch(/^received;count;6;6;1;6;/m);
    expect(figures).toMatch(/;0,\d+;/);
    expect(figures).not.toMatch(/\d\.\d/);
    expect(await office.ask(ADMIN, 'exports/reports/csv', { ...MAY, separator: 'tab' })).toMatchObject({
      statusCode: 400,
      body: expect.stringContaining('"requestInvalid"'),
    });
  });

  it.each(['reports/pdf', 'reports/CSV', 'reports/csv.exe', 'persons/csv', 'reports'])('%s is none', async (what) => {
    expect(await (await anOffice(OPENLY)).ask(ADMIN, `exports/${what}`, MAY)).toMatchObject({ statusCode: 404 });
  });

  it('an exported file holds nothing of a citizen’s words and identity', async () => {
    const world = aWorld();
    for (const posting of plantedPostings()) await world.post(posting);
    await world.drain();
    const id = reportIdOf(LAPOR, PLANTED_ID);
    const [report] = await world.store.loadAll([id]);
    expect((await world.store.messages(id)).length).toBeGreaterThan(0);
    expect(await world.store.identity(id)).toBeDefined();
    // It is seen by whoever may export it, whatever it is taken for.
    const openly = Report.parse({ ...report, oversight: 'none' });
    const reports = { ...world.store, loadAll: async () => [openly] };
    const call = anAdminApi(GROUPS, { reports, now: world.clock.now });
    for (const what of ['reports/csv', 'reports/xlsx', 'events/csv', 'events/xlsx']) {
      const query = { from: '2026-10-01', until: '2026-12-01' };
      const answer = await call(claimsOf(ADMIN), { method: 'GET', path: `/v1/admin/exports/${what}`, query });
      const file = Buffer.from(answer.body ?? '', 'base64');
      const texts = what.endsWith('csv') ? [file.toString()] : [...partsOf(file).values()];
      expect(texts.join()).toContain(id);
      expect(leaks([...texts, JSON.stringify(answer.headers)])).toEqual([]);
    }
  });
});

describe('a window', () => {
  it('begins with its first day and ends before its last, by the clock of the office', async () => {
    const times = ['2025-05-05 23:59:59.999', '2025-05-06 00:00', '2025-05-07 23:59:59.999', '2025-05-08 00:00'];
    const office = await anOffice(times.map((at, index) => received(`${index + 1}`, at)));
    const window = async (from: string, until: string) => numbersOf(await office.ids(ADMIN, { from, until }));
    expect(await window('2025-05-06', '2025-05-08')).toEqual(['2', '3']);
    expect(await window('2025-05-05', '2025-05-06')).toEqual(['1']);
    expect(await window('2025-05-08', '2025-05-09')).toEqual(['4']);
  });

  it.each([
    ['2025-05-06', '2025-05-07', 200],
    ['2024-05-06', '2025-05-07', 200],
    ['2024-05-06', '2025-05-08', 400],
    ['2025-05-06', '2025-05-06', 400],
    ['2025-05-07', '2025-05-06', 400],
    ['1950-05-06', '1950-07-07', 200],
    ['0001-01-01', '9999-12-31', 400],
  ])('a window from %s until %s is answered with %i', async (from, until, statusCode) => {
    const office = await anOffice(OPENLY);
    for (const table of ['reports', 'events']) {
      const answer = await office.ask(ADMIN, `exports/${table}/csv`, { from, until });
      expect(answer.statusCode).toBe(statusCode);
      if (statusCode === 400) expect(answer.body).toContain('"windowInvalid"');
    }
  });

  it.each<Readonly<Record<string, string>>>([
    {},
    { from: '2025-05-01' },
    { from: '2025-05-01', until: '2025-02-30' },
    { from: '2025-05-01T00:00', until: '2025-06-01' },
    { ...MAY, unit: 'llaj' },
    { ...MAY, status: 'lost' },
    { ...MAY, topic: 'Tidak Ada' },
  ])('with %j is none', async (query) => {
    const office = await anOffice(OPENLY);
    expect(await office.ask(ADMIN, 'exports/reports/csv', query)).toMatchObject({
      statusCode: 400,
      body: expect.stringContaining('"requestInvalid"'),
    });
  });
});

describe('what is too much for one file', () => {
  /** As many of a report as are asked for, received at once. */
  const many = (
    counts: readonly (readonly [Report, number])[],
    events: (id: ReportId) => readonly RecordedEvent[] = () => [],
    more: Partial<ReportStore> = {},
  ) =>
    anOffice([], () => {
      const all = counts.flatMap(([report, count], kind) =>
        Array.from({ length: count }, (_, index) => ({ ...report, id: reportIdOf(LAPOR, `${kind} ${index}`) })),
      );
      return {
        receivedIn: async function* () {
          yield* all.map(({ id }) => id);
        },
        loadAll: async () => all,
        stepsUpTo: async (asked) => new Map(asked.map(({ id }) => [id, events(id)])),
        ...more,
      };
    });
  const openly = AT_LLAJ.build();

  it('is refused with how much it is and how much goes, counted without what the officer may not know of', async () => {
    const most = MOST_EXPORTED.reports;
    const ask = async (more: number, officer: string) =>
      (
        await many([
          [openly, most + more],
          [CONFIRMED.build(), 7],
        ])
      ).ask(officer, 'exports/reports/csv', MAY);
    expect(await ask(0, ADMIN)).toMatchObject({ statusCode: 200 });
    const refused = await ask(1, ADMIN);
    expect(refused.statusCode).toBe(422);
    expect(JSON.parse(refused.body ?? '')).toMatchObject({
      ...{ code: 'tooManyRows', rows: 'reports', most, count: most + 1 },
      en: { detail: 'Too much for one answer. Narrow the window, or order it by POST /v1/admin/exports.' },
    });
    expect(await ask(0, SECRETARY)).toMatchObject({ statusCode: 422, body: expect.stringContaining(`:${most + 7}`) });
  });

  it('an export of too many steps is refused before any is read', async () => {
    const most = MOST_EXPORTED.events;
    const reads: ReportId[] = [];
    const read = (id: ReportId): readonly RecordedEvent[] => {
      reads.push(id);
      return [];
    };
    const ask = async (version: number) =>
      (
        await many(
          [
            [{ ...openly, version }, 10],
            [{ ...SUSPECTED.build(), version }, 1],
          ],
          read,
        )
      ).ask(ADMIN, 'exports/events/csv', MAY);
    const refused = await ask(most / 10 + 1);
    expect(refused.statusCode).toBe(422);
    expect(JSON.parse(refused.body ?? '')).toMatchObject({ rows: 'events', most, count: most + 10 });
    expect(reads).toEqual([]);
    expect(await ask(most / 10)).toMatchObject({ statusCode: 200 });
    expect(reads).toHaveLength(10);
  });

  /** Six megabytes, less what goes around the body. */
  const MOST_OF_AN_ANSWER = 6 * 1024 * 1024 - 10_000;

  const isTaken = inTurn('longest exports', 2);

  it.each(['csv', 'xlsx'].filter(isTaken))(
    'is not what goes: as many reports as that, each at its longest, as %s',
    async (form) => {
      const longest = Status.options.map((status) => ({ ...richestReport(status), oversight: 'none' }));
      const rows = await Promise.all(
        longest.map(async (given) => {
          const report = Report.parse(given);
          const office = await many([[report, 1]]);
          const answer = await office.ask(INSPECTOR, `exports/reports/${form}`, MAY);
          return { report, length: answer.body?.length ?? 0 };
        }),
      );
      const [fullest = expect.fail()] = rows.toSorted((a, b) => b.length - a.length);
      const report = { ...fullest.report, duplicateOf: reportIdOf(LAPOR, '0 0') };
      const answer = await (await many([[report, MOST_EXPORTED.reports]])).ask(
        INSPECTOR,
        `exports/reports/${form}`,
        MAY,
      );
      expect(answer.statusCode).toBe(200);
      console.log(`${MOST_EXPORTED.reports} longest reports as ${form}: ${answer.body?.length} letters`);
      expect(answer.body?.length).toBeLessThan(MOST_OF_AN_ANSWER);
    },
  );

  it('is fewer with names, and those at their longest go', async () => {
    const words = { ...aSubmission().words, externalId: '💡'.repeat(200), title: '💡'.repeat(1_000) };
    const report = Report.parse({ ...richestReport('routed'), oversight: 'none' });
    const ask = async (count: number) =>
      (
        await many([[report, count]], undefined, { allWords: async (ids) => new Map(ids.map((id) => [id, words])) })
      ).ask(INSPECTOR, 'exports/reports/csv', { ...MAY, with: 'names' });
    const refused = await ask(MOST_NAMED + 1);
    expect(refused.statusCode).toBe(422);
    expect(JSON.parse(refused.body ?? '')).toMatchObject({ most: MOST_NAMED, count: MOST_NAMED + 1 });
    const answer = await ask(MOST_NAMED);
    expect(answer.statusCode).toBe(200);
    expect(answer.body?.length).toBeGreaterThan(1_500 * 1_600);
    expect(answer.body?.length).toBeLessThan(MOST_OF_AN_ANSWER);
  });

  it.each(['xlsx', 'csv'].filter(isTaken))(
    'is not what goes: as many steps as that, each at its longest, as %s',
    async (form) => {
      const { record } = AT_LLAJ.story();
      const [first = expect.fail()] = record;
      const step: RecordedEvent = {
        ...first,
        recordedAt: Instant.parse(1_795_111_111_111),
        actor: { by: 'person', person: PersonId.parse('p'.repeat(24)) },
        event: { type: 'ConfidentialityLowered', anonymous: true, secret: true },
      };
      const each = MOST_EXPORTED.events / 50;
      const steps = Array.from({ length: each }, (_, index) => ({ ...step, version: index + 1 }));
      const office = await many([[{ ...openly, version: each }, 50]], () => steps);
      const answer = await office.ask(ADMIN, `exports/events/${form}`, MAY);
      expect(answer.statusCode).toBe(200);
      console.log(`${MOST_EXPORTED.events} longest steps as ${form}: ${answer.body?.length} letters`);
      expect(answer.body?.length).toBeLessThan(MOST_OF_AN_ANSWER);
    },
  );
});
