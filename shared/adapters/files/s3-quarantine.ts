import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { IntoQuarantine, Quarantine, WriteForm } from '#shared/app/evidence/ports';
import type { Now } from '#shared/app/ports';

/** What has been sent lies under the name of its announcement, and nowhere else. */
export const s3Quarantine = (client: S3Client, Bucket: string): Quarantine => ({
  read: async (Key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  remove: async (Key) => {
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
  },
});

/** What a file is sent as: by its bytes alone it is known what it is. */
const TYPE = 'application/octet-stream';

export const s3IntoQuarantine =
  (client: S3Client, Bucket: string): IntoQuarantine =>
  async (Key, Body) => {
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: TYPE }));
  };

/**
 * A form that takes one file of one size and hash under one name, until the announcement is over; S3 refuses any other.
 * It holds for as long as the credentials that sign it, which may be less; at that address, whatever the client calls
 * the bucket.
 */
export const s3UploadForm =
  (client: S3Client, { bucket, url }: { readonly bucket: string; readonly url: string }, now: Now): WriteForm =>
  async ({ id, size, sha256, until }) => {
    const checksum = Buffer.from(sha256, 'hex').toString('base64');
    const { fields } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: id,
      Fields: {
        'Content-Type': TYPE,
        'x-amz-checksum-algorithm': 'SHA256',
        'x-amz-checksum-sha256': checksum,
      },
      Conditions: [['content-length-range', size, size]],
      Expires: Math.max(1, Math.ceil((until - now()) / 1000)),
    });
    return { url, fields };
  };
