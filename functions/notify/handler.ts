import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { leaveNotes, type NoteDeps } from '#shared/app/leave-notes';
import { type SendDeps, sendNotices } from '#shared/app/send-notices';
import { NoticeMessage } from '#shared/contracts/notice-message';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** The mail service may take eight seconds; to give it up before would leave the mail unknown. */
const A_MAIL_TAKES_MS = 25_000;

/** Tells the recipients of each message, one after the other. */
export const notifyHandler = (
  deps: SendDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(NoticeMessage, (message) => sendNotices(deps, message), {
        patience: deps.patience,
        takesMs: A_MAIL_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
