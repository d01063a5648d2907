import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type TriageDeps, triageEvent } from '#shared/app/arrival/triage-event';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { count } from '#shared/runtime/metrics';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/**
 * Takes channel events into the record, one by one; a message is acknowledged only after everything it leads to is
 * saved.
 */
export const triageHandler = (
  deps: TriageDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(ChannelMessage, (message) => triageEvent(deps, message, count), {
        patience: deps.patience,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
