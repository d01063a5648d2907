import { Duration } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { EXPORTS } from '#infra/parts/export-files';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import { WorkQueue } from '#infra/parts/work-queue';
import type { Stage } from '#infra/stages';
import { ExportEnv } from '#shared/contracts/env';

export type ExportsProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly table: TableV2;
  readonly evaluations: Bucket;
  /** Where an order ends that nobody could carry out; its asker orders again. */
  readonly failures: Queue;
};

/** The largest takes half a minute of a processor; the queue's visibility follows from it. */
const TIMEOUT = Duration.seconds(150);
/** Shorter than an order lasts (shared/domain/figures/export-order.ts), so that every try counts. */
const TRIED_FOR = Duration.hours(1);
/** The least that Lambda offers, and more than an office orders at a time. */
const AT_ONCE = 2;

/** Carries out orders of exports. It may read what a table says of reports, and neither words nor who reported. */
export class Exports extends Construct {
  readonly handler: ServiceFunction<typeof ExportEnv>;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: ExportsProps) {
    super(scope, id);
    const { stage, userPool, table, evaluations, failures } = props;
    this.queue = new WorkQueue(this, 'Queue', {
      stage,
      consumerTimeout: TIMEOUT,
      triedFor: TRIED_FOR,
      deadLetterQueue: failures,
    }).queue;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'export',
      description: 'Makes exports that are too large for one answer, for whoever ordered them',
      clockTable: table,
      contract: ExportEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        TABLE: table.tableName,
        EVALUATIONS_BUCKET: evaluations.bucketName,
      },
      // One whole processor.
      memorySize: 1769,
      timeout: TIMEOUT,
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    this.#grant(props);
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
    acknowledge(source, 'redriveInsteadOfDestination');
  }

  #grant({ userPool, table: { tableArn }, evaluations }: ExportsProps): void {
    // Who has ordered may have lost what they may.
    allow(this.handler, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(this.handler, ['dynamodb:Query'], [`${tableArn}/index/GSI2`]);
    allow(this.handler, ['dynamodb:BatchGetItem'], [tableArn], inPartitions('R#*'));
    allow(this.handler, ['dynamodb:GetItem'], [tableArn], inPartitions('J#*'));
    allow(this.handler, ['dynamodb:PutItem'], [tableArn], inPartitions('J#*', 'X#*'));
    allow(this.handler, ['s3:PutObject'], [evaluations.arnForObjects(EXPORTS)]);
    acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', EXPORTS);
    allow(this.handler, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
  }
}
