import { Duration } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { SessionEnv } from '#shared/contracts/env';
import type { SignIn } from './sign-in.ts';

export type SessionProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly signIn: SignIn;
  readonly sessionSecretArn: string;
  /** Where the console lies, without a slash at the end. */
  readonly consoleUrl: string;
  /** Where a movable clock says how far it is ahead. */
  readonly table: TableV2;
};

/**
 * Keeps people of the office signed in: may read the one secret that sessions are sealed under, and sign somebody out
 * of everywhere; knows no report.
 */
export class Session extends Construct {
  readonly handler: ServiceFunction<typeof SessionEnv>;

  constructor(scope: Construct, id: string, props: SessionProps) {
    super(scope, id);
    const { stage, userPool, signIn, sessionSecretArn, consoleUrl, table } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'session',
      description: 'Signs people of the office in by the console, keeps them signed in, and signs them out',
      clockTable: table,
      contract: SessionEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: signIn.client.userPoolClientId,
        SIGN_IN_URL: signIn.url,
        SESSION_SECRET_ID: sessionSecretArn,
        CONSOLE_URL: consoleUrl,
      },
      memorySize: 512,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(this.handler, ['cognito-idp:AdminUserGlobalSignOut'], [userPool.userPoolArn]);
    allow(this.handler, ['secretsmanager:GetSecretValue'], [sessionSecretArn]);
  }
}
