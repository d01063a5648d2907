import { beforeAll, describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { type MemoryTable, memoryTable } from '#shared/adapters/table/memory-table';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import type { Table } from '#shared/adapters/table/table';
import { evaluate } from '#shared/app/figures/evaluate';
import { publishYears } from '#shared/app/figures/publish-years';
import { showPublicFigures } from '#shared/app/figures/show-public-figures';
import { PublicFiguresAnswer } from '#shared/contracts/http/public-figures';
import { periodNamed, YearName } from '#shared/domain/calendar/period';
import { evaluatedAfresh } from '#shared/domain/figures/evaluated-month';
import { isOfCell } from '#shared/domain/figures/figure-name';
import { cellCount, officeCount } from '#shared/domain/figures/figures-of-period';
import { publicFigures } from '#shared/domain/figures/public-figures';
import { countedIn } from '#shared/domain/figures/scope';
import { isFew, withoutSmallNumbers } from '#shared/domain/figures/small-cells';
import { standingAt } from '#shared/domain/figures/standing';
import type { Policy } from '#shared/domain/policy/policy';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { aWorld } from '#test/support/fakes/world';
import { refusal, told } from '#test/support/laws/answers';
import { policy } from '#test/support/policy';

const records = (await inventedYear(120)).map(({ record }) => record);
const events = records.flat().toSorted((a, b) => a.recordedAt - b.recordedAt);
const YEAR = YearName.parse('2025');

/** An office of which everything is recorded, and evaluated as of any moment since. */
const anOffice = (table: MemoryTable = memoryTable()) => {
  const log = eventLogInMemory();
  log.append(events);
  const evaluations = tableEvaluations(table, memoryKeptFiles());
  const publicYears = tablePublicYears(table);
  const saved: string[] = [];
  const counted = {
    ...publicYears,
    save: async (...given: Parameters<typeof publicYears.save>) => {
      saved.push(given[1].year);
      return publicYears.save(...given);
    },
  };
  const byReport = Map.groupBy(events, ({ reportId }) => reportId);
  return {
    table,
    saved,
    publicYears,
    morning: async (at: Instant, rules: Policy = policy): Promise<void> => {
      const around = { policy: rules, eventLog: log, evaluations, now: () => at, log: () => {} };
      const reports = { events: async (id: (typeof events)[number]['reportId']) => byReport.get(id) ?? [] };
      await evaluate({ ...around, reports }, () => true);
      await publishYears({ ...around, publicYears: counted });
    },
  };
};
const ask = (table: MemoryTable, rawQuery = '', at = YEAR_SEEN) =>
  aWorld({ table, clock: virtualClock(at) }).callPublic({
    method: 'GET',
    path: '/v1/public/figures',
    rawQuery,
    query: Object.fromEntries(new URLSearchParams(rawQuery)),
  });

const office = anOffice();
beforeAll(() => office.morning(YEAR_SEEN));

describe('the figures that everybody sees', () => {
  it('are those of the general evaluation of the newest finished year and of this one so far, without small numbers', async () => {
    const answer = await ask(office.table);
    const { years } = PublicFiguresAnswer.parse(JSON.parse(answer.body ?? ''));
    expect(years.map(({ year, finished, asOf }) => [year, finished, asOf])).toEqual([
      ['2025', true, '2026-01-31T08:00:00+07:00'],
      // Nothing was received then; what was done of the year before is among its flow.
      ['2026', false, '2026-01-31T08:00:00+07:00'],
    ]);
    // From the records alone, by no kept month.
    const standings = records.flatMap((record) => standingAt(policy.calendar, record, YEAR_SEEN) ?? []);
    const look = { asOf: YEAR_SEEN, calendar: policy.calendar, hidden: new Map() };
    const period = periodNamed('2025') ?? expect.fail();
    const month = evaluatedAfresh(countedIn(standings, policy.calendar, 'general'), policy.calendar);
    const [whole, units] = [officeCount(period, look), cellCount('unit', period, look)];
    for (const count of [whole, units]) count.add(month);
    const expected = publicFigures(whole.counted()).filter(({ name }) => !isOfCell(name));
    expect(years[0]?.figures.map(({ figure, withheld }) => [figure, withheld])).toEqual(
      expected.map(({ name, withheld }) => [name, withheld]),
    );
    const numbers = years[0]?.figures.flatMap((one) =>
      one.kind === 'count' ? [[one.numerator, one.denominator]] : [],
    );
    expect(numbers).toEqual(
      expected.flatMap((one) => (one.kind === 'count' ? [[one.numerator, one.denominator]] : [])),
    );
    expect(years[0]?.units.cells.map(({ key }) => key)).toEqual(withoutSmallNumbers(units).cells.map(({ key }) => key));
    expect(years[0]?.units.cells.length).toBeGreaterThan(1);
  });

  it('hold no number of one to four, and say which are withheld', async () => {
    const { least, years } = PublicFiguresAnswer.parse(JSON.parse((await ask(office.table)).body ?? ''));
    expect(least).toBe(5);
    const all = years.flatMap(({ figures, units }) => [...figures, ...units.cells.flatMap((cell) => cell.figures)]);
    const numbers = all.flatMap((one) => (one.kind === 'count' ? [one.numerator, one.denominator] : [one.n]));
    expect(numbers.filter((number) => number !== null && isFew(number))).toEqual([]);
    expect(all.filter(({ withheld }) => withheld).length).toBeGreaterThan(3);
    expect(all.filter(({ withheld }) => !withheld).length).toBeGreaterThan(50);
  });

  it('are named and explained in both languages, and no unit is named by its figures alone', async () => {
    const { years } = PublicFiguresAnswer.parse(JSON.parse((await ask(office.table)).body ?? ''));
    const closed = years[0]?.figures.find(({ figure }) => figure === 'closed');
    expect(closed?.name).toEqual({ id: 'Selesai', en: 'Closed' });
    expect(closed?.means.en).toBe('closed, of all received');
    expect(years[0]?.figures.filter(({ figure }) => /^flow\.routed\.|^received\./.test(figure))).toEqual([]);
  });

  it('may be kept for five minutes, and a refusal may not', async () => {
    expect((await ask(office.table)).headers?.['cache-control']).toBe('public, max-age=300');
    expect((await ask(office.table, 'year=2031')).headers?.['cache-control']).toBe('no-store');
  });

  it('are those of one year where it is named', async () => {
    const named = PublicFiguresAnswer.parse(JSON.parse((await ask(office.table, 'year=2025')).body ?? ''));
    expect(named.years.map(({ year }) => year)).toEqual(['2025']);
  });

  it.each([
    ['year=25', 'requestInvalid'],
    ['year=1999', 'requestInvalid'],
    ['year=2025-05', 'requestInvalid'],
    ['year=', 'requestInvalid'],
    ['month=2025-05', 'requestInvalid'],
    ['year=2025&year=2026', 'parameterRepeated'],
    ['year=2031', 'notFound'],
  ] as const)('asked for by %s are refused', async (query, code) => {
    expect(told(await ask(office.table, query))).toEqual(refusal(code));
  });

  it('are none before anything was evaluated', async () => {
    const answer = PublicFiguresAnswer.parse(JSON.parse((await ask(memoryTable())).body ?? ''));
    expect(answer.years).toEqual([]);
  });

  it('take two reads, however much was counted', async () => {
    let reads = 0;
    const get: Table['get'] = async (...given) => {
      reads += 1;
      return office.table.get(...given);
    };
    const publicYears = tablePublicYears({ get, putIf: office.table.putIf });
    await showPublicFigures({ rules: policy, publicYears, now: () => YEAR_SEEN }, {});
    expect(reads).toBe(2);
  });
});

describe('a published year', () => {
  it('is not written again while nothing is counted of it, unless it is one of the two that people look at', async () => {
    const quiet = anOffice();
    await quiet.morning(YEAR_SEEN);
    await quiet.morning(YEAR_SEEN);
    expect(quiet.saved).toEqual(['2025', '2026']);
    await quiet.morning(wib('2026-02-01 05:30'));
    expect(quiet.saved.toSorted((one, other) => one.localeCompare(other))).toEqual(['2025', '2025', '2026', '2026']);
    // Two years later they are looked at no more.
    const later = wib('2028-03-01 05:30');
    await quiet.morning(later);
    const before = quiet.saved.length;
    await quiet.morning(Instant.parse(later + 86_400_000));
    expect(quiet.saved.length).toBe(before);
  });

  it('is written again where it is counted by other rules', async () => {
    const changed = anOffice();
    const later = wib('2027-03-01 05:30');
    await changed.morning(later);
    const before = changed.saved.length;
    const [first, ...years] = policy.calendar.years;
    if (first === undefined) expect.fail();
    const calendar = { ...policy.calendar, years: [{ ...first, days: first.days.slice(1) }, ...years] };
    await changed.morning(later, { ...policy, calendar });
    expect(changed.saved.length).toBeGreaterThan(before);
    const kept = await changed.publicYears.find(YEAR);
    await changed.morning(later, { ...policy, calendar });
    expect(await changed.publicYears.find(YEAR)).toEqual(kept);
  });
});
