import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
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
import { OF_A_REPORT } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import { WorkQueue } from '#infra/parts/work-queue';
import type { Stage } from '#infra/stages';
import { EvidenceApiEnv, InspectEnv } from '#shared/contracts/env';

export type EvidenceProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly table: TableV2;
  readonly reportKey: Key;
  /** Where files lie that nobody has looked into, and at which address a browser sends them there. */
  readonly quarantine: Bucket;
  readonly uploadUrl: string;
  /** Where files are kept, sealed. */
  readonly evidence: Bucket;
  /** Where a message ends that nobody could carry on; the file is gone from the quarantine after a day. */
  readonly failures: Queue;
};

const INSPECT_TIMEOUT = Duration.seconds(60);
const TRIED_FOR = Duration.hours(2);
/** Pictures are large: a few at a time. */
const AT_ONCE = 4;
/** The largest picture of the office's rules, decoded twice over. */
const INSPECT_MEMORY_MB = 2048;
/** As shared/domain/evidence/evidence.ts names them. */
const CLEAN = 'clean/*';
const VIEWS = 'view/*';

/**
 * Files that prove something: the way in, and out again. Between what was sent and what can be opened stands one
 * function: whoever answers people can read nothing of the quarantine, and no original.
 */
export class Evidence extends Construct {
  readonly inspection: ServiceFunction<typeof InspectEnv>;
  readonly api: ServiceFunction<typeof EvidenceApiEnv>;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: EvidenceProps) {
    super(scope, id);
    this.queue = new WorkQueue(this, 'Queue', {
      stage: props.stage,
      consumerTimeout: INSPECT_TIMEOUT,
      triedFor: TRIED_FOR,
      deadLetterQueue: props.failures,
    }).queue;
    new Rule(this, 'Arrived', {
      description: 'Files that were sent as evidence are to be looked into',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [props.quarantine.bucketName] } },
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: props.failures })],
    });
    this.inspection = this.#inspectBy(props);
    this.api = this.#answerBy(props);
  }

  #inspectBy({ stage, table, reportKey, quarantine, evidence }: EvidenceProps): ServiceFunction<typeof InspectEnv> {
    const inspect = new ServiceFunction(this, 'Inspect', {
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
      memorySize: INSPECT_MEMORY_MB,
      timeout: INSPECT_TIMEOUT,
    });
    acknowledge(inspect, 'queueKeepsFailure');
    allow(inspect, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    const { tableArn } = table;
    allow(inspect, ['dynamodb:GetItem'], [tableArn], inPartitions('R#*', 'U#*'));
    allow(inspect, ['dynamodb:Query'], [tableArn], inPartitions('R#*', 'V#*'));
    allow(inspect, ['dynamodb:PutItem'], [tableArn], inPartitions('R#*', 'U#*', 'V#*', 'X#*'));
    allow(inspect, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    allow(inspect, ['s3:GetObject', 's3:DeleteObject'], [quarantine.arnForObjects('*')]);
    // To tell what is gone from what it may not read.
    allow(inspect, ['s3:ListBucket'], [quarantine.bucketArn]);
    allow(inspect, ['s3:PutObject', 's3:PutObjectRetention'], [evidence.arnForObjects('*')]);
    acknowledgeEveryObject(inspect.ownRole, quarantine, 'quarantine');
    acknowledgeEveryObject(inspect.ownRole, evidence, 'evidence');
    const source = new EventSourceMapping(this, 'Source', {
      target: inspect,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
    acknowledge(source, 'redriveInsteadOfDestination');
    return inspect;
  }

  #answerBy(props: EvidenceProps): ServiceFunction<typeof EvidenceApiEnv> {
    const { stage, userPool, client, table, reportKey, quarantine, uploadUrl, evidence } = props;
    const api = new ServiceFunction(this, 'Api', {
      stage,
      folder: 'evidence-api',
      description: 'Shows and takes the files that prove something about a report',
      clockTable: table,
      contract: EvidenceApiEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        QUARANTINE_BUCKET: quarantine.bucketName,
        UPLOAD_URL: uploadUrl,
        EVIDENCE_BUCKET: evidence.bucketName,
        REPORT_KEY_ID: reportKey.keyArn,
      },
      memorySize: 1024,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(api, 'callerWaits');
    const { tableArn } = table;
    allow(api, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(api, ['dynamodb:GetItem'], [tableArn], inPartitions('R#*', 'U#*'));
    allow(api, ['dynamodb:Query', 'dynamodb:BatchGetItem'], [tableArn], inPartitions('R#*'));
    allow(api, ['dynamodb:PutItem'], [tableArn], inPartitions('R#*', 'U#*'));
    allow(api, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    // What it signs a form for is sent in its name.
    allow(api, ['s3:PutObject'], [quarantine.arnForObjects('*')]);
    const opened = [evidence.arnForObjects(CLEAN), evidence.arnForObjects(VIEWS)];
    allow(api, ['s3:GetObject'], opened);
    acknowledgeEveryObject(api.ownRole, quarantine, 'quarantine');
    acknowledgeEveryObject(api.ownRole, evidence, 'evidence', CLEAN);
    acknowledgeEveryObject(api.ownRole, evidence, 'evidence', VIEWS);
    return api;
  }
}
