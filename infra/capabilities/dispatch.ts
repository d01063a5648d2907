import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import notices from '#policy/notices.json' with { type: 'json' };
import { DispatchEnv } from '#shared/contracts/env';

export type DispatchProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly queues: NoticeQueues;
  /** Where it is said that a file is to be fetched. */
  readonly fetchQueue: Queue;
};

const BATCH_SIZE = 100;
const BATCHING_WINDOW = Duration.seconds(1);
const TRIES = 5;
/** Batches of one shard at a time; the events of one report stay in order. */
const AT_ONCE = 4;

/** What a rule follows from, what is told up a ladder, and what may take a report away. */
const TELLING_TYPES = new Set([...notices.rules.flatMap(({ on }) => on), 'DeadlineMissed', 'Escalated', 'Classified']);

/** With which a channel may name files (shared/app/evidence/ask-for-attachments.ts). */
const NAMING_FILES = ['Received', 'Amended', 'ReporterReplied'];

/**
 * New events of a type that some notice follows from, or that files may come with; every other write to the table is
 * not even brought.
 */
const TELLING = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: {
    Keys: { sk: { S: FilterRule.beginsWith('EV#') } },
    NewImage: { type: { S: [...new Set([...TELLING_TYPES, ...NAMING_FILES])] } },
  },
});

/** Danger in what began to wait for its report. */
const DANGER_PARKED = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: {
    Keys: { sk: { S: FilterRule.beginsWith('PEND#') } },
    NewImage: { urgency: { S: FilterRule.isEqual('danger') } },
  },
});

/**
 * Begins the notices that each event owes, and has the files fetched that came with it: fed by the table's own stream,
 * so that no event is recorded and not seen.
 */
export class Dispatch extends Construct {
  readonly handler: ServiceFunction<typeof DispatchEnv>;

  constructor(scope: Construct, id: string, props: DispatchProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'dispatch',
      description: 'Begins the notices that each event of a report owes',
      clockTable: props.table,
      contract: DispatchEnv,
      variables: {
        TABLE: props.table.tableName,
        ...props.queues.variables,
        FETCH_QUEUE_URL: props.fetchQueue.queueUrl,
      },
      memorySize: 512,
      timeout: Duration.seconds(60),
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    this.#grant(props);
    this.#listen(props);
  }

  #grant({ table, queues, fetchQueue }: DispatchProps): void {
    allow(
      this.handler,
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [streamOf(table)],
    );
    allow(
      this.handler,
      ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
      [table.tableArn],
      inPartitions('R#*'),
    );
    queues.allowSending(this.handler);
    allow(this.handler, ['sqs:SendMessage'], [queues.failures.queueArn, fetchQueue.queueArn]);
  }

  #listen({ stage, table, queues }: DispatchProps): void {
    new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: streamOf(table),
      filters: [TELLING, DANGER_PARKED],
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      maxBatchingWindow: BATCHING_WINDOW,
      parallelizationFactor: AT_ONCE,
      bisectBatchOnError: true,
      retryAttempts: TRIES,
      maxRecordAge: stage.streamPatience,
      reportBatchItemFailures: true,
      // Named by hand: the library's own destination would also let it read the queue's attributes.
      onFailure: { bind: () => ({ destination: queues.failures.queueArn }) },
    });
  }
}

const streamOf = ({ tableStreamArn, node }: TableV2): string => {
  if (tableStreamArn === undefined) throw new Error(`${node.path} has no stream`);
  return tableStreamArn;
};
