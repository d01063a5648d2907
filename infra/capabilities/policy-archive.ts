import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { CustomResource, Duration } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeEveryObject } from '#infra/parts/acknowledgements';
import { allow } from '#infra/parts/allow';
import { ServiceFunction } from '#infra/parts/service-function';
import type { Stage } from '#infra/stages';
import { ArchivePolicyEnv } from '#shared/contracts/env';

export type PolicyArchiveProps = { readonly stage: Stage; readonly bucket: Bucket };

const POLICY_FOLDER = new URL('../../shared/policy/', import.meta.url);
/** CloudFormation would otherwise wait an hour for a function that does not answer. */
const ANSWER_WITHIN = Duration.minutes(2);

/** One hash over name and content of every policy file: it changes when any of them does. */
const policyHash = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(POLICY_FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort(byCodeUnit)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(new URL(name, POLICY_FOLDER)))
      .update('\0');
  }
  return hash.digest('hex');
};

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Keeps every policy file that was ever in force, so that any decision can be replayed under the rules it was made
 * under. The deploy that changes a file calls the function, and fails with it.
 */
export class PolicyArchive extends Construct {
  readonly handler: ServiceFunction<typeof ArchivePolicyEnv>;

  constructor(scope: Construct, id: string, props: PolicyArchiveProps) {
    super(scope, id);
    this.handler = new ServiceFunction(this, 'Function', {
      stage: props.stage,
      folder: 'archive-policy',
      description: 'Stores each policy file under its content hash, at every deploy that changes one',
      contract: ArchivePolicyEnv,
      variables: { POLICY_BUCKET: props.bucket.bucketName },
      memorySize: 256,
      timeout: Duration.seconds(60),
    });
    acknowledge(this.handler, 'callerWaits');
    allow(this.handler, ['s3:PutObject'], [props.bucket.arnForObjects('*')]);
    acknowledgeEveryObject(this.handler.ownRole, props.bucket, 'policy');
    // The function itself is the provider: the provider framework of the library would add three functions of its own.
    new CustomResource(this, 'Archived', {
      resourceType: 'Custom::PolicyArchive',
      serviceToken: this.handler.functionArn,
      serviceTimeout: ANSWER_WITHIN,
      properties: { PolicyHash: policyHash() },
    });
  }
}
