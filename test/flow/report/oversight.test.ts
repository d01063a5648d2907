import { describe, expect, it } from 'vitest';
import { earlier, lapor, type Posting, submitted, updated, withdrawn } from '#test/support/builders/a-channel-event';
import { takeLines } from '#test/support/captured-output';
import { aWorld, type World } from '#test/support/fakes/world';

/** An accusation never reaches the unit that it may be about, and is never dropped by machine. */

const ID = lapor('9100');
const at = (n: number) => ({ webhookId: `msg_${n}`, externalId: '9100', timestamp: earlier(60 - n) });
const ACCUSATION = 'Saya diancam petugas Dishub yang minta uang pungli supaya laporan ini dicabut.';

const worldAfter = async (...postings: readonly Posting[]): Promise<World> => {
  const world = aWorld();
  for (const posting of postings) {
    await world.send(posting);
    await world.drain();
  }
  expect(world.queue.deadLetters()).toEqual([]);
  return world;
};
const assigneeOf = (report: Awaited<ReturnType<World['load']>>) =>
  report !== undefined && 'assignee' in report ? report.assignee : undefined;

const expectSuspected = async (world: World): Promise<void> => {
  const report = await world.load(ID);
  expect(report).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  expect(assigneeOf(report)).toBeUndefined();
};

describe('an accusation', () => {
  it('an accusation in the reason of a withdrawal takes the report to a person instead of the archive', async () => {
    await expectSuspected(await worldAfter(submitted(at(1)), withdrawn(at(2), { reason: ACCUSATION })));
  });

  it('an accusation in a second withdrawal is heard too, after the report was archived', async () => {
    const world = await worldAfter(submitted(at(1)), withdrawn(at(2)), withdrawn(at(3), { reason: ACCUSATION }));
    await expectSuspected(world);
    expect(await world.store.messages(ID)).toHaveLength(2);
  });

  it('an accusation in an addition takes the report back from the unit', async () => {
    await expectSuspected(await worldAfter(submitted(at(1)), updated(at(2), { content: ACCUSATION })));
  });

  it('an accusation that stands only in the category is seen', async () => {
    await expectSuspected(await worldAfter(submitted(at(1), { category_name: 'Pungutan liar oleh petugas Dishub' })));
  });

  it('behind more text than the machine reads still waits for a person', async () => {
    const long = `${'Lampu jalan di simpang Contoh padam. '.repeat(2_000)} ${ACCUSATION}`;
    const world = await worldAfter(submitted(at(1), { content: long }));
    expect(await world.load(ID)).toMatchObject({ status: 'triaging' });
  });

  it('once suspected is not archived by a withdrawal', async () => {
    await expectSuspected(await worldAfter(submitted(at(1), { content: ACCUSATION }), withdrawn(at(2))));
  });

  it('is named in no line of the log, nor is where it went', async () => {
    takeLines();
    await worldAfter(submitted(at(1)), updated(at(2), { content: ACCUSATION }));
    const lines = takeLines().join('\n');
    expect(lines).toContain('report.HeldForTriage');
    expect(lines).not.toMatch(/oversight|secretary|suspect/i);
  });
});

describe('whoever holds the tracking code', () => {
  const stageOf = async (...postings: readonly Posting[]) => {
    const world = aWorld();
    const [first, ...others] = postings;
    if (first === undefined) throw new Error('no posting');
    const { trackingCode } = await world.send(first);
    for (const posting of others) await world.send(posting);
    await world.drain();
    return JSON.parse((await world.track(trackingCode)).body ?? '').stage;
  };

  it('cannot tell from a withdrawal whether a report accuses anybody', async () => {
    const innocent = await stageOf(submitted(at(1)), withdrawn(at(2)));
    const accusing = await stageOf(submitted(at(1), { content: ACCUSATION }), withdrawn(at(2)));
    expect([innocent, accusing]).toEqual(['archived', 'archived']);
  });
});
