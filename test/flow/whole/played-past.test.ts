import { beforeAll, describe, expect, it } from 'vitest';
import { figuresIn, readStandings } from '#local/cli/figure-list';
import type { InventedLife } from '#local/past/invented-past';
import { playDuty } from '#local/past/play-duty';
import type { StepPorts } from '#local/past/take-step';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { carryOut } from '#shared/app/report/carry-out';
import { periodNamed } from '#shared/domain/calendar/period';
import { standingAt } from '#shared/domain/figures/standing';
import { datesBetween, dutySteps } from '#shared/domain/notices/duty';
import { firstBroken } from '#shared/domain/report/record';
import { anInboxEntry, aParked } from '#test/contract/stories';
import { aSystem, firstStepsOf, invented, played, REPORTS, told, UNTIL } from '#test/support/builders/a-played-past';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const recordsIn = async ({ reports }: ReturnType<typeof aSystem>, lives: readonly InventedLife[]) =>
  Promise.all(lives.map(({ report }) => reports.events(report)));

describe('a past that is played into a system', () => {
  let lives: readonly InventedLife[] = [];
  beforeAll(async () => {
    lives = await invented(7);
  });

  const expectWhole = async (system: ReturnType<typeof aSystem>): Promise<void> => {
    const records = await recordsIn(system, lives);
    expect(records.map(told)).toEqual(lives.map(({ record }) => told(record)));
    expect(records.filter((record) => firstBroken(record) !== undefined)).toEqual([]);
  };

  it('is recorded there as it was invented, with words, answers, identity and tracking code', async () => {
    const system = aSystem();
    expect(await played(system.ports, lives)).toEqual(lives.map(() => 'new'));
    await expectWhole(system);
    for (const { report } of lives) {
      expect((await system.reports.words(report))?.text.length).toBeGreaterThan(10);
      expect(await system.reports.byTracking(await system.ports.trackingOf(report))).toBe(report);
    }
    const said = (await Promise.all(lives.map(({ report }) => system.reports.messages(report)))).flat();
    const answers = lives.flatMap(({ record }) => record.filter(({ event }) => event.type === 'AnswerPosted'));
    expect(said.filter(({ kind }) => kind === 'answer').length).toBe(answers.length);
    const identities = await Promise.all(lives.map(({ report }) => system.reports.identity(report)));
    expect(identities.filter((identity) => identity !== undefined).length).toBeGreaterThan(REPORTS / 2);
  });

  it('gives the figures that the invention gives', async () => {
    const system = aSystem();
    await played(system.ports, lives);
    const period = periodNamed('2025') ?? expect.fail('no year');
    const look = { calendar: policy.calendar, asOf: UNTIL, scope: 'full' } as const;
    const ofTable = await readStandings({ log: system.log, records: system.reports }, policy.calendar, {
      since: wib('2025-01-01 00:00'),
      asOf: UNTIL,
    });
    const ofInvention = lives.flatMap(({ record }) => standingAt(policy.calendar, record, UNTIL) ?? []);
    const figures = figuresIn(ofTable, period, look).map(({ ids, ...figure }) => ({
      ...figure,
      ids: ids.toSorted(byText),
    }));
    expect(figures).toEqual(
      figuresIn(ofInvention, period, look).map(({ ids, ...figure }) => ({ ...figure, ids: ids.toSorted(byText) })),
    );
    expect(figures.find(({ name }) => name === 'received')).toMatchObject({ n: REPORTS });
  });

  it('is left as it is when it is played again', async () => {
    const system = aSystem();
    await played(system.ports, lives);
    const before = await recordsIn(system, lives);
    expect(await played(system.ports, await invented(7))).toEqual(lives.map(() => 'known'));
    expect(await recordsIn(system, lives)).toEqual(before);
  });

  it('is there as a whole life or not at all, whenever somebody looks', async () => {
    const system = aSystem();
    const whole = new Map(lives.map(({ report, record }) => [report, record.length]));
    const versions: (number | undefined)[] = [];
    const seen = async (): Promise<void> => {
      for (const [id, length] of whole) {
        const { version = length } = (await system.reports.load(id)) ?? {};
        if (version !== length) versions.push(version);
      }
    };
    const { load, look, commit } = system.ports.reports;
    const reports: StepPorts['reports'] = {
      ...system.ports.reports,
      load: (id) => seen().then(() => load(id)),
      look: (...asked) => seen().then(() => look(...asked)),
      commit: (given) => seen().then(() => commit(given)),
    };
    await played({ ...system.ports, reports }, lives);
    await seen();
    expect(versions).toEqual([]);
    await expectWhole(system);
  });

  it('fits into one step of the table, however much happened in a life', async () => {
    const most = Math.max(...lives.map(({ record, steps }) => record.length + 2 * steps.length));
    expect(most).toBeLessThan(100);
  });

  it('has left nothing of a life that could not be written, and plays it again', async () => {
    const [life = expect.fail('no life')] = lives;
    const system = aSystem();
    system.fails.at = 1;
    await expect(played(system.ports, [life])).rejects.toThrow('the table is down');
    expect(await system.reports.events(life.report)).toEqual([]);
    expect(await played(system.ports, [life])).toEqual(['new']);
    expect(told(await system.reports.events(life.report))).toEqual(told(life.record));
  });

  it('stops between two reports when it is told to, and goes on with the others', async () => {
    const system = aSystem();
    const stop = new AbortController();
    const begun = played(system.ports, lives, stop.signal);
    stop.abort();
    const before = await begun;
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(REPORTS);
    const after = await played(system.ports, lives);
    expect([...after].filter((how) => how === 'known')).toHaveLength(before.length);
    await expectWhole(system);
  });

  it('leaves alone what somebody else has recorded something else of', async () => {
    const system = aSystem();
    const [life = expect.fail('no life')] = lives;
    await played(system.ports, [firstStepsOf(life, 5)]);
    await carryOut(
      { ...system.ports, now: () => UNTIL, log: () => {} },
      life.report,
      { type: 'passTime' },
      { by: 'machine' },
    );
    const before = await system.reports.events(life.report);
    expect(await played(system.ports, lives)).toEqual(expect.arrayContaining(['apart']));
    expect(await system.reports.events(life.report)).toEqual(before);
  });

  it('does not go on a report that the watch has got hold of meanwhile', async () => {
    const system = aSystem();
    const [life = expect.fail('no life')] = lives;
    await played(system.ports, [firstStepsOf(life, 5)]);
    const commit: StepPorts['reports']['commit'] = async (given) => {
      const now = { now: () => UNTIL, log: () => {}, policy, reports: system.reports };
      await carryOut(now, life.report, { type: 'passTime' }, { by: 'machine' });
      return system.reports.commit(given);
    };
    expect(await played({ ...system.ports, reports: { ...system.ports.reports, commit } }, [life])).toEqual(['apart']);
    const record = await system.reports.events(life.report);
    expect(record.map(({ recordedAt }) => recordedAt)).toEqual(
      record.map(({ recordedAt }) => recordedAt).toSorted((a, b) => a - b),
    );
  });

  it('leaves alone a report that somebody has sent something ahead of', async () => {
    const system = aSystem();
    const [life = expect.fail('no life')] = lives;
    const parked = aParked({ report: life.report });
    await system.reports.park(anInboxEntry(life.report, { webhook: parked.webhook }), parked);
    expect(await played(system.ports, [life])).toEqual(['apart']);
    expect(await system.reports.load(life.report)).toBeUndefined();
  });

  it('does not touch the reports of another past of the same name', async () => {
    const system = aSystem();
    await played(system.ports, lives);
    const before = await recordsIn(system, lives);
    const others = await invented(8);
    const same = others.filter(({ report }) => lives.some((life) => life.report === report));
    expect(same.length).toBeGreaterThan(0);
    expect(await played(system.ports, same)).toEqual(same.map(() => 'apart'));
    expect(await recordsIn(system, lives)).toEqual(before);
  });
});

describe('the duty of a past', () => {
  const YEAR = { from: wib('2025-01-01 00:00'), to: wib('2026-01-01 00:00') };
  const dates = datesBetween(policy.calendar, YEAR.from, wib('2025-12-31 23:59'));
  const opened = async (seed: number, book = tableDutyBook(memoryTable())) => {
    await playDuty({ policy, dutyBook: book }, { seed, ...YEAR }, dates);
    return Promise.all(dates.map((date) => book.day(date)));
  };

  it('is opened in time on most working days, late on some, not at all on a few', async () => {
    const days = await opened(7);
    for (const [index, date] of dates.entries()) {
      expect(days[index] === undefined, date).toBe(dutySteps(policy, date).length === 0);
    }
    const known = days.flatMap((day) => day ?? []);
    const missed = known.filter(({ missedAt }) => missedAt !== undefined);
    for (const { date, missedAt, opened: by, step } of known) {
      // By nine it is in time; whoever comes after half past ten finds that both steps have been taken.
      const at = by[0]?.at ?? Number.POSITIVE_INFINITY;
      expect(missedAt, date).toBe(at > wib(`${date} 09:00`) ? wib(`${date} 09:00`) : undefined);
      expect(step, date).toBe(Number(at > wib(`${date} 09:00`)) + Number(at > wib(`${date} 10:30`)));
    }
    expect(missed.length).toBeGreaterThan(5);
    expect(missed.length).toBeLessThan(known.length / 5);
    expect(missed.filter(({ opened: by }) => by.length === 0).length).toBeGreaterThan(0);
  });

  it('is the same again, and left as it is when it is played again', async () => {
    const book = tableDutyBook(memoryTable());
    const first = await opened(7, book);
    expect(await opened(7, book)).toEqual(first);
    expect(await opened(8, book)).toEqual(first);
    expect(await opened(7)).toEqual(first);
    expect(await opened(8)).not.toEqual(first);
  });
});

const byText = (one: string, other: string): number => one.localeCompare(other);
