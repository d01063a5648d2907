import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { documentClient } from '#shared/adapters/table/client';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Table } from '#shared/adapters/table/table';
import type { DeliveryStore } from '#shared/app/notices/ports';
import { claimed, idOf } from '#shared/domain/notices/delivery';
import { Instant } from '#shared/domain/words/words';
import { aClaim, aDelivery, aHealth, aMail } from '#test/contract/notices/deliveries';
import { policy } from '#test/support/policy';
import { aNewReport, anInboxEntry, aReportId, pictureOf, RECEIVED } from './stories.ts';
import type { Place } from './table-layout.ts';

const READS = /^(GetItem|BatchGetItem|Query)Command$/;

/** A client that hears nothing of its first write, which the table has taken all the same. */
const hardOfHearing = ({ config }: Place, maxAttempts: number): DynamoDBClient => {
  const client = new DynamoDBClient({ ...config, maxAttempts });
  let lost = false;
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const result = await next(call);
      const isWrite = !READS.test(String(context['commandName']));
      if (lost || !isWrite) return result;
      lost = true;
      throw Object.assign(new Error('the answer was lost'), { name: 'TimeoutError' });
    },
    // Below the SDK's own repetition, so that it notices.
    { step: 'finalizeRequest', name: 'loseFirstAnswer', priority: 'low' },
  );
  return client;
};

const tableOn = ({ table }: Place, client: DynamoDBClient): Table => dynamoTable(documentClient(client), table);

/** What happens to a write that succeeded without its writer being told. */
export const itSurvivesLostAnswers = (place: () => Place): void => {
  const storeOn = (client: DynamoDBClient) => tableReportStore(tableOn(place(), client), policy);

  it('throws when the answer to a step is lost; the same step again is a conflict, and all of it stands', async () => {
    const store = storeOn(hardOfHearing(place(), 1));
    const { story, commit } = aNewReport();
    await expect(store.commit(commit)).rejects.toThrow('the answer was lost');
    expect(await store.commit(commit)).toBe('conflict');
    const { report, events, words } = await pictureOf(store, story.report.id);
    expect({ report, events, words }).toEqual({ report: story.report, events: story.record, words: commit.words });
    expect((await store.look(commit.inbox?.webhook ?? expect.fail(), story.report.id)).inbox).toEqual(commit.inbox);
  });

  it('is told "saved" once where the SDK itself repeats the step', async () => {
    const store = storeOn(hardOfHearing(place(), 2));
    const { story, commit } = aNewReport();
    expect(await store.commit(commit)).toBe('saved');
    expect(await store.events(story.report.id)).toEqual(story.record);
  });

  it('keeps the same key when the answer to keeping it is lost', async () => {
    const [id, key] = [aReportId(), Buffer.from('kunci')];
    expect(Buffer.from(await storeOn(hardOfHearing(place(), 2)).keepKey(id, key))).toEqual(key);
  });

  it('remembers a webhook though the answer is lost', async () => {
    const entry = anInboxEntry(aReportId());
    const store = storeOn(hardOfHearing(place(), 1));
    await expect(store.remember(entry)).rejects.toThrow('the answer was lost');
    expect(await store.remember(entry)).toBe('conflict');
    expect((await store.look(entry.webhook, entry.report)).inbox).toEqual(entry);
  });
};

/**
 * The same for what became of notices: nothing is begun twice, claimed twice or counted wrong because an answer was
 * lost.
 */
export const itTellsOnceThoughAnswersAreLost = (place: () => Place): void => {
  const storeOn = (client: DynamoDBClient) => tableDeliveryStore(tableOn(place(), client), () => RECEIVED);
  const open = () => storeOn(new DynamoDBClient(place().config));
  const aStep = async (store: DeliveryStore, count: number) => {
    const all = Array.from({ length: count }, () => aDelivery());
    await store.begin(all);
    const mail = aMail({ deliveries: all.map(idOf) });
    return { changes: all.map((from) => ({ from, to: claimed(from, aClaim({ mail: mail.id }), RECEIVED) })), mail };
  };

  it.each([1, 2])('begins each delivery once, asked %i times a call', async (maxAttempts) => {
    const store = storeOn(hardOfHearing(place(), maxAttempts));
    const all = [aDelivery(), aDelivery()];
    if (maxAttempts === 1) await expect(store.begin(all)).rejects.toThrow('the answer was lost');
    const later = all.map((delivery) => ({ ...delivery, queuedAt: Instant.parse(RECEIVED + 1) }));
    const begun = await store.begin(maxAttempts === 1 ? later : all);
    for (const delivery of begun) expect(await store.of(delivery.subject)).toEqual([delivery]);
    expect(begun[0]).toEqual(all[0]);
  });

  it('throws when the answer to a claim is lost; the same claim again is a conflict, and it stands with its mail', async () => {
    const store = storeOn(hardOfHearing(place(), 1));
    const { changes, mail } = await aStep(open(), 3);
    await expect(store.change(changes, { mail })).rejects.toThrow('the answer was lost');
    expect(await store.change(changes, { mail: aMail() })).toBe('conflict');
    expect((await store.look(mail.recipient, mail.deliveries)).deliveries).toEqual(changes.map(({ to }) => to));
    expect(await store.mail(mail.id)).toEqual(mail);
  });

  it('is told "saved" once where the SDK itself repeats a claim with its mail: the mail goes out', async () => {
    const { changes, mail } = await aStep(open(), 1);
    expect(await storeOn(hardOfHearing(place(), 2)).change(changes, { mail })).toBe('saved');
    expect(await open().mail(mail.id)).toEqual(mail);
  });

  it('is told "conflict" where the SDK itself repeats a single change, which stands: looking again shows it', async () => {
    const { changes } = await aStep(open(), 1);
    expect(await storeOn(hardOfHearing(place(), 2)).change(changes)).toBe('conflict');
    const [change] = changes;
    expect(await open().of(change?.from.subject ?? expect.fail())).toEqual([change?.to]);
  });

  it('keeps a contact’s health though the answer is lost', async () => {
    const health = aHealth();
    const store = storeOn(hardOfHearing(place(), 1));
    await expect(store.saveHealth(health)).rejects.toThrow('the answer was lost');
    expect(await store.saveHealth(health)).toBe('conflict');
    expect(await store.health(health.recipient)).toEqual(health);
  });

  it('never gives more of a quota than there is: a lost answer costs one', async () => {
    const day = '2043-01-01';
    const take = tableQuota(tableOn(place(), hardOfHearing(place(), 2)), 'mail');
    expect(await take(day, 3)).toBe(true);
    expect([await take(day, 3), await take(day, 3)]).toEqual([true, false]);
  });
};
