import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { aNewReport, anInboxEntry, aReportId, pictureOf } from './stories.ts';
import type { Place } from './table-layout.ts';

/** A client that hears nothing of its first write, which the table has taken all the same. */
const hardOfHearing = ({ config }: Place, maxAttempts: number): DynamoDBClient => {
  const client = new DynamoDBClient({ ...config, maxAttempts });
  let lost = false;
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const result = await next(call);
      const isWrite = context['commandName'] !== 'GetItemCommand';
      if (lost || !isWrite) return result;
      lost = true;
      throw Object.assign(new Error('the answer was lost'), { name: 'TimeoutError' });
    },
    // Below the SDK's own repetition, so that it notices.
    { step: 'finalizeRequest', name: 'loseFirstAnswer', priority: 'low' },
  );
  return client;
};

/** What happens to a write that succeeded without its writer being told. */
export const itSurvivesLostAnswers = (place: () => Place): void => {
  const storeOn = (client: DynamoDBClient) =>
    dynamoReportStore(documentClient(client), place().table, 'Asia/Pontianak');

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
