import { expect } from 'vitest';
import { openQueue } from '#shared/app/notices/duty';
import { PersonId } from '#shared/domain/report/report';
import { wib } from '#test/support/builders/a-report';
import { arrives } from '#test/support/builders/notice-stories';
import { type Broken, DAY, HOUR, MINUTE, type NoticeWorld } from '#test/support/fakes/notice-world';
import { aWatchedWorld, recordedByTime } from '#test/support/fakes/watched-world';
import { everyFault, faultsAt, type Plan } from '#test/support/faults/faulty-ports';
import { callsIn, everyPlace, overtaken } from '#test/support/faults/overtaken';
import { unconditional } from '#test/support/faults/planted-bugs';
import { hunt } from '#test/support/hunt';
import { brokenLaws, endsOf, unlike } from '#test/support/laws/notice-laws';

/** The watch as it is started, every five minutes, whether or not anything is due. */
const ticks = async (world: NoticeWorld, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    await world.passes(5 * MINUTE);
    await world.functions.watch(undefined);
    await world.rest();
  }
};

/**
 * A report that is missed at 12:05, right after a time in which nothing goes wrong; then half an hour of what is
 * planned.
 */
const aMiss = async (plan: Plan = () => undefined) => {
  const world = aWatchedWorld();
  await world.functions.watch(undefined);
  const id = await arrives(world, '9701');
  await world.passes(3 * HOUR + 58 * MINUTE);
  const before = world.points.calls().length;
  world.points.replan(plan);
  await ticks(world, 4);
  world.points.replan(() => undefined);
  const during = world.points.calls().slice(before);
  await ticks(world, 2);
  await world.settleDown(DAY);
  return { world, during, recorded: recordedByTime(world, id) };
};

/** A working day whose first hour of duty passes. */
const aMorning = async (plan: Plan = () => undefined) => {
  const world = aWatchedWorld();
  await world.functions.watch(undefined);
  await world.passes(58 * MINUTE);
  const before = world.points.calls().length;
  world.points.replan(plan);
  await ticks(world, 4);
  world.points.replan(() => undefined);
  const during = world.points.calls().slice(before);
  await ticks(world, 2);
  // Somebody opens it at last, so nothing more comes of it.
  const opening = { policy: world.policy, dutyBook: world.dutyBook, now: world.clock.now, log: () => {} };
  const { day } = await openQueue(opening, PersonId.parse('admin-lapor'));
  await world.settleDown(DAY);
  return { world, during, day };
};

hunt({
  name: 'watch, one fault: a miss',
  law: 'a watch that fails or dies at any of its calls records a miss once, and the unit is told once',
  least: 500,
  cases: async () => {
    const calm = await aMiss();
    expect(calm.recorded).toEqual(['DeadlineAtRisk processed', 'DeadlineMissed processed']);
    const ends = await endsOf(calm.world);
    expect(Object.keys(ends).filter((name) => name.includes('overdue'))).toHaveLength(1);
    return everyFault(calm.during).map(({ n, fault, name }) => ({
      name,
      run: async () => {
        const { world, recorded } = await aMiss(faultsAt([n, fault]));
        expect(recorded).toEqual(calm.recorded);
        const broken = [...(await brokenLaws(world)), ...(await unlike(world, ends))];
        return { broken, faults: world.points.injected(), seen: world.points.met() };
      },
    }));
  },
});

hunt({
  name: 'watch, one fault: a morning of duty',
  law: 'a watch that fails or dies at any of its calls records a day of duty once, and the stand-in is told once',
  least: 540,
  cases: async () => {
    const calm = await aMorning();
    expect(calm.day).toMatchObject({ step: 1, missedAt: wib('2025-05-06 09:00') });
    const ends = await endsOf(calm.world);
    expect(Object.keys(ends).filter((name) => name.includes('queueUnopened'))).toHaveLength(1);
    return everyFault(calm.during).map(({ n, fault, name }) => ({
      name,
      run: async () => {
        const { world, day } = await aMorning(faultsAt([n, fault]));
        expect(day.step).toBe(1);
        const today = (await unlike(world, ends)).filter((line) => line.includes('2025-05-06'));
        const broken = [...(await brokenLaws(world)), ...today];
        return { broken, faults: world.points.injected(), seen: world.points.met() };
      },
    }));
  },
});

/** A report is missed, and the watch has not yet been by. */
const beforeTheWatch = async () => {
  const world = aWatchedWorld();
  await world.functions.watch(undefined);
  const id = await arrives(world, '9801');
  await world.passes(3 * HOUR);
  world.turnOff('watch');
  await world.passes(HOUR + 5 * MINUTE);
  world.turnOn('watch');
  return { world, id, watch: () => world.functions.watch(undefined) };
};

hunt({
  name: 'watch, race: two watches',
  law: 'two watches at once record each miss once and tell of it once, wherever the one overtakes the other',
  least: 28,
  cases: async () => {
    const calm = await beforeTheWatch();
    return everyPlace(await callsIn(calm.world.points, calm.watch)).map(({ n, isHeld, name }) => ({
      name,
      run: async () => {
        const { world, id, watch } = await beforeTheWatch();
        const wasHeld = await overtaken(world.points, n, watch, watch);
        expect(wasHeld).toBe(isHeld);
        await world.settleDown(DAY);
        expect(recordedByTime(world, id)).toEqual(['DeadlineAtRisk processed', 'DeadlineMissed processed']);
        return { broken: await brokenLaws(world), seen: { interleavings: wasHeld ? 1 : 0 } };
      },
    }));
  },
});

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

const BUGS: readonly (readonly [string, Broken['watch'], RegExp | undefined])[] = [
  ['the watch as it is', undefined, undefined],
  [
    'leaves out a queue',
    (deps) => ({
      ...deps,
      reports: {
        ...deps.reports,
        openWork: (queue, until) => deps.reports.openWork(queue === 'llaj' ? 'umum' : queue, until),
      },
    }),
    /^overlooked: .* processed/,
  ],
  [
    'writes whatever somebody else has written meanwhile',
    (deps) => ({
      ...deps,
      reports: { ...deps.reports, commit: unconditional(deps.reports) },
    }),
    /^(missed|chain): /,
  ],
];

hunt({
  name: 'watch, planted bugs',
  law: 'the laws of time find every watch with a bug that was planted in it, and nothing in the watch as it is',
  least: BUGS.length,
  cases: () =>
    BUGS.map(([name, broken, law]) => ({
      name,
      run: async () => {
        const laws = await found(broken);
        const isRight = law === undefined ? laws.length === 0 : laws.some((one) => law.test(one));
        return { broken: isRight ? [] : [`found was ${JSON.stringify(laws)}`], faults: law === undefined ? 0 : 1 };
      },
    })),
});
