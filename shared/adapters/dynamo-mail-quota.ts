import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { TakeFromQuota } from '#shared/app/ports';
import { quotaKey } from './dynamo-keys.ts';

const REMEMBERED_S = 7 * 86_400;

/**
 * A day's mails as one number that never passes the most. A call whose answer was lost has taken one that nobody uses: the
 * quota errs to the careful side.
 */
export const dynamoMailQuota =
  (client: DynamoDBDocumentClient, TableName: string): TakeFromQuota =>
  async (day, most, mails = 1) => {
    if (most < 1) return false;
    const [condition, limit] =
      mails === 1 ? ['attribute_not_exists(taken) OR taken < :limit', most] : ['taken > :limit', 0];
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: quotaKey(day),
          UpdateExpression: 'ADD taken :mails SET #ttl = :ttl',
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':mails': mails,
            ':limit': limit,
            ':ttl': Date.parse(day) / 1000 + REMEMBERED_S,
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
