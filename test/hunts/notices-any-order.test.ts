import type { DynamoDBRecord } from 'aws-lambda';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { randomOf } from '#local/random';
import { MACHINE, OVERSIGHT } from '#test/support/a-report';
import { brokenLaws, endsOf } from '#test/support/notice-laws';
import { ACCUSATION, adds, arrives, DANGER, DOCK, DOUBTFUL } from '#test/support/notice-stories';
import { aNoticeWorld, type NoticeWorld } from '#test/support/notice-world';
import { permutations } from '#test/support/stories';

let orders = 0;
afterAll(() => console.log(`notices in any order: ${orders} orders`));

/** Four reports, all that happens to them recorded, and nothing of it told yet: what the stream would bring, by report. */
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

/** How it ends when the batches come in this order, each twice. */
const endOf = async (
  order: (reports: readonly (readonly DynamoDBRecord[])[]) => readonly (readonly DynamoDBRecord[])[],
) => {
  orders += 1;
  const { world, reports } = await recorded();
  expect(reports).toHaveLength(4);
  for (const batch of order(reports)) {
    expect(await world.functions.dispatch(batch)).toEqual({ ended: 'answered', answer: { batchItemFailures: [] } });
    if (orders % 2 === 0) await world.rest();
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

describe('every event twice', () => {
  it('in any order of reports tells the same, once', { timeout: 30_000 }, async () => {
    const calm = await endOf((reports) => reports);
    for (const places of permutations([0, 1, 2, 3])) {
      expect(await endOf((reports) => places.map((place) => reports[place] ?? [])), places.join()).toEqual(calm);
    }
  });

  it('one by one and mixed in any way tells the same, once', { timeout: 30_000 }, async () => {
    const calm = await endOf((reports) => reports);
    for (const seed of fc.sample(fc.nat(), { seed: 20_261_124, numRuns: 30 })) {
      expect(await endOf(mixed(seed)), `seed ${seed}`).toEqual(calm);
    }
  });

  it('in one batch with others of all reports tells the same, once', async () => {
    const calm = await endOf((reports) => reports);
    expect(await endOf((reports) => [reports.flat(), reports.toReversed().flat()])).toEqual(calm);
  });
});
