import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type AskForAttachmentsDeps, askForAttachments } from '#shared/app/evidence/ask-for-attachments';
import { type DispatchDeps, dispatchEvent } from '#shared/app/notices/dispatch-event';
import { type AlarmParkedDeps, alarmParked } from '#shared/app/notices/tell-parked';
import { StreamRecord } from '#shared/contracts/messages/event-record';
import { batchStack } from '#shared/runtime/stacks';
import { eachStreamRecord } from '#shared/runtime/stream';

/**
 * Begins the notices that each new event of a report owes, and those of danger in what waits for its report; has the
 * files fetched that came with it.
 */
export const dispatchHandler = (
  deps: DispatchDeps & AlarmParkedDeps & AskForAttachmentsDeps,
): middy.MiddyfiedHandler<DynamoDBStreamEvent, DynamoDBBatchResponse> =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(batchStack())
    .handler(
      eachStreamRecord(StreamRecord, async (record) => {
        if ('webhook' in record) return alarmParked(deps, record);
        const dispatched = await dispatchEvent(deps, record);
        await askForAttachments(deps, record);
        return dispatched;
      }),
    );
