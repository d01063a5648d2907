import { expect, it } from 'vitest';
import { type TriageDeps, triageEvent } from '#shared/app/arrival/triage-event';
import type { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { sha256 } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { LAPOR } from '#test/support/builders/a-report';
import type { Count, Counter } from '#test/support/counting-client';
import { RECEIVED } from './stories.ts';

const TEXT = 'Lampu jalan di depan pasar contoh padam sejak tiga malam.';

const posted = (webhookId: string, text: string): ChannelMessage => ({
  v: 1,
  channel: LAPOR,
  webhookId,
  receivedAt: Instant.parse(RECEIVED + 1000),
  tracking: sha256('kode biaya'),
  body: Buffer.from(
    JSON.stringify({
      type: 'report.submitted',
      timestamp: '2025-05-06T10:00:00+07:00',
      data: {
        externalId: 'biaya-1',
        title: 'Lampu padam',
        text,
        reporter: { name: 'Warga Contoh', phone: '081200000000' },
      },
    }),
  ).toString('base64'),
});

/** Prints what a step cost: a figure to look at, beside the calls that are tested. */
export const printCost = (what: string, { calls, writeUnits, readUnits }: Count): void => {
  const list = Object.entries(calls).map(([call, times]) => `${times} ${call.replace('Command', '')}`);
  const [written, read] = [writeUnits, readUnits].map(({ table, indexes }) => table + indexes);
  console.log(`${what}: ${list.join(', ')}; ${written} write units, ${read} read units`);
};

/** What one report costs in calls and units: the calls are part of the promise, the units are printed. */
export const itCostsSoManyCalls = (make: () => { readonly deps: TriageDeps; readonly counter: Counter }): void => {
  it('takes in a new report, a repetition and an amendment with as many calls as were planned', async () => {
    const { deps, counter } = make();
    const cost = async (what: string, message: ChannelMessage): Promise<Count> => {
      counter.take();
      await triageEvent(deps, message);
      const count = counter.take();
      printCost(what, count);
      return count;
    };
    const fresh = await cost('new report', posted('msg_1', TEXT));
    expect(fresh.calls).toEqual({
      BatchGetItemCommand: 1,
      GenerateDataKeyCommand: 2, // the report's, and one for who reported
      PutItemCommand: 1,
      PutObjectCommand: 1,
      TransactWriteItemsCommand: 1,
      QueryCommand: 1,
    });
    const redelivered = await cost('the same webhook again', posted('msg_1', TEXT));
    expect(redelivered.calls).toEqual({ BatchGetItemCommand: 1, QueryCommand: 1 });
    expect(redelivered.writeUnits).toEqual({ table: 0, indexes: 0 });
    const polled = await cost('the same report under another webhook', posted('msg_2', TEXT));
    expect(polled.calls).toEqual({
      BatchGetItemCommand: 1,
      DecryptCommand: 1,
      PutObjectCommand: 1,
      TransactWriteItemsCommand: 1,
      QueryCommand: 1,
    });
    const amended = await cost('an amendment', posted('msg_3', `${TEXT} Sekarang empat.`));
    // It also reads what was said before, and seals who reported anew.
    expect(amended.calls).toEqual({ ...polled.calls, QueryCommand: 2, GenerateDataKeyCommand: 1 });
    expect(amended.writeUnits.table).toBeLessThan(fresh.writeUnits.table);
  });
};
