import type { IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledgeEveryObject } from './acknowledgements.ts';
import { allow } from './allow.ts';

/** As shared/domain/digest/files.ts names them. */
const DIGESTS = 'digests/*';

/** Lets a function read digests, and nothing else of what figures are made of; nor list them. */
export const allowReadingDigests = (reader: IGrantable & { readonly ownRole: Role }, bucket: Bucket): void => {
  allow(reader, ['s3:GetObject'], [bucket.arnForObjects(DIGESTS)]);
  acknowledgeEveryObject(reader.ownRole, bucket, 'evaluations', DIGESTS);
};
