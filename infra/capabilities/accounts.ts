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
import { AccountsEnv } from '#shared/contracts/env';

export type AccountsProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly table: TableV2;
  readonly queues: NoticeQueues;
};

/**
 * The one function that may change who has an account and which function it gives (ADR 41). It can read no report, set
 * no password and take away no second factor; whatever it does is told to those above.
 */
export class Accounts extends Construct {
  readonly handler: ServiceFunction<typeof AccountsEnv>;

  constructor(scope: Construct, id: string, { stage, userPool, client, table, queues }: AccountsProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'accounts',
      description: 'Shows and changes who has an account, and tells those above',
      clockTable: table,
      contract: AccountsEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        ...queues.variables,
      },
      memorySize: 512,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(
      this.handler,
      [
        'cognito-idp:AdminAddUserToGroup',
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminListGroupsForUser',
        'cognito-idp:AdminRemoveUserFromGroup',
        'cognito-idp:AdminUserGlobalSignOut',
        'cognito-idp:ListUsers',
      ],
      [userPool.userPoolArn],
    );
    // Who changed what, for ever.
    allow(this.handler, ['dynamodb:Query', 'dynamodb:PutItem'], [table.tableArn], inPartitions('B#*'));
    allow(this.handler, ['dynamodb:UpdateItem'], [table.tableArn], inPartitions('Q#changes'));
    // What is told of it.
    allow(this.handler, ['dynamodb:BatchGetItem', 'dynamodb:PutItem'], [table.tableArn], inPartitions('O#*'));
    queues.allowSendingOther(this.handler);
  }
}
