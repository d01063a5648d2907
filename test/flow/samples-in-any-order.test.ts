import { expect, it } from 'vitest';
import { sampleReportId } from '#local/outcome';
import { readSamples } from '#local/samples';
import type { Posting } from '#test/support/a-channel-event';
import { type EndState, endState } from '#test/support/end-state';
import { aWorld } from '#test/support/world';

it('samples come out the same forwards and backwards, each event twice', async () => {
  for (const sample of await readSamples()) {
    const all = sample.events.map(({ channel, ...event }, index): Posting => {
      const envelope = { ...event, timestamp: `2026-11-24T10:0${index}:00+07:00` };
      return { webhookId: `sample_${sample.name}_${index}`, channel, body: JSON.stringify(envelope) };
    });
    const come = async (order: readonly Posting[]): Promise<EndState> => {
      const world = aWorld();
      world.clock.advance(30 * 86_400_000);
      for (const posting of [...order, ...order]) await world.post(posting);
      await world.drain();
      return endState(world, sampleReportId(sample));
    };
    const forwards = await come(all);
    expect(await come(all.toReversed()), sample.name).toEqual(forwards);
  }
});
