import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { EventLog } from '#shared/app/ports';
import { dateOf, isoDateOf } from '#shared/domain/calendar';
import { Instant } from '#shared/domain/words';
import { eventOf } from './dynamo-items.ts';
import { GSI2, loggedOn, markKey, startOf } from './dynamo-keys.ts';
import { markItem, markOf } from './dynamo-notice-items.ts';
import { ABSENT, dynamoTable } from './dynamo-table.ts';

/** The log of events by an index, day by day on the office's calendar. The index may be a moment behind the record. */
export const dynamoEventLog = (client: DynamoDBDocumentClient, TableName: string, zone: string): EventLog => ({
  between: async function* (from, until) {
    for (const day of daysOf(zone, from, until)) {
      const pages = paginateQuery(
        { client },
        {
          TableName,
          IndexName: GSI2,
          KeyConditionExpression: 'gsi2pk = :day AND gsi2sk BETWEEN :from AND :until',
          // No entry is only an instant: those of `until` sort after it.
          ExpressionAttributeValues: { ':day': loggedOn(day), ':from': startOf(from), ':until': startOf(until) },
        },
      );
      for await (const { Items = [] } of pages) yield* Items.map(eventOf);
    }
  },
  mark: async (reader) => {
    const item = await dynamoTable(client, TableName).get(markKey(reader));
    return item === undefined ? undefined : markOf(item);
  },
  setMark: async (reader, readUntil) => {
    await client.send(new PutCommand({ TableName, Item: markItem(reader, readUntil) }));
  },
  moveMark: (reader, seen, readUntil) => {
    const table = dynamoTable(client, TableName);
    const item = markItem(reader, readUntil);
    return table.writeAlone(
      seen === undefined ? table.put(item, ABSENT) : table.put(item, 'readUntil = :seen', { ':seen': seen }),
    );
  },
});

/** The office's days from the one instant up to, and without, the other. */
const daysOf = (zone: string, from: Instant, until: Instant): readonly string[] => {
  if (from >= until) return [];
  const last = isoDateOf({ zone }, Instant.parse(until - 1));
  const days: string[] = [];
  let day = dateOf({ zone }, from);
  while (day.toString() <= last) {
    days.push(day.toString());
    day = day.add({ days: 1 });
  }
  return days;
};
