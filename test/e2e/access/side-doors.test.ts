import { LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { ChangeMessageVisibilityCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { queueDepth } from '#local/aws/queue-depth';
import { NoticeKind } from '#shared/domain/notices/kind';
import { reportSubject } from '#shared/domain/notices/subject';
import type { ReportId } from '#shared/domain/words/words';
import { linesOf, logGroups } from '#test/e2e/logs';
import { eventually, stack } from '#test/e2e/system';
import { delivered, deliveries, report, runWatch, TEXTS } from '#test/e2e/told';
import { policy } from '#test/support/policy';

/**
 * That nothing tells of an oversight report beside the notices themselves: not what waits in a queue, and not what is
 * logged.
 */

const config = clientConfig(stack.aws);
const sqs = new SQSClient(config);
const lambda = new LambdaClient(config);
const QUEUES = [stack.UrgentNoticeQueueUrl, stack.NoticeQueueUrl];

/** While it lasts, what waits for notify lies in its queues. */
const withoutNotify = async <T>(work: () => Promise<T>): Promise<T> => {
  const { EventSourceMappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: stack.NotifyFunctionName }),
  );
  const enable = async (Enabled: boolean) => {
    for (const { UUID } of EventSourceMappings)
      await lambda.send(new UpdateEventSourceMappingCommand({ UUID: UUID ?? '', Enabled }));
  };
  await enable(false);
  try {
    return await work();
  } finally {
    await enable(true);
  }
};

const received = async (QueueUrl: string): Promise<readonly Message[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 600,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
};

type Waiting = {
  readonly id: ReportId;
  readonly raw: readonly { readonly queue: string; readonly message: Message }[];
};

/** Everything that waits about a report once its notices have begun, as whoever may read a queue sees it. */
const waitingAbout = async (text: string): Promise<Waiting> => {
  const id = await report(text);
  await eventually('notices', async () => ((await deliveries.of(reportSubject(id))).length > 0 ? true : undefined));
  const raw: Waiting['raw'][number][] = [];
  await eventually('messages', async () => {
    const before = raw.length;
    for (const queue of QUEUES) raw.push(...(await received(queue)).map((message) => ({ queue, message })));
    return before > 0 && raw.length === before ? true : undefined;
  });
  return { id, raw };
};

const giveBack = async ({ raw }: Waiting): Promise<void> => {
  for (const { queue, message } of raw)
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue,
        ReceiptHandle: message.ReceiptHandle ?? '',
        VisibilityTimeout: 0,
      }),
    );
};

const NAMES: readonly string[] = [...policy.office.people, ...policy.office.groups].map(({ id }) => id);
/** Whole words: a kind such as `danger` is no part of another name. */
const word = (name: string): RegExp => new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`);
const told = [...NAMES, ...NoticeKind.options].map(word);
const namedIn = (text: string): readonly string[] => told.flatMap((name) => name.exec(text) ?? []);

/** A message as it looks, without what every message has of its own. */
const shapeOf = ({
  queue,
  message: { Body = '', Attributes = {}, MessageAttributes = {} },
}: Waiting['raw'][number]) => ({
  queue,
  bytes: Body.length,
  attributes: Object.keys(Attributes).filter((name) => !/Timestamp|ReceiveCount/.test(name)),
  more: Object.keys(MessageAttributes),
});

describe('what waits to be told', () => {
  it('looks the same for an oversight report and any other: of what kind, for whom and for how many', async () => {
    // What other tests have left behind is told first.
    await eventually('quiet', async () => {
      const { waiting, taken } = await queueDepth(stack, 'notices');
      return waiting + taken === 0 ? true : undefined;
    });
    const { other, oversight } = await withoutNotify(async () => {
      const waiting = { other: await waitingAbout(TEXTS.llaj), oversight: await waitingAbout(TEXTS.oversight) };
      for (const each of Object.values(waiting)) await giveBack(each);
      return waiting;
    });
    const kinds = new Set((await deliveries.of(reportSubject(oversight.id))).map(({ kind }) => kind));
    expect(kinds).toContain('suspectedOversight');
    for (const { id, raw } of [other, oversight]) {
      expect(namedIn(JSON.stringify(raw))).toEqual([]);
      expect(JSON.stringify(raw)).not.toContain(id);
    }
    expect(oversight.raw.map(shapeOf)).toEqual(other.raw.map(shapeOf));
    // It is told all the same, once each.
    for (const { id } of [other, oversight])
      for (const { attempts } of await delivered(reportSubject(id), (await deliveries.of(reportSubject(id))).length))
        expect(attempts).toBe(1);
  });
});

describe('a log line', () => {
  it('a log line of the functions that tell names no recipient and no kind of notice', async () => {
    const since = Date.now();
    const ids = [await report(TEXTS.oversight), await report(TEXTS.llaj), await report(TEXTS.umum)];
    for (const id of ids) {
      await eventually('notices', async () => ((await deliveries.of(reportSubject(id))).length > 0 ? true : undefined));
      await delivered(reportSubject(id), (await deliveries.of(reportSubject(id))).length);
    }
    await runWatch();
    const groups = (await logGroups()).filter((name) => /(Dispatch|Notify|Feedback|Watch)FunctionLogs/.test(name));
    const lines = (await Promise.all(groups.map((name) => linesOf(name, since)))).flat();
    for (const service of ['dispatch', 'notify', 'feedback'])
      expect(lines.some((line) => line.includes(`"service":"${service}"`))).toBe(true);
    expect(lines.filter((line) => namedIn(line).length > 0)).toEqual([]);
  });
});
