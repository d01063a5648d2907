import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Originals } from '#shared/app/ports';

/** Originals in a versioned bucket. `If-None-Match` keeps the first; finding it there (412) is success. */
export const s3Originals = (client: S3Client, Bucket: string): Originals => ({
  keep: async (Key, Body) => {
    try {
      await client.send(
        new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*', ContentType: 'application/octet-stream' }),
      );
    } catch (error) {
      if (!(error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)) throw error;
    }
  },
  read: async (Key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error(`original ${Key} has no body`);
    return Body.transformToByteArray();
  },
});
