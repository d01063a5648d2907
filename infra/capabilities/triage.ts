import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { OF_A_REPORT } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { REPORT_ORIGINALS, SET_ASIDE } from '#infra/parts/report-originals';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { TriageEnv } from '#shared/contracts/env';

export type TriageProps = {
  readonly stage: Stage;
  readonly queue: Queue;
  readonly table: TableV2;
  readonly originals: Bucket;
  readonly reportKey: Key;
  readonly identityKey: Key;
  readonly searchSecretArn: string;
};

/** The queue's visibility follows from it. */
export const TRIAGE_TIMEOUT = Duration.seconds(30);
/**
 * For how long a report that fails is tried again, once every three minutes. An outage of DynamoDB, KMS or S3 of up to
 * three hours then ends without anybody's help; five tries would have carried every report of a quarter of an hour to
 * the dead letters. A message that can never be taken costs 80 short calls.
 */
export const TRIAGE_TRIED_FOR = Duration.hours(4);
const BATCH_SIZE = 10;
/** Gives one whole vCPU, which classifying can use; with less memory Lambda gives only a share of one. */
const ONE_VCPU_MB = 1769;

/** Turns accepted messages into recorded reports: it seals who reported, and can open no identity again. */
export class Triage extends Construct {
  readonly handler: ServiceFunction<typeof TriageEnv>;

  constructor(scope: Construct, id: string, props: TriageProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'triage',
      description: 'Keeps, classifies, routes and records reports',
      clockTable: props.table,
      contract: TriageEnv,
      variables: {
        TABLE: props.table.tableName,
        ORIGINALS_BUCKET: props.originals.bucketName,
        REPORT_KEY_ID: props.reportKey.keyArn,
        IDENTITY_KEY_ID: props.identityKey.keyArn,
        SEARCH_SECRET_ID: props.searchSecretArn,
      },
      memorySize: ONE_VCPU_MB,
      timeout: TRIAGE_TIMEOUT,
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    this.#grant(props);
    this.#listen(props);
  }

  #grant(props: TriageProps): void {
    const may = (actions: readonly string[], ...partitions: readonly string[]) =>
      allow(this.handler, actions, [props.table.tableArn], inPartitions(...partitions));
    may(['dynamodb:BatchGetItem'], 'R#*', 'I#*');
    may(['dynamodb:PutItem'], 'R#*', 'I#*', 'T#*', 'W#*', 'X#*');
    // What waited for its report goes when that has taken it in; nothing else ever goes.
    may(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'], 'R#*');
    allow(this.handler, ['s3:PutObject'], [props.originals.arnForObjects(REPORT_ORIGINALS)]);
    // What waits for its report lies aside until that takes it in.
    allow(this.handler, ['s3:PutObject', 's3:GetObject'], [props.originals.arnForObjects(SET_ASIDE)]);
    // Without it, S3 would say of an original that is gone that it is forbidden, and its report would fail for ever.
    allow(this.handler, ['s3:ListBucket'], [props.originals.bucketArn]);
    for (const folder of [REPORT_ORIGINALS, SET_ASIDE])
      acknowledgeEveryObject(this.handler.ownRole, props.originals, 'originals', folder);
    allow(this.handler, ['kms:GenerateDataKey', 'kms:Decrypt'], [props.reportKey.keyArn], OF_A_REPORT);
    allow(this.handler, ['kms:GenerateDataKey'], [props.identityKey.keyArn], OF_A_REPORT);
    allow(this.handler, ['secretsmanager:GetSecretValue'], [props.searchSecretArn]);
    allow(this.handler, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [props.queue.queueArn]);
  }

  #listen(props: TriageProps): void {
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: props.queue.queueArn,
      batchSize: BATCH_SIZE,
      maxConcurrency: props.stage.triageConcurrency,
      reportBatchItemFailures: true,
    });
    acknowledge(source, 'redriveInsteadOfDestination');
  }
}
