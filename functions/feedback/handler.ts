import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type FeedbackDeps, settleFeedback } from '#shared/app/notices/settle-feedback';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { MailFeedback } from '#shared/contracts/messages/mail-feedback';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** Takes the mail service's news into the deliveries; news that came too early goes back to its queue. */
export const feedbackHandler = (
  deps: FeedbackDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(MailFeedback, (news) => settleFeedback(deps, news), {
        patience: deps.patience,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
