import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DutyBook } from '#shared/app/ports';
import { DutyDay } from '#shared/domain/notices/duty';
import { ABSENT, dynamoCalls } from './dynamo-calls.ts';
import { dutyKey } from './keys.ts';

/** Who opened the queue, a day an item. */
export const dynamoDutyBook = (client: DynamoDBDocumentClient, name: string): DutyBook => {
  const table = dynamoCalls(client, name);
  return {
    day: async (date) => {
      const item = await table.get(dutyKey(date));
      return item === undefined ? undefined : DutyDay.parse(item);
    },
    save: (day) => {
      const item = { ...dutyKey(day.date), ...day };
      return table.writeAlone(
        day.rev === 1 ? table.put(item, ABSENT) : table.put(item, 'rev = :seen', { ':seen': day.rev - 1 }),
      );
    },
  };
};
