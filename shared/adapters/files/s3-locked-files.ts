import { ObjectLockMode, type S3Client } from '@aws-sdk/client-s3';
import type { LockedFiles } from '#shared/app/evidence/ports';
import { putOnce } from './s3-put-once.ts';

/**
 * Files in a bucket with Object Lock, each with its own term: the default of a bucket would hold for what is put there
 * tomorrow by other rules. Where nobody may shorten the term, that is `COMPLIANCE`.
 */
export const s3LockedFiles = (client: S3Client, Bucket: string, isForGood: boolean): LockedFiles => ({
  keep: (Key, Body, until) =>
    putOnce(client, {
      Bucket,
      Key,
      Body,
      ContentType: 'application/octet-stream',
      ObjectLockMode: isForGood ? ObjectLockMode.COMPLIANCE : ObjectLockMode.GOVERNANCE,
      ObjectLockRetainUntilDate: new Date(until),
    }),
});
