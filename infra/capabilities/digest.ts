import { Duration, TimeZone } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { ScheduledStart } from '#infra/parts/scheduled-start';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import office from '#policy/office.json' with { type: 'json' };
import { DigestEnv } from '#shared/contracts/env';

export type DigestProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly evaluations: Bucket;
  readonly queues: NoticeQueues;
  readonly consoleUrl: string;
};

const MONTHS = 'months/*';
const DIGESTS = 'digests/*';
const INDEXES = ['GSI1', 'GSI2'];

/**
 * Makes the compliance reports of periods that are over, and begins their mails. It knows no address and sends nothing
 * itself.
 */
export class Digest extends Construct {
  readonly handler: ServiceFunction<typeof DigestEnv>;

  constructor(scope: Construct, id: string, props: DigestProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'digest',
      description: 'Makes the compliance report of every finished week and month: PDF, CSV, workbook',
      clockTable: props.table,
      contract: DigestEnv,
      variables: {
        TABLE: props.table.tableName,
        EVALUATIONS_BUCKET: props.evaluations.bucketName,
        CONSOLE_URL: props.consoleUrl,
        ...props.queues.variables,
      },
      memorySize: 1769,
      timeout: Duration.minutes(5),
      deadLetterQueue: props.queues.failures,
    });
    this.#grant(props);
    new ScheduledStart(this, 'Start', {
      handler: this.handler,
      what: 'the making of digests every morning',
      schedule: ScheduleExpression.cron({ hour: '7', minute: '30', timeZone: TimeZone.of(office.zone) }),
      maxEventAge: Duration.hours(1),
      failures: props.queues.failures,
    });
  }

  #grant({ table: { tableArn }, evaluations, queues }: DigestProps): void {
    const may = (actions: readonly string[], ...partitions: readonly string[]) =>
      allow(this.handler, actions, [tableArn], inPartitions(...partitions));
    may(['dynamodb:Query'], 'R#*', 'E#*');
    may(['dynamodb:GetItem'], 'D#*', 'E#*');
    may(['dynamodb:BatchGetItem'], 'G#*');
    may(['dynamodb:PutItem'], 'E#*', 'G#*');
    allow(
      this.handler,
      ['dynamodb:Query'],
      INDEXES.map((index) => `${tableArn}/index/${index}`),
    );
    allow(this.handler, ['s3:GetObject'], [evaluations.arnForObjects(MONTHS)]);
    allow(this.handler, ['s3:GetObject', 's3:PutObject'], [evaluations.arnForObjects(DIGESTS)]);
    // Without it, S3 says of what is not there that it is forbidden.
    allow(this.handler, ['s3:ListBucket'], [evaluations.bucketArn]);
    for (const folder of [MONTHS, DIGESTS])
      acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', folder);
    queues.allowSendingOther(this.handler);
  }
}
