import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Data } from './data.ts';
import { HttpApi } from './http-api.ts';
import { Intake } from './intake.ts';
import { IntakeQueue } from './intake-queue.ts';
import { Observability } from './observability.ts';
import { PolicyArchive } from './policy-archive.ts';
import { PublicApi } from './public-api.ts';
import type { Stage } from './stages.ts';
import { TRIAGE_TIMEOUT, Triage } from './triage.ts';

export type WorkflowProps = StackProps & {
  readonly stage: Stage;
  readonly data: Data;
  /** Who is told of an alarm. */
  readonly alarmEmail?: string;
};

/** Everything that can be torn down and deployed again without losing a recorded report. */
export class Workflow extends Stack {
  constructor(scope: Construct, id: string, { stage, data, alarmEmail, ...props }: WorkflowProps) {
    super(scope, id, props);
    const intakeQueue = new IntakeQueue(this, 'IntakeQueue', { consumerTimeout: TRIAGE_TIMEOUT });
    const { table, trackingSecretArn } = data;

    const intake = new Intake(this, 'Intake', {
      stage,
      queue: intakeQueue.queue,
      channelSecretArns: data.channelSecretArns,
      trackingSecretArn,
    });
    const triage = new Triage(this, 'Triage', {
      stage,
      queue: intakeQueue.queue,
      table,
      originals: data.originals,
      identityKey: data.identityKey,
    });
    const publicApi = new PublicApi(this, 'PublicApi', { stage, table, trackingSecretArn });
    const archive = new PolicyArchive(this, 'PolicyArchive', { stage, bucket: data.policy });
    const httpApi = new HttpApi(this, 'HttpApi', {
      stage,
      functions: { intake: intake.handler, publicApi: publicApi.handler },
    });
    const functions = {
      Intake: intake.handler,
      Triage: triage.handler,
      PublicApi: publicApi.handler,
      ArchivePolicy: archive.handler,
    };
    const { topic } = new Observability(this, 'Observability', {
      stage,
      api: httpApi.api,
      intakeQueue,
      functions,
      ...(alarmEmail === undefined ? {} : { alarmEmail }),
    });

    new CfnOutput(this, 'ApiId', { value: httpApi.api.apiId });
    new CfnOutput(this, 'ApiUrl', { value: httpApi.stage.url });
    new CfnOutput(this, 'IntakeQueueUrl', { value: intakeQueue.queue.queueUrl });
    new CfnOutput(this, 'IntakeDeadLetterQueueUrl', { value: intakeQueue.deadLetterQueue.queueUrl });
    new CfnOutput(this, 'IntakeDeadLetterQueueArn', { value: intakeQueue.deadLetterQueue.queueArn });
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
    for (const [name, handler] of Object.entries(functions)) {
      new CfnOutput(this, `${name}FunctionName`, { value: handler.functionName });
      new CfnOutput(this, `${name}LogGroupName`, { value: handler.logGroup.logGroupName });
    }
  }
}
