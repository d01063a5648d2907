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
import { localHostOf } from '#infra/parts/local-host';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { FetchEnv } from '#shared/contracts/env';

export type FetchProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly reportKey: Key;
  /** Where files lie that nobody has looked into. */
  readonly quarantine: Bucket;
  /** Where dispatch says that a file is to be fetched. */
  readonly queue: Queue;
  /** The host that a developer's machine has; no stage on AWS takes one. */
  readonly localHost?: string | undefined;
};

/** A host may take thirty seconds by the office's rules. */
export const FETCH_TIMEOUT = Duration.seconds(60);
/** Where our own services fail; how often a host is asked stands in the rules. */
export const FETCH_TRIED_FOR = Duration.hours(2);
/** The least that Lambda offers: nobody's host is asked for many files at once. */
const AT_ONCE = 2;
/** A file of twenty megabytes, in pieces and whole. */
const MEMORY_MB = 512;

/**
 * Fetches the files that channels name, and alone talks to hosts outside. It puts them where nobody looks but who
 * checks them, and can read neither those nor anything that was kept. Nobody can ask it for anything but the queue.
 */
export class Fetch extends Construct {
  readonly handler: ServiceFunction<typeof FetchEnv>;

  constructor(scope: Construct, id: string, props: FetchProps) {
    super(scope, id);
    const { stage, table, reportKey, quarantine, queue, localHost } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'fetch',
      description: 'Fetches the files that channels name, by the rules of their hosts',
      clockTable: table,
      contract: FetchEnv,
      variables: {
        TABLE: table.tableName,
        QUARANTINE_BUCKET: quarantine.bucketName,
        REPORT_KEY_ID: reportKey.keyArn,
        FETCH_QUEUE_URL: queue.queueUrl,
        LOCAL_HOST: localHostOf(stage, localHost),
      },
      memorySize: MEMORY_MB,
      timeout: FETCH_TIMEOUT,
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    this.#grant(props);
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
    acknowledge(source, 'redriveInsteadOfDestination');
  }

  #grant({ table: { tableArn }, reportKey, quarantine, queue }: FetchProps): void {
    // What is to be tried again goes back by itself, later.
    const own = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:SendMessage'];
    allow(this.handler, own, [queue.queueArn]);
    allow(this.handler, ['dynamodb:GetItem'], [tableArn], inPartitions('R#*'));
    allow(this.handler, ['dynamodb:PutItem'], [tableArn], inPartitions('R#*', 'U#upl_*', 'X#*'));
    // Triage has made the key of a report; where it is gone, nothing is fetched.
    allow(this.handler, ['kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    allow(this.handler, ['s3:PutObject'], [quarantine.arnForObjects('*')]);
    acknowledgeEveryObject(this.handler.ownRole, quarantine, 'quarantine');
  }
}
