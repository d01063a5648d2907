import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { allowReadingDigests } from '#infra/parts/digest-files';
import { EXPORTS } from '#infra/parts/export-files';
import { IMPORTED_ROWS, SENT_SHEETS } from '#infra/parts/import-files';
import { OF_A_CONTACT, OF_A_REPORT, ofFiles } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { SET_ASIDE } from '#infra/parts/report-originals';
import { ServiceFunction } from '#infra/parts/service-function';
import type { WorkQueue } from '#infra/parts/work-queue';
import type { Stage } from '#infra/stages';
import { AdminApiEnv } from '#shared/contracts/env';
import { alarmPrefixOf } from '#shared/contracts/http/alarm-steps';

export type AdminApiProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly table: TableV2;
  readonly reportKey: Key;
  readonly identityKey: Key;
  readonly cursorSecretArn: string;
  /** What words are found under, and tracking codes. */
  readonly searchSecretArn: string;
  readonly trackingSecretArn: string;
  /** Where the links in notices lead, without a slash at the end. */
  readonly consoleUrl: string;
  readonly evaluations: Bucket;
  readonly policy: Bucket;
  /** Where what is discarded from the dead letters is kept too. */
  readonly originals: Bucket;
  readonly intakeQueue: WorkQueue;
  readonly noticeQueues: NoticeQueues;
  readonly feedbackQueue: WorkQueue;
  /** Where orders of exports go. */
  readonly exportQueue: Queue;
  /** Where it is said that an import is to be worked on. */
  readonly importQueue: Queue;
};

const MONTHS = 'months/*';
/** As shared/domain/notices/dead-letter.ts names them. */
const DISCARDED = 'discarded/*';

/** What people of the office ask and do. Of the user pool it learns in which groups a person is, and nothing else. */
export class AdminApi extends Construct {
  readonly handler: ServiceFunction<typeof AdminApiEnv>;

  constructor(scope: Construct, id: string, props: AdminApiProps) {
    super(scope, id);
    const { stage, userPool, client, table, reportKey, identityKey, evaluations, policy, originals } = props;
    const { cursorSecretArn, searchSecretArn, trackingSecretArn } = props;
    const { intakeQueue, noticeQueues, feedbackQueue, exportQueue, importQueue } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'admin-api',
      description: 'Answers people of the office who have signed in',
      clockTable: table,
      contract: AdminApiEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        REPORT_KEY_ID: reportKey.keyArn,
        IDENTITY_KEY_ID: identityKey.keyArn,
        CURSOR_SECRET_ID: cursorSecretArn,
        SEARCH_SECRET_ID: searchSecretArn,
        TRACKING_SECRET_ID: trackingSecretArn,
        CONSOLE_URL: props.consoleUrl,
        EVALUATIONS_BUCKET: evaluations.bucketName,
        POLICY_BUCKET: policy.bucketName,
        ORIGINALS_BUCKET: originals.bucketName,
        INTAKE_QUEUE_URL: intakeQueue.queue.queueUrl,
        INTAKE_DEAD_LETTERS_URL: intakeQueue.deadLetterQueue.queueUrl,
        ...noticeQueues.variables,
        NOTICE_DEAD_LETTERS_URL: noticeQueues.deadLetterQueue.queueUrl,
        FEEDBACK_QUEUE_URL: feedbackQueue.queue.queueUrl,
        FEEDBACK_DEAD_LETTERS_URL: feedbackQueue.deadLetterQueue.queueUrl,
        FAILURES_QUEUE_URL: noticeQueues.failures.queueUrl,
        EXPORT_QUEUE_URL: exportQueue.queueUrl,
        IMPORT_QUEUE_URL: importQueue.queueUrl,
        ALARM_PREFIX: alarmPrefixOf(stage.name),
      },
      // One whole processor: the largest export takes some six seconds of one.
      memorySize: 1769,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    // Who somebody is now: in which groups, and whether the account still stands.
    allow(
      this.handler,
      [
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminListGroupsForUser',
        'cognito-idp:ListUsers',
        'cognito-idp:ListUsersInGroup',
      ],
      [userPool.userPoolArn],
    );
    // IAM tells partitions apart, not the items in them; who may read which of them is the access policy's to say.
    allow(this.handler, ['dynamodb:Query'], [table.tableArn], inPartitions('R#*', 'E#*', 'W#*', 'H#*'));
    allow(this.handler, ['dynamodb:GetItem'], [table.tableArn], inPartitions('R#*', 'K#*', 'E#*', 'D#*', 'T#*'));
    allow(this.handler, ['dynamodb:PutItem'], [table.tableArn], inPartitions('R#*', 'K#*', 'D#*', 'W#*'));
    // A link to another report holds only while that one stands as it was seen.
    allow(this.handler, ['dynamodb:ConditionCheckItem'], [table.tableArn], inPartitions('R#*'));
    // Lists of open work, and of what came in on a day: which reports stand in them, then those reports as they are
    // now.
    allow(this.handler, ['dynamodb:Query'], [`${table.tableArn}/index/GSI1`, `${table.tableArn}/index/GSI2`]);
    // And which digests were made for somebody, with how that somebody is reached; and a month of duty.
    allow(this.handler, ['dynamodb:BatchGetItem'], [table.tableArn], inPartitions('R#*', 'G#*', 'C#*', 'D#*'));
    allow(this.handler, ['secretsmanager:GetSecretValue'], [cursorSecretArn, searchSecretArn, trackingSecretArn]);
    // What figures are made of.
    allow(this.handler, ['s3:GetObject'], [evaluations.arnForObjects(MONTHS)]);
    acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', MONTHS);
    allowReadingDigests(this.handler, evaluations);
    // The rules of every version. Without the right to list, S3 would say of a version that never was that it is
    // forbidden.
    allow(this.handler, ['s3:GetObject'], [policy.arnForObjects('*')]);
    acknowledgeEveryObject(this.handler.ownRole, policy, 'policy');
    allow(this.handler, ['s3:ListBucket'], [policy.bucketArn]);
    // What was set aside lies beside the originals, sealed like them. Those are not its to read, nor is what was
    // discarded.
    allow(this.handler, ['s3:GetObject'], [originals.arnForObjects(SET_ASIDE)]);
    acknowledgeEveryObject(this.handler.ownRole, originals, 'originals', SET_ASIDE);
    // To tell what is gone from what it may not read.
    allow(this.handler, ['s3:ListBucket'], [originals.bucketArn]);
    // Words of the office are hashed under the report's own key. Who reported is sealed under another.
    allow(this.handler, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    this.#recordContacts(props);
    this.#workBehind(props);
    this.#handleDeadLetters(props);
    this.#lookForTrouble(props);
  }

  /** Informal contacts lie apart from reports, and what was said in one under a key of its own. Danger is told. */
  #recordContacts({ table: { tableArn }, reportKey, noticeQueues }: AdminApiProps): void {
    const contacts = inPartitions('N#*');
    allow(this.handler, ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'], [tableArn], contacts);
    allow(this.handler, ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], [tableArn], contacts);
    allow(this.handler, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_A_CONTACT);
    noticeQueues.allowSending(this.handler);
  }

  /** How much waits in each queue, and what CloudWatch says of alarms and figures, which cannot be limited to ours. */
  #lookForTrouble({ intakeQueue, noticeQueues, feedbackQueue, exportQueue, importQueue }: AdminApiProps): void {
    const ofNotices = [noticeQueues.urgent, noticeQueues.other];
    const worked = [intakeQueue.queue, ...ofNotices, feedbackQueue.queue, exportQueue, importQueue];
    allow(
      this.handler,
      ['sqs:GetQueueAttributes'],
      worked.map(({ queueArn }) => queueArn),
    );
    allow(this.handler, ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData'], ['*']);
  }

  /**
   * What is too large for an answer is ordered; its files are read when they are opened. Sheets of history say who
   * reported: their parts are put where it can never read them again.
   */
  #workBehind({ table: { tableArn }, evaluations, exportQueue, importQueue }: AdminApiProps): void {
    allow(this.handler, ['dynamodb:GetItem', 'dynamodb:PutItem'], [tableArn], inPartitions('J#*', 'H#*'));
    allow(this.handler, ['dynamodb:UpdateItem'], [tableArn], inPartitions('Q#exports', 'Q#imports'));
    allow(this.handler, ['sqs:SendMessage'], [exportQueue.queueArn, importQueue.queueArn]);
    const shown = [EXPORTS, IMPORTED_ROWS];
    allow(
      this.handler,
      ['s3:GetObject'],
      shown.map((files) => evaluations.arnForObjects(files)),
    );
    for (const files of [...shown, SENT_SHEETS])
      acknowledgeEveryObject(this.handler.ownRole, evaluations, 'evaluations', files);
  }

  /** It sees that there are letters and passes them on; what is discarded it puts away and can never read again. */
  #handleDeadLetters(props: AdminApiProps): void {
    const { table, originals, evaluations, identityKey, intakeQueue, noticeQueues, feedbackQueue } = props;
    const lying = [intakeQueue, noticeQueues, feedbackQueue].map(({ deadLetterQueue }) => deadLetterQueue);
    allow(
      this.handler,
      ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
      [...lying, noticeQueues.failures].map(({ queueArn }) => queueArn),
    );
    const backTo = [intakeQueue.queue, noticeQueues.urgent, noticeQueues.other, feedbackQueue.queue];
    allow(
      this.handler,
      ['sqs:SendMessage'],
      backTo.map(({ queueArn }) => queueArn),
    );
    allow(this.handler, ['dynamodb:BatchGetItem'], [table.tableArn], inPartitions('X#*'));
    allow(this.handler, ['dynamodb:Query', 'dynamodb:PutItem'], [table.tableArn], inPartitions('A#*'));
    allow(this.handler, ['dynamodb:UpdateItem'], [table.tableArn], inPartitions('Q#letters'));
    const putAway = [originals.arnForObjects(DISCARDED), evaluations.arnForObjects(SENT_SHEETS)] as const;
    allow(this.handler, ['s3:PutObject'], putAway);
    // What says who reported, a report that nobody could take in and a part of a sheet, is put away under the key that
    // only one function each opens it with.
    allow(this.handler, ['kms:GenerateDataKey'], [identityKey.keyArn], ofFiles(...putAway));
    acknowledgeEveryObject(this.handler.ownRole, originals, 'originals', DISCARDED);
  }
}
