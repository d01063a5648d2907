import { Duration, TimeZone } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import { ScheduledStart } from '#infra/parts/scheduled-start';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import office from '#policy/office.json' with { type: 'json' };
import { EvaluateEnv } from '#shared/contracts/env';

export type EvaluateProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly evaluations: Bucket;
  readonly failures: Queue;
};

/** As the adapter names them. */
const MONTHS = 'months/*';

/**
 * Counts figures anew every morning before the office opens. Reads what is recorded and writes what follows from it.
 */
export class Evaluate extends Construct {
  readonly handler: ServiceFunction<typeof EvaluateEnv>;

  constructor(scope: Construct, id: string, { stage, table, evaluations, failures }: EvaluateProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'evaluate',
      description: 'Counts anew what has changed since the day before, for the figures of every period',
      clockTable: table,
      contract: EvaluateEnv,
      variables: { TABLE: table.tableName, EVALUATIONS_BUCKET: evaluations.bucketName },
      // A month of a large office takes room; and with it comes the second half of a processor.
      memorySize: 1769,
      timeout: Duration.minutes(15),
      deadLetterQueue: failures,
    });
    allow(this.handler, ['dynamodb:Query'], [table.tableArn], inPartitions('R#*', 'E#*'));
    allow(this.handler, ['dynamodb:Query'], [`${table.tableArn}/index/GSI2`]);
    allow(this.handler, ['dynamodb:GetItem', 'dynamodb:PutItem'], [table.tableArn], inPartitions('E#*', 'Y#*'));
    allow(this.handler, ['s3:GetObject', 's3:PutObject'], [evaluations.arnForObjects(MONTHS)]);
    acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', MONTHS);
    new ScheduledStart(this, 'Start', {
      handler: this.handler,
      what: 'the evaluation every morning',
      schedule: ScheduleExpression.cron({ hour: '5', minute: '30', timeZone: TimeZone.of(office.zone) }),
      maxEventAge: Duration.hours(1),
      failures,
    });
  }
}
