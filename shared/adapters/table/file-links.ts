import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FileLinks } from '#shared/app/ports';
import { FileLink } from '#shared/domain/access/file-link';
import { dynamoCalls } from './dynamo-calls.ts';
import { fileLinkKey } from './keys.ts';

/** Links as items that the table forgets by itself, within days after they are over. */
export const dynamoFileLinks = (client: DynamoDBDocumentClient, name: string): FileLinks => {
  const table = dynamoCalls(client, name);
  return {
    keep: async (links) => {
      const puts = links.map(({ token, ...link }) =>
        table.put({ ...fileLinkKey(token), ...link, ttl: Math.ceil(link.expiresAt / 1000) }),
      );
      if ((await table.write(puts)) === 'conflict') throw new Error('somebody else writes these links');
    },
    find: async (token) => {
      const item = await table.get(fileLinkKey(token));
      return item === undefined ? undefined : FileLink.parse(item);
    },
  };
};
