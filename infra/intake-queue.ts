import { Duration, Size } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';

export type IntakeQueueProps = { readonly consumerTimeout: Duration };

/** AWS advises six times the consumer's timeout: a batch that is still being worked on must not become visible again. */
const VISIBILITY_FACTOR = 6;
/**
 * For how long a message that fails is tried again: one try a visibility timeout, so 80 tries of three minutes. An outage
 * of DynamoDB, KMS or S3 of up to three hours then ends without anybody's help; five tries would have carried every
 * report of a quarter of an hour to the dead letters. A message that can never be taken costs 80 short calls.
 */
const TRIED_FOR = Duration.hours(4);

export const INTAKE_RETENTION = Duration.days(4);
/** Longer than the queue's own: a message is forgotten so long after it was first sent, not after it was set aside. */
export const DEAD_LETTER_RETENTION = Duration.days(14);

/**
 * What was accepted and is not yet recorded. A standard queue; the sender sets the message group to the channel, so
 * that a noisy channel does not delay the others (fair queues).
 */
export class IntakeQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: IntakeQueueProps) {
    super(scope, id);
    const visibilityTimeout = Duration.seconds(VISIBILITY_FACTOR * props.consumerTimeout.toSeconds());
    const maxReceiveCount = Math.ceil(TRIED_FOR.toSeconds() / visibilityTimeout.toSeconds());
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
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount },
    });
  }
}
