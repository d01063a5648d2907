import { GetQueueAttributesCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientConfig } from '#local/aws/local-aws';
import { stack } from './system.ts';

/** The queue gives a failed message back after six times the function's limit: too long for a test to wait for. */
export const redeliveringAfter = async <T>(QueueUrl: string, seconds: number, work: () => Promise<T>): Promise<T> => {
  const sqs = new SQSClient(clientConfig(stack.aws));
  const before = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }));
  const set = (VisibilityTimeout = '180') =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout } }));
  await set(String(seconds));
  try {
    return await work();
  } finally {
    await set(before.Attributes?.['VisibilityTimeout']);
  }
};
