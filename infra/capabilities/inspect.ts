import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { OF_A_REPORT, OF_AN_ACTIVITY } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import { WorkQueue } from '#infra/parts/work-queue';
import type { Stage } from '#infra/stages';
import { InspectEnv } from '#shared/contracts/env';

export type InspectProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly reportKey: Key;
  /** Where files lie that nobody has looked into. */
  readonly quarantine: Bucket;
  /** Where files are kept, sealed. */
  readonly evidence: Bucket;
  /** Where a message ends that nobody could carry on; the file is gone from the quarantine after a day. */
  readonly failures: Queue;
};

const TIMEOUT = Duration.seconds(60);
const TRIED_FOR = Duration.hours(2);
/** Pictures are large: a few at a time. */
const AT_ONCE = 4;
/** The largest picture of the office's rules, decoded twice over. */
const MEMORY_MB = 2048;

/**
 * Looks into files that were sent as evidence: what stands between what was sent and what can be opened. Nobody can ask
 * it for anything, and what it has kept it cannot read again.
 */
export class Inspect extends Construct {
  readonly handler: ServiceFunction<typeof InspectEnv>;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: InspectProps) {
    super(scope, id);
    const { stage, table, reportKey, quarantine, evidence, failures } = props;
    this.queue = new WorkQueue(this, 'Queue', {
      stage,
      consumerTimeout: TIMEOUT,
      triedFor: TRIED_FOR,
      deadLetterQueue: failures,
    }).queue;
    new Rule(this, 'Arrived', {
      description: 'Files that were sent as evidence are to be looked into',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [quarantine.bucketName] } },
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: failures })],
    });
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'inspect',
      description: 'Looks into files that were sent as evidence, and keeps them or says why not',
      clockTable: table,
      contract: InspectEnv,
      variables: {
        TABLE: table.tableName,
        QUARANTINE_BUCKET: quarantine.bucketName,
        EVIDENCE_BUCKET: evidence.bucketName,
        REPORT_KEY_ID: reportKey.keyArn,
      },
      memorySize: MEMORY_MB,
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

  #grant({ table: { tableArn }, reportKey, quarantine, evidence }: InspectProps): void {
    allow(this.handler, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    allow(this.handler, ['dynamodb:GetItem'], [tableArn], inPartitions('R#*', 'U#*', 'AC#*'));
    allow(this.handler, ['dynamodb:Query'], [tableArn], inPartitions('R#*', 'V#*', 'AC#*'));
    allow(this.handler, ['dynamodb:PutItem'], [tableArn], inPartitions('R#*', 'U#*', 'V#*', 'X#*', 'AC#*'));
    // Triage has made the key of a report; where it is gone, no other is made.
    allow(this.handler, ['kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    // Whoever recorded an activity has made its key.
    allow(this.handler, ['kms:Decrypt'], [reportKey.keyArn], OF_AN_ACTIVITY);
    allow(this.handler, ['s3:GetObject', 's3:DeleteObject'], [quarantine.arnForObjects('*')]);
    // To tell what is gone from what it may not read.
    allow(this.handler, ['s3:ListBucket'], [quarantine.bucketArn]);
    allow(this.handler, ['s3:PutObject', 's3:PutObjectRetention'], [evidence.arnForObjects('*')]);
    acknowledgeEveryObject(this.handler.ownRole, quarantine, 'quarantine');
    acknowledgeEveryObject(this.handler.ownRole, evidence, 'evidence');
  }
}
