import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { OF_A_REPORT } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { RevealIdentityEnv } from '#shared/contracts/env';

export type RevealIdentityProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly table: TableV2;
  readonly reportKey: Key;
  readonly identityKey: Key;
};

/**
 * The one function that may open who reported. It records who looked and why before it does, and can neither list nor
 * read originals.
 */
export class RevealIdentity extends Construct {
  readonly handler: ServiceFunction<typeof RevealIdentityEnv>;

  constructor(scope: Construct, id: string, props: RevealIdentityProps) {
    super(scope, id);
    const { stage, userPool, client, table, reportKey, identityKey } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'reveal-identity',
      description: 'Shows who reported, to whoever may see that, and records who looked and why',
      clockTable: table,
      contract: RevealIdentityEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        REPORT_KEY_ID: reportKey.keyArn,
        IDENTITY_KEY_ID: identityKey.keyArn,
      },
      memorySize: 512,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(this.handler, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(this.handler, ['dynamodb:GetItem', 'dynamodb:PutItem'], [table.tableArn], inPartitions('R#*', 'K#*'));
    // Why somebody looks is hashed under the report's own key.
    allow(this.handler, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    allow(this.handler, ['kms:Decrypt'], [identityKey.keyArn], OF_A_REPORT);
  }
}
