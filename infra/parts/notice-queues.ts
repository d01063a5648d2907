import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '#infra/stages';
import { allow } from './allow.ts';
import { DeadLetterQueue, WorkQueue } from './work-queue.ts';

export type NoticeQueuesProps = {
  readonly stage: Stage;
  readonly consumerTimeout: Duration;
  /** The key that what waits is sealed under. */
  readonly noticeSecretArn: string;
};

/** Ten tries at notify's timeout. What still fails lies in the table too, and the watch queues it again. */
const TRIED_FOR = Duration.hours(1);

/**
 * Whom to tell: danger in a queue of its own, so that it never waits behind the rest. Both end in one dead-letter
 * queue, because a redrive takes each message back to the queue that it came from, and one person looks at both.
 */
export class NoticeQueues extends Construct {
  readonly urgent: Queue;
  readonly other: Queue;
  readonly deadLetterQueue: Queue;
  /**
   * Events that dispatch could not take from the stream, failed runs of whatever a schedule starts, and exports that
   * nobody could make. Nobody sends them again: the next run, or the next order, makes up for them. They only say that
   * somebody should look why.
   */
  readonly failures: Queue;
  readonly #secretArn: string;

  constructor(scope: Construct, id: string, { stage, consumerTimeout, noticeSecretArn }: NoticeQueuesProps) {
    super(scope, id);
    this.#secretArn = noticeSecretArn;
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    const props = { stage, consumerTimeout, triedFor: TRIED_FOR, deadLetterQueue: this.deadLetterQueue };
    this.urgent = new WorkQueue(this, 'Urgent', props).queue;
    this.other = new WorkQueue(this, 'Other', props).queue;
    this.failures = new DeadLetterQueue(this, 'Failures');
  }

  get arns(): readonly string[] {
    return [this.urgent.queueArn, this.other.queueArn];
  }

  /** Lets a function put notices on both, sealed. */
  allowSending(grantee: IGrantable): void {
    allow(grantee, ['sqs:SendMessage'], this.arns);
    allow(grantee, ['secretsmanager:GetSecretValue'], [this.#secretArn]);
  }

  /** The same for a function none of whose notices is ever urgent. */
  allowSendingOther(grantee: IGrantable): void {
    allow(grantee, ['sqs:SendMessage'], [this.other.queueArn]);
    allow(grantee, ['secretsmanager:GetSecretValue'], [this.#secretArn]);
  }

  get urls() {
    return { NOTICE_QUEUE_URL: this.other.queueUrl, URGENT_NOTICE_QUEUE_URL: this.urgent.queueUrl };
  }

  /** As every function that puts notices on them is told of them. */
  get variables() {
    return { ...this.urls, NOTICE_SECRET_ID: this.#secretArn };
  }
}
