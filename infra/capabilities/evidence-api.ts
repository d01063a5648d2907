import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { OF_A_REPORT } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { EvidenceApiEnv } from '#shared/contracts/env';

export type EvidenceApiProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly table: TableV2;
  readonly reportKey: Key;
  /** Where files lie that nobody has looked into, and at which address a browser sends them there. */
  readonly quarantine: Bucket;
  readonly uploadUrl: string;
  /** Where files are kept, sealed. */
  readonly evidence: Bucket;
};

/** As shared/domain/evidence/evidence.ts names them. */
const CLEAN = 'clean/rep_*';
const VIEWS = 'view/rep_*';

/**
 * Shows people of the office the files that prove something about a report, and lets them send some. It can read
 * neither what nobody has looked into, nor an original.
 */
export class EvidenceApi extends Construct {
  readonly handler: ServiceFunction<typeof EvidenceApiEnv>;

  constructor(scope: Construct, id: string, props: EvidenceApiProps) {
    super(scope, id);
    const { stage, userPool, client, table, reportKey, quarantine, uploadUrl, evidence } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'evidence-api',
      description: 'Shows and takes the files that prove something about a report',
      clockTable: table,
      contract: EvidenceApiEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        QUARANTINE_BUCKET: quarantine.bucketName,
        UPLOAD_URL: uploadUrl,
        EVIDENCE_BUCKET: evidence.bucketName,
        REPORT_KEY_ID: reportKey.keyArn,
      },
      memorySize: 1024,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    const { tableArn } = table;
    allow(this.handler, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(this.handler, ['dynamodb:GetItem'], [tableArn], inPartitions('R#*', 'U#upl_*'));
    allow(this.handler, ['dynamodb:Query', 'dynamodb:BatchGetItem'], [tableArn], inPartitions('R#*'));
    allow(this.handler, ['dynamodb:PutItem'], [tableArn], inPartitions('R#*', 'U#upl_*'));
    // Triage has made the key of a report; where it is gone, no other is made.
    allow(this.handler, ['kms:Decrypt'], [reportKey.keyArn], OF_A_REPORT);
    // What it signs a form for is sent in its name.
    allow(this.handler, ['s3:PutObject'], [quarantine.arnForObjects('*')]);
    allow(this.handler, ['s3:GetObject'], [evidence.arnForObjects(CLEAN), evidence.arnForObjects(VIEWS)]);
    acknowledgeEveryObject(this.handler.ownRole, quarantine, 'quarantine');
    acknowledgeEveryObject(this.handler.ownRole, evidence, 'evidence', CLEAN);
    acknowledgeEveryObject(this.handler.ownRole, evidence, 'evidence', VIEWS);
  }
}
