import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { EVALUATED, evaluate } from '#shared/app/figures/evaluate';
import type { KeptMonth } from '#shared/app/figures/ports';
import {
  CellsShown,
  EvaluationShown,
  FigureBehind,
  type FigureShown,
  SeriesShown,
} from '#shared/contracts/http/evaluation';
import { TriedShown } from '#shared/contracts/http/tried-rules';
import { WorkPage } from '#shared/contracts/http/work';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { aReport, CLASSIFIED, LAPOR, OVERSIGHT, said, topic, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { policy } from '#test/support/policy';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
  'maya-contoh': ['oversight-reader'],
  'hadi-contoh': ['operator'],
};
const ADMIN = 'siti-contoh';
const HEAD = 'budi-contoh';
const OTHER_UNIT = 'rina-contoh';
const SECRETARY = 'dewi-contoh';
const INSPECTOR = 'agus-contoh';
const READER = 'maya-contoh';
const GENERAL = [ADMIN, HEAD, OTHER_UNIT];

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string) => aReport({ id: idOf(number) }).receivedAt(wib('2025-05-06 10:00'));
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

const OPENLY = ['1', '2', '3'].map((number) => received(number));
const ELSEWHERE = received('4')
  .doubtful()
  .next({ ...CLASSIFIED, topic: topic('pju'), assignee: 'asdp' });
const SUSPECTED = received('5').suspected();
const CONFIRMED = received('6').suspected().next(OVERSIGHT);
const NAMING = received('7')
  .suspected()
  .next({ ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
const CONCEALED = [SUSPECTED, CONFIRMED, NAMING];

/** Reports of a month that were counted on the morning after, and officers who ask for figures. */
const anOffice = async (stories: readonly Told[], { isEvaluated = true, at = wib('2025-05-07 05:30') } = {}) => {
  const store = tableReportStore(memoryTable(), policy);
  const evaluations = tableEvaluations(memoryTable(), memoryKeptFiles());
  const eventLog = eventLogInMemory();
  const keep = async (told: Told): Promise<void> => {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    const expected = (await store.load(report.id))?.version ?? 0;
    await store.commit({ report, expected, events: record.slice(expected) });
    eventLog.append(record.slice(expected));
  };
  for (const told of stories) await keep(told);
  const morning = () =>
    evaluate({ policy, reports: store, eventLog, evaluations, now: () => at, log: () => {} }, () => true);
  if (isEvaluated) await morning();
  const reads = { months: 0, heads: 0 };
  const counting = {
    reports: {
      ...store,
      loadAll: (ids: readonly ReportId[]) => {
        reads.heads += ids.length;
        return store.loadAll(ids);
      },
    },
    evaluations: {
      ...evaluations,
      read: (kept: KeptMonth) => {
        reads.months += 1;
        return evaluations.read(kept);
      },
    },
  };
  const call = anAdminApi(GROUPS, { ...counting, eventLog, now: () => at });
  const ask = async (officer: string, address: string) => {
    const [path, query] = address.split(/\?(?=by=|cell=)/);
    const answer = await call(claimsOf(officer), {
      method: 'GET',
      path: `/v1/admin/evaluations/${path}`,
      query: Object.fromEntries(new URLSearchParams(query)),
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  const tried = async (officer: string, period: string, query: Readonly<Record<string, string>>) => {
    const answer = await call(claimsOf(officer), { method: 'GET', path: `/v1/admin/what-if/${period}`, query });
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  const list = async (officer: string) => {
    const answer = await call(claimsOf(officer), { method: 'GET', path: '/v1/admin/work' });
    return WorkPage.parse(JSON.parse(answer.body ?? 'null')).reports;
  };
  const figures = async (officer: string, period = '2025-05') => {
    const { body } = await ask(officer, period);
    const { figures: all, ...about } = EvaluationShown.parse(body);
    const figure = (name: string): FigureShown | undefined => all.find((one) => one.name === name);
    return { ...about, all, figure };
  };
  const behind = async (officer: string, name: string) =>
    FigureBehind.parse((await ask(officer, `2025-05/${name}`)).body).reports;
  return { ask, tried, list, figures, behind, keep, morning, eventLog, reads };
};

describe('the figures of a period', () => {
  it('have their parts, as of when they were counted, and the name of their formula', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    const { all: _, figure, ...about } = await office.figures(ADMIN);
    expect(about).toEqual({
      period: '2025-05',
      from: '2025-05-01',
      until: '2025-06-01',
      asOf: '2025-05-07T05:30:00+07:00',
      settled: true,
      scope: 'general',
    });
    const asOf = about.asOf;
    expect(figure('received')).toEqual({
      ...{ name: 'received', formula: 'Laporan diterima', kind: 'count', asOf },
      ...{ n: 4, numerator: 4, denominator: 4, ratio: 1 },
    });
    expect(figure('received.unit.llaj')).toMatchObject({ n: 4, numerator: 3, denominator: 4, ratio: 0.75 });
    expect(figure('followedUp.panrb.net')).toMatchObject({
      formula: 'Ditindaklanjuti (KemenPANRB, bersih)',
      numerator: 0,
    });
    expect(figure('time.firstResponse')).toMatchObject({ kind: 'minutes', n: 0, median: null, p90: null });
    expect(figure('flow.received')).toEqual({
      ...{ name: 'flow.received', formula: 'Penerimaan', kind: 'events', asOf, n: 4 },
    });
  });

  it('the figures of a week, a year and a period without a report are given too', async () => {
    const office = await anOffice(OPENLY);
    expect((await office.figures(ADMIN, '2025-W19')).figure('received')).toMatchObject({ n: 3 });
    expect((await office.figures(ADMIN, '2025')).figure('received')).toMatchObject({ n: 3 });
    expect((await office.figures(ADMIN, '2024')).figure('received')).toMatchObject({ n: 0, ratio: null });
  });

  it('are read from the months that they touch, each once, and from no report; those behind a figure from its own', async () => {
    const elsewhen = ['8', '9'].map((number) =>
      aReport({ id: idOf(number) }).receivedAt(wib(`2025-0${Number(number) - 5}-07 10:00`)),
    );
    const office = await anOffice([...OPENLY, ELSEWHERE, ...elsewhen]);
    const readBy = async (address: string) => {
      const before = { ...office.reads };
      expect((await office.ask(ADMIN, address)).status).toBe(200);
      return [office.reads.months - before.months, office.reads.heads - before.heads];
    };
    expect(await readBy('2025-05')).toEqual([1, 0]);
    expect(await readBy('2025')).toEqual([3, 0]);
    expect(await readBy('2025/by/topic')).toEqual([3, 0]);
    expect(await readBy('2025-05/series/open?by=unit')).toEqual([3, 0]);
    expect(await readBy('2025-05/received.unit.asdp')).toEqual([1, 1]);
  });

  it.each([
    '2025-13',
    '2025-W53',
    '1969',
    '9999',
    '9999-12',
    'mei',
    '2025-05-06',
    '20250',
    '2025-05/none',
    '2025-05/received.topic.none',
  ])('%s is none', async (address) => {
    expect(await (await anOffice(OPENLY)).ask(ADMIN, address)).toMatchObject({
      status: 404,
      body: { code: 'notFound' },
    });
  });

  it('are not there before anything was counted', async () => {
    expect((await (await anOffice(OPENLY, { isEvaluated: false })).ask(ADMIN, '2025-05')).status).toBe(404);
  });

  it('are for people of the office: not for the operator, nor for somebody without a function', async () => {
    const office = await anOffice(OPENLY);
    for (const officer of ['hadi-contoh', 'tamu-contoh'])
      expect(await office.ask(officer, '2025-05')).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
  });
});

describe('what is behind a figure', () => {
  it('is shown as far as one may read it', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    expect(new Set(await office.behind(ADMIN, 'received'))).toEqual(new Set(['1', '2', '3', '4'].map(idOf)));
    expect(new Set(await office.behind(HEAD, 'received'))).toEqual(new Set(['1', '2', '3'].map(idOf)));
    expect(await office.behind(OTHER_UNIT, 'received')).toEqual([idOf('4')]);
    expect(await office.behind(OTHER_UNIT, 'open')).toEqual([idOf('4')]);
    expect(await office.behind(ADMIN, 'closed')).toEqual([]);
  });

  it('always says that the list may be shorter than the number, in the same words', async () => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    for (const officer of [...GENERAL, SECRETARY, INSPECTOR, READER])
      for (const name of ['received', 'closed', 'flow.routed'])
        expect((await office.ask(officer, `2025-05/${name}`)).body.note).toEqual({
          id: 'Daftar ini hanya memuat laporan yang boleh dibaca pembacanya sekarang; daftarnya dapat lebih pendek daripada angkanya.',
          en: 'This list holds only reports that its reader may read now; it may be shorter than the number.',
        });
  });

  it('has the heads that a list shows to the same reader, and words only for whoever reads them', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE, ...CONCEALED]);
    for (const officer of [...GENERAL, SECRETARY, INSPECTOR, READER]) {
      const { reports, listed } = FigureBehind.parse((await office.ask(officer, '2025-05/received')).body);
      expect(listed.map(({ id }) => id)).toEqual(reports);
    }
    const { listed } = FigureBehind.parse((await office.ask(HEAD, '2025-05/received')).body);
    const list = await office.list(HEAD);
    expect(list.length).toBe(3);
    // A list of work says beside what can be done with each.
    for (const head of listed) expect(list).toContainEqual(expect.objectContaining(head));
  });

  it('has heads of the first hundred and the ids of all', async () => {
    const many = Array.from({ length: 103 }, (_, number) => received(`banyak-${number}`));
    const office = await anOffice(many);
    const { reports, listed } = FigureBehind.parse((await office.ask(ADMIN, '2025-05/received')).body);
    expect([reports.length, listed.length]).toEqual([103, 100]);
    expect(listed.map(({ id }) => id)).toEqual(reports.slice(0, 100));
  });

  it('can be asked for where it is not known, too', async () => {
    const office = await anOffice([received('1').doubtful()]);
    for (const name of ['received.unit.?', 'received.unit.%3F'])
      expect(await office.behind(ADMIN, name)).toEqual([idOf('1')]);
  });
});

describe('the figures by unit, class, topic, channel and sub-district', () => {
  const cells = async (office: Awaited<ReturnType<typeof anOffice>>, officer: string, by: string, period = '2025-05') =>
    CellsShown.parse((await office.ask(officer, `${period}/by/${by}`)).body);

  it('are those of each, by the same names, with what happened where it did', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    const { cells: units } = await cells(office, ADMIN, 'unit');
    const inCell = (key: string, name: string) =>
      units.find((one) => one.key === key)?.figures.find((figure) => figure.name === name);
    expect(units.map(({ key, name }) => [key, name]).slice(0, 2)).toEqual([
      ['llaj', 'Bidang Lalu Lintas dan Angkutan Jalan'],
      ['asdp', 'Bidang Keselamatan, Sarana Prasarana dan ASDP'],
    ]);
    expect(inCell('llaj', 'received')).toMatchObject({ numerator: 3, denominator: 3, n: 3 });
    expect(inCell('asdp', 'open')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(inCell('llaj', 'flow.classified')).toMatchObject({ kind: 'events', n: 0 });
    expect(inCell('?', 'flow.classified')).toMatchObject({ kind: 'events', n: 5 });
    for (const by of ['class', 'topic', 'channel', 'subDistrict']) {
      const sizes = (await cells(office, ADMIN, by)).cells.map(
        ({ figures }) => figures.find(({ name }) => name === 'received')?.n,
      );
      expect(
        sizes.reduce((sum, n = 0) => (sum ?? 0) + n, 0),
        by,
      ).toBe(4);
    }
  });

  it('have no small numbers for those who do not oversee the work, and only whole years', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    for (const officer of [HEAD, OTHER_UNIT]) {
      expect(await office.ask(officer, '2025-05/by/unit')).toMatchObject({ status: 403, body: { code: 'yearOnly' } });
      expect((await cells(office, officer, 'unit', '2025')).cells).toEqual([]);
      expect((await office.figures(officer)).all.filter(({ name }) => name.startsWith('received.'))).toEqual([]);
      expect((await office.ask(officer, '2025-05/received.unit.llaj')).status).toBe(404);
      expect((await office.ask(officer, '2025-05/open?cell=unit:llaj')).status).toBe(403);
      expect((await office.ask(officer, '2025-05/series/open?by=unit')).status).toBe(403);
    }
  });

  it('tell those who do not oversee the work of no unit to which reports were routed', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    for (const officer of [HEAD, OTHER_UNIT]) {
      expect((await office.figures(officer)).figure('flow.routed')).toMatchObject({ n: 4 });
      expect((await office.figures(officer)).all.filter(({ name }) => name.startsWith('flow.routed.'))).toEqual([]);
      for (const address of ['2025-05/flow.routed.asdp', '2025-05/series/flow.routed.asdp'])
        expect((await office.ask(officer, address)).status, address).toBe(404);
    }
    expect((await office.figures(ADMIN)).figure('flow.routed.asdp')).toMatchObject({ n: 1 });
  });

  it('have nothing that happened where it is not told apart: that is not 0', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    expect((await office.ask(ADMIN, '2025-05/flow.routed?cell=unit:asdp')).body.figure).toMatchObject({ n: 1 });
    expect(await office.ask(ADMIN, '2025-05/flow.routed?cell=class:service')).toMatchObject({ status: 404 });
  });

  it('are told with the reports behind one of them', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    const behind = FigureBehind.parse((await office.ask(ADMIN, '2025-05/open?cell=unit:asdp')).body);
    expect([behind.figure.n, behind.reports]).toEqual([1, [idOf('4')]]);
    expect(await office.ask(ADMIN, '2025-05/open?cell=unit')).toMatchObject({
      status: 400,
      body: { code: 'requestInvalid' },
    });
    expect(await office.ask(ADMIN, '2025-05/by/nobody')).toMatchObject({ status: 404 });
  });

  it('stand month by month, from the first report on', async () => {
    const office = await anOffice([...OPENLY, ELSEWHERE]);
    const series = SeriesShown.parse((await office.ask(ADMIN, '2025-05/series/received?by=unit')).body);
    expect(series.months.map(({ month }) => month)).toEqual(['2025-05']);
    const later = SeriesShown.parse((await office.ask(ADMIN, '2025-07/series/received')).body);
    expect(later.months.map(({ month, figure }) => [month, figure?.n])).toEqual([
      ['2025-05', 4],
      ['2025-06', 0],
      ['2025-07', 0],
    ]);
    expect(series.months[0]?.cells?.map(({ key, figure }) => [key, figure.n])).toEqual([
      ['llaj', 3],
      ['asdp', 1],
      ['?', 0],
    ]);
  });
});

describe('a figure in twelve months', () => {
  it.each([
    ['2000-03', 0],
    ['2000-W01', 0],
    ['2099-W53', 11],
  ])('is told of %s too, though some of its months are of another century', async (period, months) => {
    const { status, body } = await (await anOffice(OPENLY)).ask(ADMIN, `${period}/series/received`);
    expect([status, body.months?.length]).toEqual([200, months]);
  });
});

describe('oversight', () => {
  it('is counted in nothing that whoever may not read of it is given', async () => {
    const [with_, without] = [await anOffice([...OPENLY, ...CONCEALED]), await anOffice(OPENLY)];
    for (const officer of GENERAL) {
      for (const address of ['2025/by/unit', '2025/by/topic', '2025-05/by/class', '2025-05/series/received?by=unit'])
        expect(await with_.ask(officer, address)).toEqual(await without.ask(officer, address));
      expect(await with_.ask(officer, '2025-05')).toEqual(await without.ask(officer, '2025-05'));
      for (const name of ['received', 'flow.received', 'received.topic.dugaan-pungli', 'received.class.oversight'])
        expect(await with_.ask(officer, `2025-05/${name}`)).toEqual(await without.ask(officer, `2025-05/${name}`));
    }
  });

  it('adds no month to those that stand side by side where it came in before all other reports', async () => {
    const early = aReport({ id: idOf('9') })
      .receivedAt(wib('2025-02-06 10:00'))
      .suspected();
    const [with_, without] = [await anOffice([...OPENLY, early]), await anOffice(OPENLY)];
    for (const officer of [...GENERAL, SECRETARY])
      expect(await with_.ask(officer, '2025-05/series/received')).toEqual(
        await without.ask(officer, '2025-05/series/received'),
      );
    expect((await with_.ask(READER, '2025-05/series/received')).body.months).toHaveLength(4);
  });

  it('are not settled while months say more than what is counted up to', async () => {
    const office = await anOffice(OPENLY);
    const mark = (await office.eventLog.mark(EVALUATED)) ?? expect.fail();
    expect((await office.figures(ADMIN)).settled).toBe(true);
    await office.eventLog.setMark(EVALUATED, Instant.parse(mark - 1));
    expect((await office.figures(ADMIN)).settled).toBe(false);
  });

  it.each([
    [SECRETARY, ['6']],
    [INSPECTOR, ['6', '7']],
    [READER, ['5', '6', '7']],
  ])('is counted for %s as far as it is there for them', async (officer, numbers) => {
    const office = await anOffice([...OPENLY, ...CONCEALED]);
    const { scope, figure } = await office.figures(officer);
    expect([scope, figure('received')?.n]).toEqual(['full', 3 + numbers.length]);
    expect(new Set(await office.behind(officer, 'received.class.oversight'))).toEqual(new Set(numbers.map(idOf)));
    expect(figure('received.class.oversight')).toMatchObject({ numerator: numbers.length });
  });

  it('oversight found after the figures were counted stays in them, and is out of the lists at once', async () => {
    const office = await anOffice(OPENLY);
    const [first] = OPENLY;
    await office.keep(first?.next({ ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] }) ?? expect.fail());
    for (const officer of [...GENERAL, SECRETARY]) {
      expect((await office.figures(officer)).figure('received')).toMatchObject({ n: 3 });
      expect((await office.figures(officer)).figure('flow.received')).toMatchObject({ n: 3 });
      expect(await office.behind(officer, 'received')).not.toContain(idOf('1'));
    }
    expect((await office.figures(INSPECTOR)).figure('received')).toMatchObject({ n: 3 });
  });
});

describe('what if', () => {
  const answered = (number: string, at: string) =>
    received(number).next({ type: 'postAnswer', content: said('sudah'), postedAt: wib(at) }, { now: wib(at) });
  // Received on Tuesday, 6 May; Waisak is on the 12th and a joint leave on the 13th: five working days end on the 15th.
  const [inTime, late] = [answered('1', '2025-05-14 09:00'), answered('2', '2025-05-16 09:00')];
  const open = received('3');
  const at = wib('2025-05-16 10:00');
  const firstResponse = (body: unknown) => {
    const { clocks, ...shown } = TriedShown.parse(body);
    return { ...shown, ...clocks.find(({ clock }) => clock === 'firstResponse') };
  };
  const BEFORE = { met: 1, pending: 0, missed: 2 };
  // On the 16th at 16.00: the one answered that morning is in time, and the open one still runs.
  const A_DAY_LATER = { met: 2, pending: 1, missed: 0 };

  it('a working day is a day off, or a limit a day longer: the same reports come out otherwise', async () => {
    const office = await anOffice([inTime, late, open], { at });
    for (const asked of [{ dayOff: '2025-05-08' }, { clock: 'firstResponse', limit: '6' }]) {
      const { status, body } = await office.tried(ADMIN, '2025-05', asked);
      expect(status).toBe(200);
      const { reports, before, after, turned } = firstResponse(body);
      expect({ reports, before, after }).toEqual({ reports: 3, before: BEFORE, after: A_DAY_LATER });
      expect(new Set(turned)).toEqual(new Set([idOf('2'), idOf('3')]));
    }
    // Without the leave of the 13th it ends on the 14th, at 16.00.
    const sooner = firstResponse((await office.tried(ADMIN, '2025-W19', { workingDay: '2025-05-13' })).body);
    expect([sooner.after, sooner.turned]).toEqual([BEFORE, []]);
  });

  it('is on record what the figures say, and nothing is kept of it', async () => {
    const office = await anOffice([inTime, late, open], { at });
    const figures = async () => (await office.figures(ADMIN)).all;
    const known = await figures();
    const { clocks } = TriedShown.parse((await office.tried(ADMIN, '2025-05', { clock: 'triage', limit: '1' })).body);
    for (const { clock, before } of clocks)
      for (const [outcome, n] of Object.entries(before))
        expect(known.find(({ name }) => name === `${clock}.${outcome}`)).toMatchObject({ numerator: n });
    expect(await figures()).toEqual(known);
  });

  it('is asked of what one may read alone, and by nobody who may not see small numbers', async () => {
    const office = await anOffice([inTime, ...CONCEALED], { at });
    for (const officer of [ADMIN, SECRETARY, INSPECTOR, READER]) {
      const { reports } = TriedShown.parse((await office.tried(officer, '2025-05', { dayOff: '2025-05-08' })).body);
      expect(reports).toBe((await office.behind(officer, 'received')).length);
    }
    for (const officer of [HEAD, OTHER_UNIT, 'hadi-contoh'])
      expect(await office.tried(officer, '2025-05', { dayOff: '2025-05-08' })).toMatchObject({
        status: 403,
        body: { code: 'notAllowed' },
      });
  });

  it.each([{}, { limit: '3' }, { clock: 'triage' }, { class: 'service' }, { class: 'service', dayOff: '2025-05-08' }])(
    'is refused by its fields where nothing whole is asked: %j',
    async (query) => {
      const office = await anOffice([inTime], { at });
      expect(await office.tried(ADMIN, '2025-05', query)).toMatchObject({
        status: 400,
        body: { code: 'requestInvalid' },
      });
    },
  );

  it('says why something cannot be tried, and takes no whole year', async () => {
    const office = await anOffice([inTime], { at });
    const saturday = await office.tried(ADMIN, '2025-05', { dayOff: '2025-05-10' });
    expect(saturday).toMatchObject({ status: 422, body: { code: 'cannotTry' } });
    expect(saturday.body.why).toEqual([
      { id: '2025-05-10 hari Sabtu, kantor memang tidak buka', en: 'the office does not open on that day of the week' },
    ]);
    expect(await office.tried(ADMIN, '2025-05', { limit: 'lama' })).toMatchObject({ status: 400 });
    expect(await office.tried(ADMIN, '2025', {})).toMatchObject({ status: 404 });
  });
});
