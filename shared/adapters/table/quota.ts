import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { TakeFromQuota } from '#shared/app/ports';
import { type QuotaOf, quotaKey } from './keys.ts';

const REMEMBERED_S = 7 * 86_400;

/**
 * What was taken in a time (a day of mails, an hour of acts) as one number that never passes the most. A call whose answer was
 * lost has taken one that nobody uses: the quota errs to the careful side.
 */
export const dynamoQuota =
  (client: DynamoDBDocumentClient, TableName: string, of: QuotaOf): TakeFromQuota =>
  async (time, most, taken = 1) => {
    if (most < 1) return false;
    const [condition, limit] =
      taken === 1 ? ['attribute_not_exists(taken) OR taken < :limit', most] : ['taken > :limit', 0];
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: quotaKey(of, time),
          UpdateExpression: 'ADD taken :more SET #ttl = :ttl',
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':more': taken,
            ':limit': limit,
            ':ttl': Date.parse(time) / 1000 + REMEMBERED_S,
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
