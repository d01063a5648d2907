import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { IntakeEnv } from '#shared/contracts/env';

export type IntakeProps = {
  readonly stage: Stage;
  readonly queue: Queue;
  /** Only for its clock, where that may be moved. */
  readonly table: TableV2;
  readonly channelSecretArns: ReadonlyMap<string, string>;
  readonly trackingSecretArn: string;
};

/** The front door of the channels: may read the secrets it verifies with and send to one queue, nothing else. */
export class Intake extends Construct {
  readonly handler: ServiceFunction<typeof IntakeEnv>;

  constructor(scope: Construct, id: string, props: IntakeProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'intake',
      description: 'Takes the webhooks of the official channels',
      clockTable: props.table,
      contract: IntakeEnv,
      variables: {
        INTAKE_QUEUE_URL: props.queue.queueUrl,
        CHANNEL_SECRET_IDS: JSON.stringify(Object.fromEntries(props.channelSecretArns)),
        TRACKING_SECRET_ID: props.trackingSecretArn,
      },
      memorySize: 512,
      timeout: Duration.seconds(10),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(this.handler, ['sqs:SendMessage'], [props.queue.queueArn]);
    allow(
      this.handler,
      ['secretsmanager:GetSecretValue'],
      [...props.channelSecretArns.values(), props.trackingSecretArn],
    );
  }
}
