import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type * as z from 'zod';
import { logFault } from './logger.ts';
import { count } from './metrics.ts';

/**
 * Handles every record of a stream's batch, those after a failed one too, and names the first that failed: from there
 * Lambda repeats, halves the batch, and in the end sets the one bad record aside. What was handled already is
 * recognised as such.
 */
export const eachStreamRecord =
  <T extends z.ZodType>(contract: T, handle: (record: z.infer<T>) => Promise<string>) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed: string[] = [];
    for (const record of Records) {
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      try {
        count(await handle(contract.parse(record)));
      } catch (error) {
        logFault('record.failed', error, { sequence: itemIdentifier, item: nameOf(record) });
        count('failed');
        failed.push(itemIdentifier);
      }
    }
    return { batchItemFailures: failed.slice(0, 1).map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** The key of the item that a record is of: what an operator looks for in the table. */
const nameOf = ({ dynamodb }: DynamoDBRecord): string =>
  [dynamodb?.Keys?.['pk']?.S, dynamodb?.Keys?.['sk']?.S].join(' ');
