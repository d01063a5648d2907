import { Duration, Size } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';

export type IntakeQueueProps = { readonly consumerTimeout: Duration };

/** AWS advises six times the consumer's timeout: a batch that is still being worked on must not become visible again. */
const VISIBILITY_FACTOR = 6;
const MAX_RECEIVE_COUNT = 5;

export const INTAKE_RETENTION = Duration.days(4);
/** Longer than the queue's own: a message's age counts from when it was first sent, also in the dead-letter queue. */
const DEAD_LETTER_RETENTION = Duration.days(14);

/**
 * What was accepted and is not yet recorded. A standard queue; the sender sets the message group to the channel, so
 * that a noisy channel does not delay the others (fair queues).
 */
export class IntakeQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: IntakeQueueProps) {
    super(scope, id);
    const both = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      maxMessageSizeBytes: Size.mebibytes(1).toBytes(),
    };
    this.deadLetterQueue = new Queue(this, 'DeadLetters', { ...both, retentionPeriod: DEAD_LETTER_RETENTION });
    acknowledge(this.deadLetterQueue, 'endOfTheLine');
    this.queue = new Queue(this, 'Queue', {
      ...both,
      retentionPeriod: INTAKE_RETENTION,
      visibilityTimeout: Duration.seconds(VISIBILITY_FACTOR * props.consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
  }
}
