import { Duration } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { inPartitions } from '#infra/parts/in-partitions';
import { allowPublicReads } from '#infra/parts/public-reads';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { PagesEnv } from '#shared/contracts/env';

export type PagesProps = {
  readonly stage: Stage;
  readonly table: TableV2;
  readonly trackingSecretArn: string;
  /** What the office's pages must know before anybody has signed in. */
  readonly signIn: { readonly url: string; readonly client: UserPoolClient; readonly scope: string };
  /** Where the office's pages send files. */
  readonly uploadUrl: string;
  /** Where the pages lie, without a slash at the end. */
  readonly consoleUrl: string;
  /** Pictures of published news. */
  readonly published: Bucket;
};

/** Serves pages and what they are made of. */
export class Pages extends Construct {
  readonly handler: ServiceFunction<typeof PagesEnv>;

  constructor(scope: Construct, id: string, props: PagesProps) {
    super(scope, id);
    const { stage, table, trackingSecretArn, signIn, uploadUrl, consoleUrl, published } = props;
    this.handler = new ServiceFunction(this, 'Function', {
      stage,
      folder: 'pages',
      description: 'Serves pages: those of everybody, and the one that the pages of the office begin with',
      clockTable: table,
      contract: PagesEnv,
      variables: {
        TABLE: table.tableName,
        TRACKING_SECRET_ID: trackingSecretArn,
        SIGN_IN_URL: signIn.url,
        SIGN_IN_CLIENT_ID: signIn.client.userPoolClientId,
        SIGN_IN_SCOPE: signIn.scope,
        OFFICE_WORKER: stage.officeWorker,
        UPLOAD_URL: uploadUrl,
        CONSOLE_URL: consoleUrl,
        PUBLISHED_BUCKET: published.bucketName,
      },
      memorySize: 512,
      timeout: Duration.seconds(10),
      reservedConcurrency: stage.publicConcurrency,
    });
    acknowledge(this.handler, 'callerWaits');
    allowPublicReads(this.handler, table, trackingSecretArn);
    // News that was copied out to be read by everybody, and nothing that it was made from.
    allow(this.handler, ['dynamodb:Query'], [table.tableArn], inPartitions('PB#news'));
    allow(this.handler, ['s3:GetObject'], [published.arnForObjects('news/*')]);
    // To tell what is gone from what it may not read: everything there is public.
    allow(this.handler, ['s3:ListBucket'], [published.bucketArn]);
    acknowledgeEveryObject(this.handler.ownRole, published, 'published', 'news/*');
  }
}
