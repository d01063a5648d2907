import { Duration } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { IMPORTED_ROWS, KEPT_SHEETS, SENT_SHEETS } from '#infra/parts/import-files';
import { OF_A_REPORT, ofFiles } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import { WorkQueue } from '#infra/parts/work-queue';
import type { Stage } from '#infra/stages';
import { ImportEnv } from '#shared/contracts/env';

export type ImportsProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly table: TableV2;
  readonly evaluations: Bucket;
  readonly originals: Bucket;
  readonly reportKey: Key;
  readonly identityKey: Key;
  readonly searchSecretArn: string;
  /** Where a message ends that nobody could carry on; whoever asked goes on with the import, or takes it back. */
  readonly failures: Queue;
};

/** It works for four minutes of them and hands on what is left; the queue's visibility follows from it. */
const TIMEOUT = Duration.minutes(5);
/** Shorter than an import lasts that nobody furthers (shared/domain/arrival/sheet-import.ts). */
const TRIED_FOR = Duration.hours(2);
/** The least that Lambda offers, and more than an office takes in at a time. */
const AT_ONCE = 2;
/** A sheet lies there packed, unpacked and, as a workbook, unpacked once more. */
const MEMORY_MB = 3008;

/**
 * Takes sheets of history in and back. Like triage it seals who reported and can open no identity again; the sheets
 * themselves, which say who reported, nobody else may read.
 */
export class SheetImports extends Construct {
  readonly handler: ServiceFunction<typeof ImportEnv>;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: ImportsProps) {
    super(scope, id);
    const { stage, table } = props;
    this.queue = new WorkQueue(this, 'Queue', {
      stage,
      consumerTimeout: TIMEOUT,
      triedFor: TRIED_FOR,
      deadLetterQueue: props.failures,
    }).queue;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'imports',
      description: 'Takes reports from before in, by the sheet of a channel, and back',
      clockTable: table,
      contract: ImportEnv,
      variables: {
        USER_POOL_ID: props.userPool.userPoolId,
        TABLE: table.tableName,
        EVALUATIONS_BUCKET: props.evaluations.bucketName,
        ORIGINALS_BUCKET: props.originals.bucketName,
        REPORT_KEY_ID: props.reportKey.keyArn,
        IDENTITY_KEY_ID: props.identityKey.keyArn,
        SEARCH_SECRET_ID: props.searchSecretArn,
        IMPORT_QUEUE_URL: this.queue.queueUrl,
      },
      memorySize: MEMORY_MB,
      timeout: TIMEOUT,
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    this.#takeIn(props);
    this.#readSheets(props);
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
    acknowledge(source, 'redriveInsteadOfDestination');
  }

  #takeIn({ userPool, table: { tableArn }, reportKey, identityKey, searchSecretArn }: ImportsProps): void {
    // Who has asked may have lost what they may.
    allow(this.handler, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(this.handler, ['dynamodb:BatchGetItem'], [tableArn], inPartitions('R#*'));
    allow(this.handler, ['dynamodb:GetItem'], [tableArn], inPartitions('R#*', 'H#*'));
    allow(this.handler, ['dynamodb:PutItem'], [tableArn], inPartitions('R#*', 'W#*', 'H#*', 'X#*'));
    allow(this.handler, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    allow(this.handler, ['kms:GenerateDataKey'], [identityKey.keyArn], OF_A_REPORT);
    allow(this.handler, ['secretsmanager:GetSecretValue'], [searchSecretArn]);
    const own = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'];
    allow(this.handler, own, [this.queue.queueArn]);
  }

  /** Sheets say who reported: they lie under the key of identities, and are opened by their own names alone. */
  #readSheets({ evaluations, originals, identityKey }: ImportsProps): void {
    const [sent, kept] = [evaluations.arnForObjects(SENT_SHEETS), originals.arnForObjects(KEPT_SHEETS)];
    allow(this.handler, ['s3:GetObject'], [sent]);
    allow(this.handler, ['s3:GetObject', 's3:PutObject'], [kept]);
    allow(this.handler, ['s3:PutObject'], [evaluations.arnForObjects(IMPORTED_ROWS)]);
    // To tell what is gone from what it may not read.
    allow(this.handler, ['s3:ListBucket'], [evaluations.bucketArn, originals.bucketArn]);
    for (const files of [sent, kept]) allow(this.handler, ['kms:Decrypt'], [identityKey.keyArn], ofFiles(files));
    allow(this.handler, ['kms:GenerateDataKey'], [identityKey.keyArn], ofFiles(kept));
    acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', SENT_SHEETS);
    acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', IMPORTED_ROWS);
    acknowledgeEveryObject(this.handler.ownRole, originals, 'originals', KEPT_SHEETS);
  }
}
