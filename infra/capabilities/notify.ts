import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { allowReadingDigests } from '#infra/parts/digest-files';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { NotifyEnv } from '#shared/contracts/env';
import type { Mail } from './mail.ts';

export type NotifyProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly queues: NoticeQueues;
  readonly mail: Mail;
  readonly contactsSecretArn: string;
  /** Where the links in notices lead, without a slash at the end. */
  readonly consoleUrl: string;
  /** Where the API answers that opens links to files, likewise. */
  readonly apiUrl: string;
  /** Where digests are kept. */
  readonly evaluations: Bucket;
};

/** The queues' visibility follows from it. */
export const NOTIFY_TIMEOUT = Duration.seconds(60);
const BATCH_SIZE = 5;
/**
 * Of each queue: the least that Lambda offers, and enough for an office. The mail service's own rate is not far above.
 */
const AT_ONCE = 2;

/**
 * Tells the recipients. The one function that may send mail and that reads the contact book; what is sealed it cannot
 * open, and no link that it has made.
 */
export class Notify extends Construct {
  readonly handler: ServiceFunction<typeof NotifyEnv>;

  constructor(scope: Construct, id: string, props: NotifyProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'notify',
      description: 'Tells units and people of what concerns them, by mail, signed webhook or bot',
      clockTable: props.table,
      contract: NotifyEnv,
      variables: {
        TABLE: props.table.tableName,
        ...props.queues.variables,
        CONTACTS_SECRET_ID: props.contactsSecretArn,
        MAIL_FROM: props.mail.from,
        MAIL_CONFIGURATION_SET: props.mail.configurationSetName,
        MAILS_PER_DAY: String(props.stage.mailsPerDay),
        CONSOLE_URL: props.consoleUrl,
        API_URL: props.apiUrl,
        EVALUATIONS_BUCKET: props.evaluations.bucketName,
        PLAIN_WEBHOOKS: props.stage.plainWebhooks,
        CHAT_BOTS: props.stage.chatBots,
      },
      memorySize: 512,
      timeout: NOTIFY_TIMEOUT,
    });
    acknowledge(this.handler, 'queueKeepsFailure');
    this.#useTable(props.table);
    this.#sendMail(props);
    allow(this.handler, ['secretsmanager:GetSecretValue'], [props.contactsSecretArn]);
    allowReadingDigests(this.handler, props.evaluations);
    allow(this.handler, ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], props.queues.arns);
    // What is tried again soon goes back with a delay.
    props.queues.allowSending(this.handler);
    this.#listen(props.queues);
  }

  /**
   * IAM tells partitions apart, not the items in them: with a report's head (R#) its sealed identity could be fetched
   * too.
   */
  #useTable({ tableArn }: TableV2): void {
    const may = (actions: readonly string[], ...partitions: readonly string[]) =>
      allow(this.handler, actions, [tableArn], inPartitions(...partitions));
    may(['dynamodb:BatchGetItem'], 'R#*', 'C#*', 'D#*', 'G#*', 'N#*', 'O#*');
    may(['dynamodb:GetItem'], 'R#*', 'C#*');
    may(['dynamodb:PutItem'], 'R#*', 'C#*', 'D#*', 'G#*', 'N#*', 'O#*', 'F#*', 'M#*', 'S#*', 'X#*');
    may(['dynamodb:UpdateItem'], 'Q#mail');
  }

  #sendMail({ mail }: NotifyProps): void {
    // The one call is judged by the second name where its content is raw. Whether it is where files go along is said
    // nowhere, and with the first alone such a mail might never go.
    const actions = ['ses:SendEmail', 'ses:SendRawEmail'];
    allow(this.handler, actions, mail.sendingArns, { StringEquals: { 'ses:FromAddress': mail.from } });
  }

  #listen({ urgent, other }: NoticeQueues): void {
    for (const [id, queue] of Object.entries({ Urgent: urgent, Other: other })) {
      const source = new EventSourceMapping(this, id, {
        target: this.handler,
        eventSourceArn: queue.queueArn,
        batchSize: BATCH_SIZE,
        maxConcurrency: AT_ONCE,
        reportBatchItemFailures: true,
      });
      acknowledge(source, 'redriveInsteadOfDestination');
    }
  }
}
