import type { DynamoDBRecord } from 'aws-lambda';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { randomOf } from '#local/past/random';
import { MACHINE, OVERSIGHT } from '#test/support/builders/a-report';
import { ACCUSATION, adds, arrives, DANGER, DOCK, DOUBTFUL } from '#test/support/builders/notice-stories';
import { permutations } from '#test/support/builders/stories';
import { aNoticeWorld, type NoticeWorld } from '#test/support/fakes/notice-world';
import { type Case, hunt } from '#test/support/hunt';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

/**
 * Four reports, all that happens to them recorded, and nothing of it told yet: what the stream would bring, by report.
 */
const recorded = async (): Promise<{
  readonly world: NoticeWorld;
  readonly reports: readonly (readonly DynamoDBRecord[])[];
}> => {
  const world = aNoticeWorld({ stream: { shards: 64 } });
  const danger = await arrives(world, '8001', DANGER);
  const dock = await arrives(world, '8002', DOCK);
  const accused = await arrives(world, '8003', ACCUSATION);
  await arrives(world, '8004', DOUBTFUL);
  await adds(world, danger);
  await world.act(dock, { type: 'withdraw' }, MACHINE);
  await world.act(accused, OVERSIGHT);
  const reports: (readonly DynamoDBRecord[])[] = [];
  await world.stream.poll(async (records) => {
    reports.push(records);
    return { ended: 'answered', answer: undefined };
  });
  return { world, reports };
};

/** How it ends when the batches come in this order, each twice; and whether others work between the two. */
const endOf = async (
  order: (reports: readonly (readonly DynamoDBRecord[])[]) => readonly (readonly DynamoDBRecord[])[],
  restsBetween = false,
) => {
  const { world, reports } = await recorded();
  expect(reports).toHaveLength(4);
  for (const batch of order(reports)) {
    expect(await world.functions.dispatch(batch)).toEqual({ ended: 'answered', answer: { batchItemFailures: [] } });
    if (restsBetween) await world.rest();
    await world.functions.dispatch(batch);
    await world.rest();
  }
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  return {
    ends: await endsOf(world),
    mails: world.mailer
      .accepted()
      .map(({ id }) => id)
      .toSorted(),
  };
};

/** The events one by one, those of one report in order, the reports mixed in any way. */
const mixed = (seed: number) => (reports: readonly (readonly DynamoDBRecord[])[]) => {
  const random = randomOf(seed);
  const left = reports.map((records) => [...records]);
  const order: (readonly DynamoDBRecord[])[] = [];
  while (left.some((records) => records.length > 0)) {
    const next = left[Math.floor(random() * left.length)]?.shift();
    if (next !== undefined) order.push([next]);
  }
  return order;
};

type Order = Parameters<typeof endOf>[0];
const inOrder: Order = (reports) => reports;

/** Every way of the stream to bring it, each by its name; all of them end as the calm one does. */
const orders = (ways: () => readonly (readonly [string, Order])[]) => async (): Promise<readonly Case[]> => {
  const calm = await endOf(inOrder);
  return ways().map(([name, order], at) => ({
    name,
    run: async () => {
      expect(await endOf(order, at % 2 === 0)).toEqual(calm);
      return { broken: [] };
    },
  }));
};

hunt({
  name: 'notices, any order: reports',
  law: 'every event twice and in any order of reports tells the same, once',
  least: 24,
  cases: orders(() =>
    permutations([0, 1, 2, 3]).map((places) => [
      `reports ${places.join()}`,
      (reports) => places.map((place) => reports[place] ?? []),
    ]),
  ),
});

hunt({
  name: 'notices, any order: events',
  law: 'every event twice, one by one and mixed in any way, tells the same, once',
  least: 30,
  cases: orders(() =>
    fc.sample(fc.nat(), { seed: 20_261_124, numRuns: 30 }).map((seed) => [`seed ${seed}`, mixed(seed)]),
  ),
});

hunt({
  name: 'notices, any order: one batch',
  law: 'every event twice in one batch with others of all reports tells the same, once',
  least: 1,
  cases: orders(() => [['in one batch', (reports) => [reports.flat(), reports.toReversed().flat()]]]),
});
