import { describe, expect, it } from 'vitest';
import type { OpenWork } from '#shared/app/report/ports';
import type { ReportId } from '#shared/domain/words/words';
import { ACCUSATION, arrives, DOUBTFUL, PPID_REQUEST } from '#test/support/builders/notice-stories';
import { type Broken, DAY, HOUR, type NoticeWorld } from '#test/support/fakes/notice-world';
import { aWatchedWorld, recordedByTime } from '#test/support/fakes/watched-world';
import { allOf } from '#test/support/faults/faulty-ports';
import { brokenLaws } from '#test/support/laws/notice-laws';

/** The misses and steps alone: after an outage nobody is told any more that something had been at risk. */
const late = (world: NoticeWorld, id: ReportId): readonly string[] =>
  recordedByTime(world, id)
    .filter((what) => !what.startsWith('DeadlineAtRisk'))
    .toSorted();

/** Four reports that nobody touches, over three weeks, and whatever is done to the watch meanwhile. */
const weeks = async (during: (world: NoticeWorld) => Promise<void>, broken: Broken = {}) => {
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
  ])('the watch records each miss and each step once, and tells of it once: %s', async (name, during) => {
    const calm = await CALM;
    const { world, late: found } = await weeks(during);
    expect(await brokenLaws(world)).toEqual([]);
    // The jump lets more run out than three weeks do: what the calm weeks missed is among it, and nothing is there
    // twice.
    if (name.includes('jumps')) {
      for (const [index, one] of found.entries()) {
        expect(one).toEqual(expect.arrayContaining([...(calm.late[index] ?? [])]));
        expect(new Set(one).size).toBe(one.length);
      }
    } else expect(found).toEqual(calm.late);
  });

  it('comes to the same where its lists are always one look behind', async () => {
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

  it('finds these where nothing disturbs it', async () => {
    const { world, late: found } = await CALM;
    expect(await brokenLaws(world)).toEqual([]);
    // Three limits are missed of each but the suspected one, which has sixty days, and the request of information,
    // which has no first answer; the ladder of the suspected one has one step, the others two.
    expect(found.map((one) => one.length)).toEqual([3 * 3, 3 * 3, 2 * 2, 2 * 3]);
  });
});
