import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type InspectDeps, inspectUpload } from '#shared/app/evidence/inspect-upload';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { UploadArrived } from '#shared/contracts/messages/upload-arrived';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** The largest picture takes some seconds to be read and written anew. */
const MESSAGE_TAKES_MS = 50_000;

/** Looks into files that were sent as evidence. */
export const inspectHandler = (
  deps: InspectDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(UploadArrived, ({ detail }) => inspectUpload(deps, detail.object.key), {
        patience: deps.patience,
        takesMs: MESSAGE_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
