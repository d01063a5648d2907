import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PublishedPictures } from '#shared/app/news/ports';
import type { NewsId } from '#shared/domain/news/news-item';

const keyOf = (news: NewsId, n: number): string => `news/${news}/${n}.jpg`;

/** Pictures of published news in a bucket that keeps no versions: what is removed is nowhere. */
export const s3PublishedPictures = (client: S3Client, Bucket: string): PublishedPictures => ({
  publish: async (news, n, Body) => {
    await client.send(new PutObjectCommand({ Bucket, Key: keyOf(news, n), Body, ContentType: 'image/jpeg' }));
  },
  remove: async (news, n) => {
    await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(news, n) }));
  },
  find: async (news, n) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(news, n) }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
