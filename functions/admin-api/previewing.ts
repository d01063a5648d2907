import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import { type PreviewDeps, previewCommand } from '#shared/app/notices/preview-command';
import { ReportPath } from '#shared/contracts/http/admin-report';
import { requestIn } from '#shared/contracts/http/command-call';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { PreviewFrame } from '#shared/contracts/http/preview';
import { bodyIn } from '#shared/runtime/http';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { moreOf } from './acting.ts';
import { type Answering, refused } from './office-api.ts';

/** What a command would do; a body that does not fit is complained of as by the command itself. */
export const previewing =
  (deps: WhoAmIDeps & PreviewDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const frame = PreviewFrame.safeParse(body.value);
    if (!frame.success) return requestInvalid(requestId, invalidFields(frame.error));
    const request = requestIn(frame.data.command, frame.data.body);
    if (!request.ok) return requestInvalid(requestId, request.refusal);
    const at = ReportPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const officer = await officerNow(deps, caller);
    const previewed = await previewCommand(deps, { officer, ...at.data, request: request.value });
    if (previewed.ok) return json(200, previewed.value);
    return refused(previewed.refusal.kind, { requestId, more: moreOf(previewed.refusal) });
  };
