import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { EventLog } from '#shared/app/ports';
import { dateOf, isoDateOf } from '#shared/domain/calendar/calendar';
import type { RecordedEvent } from '#shared/domain/report/event';
import { Instant } from '#shared/domain/words/words';
import { ABSENT, dynamoCalls } from './dynamo-calls.ts';
import { eventOf } from './items.ts';
import { GSI1, GSI2, loggedOn, markKey, monthsBetween, ofKind, startOf } from './keys.ts';
import { markItem, markOf } from './notice-items.ts';

/** The log of events by an index, day by day on the office's calendar. The index may be a moment behind the record. */
export const dynamoEventLog = (client: DynamoDBDocumentClient, TableName: string, zone: string): EventLog => ({
  between: async function* (from, until) {
    for (const day of daysOf(zone, from, until)) yield* listed(client, TableName, GSI2, loggedOn(day), from, until);
  },
  ofType: async function* (type, from, until) {
    for (const month of monthsBetween(from, until)) {
      yield* listed(client, TableName, GSI1, ofKind(type, month), from, until);
    }
  },
  mark: async (reader) => {
    const item = await dynamoCalls(client, TableName).get(markKey(reader));
    return item === undefined ? undefined : markOf(item);
  },
  setMark: async (reader, readUntil) => {
    await client.send(new PutCommand({ TableName, Item: markItem(reader, readUntil) }));
  },
  moveMark: (reader, seen, readUntil) => {
    const table = dynamoCalls(client, TableName);
    const item = markItem(reader, readUntil);
    return table.writeAlone(
      seen === undefined ? table.put(item, ABSENT) : table.put(item, 'readUntil = :seen', { ':seen': seen }),
    );
  },
});

/** The events of one partition of an index, from an instant up to, and without, another. */
async function* listed(
  client: DynamoDBDocumentClient,
  TableName: string,
  IndexName: typeof GSI1 | typeof GSI2,
  partition: string,
  from: Instant,
  until: Instant,
): AsyncIterable<RecordedEvent> {
  const [pk, sk] = IndexName === GSI1 ? ['gsi1pk', 'gsi1sk'] : ['gsi2pk', 'gsi2sk'];
  const pages = paginateQuery(
    { client },
    {
      TableName,
      IndexName,
      KeyConditionExpression: `${pk} = :partition AND ${sk} BETWEEN :from AND :until`,
      // No entry is only an instant: those of `until` sort after it.
      ExpressionAttributeValues: { ':partition': partition, ':from': startOf(from), ':until': startOf(until) },
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map(eventOf);
}

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
