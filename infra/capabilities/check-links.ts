import { Duration, TimeZone } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import { localHostOf } from '#infra/parts/local-host';
import { ScheduledStart } from '#infra/parts/scheduled-start';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import office from '#policy/office.json' with { type: 'json' };
import { CheckLinksEnv } from '#shared/contracts/env';

export type CheckLinksProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly failures: Queue;
  /** The host that a developer's machine has; no stage on AWS takes one. */
  readonly localHost?: string | undefined;
};

/** What fails for longer is no hiccup of the portal. */
const AGAIN_AFTER = Duration.minutes(3);
/** Nobody waits for that on a machine of one's own, where a host fails because a test has told it to. */
const AGAIN_AFTER_LOCALLY = Duration.seconds(1);

/**
 * Looks every morning whether what stands on the portal still answers there. It talks to hosts outside, so
 * it can read nothing of any report, and no file.
 */
export class CheckLinks extends Construct {
  readonly handler: ServiceFunction<typeof CheckLinksEnv>;

  constructor(scope: Construct, id: string, { stage, table, failures, localHost }: CheckLinksProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'check-links',
      description: 'Looks whether what was posted on the news portal still answers there',
      clockTable: table,
      contract: CheckLinksEnv,
      variables: {
        TABLE: table.tableName,
        AGAIN_AFTER_SECONDS: String((stage.onAws ? AGAIN_AFTER : AGAIN_AFTER_LOCALLY).toSeconds()),
        LOCAL_HOST: localHostOf(stage, localHost),
      },
      memorySize: 512,
      // One page of a host after the other, a second look among it.
      timeout: Duration.minutes(15),
      deadLetterQueue: failures,
    });
    const { tableArn } = table;
    allow(this.handler, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], [tableArn], inPartitions('NW#*'));
    new ScheduledStart(this, 'Start', {
      handler: this.handler,
      what: 'the look at links to the portal every morning',
      schedule: ScheduleExpression.cron({ hour: '6', minute: '0', timeZone: TimeZone.of(office.zone) }),
      maxEventAge: Duration.hours(1),
      failures,
    });
  }
}
