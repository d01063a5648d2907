import { afterAll, describe, expect, it } from 'vitest';
import { openQueue } from '#shared/app/open-queue';
import type { OpenWork } from '#shared/app/ports';
import { PersonId } from '#shared/domain/report';
import type { ReportId } from '#shared/domain/words';
import { wib } from '#test/support/a-report';
import { allOf, FAULTS, type Fault } from '#test/support/faulty-ports';
import { brokenLaws, endsOf, unlike } from '#test/support/notice-laws';
import { ACCUSATION, arrives, DOUBTFUL, PPID_REQUEST } from '#test/support/notice-stories';
import { aNoticeWorld, type Broken, DAY, HOUR, MINUTE, type NoticeWorld } from '#test/support/notice-world';
import { overtaken } from '#test/support/overtaken';

let runs = 0;
let held = 0;
afterAll(() => console.log(`the watch under faults: ${runs} runs, ${held} interleavings`));

const aWatchedWorld = (broken: Broken = {}): NoticeWorld =>
  aNoticeWorld({ start: wib('2025-05-06 08:00'), timeTells: true, broken });

/** What was recorded of a report because time passed, whenever that was: `DeadlineMissed processed`. */
const recorded = (world: NoticeWorld, id: ReportId): readonly string[] =>
  world
    .recorded()
    .filter(({ reportId, actor }) => reportId === id && actor.by === 'machine')
    .flatMap(({ event }) => {
      if (event.type === 'Escalated') return [`${event.type} ${event.clock} ${event.step}`];
      return event.type === 'DeadlineMissed' || event.type === 'DeadlineAtRisk' ? [`${event.type} ${event.clock}`] : [];
    });

/** The misses and steps alone: after an outage nobody is told any more that something had been at risk. */
const late = (world: NoticeWorld, id: ReportId): readonly string[] =>
  recorded(world, id)
    .filter((what) => !what.startsWith('DeadlineAtRisk'))
    .toSorted();

/** The watch as it is started, every five minutes, whether or not anything is due. */
const ticks = async (world: NoticeWorld, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    await world.passes(5 * MINUTE);
    await world.functions.watch(undefined);
    await world.rest();
  }
};

/** Four reports that nobody touches, over three weeks, and whatever is done to the watch meanwhile. */
const weeks = async (during: (world: NoticeWorld) => Promise<void>, broken: Broken = {}) => {
  runs += 1;
  const world = aWatchedWorld(broken);
  await world.functions.watch(undefined);
  const ids = [
    await arrives(world, '9601'),
    await arrives(world, '9602', DOUBTFUL),
    await arrives(world, '9603', ACCUSATION),
    await arrives(world, '9604', PPID_REQUEST),
  ];
  await during(world);
  world.turnOn('watch', 'dispatch', 'notify', 'feedback');
  await world.functions.watch(undefined);
  await world.settleDown(7 * DAY);
  return { world, late: ids.map((id) => late(world, id)) };
};

describe('a watch that runs', () => {
  const CALM = weeks((world) => world.passes(21 * DAY));

  it.each([
    [
      'twice each time',
      async (world: NoticeWorld) => {
        for (let n = 0; n < 21 * 24; n += 1) {
          await world.passes(HOUR);
          await world.functions.watch(undefined);
          await world.functions.watch(undefined);
        }
      },
    ],
    [
      'hours late',
      async (world: NoticeWorld) => {
        world.turnOff('watch');
        for (let n = 0; n < 21 * 3; n += 1) {
          await world.passes(8 * HOUR);
          await world.functions.watch(undefined);
        }
      },
    ],
    [
      'not for three weeks, and then again',
      async (world: NoticeWorld) => {
        world.turnOff('watch');
        await world.passes(21 * DAY);
      },
    ],
    [
      'while the stream brings nothing',
      async (world: NoticeWorld) => {
        world.turnOff('dispatch');
        await world.passes(21 * DAY);
      },
    ],
    [
      'while nobody is told for days',
      async (world: NoticeWorld) => {
        await world.passes(7 * DAY);
        world.turnOff('notify');
        await world.passes(3 * DAY);
        world.turnOn('notify');
        await world.passes(11 * DAY);
      },
    ],
    [
      'by a clock that jumps a month ahead, and back',
      async (world: NoticeWorld) => {
        await world.passes(3 * DAY);
        world.clock.advance(30 * DAY);
        await world.functions.watch(undefined);
        await world.rest();
        world.clock.advance(-30 * DAY);
        await world.functions.watch(undefined);
        // What was told for the month ahead waits for its morning.
        await world.passes(45 * DAY);
      },
    ],
  ])('%s records each miss and each step once, and tells of it once', { timeout: 60_000 }, async (name, during) => {
    const calm = await CALM;
    const { world, late: found } = await weeks(during);
    expect(await brokenLaws(world)).toEqual([]);
    // The jump lets more run out than three weeks do: what the calm weeks missed is among it, and nothing is there twice.
    if (name.includes('jumps')) {
      for (const [index, one] of found.entries()) {
        expect(one).toEqual(expect.arrayContaining([...(calm.late[index] ?? [])]));
        expect(new Set(one).size).toBe(one.length);
      }
    } else expect(found).toEqual(calm.late);
  });

  it('by lists that are always one look behind comes to the same', { timeout: 60_000 }, async () => {
    const seen = new Map<string, readonly OpenWork[]>();
    const behind: Broken['watch'] = (deps) => ({
      ...deps,
      reports: {
        ...deps.reports,
        openWork: async function* (queue, until) {
          const name = `${queue} ${until === undefined}`;
          const before = seen.get(name) ?? [];
          seen.set(name, await allOf(deps.reports.openWork(queue, until)));
          yield* before;
        },
      },
    });
    const calm = await CALM;
    const { world, late: found } = await weeks(
      async (slow) => {
        for (let n = 0; n < 21 * 24; n += 1) {
          await slow.passes(HOUR);
          await slow.functions.watch(undefined);
        }
      },
      { watch: behind },
    );
    await world.functions.watch(undefined);
    expect(found).toEqual(calm.late);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('without anything to disturb it finds these', async () => {
    const { world, late: found } = await CALM;
    expect(await brokenLaws(world)).toEqual([]);
    // Three limits are missed of each but the suspected one, which has sixty days, and the request of information, which has no
    // first answer; the ladder of the suspected one has one step, the others two.
    expect(found.map((one) => one.length)).toEqual([3 * 3, 3 * 3, 2 * 2, 2 * 3]);
  });
});

/** A report that is missed at 12:05, right after a time in which nothing goes wrong; then half an hour of what is planned. */
const aMiss = async (disturb: (world: NoticeWorld) => void = () => {}, broken: Broken = {}) => {
  runs += 1;
  const world = aWatchedWorld(broken);
  await world.functions.watch(undefined);
  const id = await arrives(world, '9701');
  await world.passes(3 * HOUR + 58 * MINUTE);
  const before = world.points.calls().length;
  disturb(world);
  await ticks(world, 4);
  world.points.replan(() => undefined);
  const during = world.points.calls().slice(before);
  await ticks(world, 2);
  await world.settleDown(DAY);
  return { world, during, before, recorded: recorded(world, id) };
};

/** A working day whose first hour of duty passes. */
const aMorning = async (disturb: (world: NoticeWorld) => void = () => {}) => {
  runs += 1;
  const world = aWatchedWorld();
  await world.functions.watch(undefined);
  await world.passes(58 * MINUTE);
  const before = world.points.calls().length;
  disturb(world);
  await ticks(world, 4);
  world.points.replan(() => undefined);
  const during = world.points.calls().slice(before);
  await ticks(world, 2);
  // Somebody opens it at last, so nothing more comes of it.
  const opening = { policy: world.policy, dutyBook: world.dutyBook, now: world.clock.now, log: () => {} };
  const day = await openQueue(opening, PersonId.parse('admin-lapor'));
  await world.settleDown(DAY);
  return { world, during, before, day };
};

const only =
  (n: number, fault: Fault) =>
  (world: NoticeWorld): void =>
    world.points.replan((call) => (call.n === n ? fault : undefined));

describe('a watch that fails or dies at any of its calls', () => {
  it('records a miss once, and the unit is told once', { timeout: 120_000 }, async () => {
    const calm = await aMiss();
    expect(calm.recorded).toEqual(['DeadlineAtRisk processed', 'DeadlineMissed processed']);
    const ends = await endsOf(calm.world);
    expect(Object.keys(ends).filter((name) => name.includes('overdue'))).toHaveLength(1);
    for (const { n, port, conditional } of calm.during) {
      for (const fault of FAULTS) {
        if ((fault === 'falseConflict' || fault === 'lateConflict') && !conditional) continue;
        const { world, recorded: found } = await aMiss(only(n, fault));
        const wrong = [...(await brokenLaws(world)), ...(await unlike(world, ends))];
        expect([found, wrong], `${fault} at call ${n}, ${port}`).toEqual([calm.recorded, []]);
      }
    }
  });

  it('records a day of duty once, and the stand-in is told once', { timeout: 120_000 }, async () => {
    const calm = await aMorning();
    expect(calm.day).toMatchObject({ step: 1, missedAt: wib('2025-05-06 09:00') });
    const ends = await endsOf(calm.world);
    expect(Object.keys(ends).filter((name) => name.includes('queueUnopened'))).toHaveLength(1);
    for (const { n, port, conditional } of calm.during) {
      for (const fault of FAULTS) {
        if ((fault === 'falseConflict' || fault === 'lateConflict') && !conditional) continue;
        const { world, day } = await aMorning(only(n, fault));
        const today = (await unlike(world, ends)).filter((line) => line.includes('2025-05-06'));
        const wrong = [...(await brokenLaws(world)), ...today];
        expect([day.step, wrong], `${fault} at call ${n}, ${port}`).toEqual([1, []]);
      }
    }
  });
});

describe('two watches at once', () => {
  it('record each miss once and tell of it once, wherever the one overtakes the other', {
    timeout: 60_000,
  }, async () => {
    for (let n = 1; n <= 60; n += 1) {
      const world = aWatchedWorld();
      await world.functions.watch(undefined);
      const id = await arrives(world, '9801');
      await world.passes(3 * HOUR);
      world.turnOff('watch');
      await world.passes(HOUR + 5 * MINUTE);
      world.turnOn('watch');
      const watch = () => world.functions.watch(undefined);
      const wasHeld = await overtaken(world.points, n, watch, watch);
      await world.settleDown(DAY);
      expect(await brokenLaws(world), `overtaken at call ${n}`).toEqual([]);
      expect(recorded(world, id), `overtaken at call ${n}`).toEqual([
        'DeadlineAtRisk processed',
        'DeadlineMissed processed',
      ]);
      if (!wasHeld) break;
      held += 1;
    }
    expect(held).toBeGreaterThan(10);
  });
});

describe('the laws of time', () => {
  /** A report of each kind and half a day; then two watches at the same miss. */
  const found = async (broken: Broken['watch']): Promise<readonly string[]> => {
    const rules = broken === undefined ? {} : { watch: broken };
    const world = aWatchedWorld(rules);
    await arrives(world, '9901');
    await world.passes(5 * HOUR);
    const laws = await brokenLaws(world);
    if (laws.length > 0) return laws;
    for (let n = 1; n <= 40; n += 1) {
      const raced = aWatchedWorld(rules);
      await arrives(raced, '9902');
      raced.turnOff('watch');
      await raced.passes(5 * HOUR);
      raced.turnOn('watch');
      const watch = () => raced.functions.watch(undefined);
      await overtaken(raced.points, n, watch, watch);
      await raced.passes(HOUR);
      const wrong = await brokenLaws(raced);
      if (wrong.length > 0) return wrong;
    }
    return [];
  };

  it('find nothing in the watch as it is', async () => {
    expect(await found(undefined)).toEqual([]);
  });

  it('find a watch that leaves out a queue', async () => {
    const laws = await found((deps) => ({
      ...deps,
      reports: {
        ...deps.reports,
        openWork: (queue, until) => deps.reports.openWork(queue === 'llaj' ? 'umum' : queue, until),
      },
    }));
    expect(laws).toContainEqual(expect.stringMatching(/^overlooked: .* processed/));
  });

  it('find a watch that writes whatever somebody else has written meanwhile', async () => {
    const laws = await found((deps) => ({
      ...deps,
      reports: {
        ...deps.reports,
        commit: async (commit) => {
          const standing = await deps.reports.load(commit.report.id);
          return deps.reports.commit({ ...commit, expected: standing?.version ?? 0 });
        },
      },
    }));
    expect(laws).toContainEqual(expect.stringMatching(/^(missed|chain): /));
  });
});
