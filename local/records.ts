import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import office from '#policy/office.json' with { type: 'json' };
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import type { ReportStore } from '#shared/app/ports';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';

/** The running system's own table, read through the same store that the functions use. */
export const recordsOf = (stack: Stack): ReportStore =>
  dynamoReportStore(
    DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(stack.aws))),
    stack.TableName,
    office.zone,
  );
