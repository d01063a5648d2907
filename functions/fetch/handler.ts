import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type FetchDeps, fetchAttachment } from '#shared/app/evidence/fetch-attachment';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { AttachmentRequest } from '#shared/contracts/messages/attachment-request';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** A host has forty seconds at most (shared/domain/evidence/checked-file.ts); the rest is ours. */
const MESSAGE_TAKES_MS = 50_000;

/** Fetches files that channels named. */
export const fetchHandler = (
  deps: FetchDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(AttachmentRequest, (request) => fetchAttachment(deps, request), {
        patience: deps.patience,
        takesMs: MESSAGE_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
