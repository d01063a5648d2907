import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { AdminApiEnv } from '#shared/contracts/env';
import { acknowledge } from './acknowledgements.ts';
import { allow } from './allow.ts';
import { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';

export type AdminApiProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
};

/** What people of the office ask and do. Of the user pool it learns in which groups a person is, and nothing else. */
export class AdminApi extends Construct {
  readonly handler: ServiceFunction<typeof AdminApiEnv>;

  constructor(scope: Construct, id: string, { stage, userPool, client }: AdminApiProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'admin-api',
      description: 'Answers people of the office who have signed in',
      contract: AdminApiEnv,
      variables: { USER_POOL_ID: userPool.userPoolId, SIGN_IN_CLIENT_ID: client.userPoolClientId },
      memorySize: 512,
      timeout: Duration.seconds(10),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(this.handler, ['cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
  }
}
