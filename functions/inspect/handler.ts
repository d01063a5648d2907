import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import {
  type InspectActivityFileDeps,
  inspectActivityFile,
  isOfAnActivity,
} from '#shared/app/activities/inspect-activity-file';
import { type InspectDeps, inspectUpload } from '#shared/app/evidence/inspect-upload';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { UploadArrived } from '#shared/contracts/messages/upload-arrived';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** The largest picture takes some seconds to be read and written anew. */
const MESSAGE_TAKES_MS = 50_000;

/** Looks into files that were sent as evidence, or for an activity. */
export const inspectHandler = (
  deps: InspectDeps & InspectActivityFileDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(UploadArrived, ({ detail }) => inspect(deps, detail.object.key), {
        patience: deps.patience,
        takesMs: MESSAGE_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );

const inspect = (deps: InspectDeps & InspectActivityFileDeps, key: string) =>
  isOfAnActivity(key) ? inspectActivityFile(deps, key) : inspectUpload(deps, key);
