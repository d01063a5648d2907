import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { SendDeps } from '#shared/app/notices/send-notices';
import { tellNotices } from '#shared/app/notices/tell-notices';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { SealedNotices } from '#shared/contracts/messages/notice-message';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/**
 * The mail service may take eight seconds for each of the few whom an event concerns; to give it up before would leave
 * a mail unknown.
 */
const A_MESSAGE_TAKES_MS = 50_000;

/** Tells the recipients of each message, one after the other. */
export const notifyHandler = (
  deps: SendDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(SealedNotices, (sealed) => tellNotices(deps, sealed), {
        patience: deps.patience,
        takesMs: A_MESSAGE_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
