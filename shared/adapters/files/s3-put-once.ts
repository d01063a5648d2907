import { PutObjectCommand, type PutObjectCommandInput, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

const CONCURRENT_PUTS = 3;

/** Puts an object unless there is one of that name: `If-None-Match` keeps the first, and finding it is success. */
export const putOnce = async (client: S3Client, put: Omit<PutObjectCommandInput, 'IfNoneMatch'>): Promise<void> => {
  for (let left = CONCURRENT_PUTS; ; left -= 1) {
    try {
      await client.send(new PutObjectCommand({ ...put, IfNoneMatch: '*' }));
      return;
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412) return;
      // Two puts of one name at the same time: S3 asks for another try.
      if (status !== 409 || left === 0) throw error;
    }
  }
};
