import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { FeedbackEnv } from '#shared/contracts/env';

export type FeedbackProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  /** Where the mail service's news comes in. */
  readonly queue: Queue;
  readonly queues: NoticeQueues;
};

/** The queue's visibility follows from it. */
export const FEEDBACK_TIMEOUT = Duration.seconds(30);
const BATCH_SIZE = 10;
const AT_ONCE = 2;

/** Settles deliveries by the mail service's news. It knows no address: the book is not its to read. */
export class Feedback extends Construct {
  readonly handler: ServiceFunction<typeof FeedbackEnv>;

  constructor(scope: Construct, id: string, { stage, table, queue, queues }: FeedbackProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'feedback',
      description: 'Settles what became of notices by the news of the mail service',
      clockTable: table,
      contract: FeedbackEnv,
      variables: { TABLE: table.tableName, ...queues.variables },
      memorySize: 512,
      timeout: FEEDBACK_TIMEOUT,
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    const may = (actions: readonly string[], ...partitions: readonly string[]) =>
      allow(this.handler, actions, [table.tableArn], inPartitions(...partitions));
    may(['dynamodb:GetItem'], 'R#*', 'C#*', 'M#*', 'S#*');
    may(['dynamodb:BatchGetItem'], 'R#*', 'C#*', 'D#*', 'G#*', 'N#*', 'O#*');
    may(['dynamodb:PutItem'], 'R#*', 'C#*', 'D#*', 'G#*', 'N#*', 'O#*', 'X#*');
    allow(this.handler, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
    // A bad address is told to the people who can mend it.
    queues.allowSendingOther(this.handler);
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: queue.queueArn,
      batchSize: BATCH_SIZE,
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
    acknowledge(source, 'redriveInsteadOfDestination');
  }
}
