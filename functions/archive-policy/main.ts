import { S3Client } from '@aws-sdk/client-s3';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { respondToCloudFormation } from '#shared/adapters/system/cloudformation-response';
import { archivePolicy } from '#shared/app/operator/archive-policy';
import { ArchivePolicyEnv, PatienceEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log, logFault } from '#shared/runtime/logger';
import { archivePolicyHandler } from './handler.ts';

const env = readEnv(ArchivePolicyEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const bucket = s3KeptFiles(new S3Client(patience), env.POLICY_BUCKET);

export const handler = archivePolicyHandler({
  archive: () => archivePolicy({ keep: bucket.keep, log }, POLICY_FILES),
  respond: respondToCloudFormation,
  fault: (error) => logFault('policy.archive.failed', error),
});
