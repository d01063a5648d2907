import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import office from '#policy/office.json' with { type: 'json' };
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { systemClock } from '#shared/adapters/system-clock';
import type { DeliveryStore, ReportStore } from '#shared/app/ports';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';

const client = (stack: Stack): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(stack.aws)));

/** The running system's own table, read through the same store that the functions use. */
export const recordsOf = (stack: Stack): ReportStore => dynamoReportStore(client(stack), stack.TableName, office.zone);

/** What became of its notices, likewise. */
export const deliveriesOf = (stack: Stack): DeliveryStore =>
  dynamoDeliveryStore(client(stack), stack.TableName, systemClock);
