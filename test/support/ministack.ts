import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { startEmulator } from '#local/aws/emulator';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { clientConfig } from '#local/aws/local-aws';
import { dataStack } from './data-stack.ts';

const Outputs = z.object({
  TableName: z.string(),
  OriginalsBucketName: z.string(),
  EvaluationsBucketName: z.string(),
  PublishedBucketName: z.string(),
  IdentityKeyArn: z.string(),
  ReportKeyArn: z.string(),
  TrackingSecretArn: z.string(),
  LaporSecretArn: z.string(),
  ContactsSecretArn: z.string(),
  CursorSecretArn: z.string(),
  NoticeSecretArn: z.string(),
  SearchSecretArn: z.string(),
  SessionSecretArn: z.string(),
  IntakeQueueUrl: z.string(),
  IntakeDeadLetterQueueUrl: z.string(),
  NoticeQueueUrl: z.string(),
  UrgentNoticeQueueUrl: z.string(),
  NoticeDeadLetterQueueUrl: z.string(),
  NoticeFailuresQueueUrl: z.string(),
  FeedbackQueueUrl: z.string(),
  FeedbackDeadLetterQueueUrl: z.string(),
});

export type Ministack = {
  /** For every SDK client. */
  readonly config: ReturnType<typeof clientConfig>;
  readonly deployed: z.infer<typeof Outputs>;
  readonly stop: () => Promise<void>;
};

const STACK = { StackName: 'tanggap-contract-data' };

const deploy = async (config: Ministack['config']): Promise<Ministack['deployed']> => {
  const client = new CloudFormationClient(config);
  await client.send(new CreateStackCommand({ ...STACK, TemplateBody: dataStack().template }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 600, minDelay: 1, maxDelay: 1 }, STACK);
  const { Stacks } = await client.send(new DescribeStacksCommand(STACK));
  const outputs = (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
  return Outputs.parse(Object.fromEntries(outputs));
};

/** A local AWS of the caller's own, with the office's table, bucket, key, secrets and queues in it. */
export const startMinistack = async (): Promise<Ministack> => {
  const folder = join(LOCAL_FOLDER, 'contract', randomUUID());
  const emulator = await startEmulator({ folder, log: join(LOCAL_FOLDER, 'contract-ministack.log') });
  const stop = async (): Promise<void> => {
    await emulator.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const config = clientConfig(emulator);
    return { config, deployed: await deploy(config), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
};
