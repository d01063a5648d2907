import {
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
  ServerSideEncryption,
} from '@aws-sdk/client-s3';
import type { KeptFiles, ListKeptFiles } from '#shared/app/access/ports';
import { Instant } from '#shared/domain/words/words';
import { putOnce } from './s3-put-once.ts';

/**
 * Files in a versioned bucket: the first of a name stays. With a key, whoever reads one must be allowed to use that
 * too.
 */
export const s3KeptFiles = (client: S3Client, Bucket: string, SSEKMSKeyId?: string): KeptFiles & ListKeptFiles => {
  const sealed = SSEKMSKeyId === undefined ? {} : { ServerSideEncryption: ServerSideEncryption.aws_kms, SSEKMSKeyId };
  const read = async (Key: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error(`${Key} has no body`);
    return Body.transformToByteArray();
  };
  return {
    keep: (Key, Body) => putOnce(client, { Bucket, Key, Body, ContentType: 'application/octet-stream', ...sealed }),
    read,
    // Without the right to list, S3 would say of what is not there that it is forbidden.
    find: async (name) => {
      try {
        return await read(name);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    list: async (Prefix) => {
      const pages = await Array.fromAsync(paginateListObjectsV2({ client }, { Bucket, Prefix }));
      return pages.flatMap(({ Contents = [] }) =>
        Contents.map(({ Key, LastModified }) => {
          if (Key === undefined || LastModified === undefined) throw new Error('a file without a name or a time');
          return { name: Key, keptAt: Instant.parse(LastModified.getTime()) };
        }),
      );
    },
  };
};
