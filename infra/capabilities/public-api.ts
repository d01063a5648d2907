import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { allowReadingDigests } from '#infra/parts/digest-files';
import { inPartitions } from '#infra/parts/in-partitions';
import { allowPublicReads } from '#infra/parts/public-reads';
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
    allowPublicReads(this.handler, props.table, props.trackingSecretArn);
    // Links to files.
    allow(this.handler, ['dynamodb:GetItem'], [props.table.tableArn], inPartitions('F#*'));
    allowReadingDigests(this.handler, props.evaluations);
  }
}
