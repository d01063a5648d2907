import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { mailPatienceOf } from '#shared/adapters/mail/ses-mail';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { PatienceEnv } from '#shared/contracts/env';
import { eachRecord } from '#shared/runtime/stacks';
import { aContext } from '#test/support/fakes/lambda-context';

const limitsOf = (text: string) => {
  const env = PatienceEnv.parse({ PATIENCE: text });
  return [patienceOf(env), mailPatienceOf(env)].map(({ maxAttempts, requestHandler }) => [
    maxAttempts,
    requestHandler.connectionTimeout,
    requestHandler.requestTimeout,
  ]);
};

describe('how long a function waits for AWS', () => {
  it('is as long as whoever waits for the function can wait', () => {
    expect(limitsOf('1')).toEqual([
      [3, 1_000, 2_500],
      [1, 2_000, 8_000],
    ]);
  });

  it('is so many times as long where the stage is slow, and a mail is never handed over twice', () => {
    expect(limitsOf('10')).toEqual([
      [3, 10_000, 25_000],
      [1, 20_000, 80_000],
    ]);
  });

  it.each(['', '0', '-1', '1.5', '100', 'long'])('is not "%s"', (PATIENCE) => {
    expect(PatienceEnv.safeParse({ PATIENCE }).success).toBe(false);
  });
});

describe('how long a record may take', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const attributes = { ApproximateReceiveCount: '1' };
  const record = { messageId: 'm', body: '{}', attributes, eventSource: 'aws:sqs', eventSourceARN: 'a' };
  const event: SQSEvent = {
    Records: [
      {
        ...record,
        receiptHandle: 'r',
        messageAttributes: {},
        md5OfBody: '',
        awsRegion: 'ap-southeast-3',
        attributes: { ...attributes, SentTimestamp: '0', SenderId: 's', ApproximateFirstReceiveTimestamp: '0' },
      },
    ],
  };

  it.each([
    [undefined, 10_000],
    [10, 100_000],
  ])('is ten seconds, with a patience of %s that many times as long', async (patience, milliseconds) => {
    const notes: string[] = [];
    const handler = eachRecord(z.object({}), () => new Promise(() => {}), {
      patience,
      note: async (failed) => void notes.push(...failed.map(({ cause }) => cause)),
    });
    let answered = false;
    const answer = handler(
      event,
      aContext(() => 300_000),
    ).then((given) => {
      answered = true;
      return given;
    });
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    expect(notes).toEqual(['tooSlow']);
  });
});
