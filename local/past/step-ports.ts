import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientConfig } from '#local/aws/local-aws';
import { recordsOf } from '#local/aws/records';
import type { Stack } from '#local/aws/stack';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { secretsManagerSearchKey, secretsManagerTrackingKeys } from '#shared/adapters/secrets/secrets';
import { systemClock } from '#shared/adapters/system/clock';
import type { DataKeys } from '#shared/app/report/ports';
import { trackingOf } from '#shared/domain/report/tracking-code';
import { remembering } from './invented-past.ts';
import type { StepPorts } from './take-step.ts';

const policy = loadPolicy();

/** Each step of a life opens the same key. */
const unwrappingOnce = (keys: DataKeys): DataKeys => {
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    ...keys,
    unwrap: (report, wrapped) => {
      const name = Buffer.from(wrapped).toString('base64');
      const key = known.get(name) ?? keys.unwrap(report, wrapped);
      known.set(name, key);
      return key;
    },
  };
};

/** The running system, through the adapters of its own functions. */
export const stepPortsOf = (stack: Stack): StepPorts => {
  const config = clientConfig(stack.aws);
  const kms = new KMSClient(config);
  const secrets = new SecretsManagerClient(config);
  const keys = secretsManagerTrackingKeys(secrets, stack.TrackingSecretArn, systemClock);
  return {
    policy,
    reports: recordsOf(stack),
    // By path, because Node does not resolve names below localhost everywhere.
    originals: s3KeptFiles(new S3Client({ ...config, forcePathStyle: true }), stack.OriginalsBucketName),
    dataKeys: unwrappingOnce(kmsDataKeys(kms, stack.ReportKeyArn)),
    identityKeys: kmsDataKeys(kms, stack.IdentityKeyArn),
    searchKey: secretsManagerSearchKey(secrets, stack.SearchSecretArn, systemClock),
    classify: remembering(rulesClassifier(policy)),
    trackingOf: async (report) => trackingOf(await keys(), report).hash,
  };
};
