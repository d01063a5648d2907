import { GetQueueAttributesCommand, type QueueAttributeName, SQSClient } from '@aws-sdk/client-sqs';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';

type Depth = {
  readonly waiting: number;
  /** Being worked on, or hidden until the next try of what failed. */
  readonly taken: number;
  /** Given up. */
  readonly dead: number;
};

/** Of each part of the work: the queues it passes, and where it ends when it is given up. */
const QUEUES = {
  events: { passed: ['IntakeQueueUrl'], ended: ['IntakeDeadLetterQueueUrl'] },
  notices: {
    passed: ['NoticeQueueUrl', 'UrgentNoticeQueueUrl', 'FeedbackQueueUrl'],
    ended: ['NoticeDeadLetterQueueUrl', 'NoticeFailuresQueueUrl', 'FeedbackDeadLetterQueueUrl'],
  },
} as const satisfies Record<string, Record<'passed' | 'ended', readonly (keyof Stack)[]>>;

/** How many messages a part of the work still has. Those that are delayed are not counted: their time has not come. */
export const queueDepth = async (stack: Stack, work: keyof typeof QUEUES): Promise<Depth> => {
  const sqs = new SQSClient(clientConfig(stack.aws));
  const attributesOf = async (QueueUrl: string) =>
    (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {};
  const { passed, ended } = QUEUES[work];
  const [alive, given] = await Promise.all([
    Promise.all(passed.map((name) => attributesOf(stack[name]))),
    Promise.all(ended.map((name) => attributesOf(stack[name]))),
  ]);
  const sum = (queues: typeof alive, attribute: QueueAttributeName): number =>
    queues.reduce((total, attributes) => total + Number(attributes[attribute] ?? 0), 0);
  return {
    waiting: sum(alive, 'ApproximateNumberOfMessages'),
    taken: sum(alive, 'ApproximateNumberOfMessagesNotVisible'),
    dead: sum(given, 'ApproximateNumberOfMessages') + sum(given, 'ApproximateNumberOfMessagesNotVisible'),
  };
};
