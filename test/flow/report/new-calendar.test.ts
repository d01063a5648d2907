import { describe, expect, it } from 'vitest';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { type RecountDeps, recountDeadlines } from '#shared/app/report/recount-deadlines';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { retold, stepTo } from '#test/contract/stories';
import { withElection } from '#test/support/builders/a-calendar';
import { aReport, RESOLVED, shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const NOW = wib('2025-05-14 09:00');
const HALF_AN_HOUR = 30 * 60_000;

/** Reports in the table, written under the rules of before; the watch has counted by those. */
const aTable = async (builders: readonly ReturnType<typeof aReport>[]) => {
  let rules: Policy = policy;
  const reports = tableReportStore(memoryTable(), {
    get calendar() {
      return rules.calendar;
    },
    get clocks() {
      return rules.clocks;
    },
    get watch() {
      return rules.watch;
    },
    get channels() {
      return rules.channels;
    },
  });
  const ids: ReportId[] = [];
  for (const builder of builders) {
    const story = retold(builder.story());
    await reports.commit(stepTo(story, 0));
    ids.push(story.report.id);
  }
  const appliedRules = tableAppliedRules(memoryTable());
  const logged: string[] = [];
  let now: number = NOW;
  const deps = (given: Partial<RecountDeps> = {}): RecountDeps => ({
    policy: rules,
    reports,
    appliedRules,
    now: () => Instant.parse(now),
    log: (event) => void logged.push(event),
    ...given,
  });
  const untilKnown = async (): Promise<void> => {
    await recountDeadlines(deps(), () => true);
    now += HALF_AN_HOUR;
    await recountDeadlines(deps(), () => true);
  };
  return {
    ids,
    reports,
    deps,
    logged,
    untilKnown,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    decree: () => {
      rules = withElection;
    },
    recount: (goesOn: () => boolean = () => true, given: Partial<RecountDeps> = {}) =>
      recountDeadlines(deps(given), goesOn),
    dueOf: async (id: ReportId | undefined, clock: keyof Report['deadlines'] = 'resolution') => {
      const report = id === undefined ? undefined : await reports.load(id);
      return shownInWib(report?.deadlines[clock]?.dueAt ?? 0);
    },
    movesOf: async (id: ReportId | undefined) =>
      (id === undefined ? [] : await reports.events(id)).flatMap(({ event }) =>
        event.type === 'DeadlineMoved'
          ? [`${event.clock} ${shownInWib(event.from)} → ${shownInWib(event.to)}, ${event.why}`]
          : [],
      ),
  };
};

const OPEN = aReport();
const DONE = OPEN.next({ type: 'startWork' }).next(RESOLVED).next({ type: 'close', closedBy: 'reporter' });

describe('a new decree', () => {
  it('moves open deadlines by itself, and says from when to when; what is closed keeps its date', async () => {
    const world = await aTable([OPEN, DONE]);
    const [first, closed] = world.ids;
    await world.untilKnown();
    // 14 working days from Tuesday, 6 May: 7, 8, 9, 14 to 16, 19 to 23, 26 to 28.
    expect([await world.dueOf(first), await world.dueOf(closed)]).toEqual(['2025-05-28 16:00', '2025-05-28 16:00']);
    world.decree();
    expect(await world.recount()).toMatchObject({ moved: 1, failed: 0 });
    // Without the 22nd the fourteenth is 2 June: the 29th and 30th are Ascension, then a weekend.
    expect([await world.dueOf(first), await world.dueOf(closed)]).toEqual(['2025-06-02 16:00', '2025-05-28 16:00']);
    expect(await world.movesOf(first)).toEqual(['resolution 2025-05-28 16:00 → 2025-06-02 16:00, calendar']);
    expect(await world.movesOf(closed)).toEqual([]);
  });

  it('moves each of them once, however often it is counted, and for half an hour again for what was counted by the old one', async () => {
    const world = await aTable([OPEN]);
    await world.untilKnown();
    world.decree();
    await world.recount();
    await world.recount();
    // A function of before the deploy writes one more.
    const late = retold(OPEN.story());
    await world.reports.commit(stepTo(late, 0));
    world.pass(HALF_AN_HOUR - 1);
    expect(await world.recount()).toMatchObject({ moved: 1 });
    world.pass(1);
    expect(await world.recount()).toMatchObject({ moved: 0 });
    expect(await world.recount()).toBeUndefined();
    expect(await world.movesOf(world.ids[0])).toHaveLength(1);
    expect(await world.movesOf(late.report.id)).toHaveLength(1);
  });

  it('a recount that takes longer than a run goes on at the next', async () => {
    const world = await aTable([OPEN, OPEN, OPEN]);
    await world.untilKnown();
    world.decree();
    let looks = 0;
    // There is time for the first of the lists alone, which is empty.
    expect(await world.recount(() => looks++ < 1)).toMatchObject({ moved: 0 });
    expect(await world.recount()).toMatchObject({ moved: 3 });
    for (const id of world.ids) expect(await world.movesOf(id)).toHaveLength(1);
  });

  it('holds up no report for one that cannot be written, and counts it again at the next run', async () => {
    const world = await aTable([OPEN, OPEN]);
    await world.untilKnown();
    world.decree();
    const [bad] = world.ids;
    const failing = {
      ...world.reports,
      commit: async (commit: Parameters<typeof world.reports.commit>[0]) => {
        if (commit.report.id === bad) throw new Error('not now');
        return world.reports.commit(commit);
      },
    };
    expect(await world.recount(() => true, { reports: failing })).toMatchObject({ moved: 1, failed: 1 });
    expect(world.logged).toContain('recount.failed');
    world.pass(HALF_AN_HOUR);
    expect(await world.recount(() => true, { reports: failing })).toMatchObject({ moved: 0, failed: 1 });
    // Not finished while one is missing.
    expect(await world.recount()).toMatchObject({ moved: 1, failed: 0 });
    expect(await world.recount()).toBeUndefined();
  });
});
