import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
  ServerSideEncryption,
} from '@aws-sdk/client-s3';
import type { KeptFiles, ListKeptFiles } from '#shared/app/access/ports';
import { Instant } from '#shared/domain/words/words';

const CONCURRENT_PUTS = 3;

/**
 * Files in a versioned bucket. `If-None-Match` keeps the first; finding it there (412) is success. With a key, whoever
 * reads one must be allowed to use that too.
 */
export const s3KeptFiles = (client: S3Client, Bucket: string, SSEKMSKeyId?: string): KeptFiles & ListKeptFiles => {
  const sealed = SSEKMSKeyId === undefined ? {} : { ServerSideEncryption: ServerSideEncryption.aws_kms, SSEKMSKeyId };
  const read = async (Key: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error(`${Key} has no body`);
    return Body.transformToByteArray();
  };
  return {
    keep: async (Key, Body) => {
      const put = { Bucket, Key, Body, IfNoneMatch: '*', ContentType: 'application/octet-stream', ...sealed };
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
