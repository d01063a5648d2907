import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import { type OrderExportDeps, orderExport } from '#shared/app/figures/order-export';
import { ExportAsked } from '#shared/contracts/http/export-orders';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { bodyIn } from '#shared/runtime/http';
import { json, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refusedFor } from './office-api.ts';

/** Has an export made in the background: what is accepted is not yet done. */
export const ordering =
  (deps: WhoAmIDeps & OrderExportDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const asked = ExportAsked.safeParse(body.value);
    if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
    const ordered = await orderExport(deps, await officerNow(deps, caller), asked.data);
    return ordered.ok ? json(202, ordered.value) : refusedFor(ordered.refusal, requestId);
  };
