import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { PublicApiEnv } from '#shared/contracts/env';
import { acknowledge } from './acknowledgements.ts';
import { allow } from './allow.ts';
import { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';

export type PublicApiProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly trackingSecretArn: string;
};

/** What everybody may ask: reads single items by key, and counts misses; cannot list or search. */
export class PublicApi extends Construct {
  readonly handler: ServiceFunction<typeof PublicApiEnv>;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'public-api',
      description: 'Answers what everybody may ask: health and the state of a report by its tracking code',
      contract: PublicApiEnv,
      variables: { TABLE: props.table.tableName, TRACKING_SECRET_ID: props.trackingSecretArn },
      memorySize: 512,
      timeout: Duration.seconds(10),
    });
    acknowledge(this.handler, 'callerSeesFailure');
    // UpdateItem is for the counter of misses, which slows down guessing.
    allow(this.handler, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], [props.table.tableArn]);
    allow(this.handler, ['secretsmanager:GetSecretValue'], [props.trackingSecretArn]);
  }
}
