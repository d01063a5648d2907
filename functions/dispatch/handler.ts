import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type DispatchDeps, dispatchEvent } from '#shared/app/notices/dispatch-event';
import { EventRecord } from '#shared/contracts/messages/event-record';
import { batchStack } from '#shared/runtime/stacks';
import { eachStreamRecord } from '#shared/runtime/stream';

/** Begins the notices that each new event of a report owes. */
export const dispatchHandler = (
  deps: DispatchDeps,
): middy.MiddyfiedHandler<DynamoDBStreamEvent, DynamoDBBatchResponse> =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(batchStack())
    .handler(eachStreamRecord(EventRecord, (record) => dispatchEvent(deps, record)));
