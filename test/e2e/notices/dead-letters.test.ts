import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  type QueueAttributeName,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { clientConfig } from '#local/aws/local-aws';
import { tokensOf } from '#local/aws/people';
import { LetterActShown, LetterActsListed, LettersListed } from '#shared/contracts/http/dead-letters';
import type { LetterCause } from '#shared/domain/notices/dead-letter';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { without } from '#test/e2e/iam';
import { aPosting, call, eventually, records, send, stack } from '#test/e2e/system';

const sqs = new SQSClient(clientConfig(stack.aws));
const s3 = new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true });
const REASON = 'Bukan pesan dari sistem ini (rekaan).';

const tokens = new Map<string, Promise<string>>();
const headersAs = async (group: string) => {
  const person = inventedPeople().find(({ groups }) => groups.includes(group)) ?? expect.fail(group);
  const token = tokens.get(group) ?? tokensOf(stack, person.id).then(({ access }) => access);
  tokens.set(group, token);
  return { authorization: `Bearer ${await token}`, 'content-type': 'application/json' };
};
const get = async (group: string, path = '') =>
  call(`/v1/admin/dead-letters${path}`, { headers: await headersAs(group) });
const act = async (letter: string, action: 'redrive' | 'discard', group = 'operator') =>
  call(`/v1/admin/dead-letters/${letter}/${action}`, {
    method: 'POST',
    headers: await headersAs(group),
    body: JSON.stringify(action === 'redrive' ? {} : { reason: REASON }),
  });
const acted = ({ status, body }: { readonly status: number; readonly body: string }) => {
  expect(status, body).toBe(200);
  return LetterActShown.parse(JSON.parse(body));
};
const listed = async () => {
  const { status, body } = await get('operator');
  expect(status, body).toBe(200);
  return LettersListed.parse(JSON.parse(body)).letters;
};
type Listed = Awaited<ReturnType<typeof listed>>[number];
const letterWhere = (what: string, test: (letter: Listed) => boolean) =>
  eventually(what, async () => (await listed()).find(test));
/** The letter of that name, once it is known why it lies there: its note may come a moment later. */
const lyingThere = (letter: string, cause: LetterCause) =>
  letterWhere(`letter ${letter}`, (each) => each.letter === letter && each.cause === cause);

/** A queue gives a message up after hours: too long for a test to wait for. */
const givingUpAtOnce = async <T>(QueueUrl: string, work: () => Promise<T>): Promise<T> => {
  const names: QueueAttributeName[] = ['VisibilityTimeout', 'RedrivePolicy'];
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: names }));
  const RedrivePolicy = JSON.stringify({ ...JSON.parse(Attributes.RedrivePolicy ?? ''), maxReceiveCount: 1 });
  const set = (changed: Record<string, string>) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: changed }));
  await set({ VisibilityTimeout: '1', RedrivePolicy });
  try {
    return await work();
  } finally {
    await set(Attributes);
  }
};
const sent = async (QueueUrl: string, MessageBody: string, attributes: Readonly<Record<string, string>> = {}) => {
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
  const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }));
  return MessageId ?? expect.fail('no name');
};

const keptAs = async (name: string) => {
  const where = { Bucket: stack.OriginalsBucketName, Key: name };
  const { ServerSideEncryption: encryption, SSEKMSKeyId: key } = await s3.send(new HeadObjectCommand(where));
  const { Body } = await s3.send(new GetObjectCommand(where));
  return { encryption, key, text: (await Body?.transformToString()) ?? '' };
};

describe('a report that could not be taken', () => {
  it('is seen by the operator with its cause, redriven once that is mended, and recorded once', async () => {
    const externalId = `e2e-letter-${crypto.randomUUID()}`;
    const id = reportIdOf(ChannelId.parse('lapor'), externalId);
    const start = Date.now() - 1_000;
    const letter = await givingUpAtOnce(stack.IntakeQueueUrl, () =>
      without('Triage', 'kms:GenerateDataKey', async () => {
        expect((await send(aPosting({ externalId }))).status).toBe(202);
        return letterWhere(
          'letter with its cause',
          ({ queue, sentAt, cause }) => queue === 'intake' && Date.parse(sentAt) >= start && cause === 'failed',
        );
      }),
    );
    expect(letter).toMatchObject({ tries: 1, redrivable: true, fault: expect.stringContaining('AccessDenied') });
    expect(await records.load(id)).toBeUndefined();
    const answer = acted(await act(letter.letter, 'redrive'));
    expect(answer).toMatchObject({ queue: 'intake', action: 'redrive', cause: 'failed' });
    await eventually('report', () => records.load(id));
    expect(acted(await act(letter.letter, 'redrive'))).toEqual(answer);
    expect((await listed()).map((each) => each.letter)).not.toContain(letter.letter);
    const events = await records.events(id);
    expect(events.filter(({ event }) => event.type === 'Received')).toHaveLength(1);
  });

  it('is there for nobody but the operator, and what is done with it for those above too', async () => {
    const letter = await sent(stack.IntakeDeadLetterQueueUrl, '{"bukan":"laporan"}');
    for (const group of ['lapor-admin', 'secretary', 'inspector', 'oversight-reader', 'head-llaj', 'staff-llaj']) {
      const answers = [await get(group), await act(letter, 'redrive', group), await act(letter, 'discard', group)];
      expect(
        answers.map(({ status }) => status),
        group,
      ).toEqual([403, 403, 403]);
    }
    const { body } = await get('operator');
    expect(body).toContain(letter);
    expect(body).not.toContain('bukan');
    expect(acted(await act(letter, 'discard'))).toMatchObject({ cause: 'noAnswer', reason: REASON });
    for (const [group, status] of [
      ['secretary', 200] as const,
      ['inspector', 200] as const,
      ['lapor-admin', 403] as const,
    ])
      expect((await get(group, '/actions')).status, group).toBe(status);
    const seen = LetterActsListed.parse(JSON.parse((await get('secretary', '/actions')).body));
    expect(seen.actions).toContainEqual(expect.objectContaining({ letter, action: 'discard', reason: REASON }));
    const kept = await keptAs(`discarded/intake/${letter}`);
    expect(kept).toMatchObject({ encryption: 'aws:kms', key: stack.IdentityKeyArn });
    expect(JSON.parse(kept.text)).toMatchObject({ Body: '{"bukan":"laporan"}', MessageId: letter });
    expect((await act(letter, 'redrive')).status).toBe(404);
  });
});

describe('a message that nobody can read', () => {
  const ways = [
    ['urgent notices', 'notices', stack.UrgentNoticeQueueUrl],
    ['notices', 'notices', stack.NoticeQueueUrl],
    ['news of mails', 'feedback', stack.FeedbackQueueUrl],
  ] as const;

  it.each(ways)(
    'among %s says so, comes again when it is redriven, and is kept when it is discarded',
    async (_, queue, url) => {
      await givingUpAtOnce(url, async () => {
        const first = await sent(url, '{"bukan":"pesan"}');
        expect(await lyingThere(first, 'unreadable')).toMatchObject({ queue, fault: 'ZodError', redrivable: true });
        const start = Date.now() - 1_000;
        acted(await act(first, 'redrive'));
        const again = await letterWhere(
          'letter that came again',
          (each) => each.queue === queue && Date.parse(each.sentAt) >= start && each.cause === 'unreadable',
        );
        expect(again.letter).not.toBe(first);
        acted(await act(again.letter, 'discard'));
        expect(JSON.parse((await keptAs(`discarded/${queue}/${again.letter}`)).text).Body).toBe('{"bukan":"pesan"}');
      });
    },
  );
});

describe('a run that failed', () => {
  it('cannot be redriven, and is discarded once somebody knows why', async () => {
    const letter = await sent(stack.NoticeFailuresQueueUrl, '{}', { ERROR_CODE: 'AWS.Scheduler.InternalServerError' });
    expect(await lyingThere(letter, 'notStarted')).toMatchObject({ queue: 'failures', redrivable: false });
    const refused = await act(letter, 'redrive');
    expect(refused).toMatchObject({ status: 409, body: expect.stringContaining('notRedrivable') });
    acted(await act(letter, 'discard'));
    expect((await listed()).map((each) => each.letter)).not.toContain(letter);
  });
});

describe('where a grant is missing', () => {
  it('nothing is sent, nothing is lost, and it is done when it is asked for again', async () => {
    const letter = await sent(stack.FeedbackDeadLetterQueueUrl, '{"bukan":"kabar"}');
    expect(await lyingThere(letter, 'undelivered')).toMatchObject({ queue: 'feedback' });
    const failed = await without('AdminApi', 's3:PutObject', () => act(letter, 'discard'));
    expect(failed.status).toBe(500);
    // It lies there again, for whoever asks once more.
    expect((await listed()).map((each) => each.letter)).toContain(letter);
    acted(await act(letter, 'discard'));
    const { actions } = LetterActsListed.parse(JSON.parse((await get('operator', '/actions')).body));
    const attempts = actions.filter((each) => each.letter === letter);
    expect(attempts.map(({ doneAt }) => doneAt !== undefined)).toEqual([true, false]);
  });
});
