import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { kmsDataKeys } from '#shared/adapters/kms-data-keys';
import { rulesClassifier } from '#shared/adapters/rules-classifier';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { secretsManagerTrackingKeys } from '#shared/adapters/secrets';
import { systemClock } from '#shared/adapters/system-clock';
import { trackingOf } from '#shared/domain/tracking-code';
import { remembering } from './invented-past.ts';
import { clientConfig } from './local-aws.ts';
import { recordsOf } from './records.ts';
import type { Stack } from './stack.ts';
import type { StepPorts } from './take-step.ts';

const policy = loadPolicy();

/** The running system, through the adapters of its own functions. */
export const stepPortsOf = (stack: Stack): StepPorts => {
  const config = clientConfig(stack.aws);
  const kms = new KMSClient(config);
  const keys = secretsManagerTrackingKeys(new SecretsManagerClient(config), stack.TrackingSecretArn, systemClock);
  return {
    policy,
    reports: recordsOf(stack),
    // By path, because Node does not resolve names below localhost everywhere.
    originals: s3KeptFiles(new S3Client({ ...config, forcePathStyle: true }), stack.OriginalsBucketName),
    dataKeys: kmsDataKeys(kms, stack.ReportKeyArn),
    identityKeys: kmsDataKeys(kms, stack.IdentityKeyArn),
    classify: remembering(rulesClassifier(policy)),
    trackingOf: async (report) => trackingOf(await keys(), report).hash,
  };
};
