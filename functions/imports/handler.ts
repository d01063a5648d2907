import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type WorkOnImportDeps, workOnImport } from '#shared/app/arrival/work-on-import';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { ImportRequest } from '#shared/contracts/messages/import-request';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** What is begun with less time than that is left to the next: so long may the rows under way and a write take. */
const NEEDED_MS = 60_000;
/** One message may take so long: less than the function has. */
const MESSAGE_TAKES_MS = 290_000;

/** Works on imports of history, one at a time, each as far as it gets. */
export const importHandler = (
  deps: WorkOnImportDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(async (event: SQSEvent, context: Context) => {
      const hasTime = (): boolean => context.getRemainingTimeInMillis() > NEEDED_MS;
      const work = eachRecord(ImportRequest, (request) => workOnImport(deps, request, hasTime), {
        patience: deps.patience,
        takesMs: MESSAGE_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      });
      return work(event, context);
    });
