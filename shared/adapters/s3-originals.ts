import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Originals } from '#shared/app/ports';

const CONCURRENT_PUTS = 3;

/** Originals in a versioned bucket. `If-None-Match` keeps the first; finding it there (412) is success. */
export const s3Originals = (client: S3Client, Bucket: string): Originals => ({
  keep: async (Key, Body) => {
    const put = { Bucket, Key, Body, IfNoneMatch: '*', ContentType: 'application/octet-stream' };
    for (let left = CONCURRENT_PUTS; ; left -= 1) {
      try {
        await client.send(new PutObjectCommand(put));
        return;
      } catch (error) {
        const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === 412) return;
        // Two puts of one name at the same time: S3 asks for another try.
        if (status !== 409 || left === 0) throw error;
      }
    }
  },
  read: async (Key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error(`original ${Key} has no body`);
    return Body.transformToByteArray();
  },
});
