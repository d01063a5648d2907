import { expect, it } from 'vitest';
import { readSamples } from '#local/aws/samples';
import { sampleReportId } from '#local/cli/outcome';
import type { Posting } from '#test/support/builders/a-channel-event';
import { aWorld } from '#test/support/fakes/world';
import { type EndState, endState } from '#test/support/laws/end-state';

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
