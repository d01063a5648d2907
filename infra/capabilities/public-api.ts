import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { allowReadingDigests } from '#infra/parts/digest-files';
import { inPartitions, onlyAttributes } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { PublicApiEnv } from '#shared/contracts/env';

export type PublicApiProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly trackingSecretArn: string;
  /** Where the files lie that its links open. */
  readonly evaluations: Bucket;
};

/** The keys, and what shared/domain/report/public-stage.ts says of a report. */
const FOLLOWED = [
  'pk',
  'sk',
  'status',
  'channel',
  'receivedAt',
  'oversight',
  'channelClass',
  'decidedBy',
  'confirmed',
  'labelUnjudged',
  'withdrawn',
  'deadlines',
  'stood',
  'routedAt',
  'askedAt',
  'answeredAt',
  'resolvedAt',
  'result',
  'closedAt',
  'referredAt',
  'archivedAt',
  'reason',
];

/** What everybody may ask: reads single items by key, and counts misses; cannot list or search. */
export class PublicApi extends Construct {
  readonly handler: ServiceFunction<typeof PublicApiEnv>;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'public-api',
      description: 'Answers what everybody may ask: health, a report by its tracking code, figures, a file by its link',
      clockTable: props.table,
      contract: PublicApiEnv,
      variables: {
        TABLE: props.table.tableName,
        TRACKING_SECRET_ID: props.trackingSecretArn,
        EVALUATIONS_BUCKET: props.evaluations.bucketName,
      },
      memorySize: 512,
      timeout: Duration.seconds(10),
      reservedConcurrency: props.stage.publicConcurrency,
    });
    acknowledge(this.handler, 'callerWaits');
    this.#readTable(props.table);
    allow(this.handler, ['secretsmanager:GetSecretValue'], [props.trackingSecretArn]);
    allowReadingDigests(this.handler, props.evaluations);
  }

  #readTable(table: TableV2): void {
    allow(this.handler, ['dynamodb:GetItem'], [table.tableArn], inPartitions('T#*', 'L#*', 'F#*', 'E#public'));
    // Of a report what its follower is told of, by attributes that words, messages, events and identity do not have:
    // IAM tells partitions apart, and attributes, but not the items in a partition. That an item of some name is there
    // can still be found out.
    allow(this.handler, ['dynamodb:GetItem'], [table.tableArn], onlyAttributes(FOLLOWED, 'R#*'));
    // The counter of wrong codes, which tells of guessing.
    allow(this.handler, ['dynamodb:UpdateItem'], [table.tableArn], inPartitions('L#*'));
  }
}
