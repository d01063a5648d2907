import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { App, CfnOutput, Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { Data } from '#infra/data';
import { FEATURE_FLAGS } from '#infra/parts/feature-flags';
import { localContacts } from '#infra/parts/local-contacts';
import { NoticeQueues } from '#infra/parts/notice-queues';
import { WorkQueue } from '#infra/parts/work-queue';
import { STAGES } from '#infra/stages';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const Table = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(
    z.object({ IndexName: z.string(), KeySchema, Projection: z.object({ ProjectionType: z.literal('ALL') }) }),
  ),
  BillingMode: z.literal('PAY_PER_REQUEST'),
});

/** Without the question whether the account is bootstrapped: nothing here needs that. */
const Made = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) })),
  Outputs: z.record(z.string(), z.unknown()),
});

export type DataStack = {
  /** What CloudFormation makes it from. */
  readonly template: string;
  /** The same table for whoever has no CloudFormation. */
  readonly table: Omit<CreateTableCommandInput, 'TableName'>;
};

/**
 * What outlives every deploy, just as it is deployed, and the queues around it: the adapters are tried on nothing else.
 */
export const dataStack = (): DataStack => {
  const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS } });
  const stack = new Data(app, 'Data', { stage: STAGES.local, contacts: localContacts() });
  const timing = { stage: STAGES.staging, consumerTimeout: Duration.seconds(5), triedFor: Duration.hours(4) };
  for (const name of ['Intake', 'Feedback']) {
    const { queue, deadLetterQueue } = new WorkQueue(stack, `${name}Queue`, timing);
    new CfnOutput(stack, `${name}QueueUrl`, { value: queue.queueUrl });
    new CfnOutput(stack, `${name}DeadLetterQueueUrl`, { value: deadLetterQueue.queueUrl });
  }
  const notices = new NoticeQueues(stack, 'NoticeQueues', { ...timing, noticeSecretArn: stack.noticeSecretArn });
  new CfnOutput(stack, 'NoticeQueueUrl', { value: notices.other.queueUrl });
  new CfnOutput(stack, 'UrgentNoticeQueueUrl', { value: notices.urgent.queueUrl });
  new CfnOutput(stack, 'NoticeDeadLetterQueueUrl', { value: notices.deadLetterQueue.queueUrl });
  new CfnOutput(stack, 'NoticeFailuresQueueUrl', { value: notices.failures.queueUrl });
  const template = Made.parse(Template.fromStack(stack).toJSON());
  const tables = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable');
  return { template: JSON.stringify(template), table: Table.parse(tables[0]?.Properties) };
};
