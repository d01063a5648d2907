import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AppliedRules } from '#shared/app/ports';
import { Instant, Sha256 } from '#shared/domain/words/words';
import { dynamoCalls } from './dynamo-calls.ts';
import { rulesAppliedKey } from './keys.ts';

const RulesApplied = z.object({ rules: Sha256, since: Instant, finished: z.boolean() });

/** By which rules open deadlines were last counted. Two that write it at once have done the same work: the later one stands. */
export const dynamoAppliedRules = (client: DynamoDBDocumentClient, TableName: string): AppliedRules => ({
  read: async () => {
    const item = await dynamoCalls(client, TableName).get(rulesAppliedKey());
    return item === undefined ? undefined : RulesApplied.parse(item);
  },
  write: async (applied) => {
    await client.send(new PutCommand({ TableName, Item: { ...rulesAppliedKey(), ...applied } }));
  },
});
