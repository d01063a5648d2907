import { Duration, Size } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '#infra/stages';
import { acknowledge } from './acknowledgements.ts';
import { onStage } from './patience.ts';

export type WorkQueueProps = {
  readonly stage: Stage;
  /** As long as its consumer may take on AWS. */
  readonly consumerTimeout: Duration;
  /** For how long a message that fails is tried again: one try a visibility timeout. */
  readonly triedFor: Duration;
  /** Where it ends then; a queue of its own unless given. */
  readonly deadLetterQueue?: Queue;
};

/**
 * AWS advises six times the consumer's timeout: a batch that is still being worked on must not become visible again. A
 * patient stage lets the consumer use more of that time, and all of it.
 */
const VISIBILITY_FACTOR = 6;

export const RETENTION = Duration.days(4);
/** Longer than the queues' own: a message is forgotten so long after it was first sent, not after it was set aside. */
export const DEAD_LETTER_RETENTION = Duration.days(14);

const PROTECTED = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  maxMessageSizeBytes: Size.mebibytes(1).toBytes(),
} as const;

/** Where what could not be done waits for a person. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, { ...PROTECTED, retentionPeriod: DEAD_LETTER_RETENTION });
    acknowledge(this, 'endOfTheLine');
  }
}

/** What is to be done by one function, kept until it is done. A standard queue: order and repetition change nothing. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const hidden = VISIBILITY_FACTOR * props.consumerTimeout.toSeconds();
    const worked = onStage(props.stage, props.consumerTimeout).toSeconds();
    const visibilityTimeout = Duration.seconds(Math.max(hidden, worked));
    const maxReceiveCount = Math.ceil(props.triedFor.toSeconds() / visibilityTimeout.toSeconds());
    this.deadLetterQueue = props.deadLetterQueue ?? new DeadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      ...PROTECTED,
      retentionPeriod: RETENTION,
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount },
    });
  }
}
