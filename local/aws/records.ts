import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { systemClock } from '#shared/adapters/system/clock';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { documentClient } from '#shared/adapters/table/client';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Table } from '#shared/adapters/table/table';
import type { ActivityStore } from '#shared/app/activities/ports';
import type { NewsStore } from '#shared/app/news/ports';
import type { DeliveryStore, DutyBook } from '#shared/app/notices/ports';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';

const policy = loadPolicy();

/** What calls the running system's own table. */
export const tableClient = (stack: Stack): DynamoDBDocumentClient =>
  documentClient(new DynamoDBClient(clientConfig(stack.aws)));

/** Its own table, by the operations that stores are written on. */
export const tableOf = (stack: Stack): Table => dynamoTable(tableClient(stack), stack.TableName);

/** The running system's own table, through the same store that the functions use. */
export const recordsOf = (stack: Stack): ReportStore => tableReportStore(tableOf(stack), policy);

/** What became of its notices, likewise. */
export const deliveriesOf = (stack: Stack): DeliveryStore => tableDeliveryStore(tableOf(stack), systemClock);

/** Who opened its queue on which day, likewise. */
export const dutyBookOf = (stack: Stack): DutyBook => tableDutyBook(tableOf(stack));

/** What it did and what news there is of that, likewise. */
export const activitiesOf = (stack: Stack): ActivityStore => tableActivityStore(tableOf(stack));
export const newsOf = (stack: Stack): NewsStore => tableNewsStore(tableOf(stack));

/** Everything that it recorded, by time, likewise. */
export const eventLogOf = (stack: Stack): EventLog => tableEventLog(tableOf(stack), policy.calendar.zone);
