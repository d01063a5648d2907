import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import type { Act } from '#shared/app/report/act-on-report';
import type { ActRefusal } from '#shared/app/report/weigh-command';
import { ReportPath } from '#shared/contracts/http/admin-report';
import { type Acted, type CommandRequest, type PersonCommand, requestIn } from '#shared/contracts/http/command-call';
import { bodyIn } from '#shared/runtime/http';
import { etagOf, preconditionsOf } from '#shared/runtime/precondition';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refused } from './office-api.ts';

type Done = { readonly ok: true; readonly value: Acted } | { readonly ok: false; readonly refusal: ActRefusal };
type Asked = Omit<Act, 'request'>;

/** How a command to a report is read from a request, and what became of it is answered. */
export const acting =
  <Name extends PersonCommand>(
    deps: WhoAmIDeps,
    name: Name,
    carryOut: (asked: Asked, request: CommandRequest<Name>) => Promise<Done>,
  ): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const request = requestIn(name, body.value);
    if (!request.ok) return requestInvalid(requestId, request.refusal);
    const preconditions = preconditionsOf(event);
    if (typeof preconditions === 'string') return problem(preconditions, { requestId });
    const at = ReportPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const officer = await officerNow(deps, caller);
    const acted = await carryOut({ officer, ...at.data, ...preconditions }, request.value);
    if (!acted.ok) return refused(acted.refusal.kind, { requestId, more: moreOf(acted.refusal) });
    const answer = json(200, acted.value);
    return { ...answer, headers: { ...answer.headers, etag: etagOf(acted.value.version) } };
  };

/** What a program needs to go on. */
export const moreOf = (refusal: ActRefusal): Readonly<Record<string, unknown>> => {
  if (refusal.kind === 'StaleVersion') return { version: refusal.version };
  if ('nearest' in refusal) return { names: refusal.names, nearest: refusal.nearest };
  return 'open' in refusal ? { reportStatus: refusal.from, open: refusal.open } : {};
};
