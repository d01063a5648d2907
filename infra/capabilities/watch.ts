import { Duration, TimeZone } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { ScheduledStart } from '#infra/parts/scheduled-start';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import office from '#policy/office.json' with { type: 'json' };
import { WatchEnv } from '#shared/contracts/env';

export type WatchProps = { readonly stage: Stage; readonly table: TableV2; readonly queues: NoticeQueues };

/** Alarms on its absence follow from it. */
export const WATCH_EVERY = Duration.minutes(5);
const INDEXES = ['GSI1', 'GSI2'];

/**
 * Looks after what time brings about and what the stream missed. Two runs at once do no harm, and one that fails is
 * made up for by the next, so a run is started again only a few times.
 */
export class Watch extends Construct {
  readonly handler: ServiceFunction<typeof WatchEnv>;

  constructor(scope: Construct, id: string, props: WatchProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'watch',
      description:
        'Records what time brings about, queues notices whose time has come, begins those that the stream missed',
      clockTable: props.table,
      contract: WatchEnv,
      variables: { TABLE: props.table.tableName, ...props.queues.variables },
      memorySize: 512,
      timeout: Duration.seconds(120),
      deadLetterQueue: props.queues.failures,
    });
    this.#grant(props);
    new ScheduledStart(this, 'Start', {
      handler: this.handler,
      what: 'the watch every five minutes',
      // At the full minutes of the office's clock: what is due at the full hour or after quiet hours goes out right
      // then.
      schedule: ScheduleExpression.cron({
        minute: `0/${WATCH_EVERY.toMinutes()}`,
        timeZone: TimeZone.of(office.zone),
      }),
      maxEventAge: WATCH_EVERY,
      failures: props.queues.failures,
    });
  }

  #grant({ table: { tableArn }, queues }: WatchProps): void {
    const may = (actions: readonly string[], ...partitions: readonly string[]) =>
      allow(this.handler, actions, [tableArn], inPartitions(...partitions));
    may(['dynamodb:GetItem'], 'R#*', 'D#*', 'E#*');
    may(['dynamodb:BatchGetItem'], 'R#*', 'D#*');
    may(['dynamodb:Query'], 'R#*');
    may(['dynamodb:PutItem'], 'R#*', 'C#*', 'D#*', 'E#*', 'G#*', 'N#*', 'O#*');
    allow(
      this.handler,
      ['dynamodb:Query'],
      INDEXES.map((index) => `${tableArn}/index/${index}`),
    );
    queues.allowSending(this.handler);
  }
}
