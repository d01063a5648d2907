import { Duration } from 'aws-cdk-lib';
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { OF_AN_ACTIVITY } from '#infra/parts/in-context';
import { inPartitions } from '#infra/parts/in-partitions';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { ActivitiesApiEnv } from '#shared/contracts/env';

export type ActivitiesApiProps = {
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
  /** Where pictures of news lie that everybody may see. */
  readonly published: Bucket;
};

/** As shared/domain/activities/activity.ts names them. */
const CLEAN = 'clean/act_*';
const VIEWS = 'view/act_*';
/** As shared/adapters/files/s3-published-pictures.ts does. */
const PICTURES = 'news/*';

/**
 * Shows people of the office what it did and what it says of that, and lets them record, write and decide. It can read
 * no file of a report but whether one that is answered may be named, and neither what nobody has looked into, nor an
 * original. What everybody may read is written by it alone.
 */
export class ActivitiesApi extends Construct {
  readonly handler: ServiceFunction<typeof ActivitiesApiEnv>;

  constructor(scope: Construct, id: string, props: ActivitiesApiProps) {
    super(scope, id);
    const { stage, userPool, client, table, reportKey, quarantine, uploadUrl, evidence, published } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'activities-api',
      description: 'Records what the office did, and publishes it once a second person has approved it',
      clockTable: table,
      contract: ActivitiesApiEnv,
      variables: {
        USER_POOL_ID: userPool.userPoolId,
        SIGN_IN_CLIENT_ID: client.userPoolClientId,
        TABLE: table.tableName,
        QUARANTINE_BUCKET: quarantine.bucketName,
        UPLOAD_URL: uploadUrl,
        EVIDENCE_BUCKET: evidence.bucketName,
        PUBLISHED_BUCKET: published.bucketName,
        REPORT_KEY_ID: reportKey.keyArn,
      },
      memorySize: 1024,
      // The gateway waits for thirty.
      timeout: Duration.seconds(29),
    });
    acknowledge(this.handler, 'callerWaits');
    const { tableArn } = table;
    allow(this.handler, ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'], [userPool.userPoolArn]);
    allow(this.handler, ['dynamodb:GetItem'], [tableArn], inPartitions('AC#*', 'NW#*', 'U#upa_*'));
    // What everybody may read is written with the step that says so, in one transaction.
    allow(this.handler, ['dynamodb:PutItem'], [tableArn], inPartitions('AC#*', 'NW#*', 'U#upa_*', 'PB#news'));
    // News is published while its activity stands as it was seen, and that is taken away while its news does.
    allow(this.handler, ['dynamodb:ConditionCheckItem'], [tableArn], inPartitions('AC#*', 'NW#*'));
    // What was withdrawn is neither read any more, nor looked after on the portal.
    allow(this.handler, ['dynamodb:DeleteItem'], [tableArn], inPartitions('PB#news', 'NW#*'));
    allow(this.handler, ['dynamodb:Query'], [tableArn], inPartitions('AC#*', 'NW#*'));
    allow(this.handler, ['dynamodb:Query'], [`${tableArn}/index/GSI1`, `${tableArn}/index/GSI2`]);
    // Whether a report that was answered may be named; and what was said of those in a list.
    allow(this.handler, ['dynamodb:BatchGetItem'], [tableArn], inPartitions('R#*', 'AC#*'));
    allow(this.handler, ['kms:GenerateDataKey', 'kms:Decrypt'], [reportKey.keyArn], OF_AN_ACTIVITY);
    // What it signs a form for is sent in its name.
    allow(this.handler, ['s3:PutObject'], [quarantine.arnForObjects('*')]);
    allow(this.handler, ['s3:GetObject'], [evidence.arnForObjects(CLEAN), evidence.arnForObjects(VIEWS)]);
    allow(this.handler, ['s3:PutObject', 's3:DeleteObject'], [published.arnForObjects(PICTURES)]);
    acknowledgeEveryObject(this.handler.ownRole, quarantine, 'quarantine');
    acknowledgeEveryObject(this.handler.ownRole, evidence, 'evidence', CLEAN);
    acknowledgeEveryObject(this.handler.ownRole, evidence, 'evidence', VIEWS);
    acknowledgeEveryObject(this.handler.ownRole, published, 'published', PICTURES);
  }
}
