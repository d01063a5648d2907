import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type MakeExportDeps, makeExport } from '#shared/app/figures/make-export';
import { leaveNotes, type NoteDeps } from '#shared/app/operator/leave-notes';
import { ExportRequest } from '#shared/contracts/messages/export-request';
import { batchStack, eachRecord, type Patience } from '#shared/runtime/stacks';

/** One order may take so long: less than the function has. */
const ORDER_TAKES_MS = 140_000;

/** Carries out orders of exports, one at a time. */
export const exportHandler = (
  deps: MakeExportDeps & NoteDeps & Patience,
): middy.MiddyfiedHandler<SQSEvent, SQSBatchResponse> =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchStack())
    .handler(
      eachRecord(ExportRequest, (request) => makeExport(deps, request), {
        patience: deps.patience,
        takesMs: ORDER_TAKES_MS,
        note: (failed) => leaveNotes(deps, failed),
      }),
    );
