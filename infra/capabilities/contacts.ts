import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { ContactsEnv } from '#shared/contracts/env';

export type ContactsProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly table: TableV2;
  readonly contactsSecretArn: string;
  readonly queues: NoticeQueues;
};

/**
 * The one function that may write the contact book (ADR 42). It sends nothing there itself and can read no report;
 * whatever it does is told to those above.
 */
export class Contacts extends Construct {
  readonly handler: ServiceFunction<typeof ContactsEnv>;

  constructor(scope: Construct, id: string, props: ContactsProps) {
    super(scope, id);
    const { stage, userPool, client, table, contactsSecretArn, queues } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'contacts',
      description: 'Shows and changes where notices go, and tells those above',
      clockTable: table,
      contract: ContactsEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        CONTACTS_SECRET_ID: contactsSecretArn,
        PLAIN_WEBHOOKS: stage.plainWebhooks,
        ...queues.variables,
      },
      memorySize: 512,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(this.handler, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(this.handler, ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'], [contactsSecretArn]);
    // Who changed what, for ever, and never to what.
    allow(this.handler, ['dynamodb:Query', 'dynamodb:PutItem'], [table.tableArn], inPartitions('B#*'));
    allow(this.handler, ['dynamodb:UpdateItem'], [table.tableArn], inPartitions('Q#changes'));
    // Whether a contact reaches its recipient, and that a changed one starts anew.
    allow(this.handler, ['dynamodb:GetItem', 'dynamodb:PutItem'], [table.tableArn], inPartitions('C#*'));
    // What is told of it.
    allow(this.handler, ['dynamodb:BatchGetItem', 'dynamodb:PutItem'], [table.tableArn], inPartitions('O#*'));
    queues.allowSendingOther(this.handler);
  }
}
