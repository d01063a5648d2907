import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { actOnReport } from '#shared/app/act-on-report';
import { readJson } from '#shared/app/read-json';
import { type RevealDeps, revealIdentity } from '#shared/app/reveal-identity';
import { officerNow } from '#shared/app/who-am-i';
import { type CommandName, requestIn } from '#shared/contracts/admin-commands';
import { COMMAND_OPERATIONS, PLAIN_OPERATIONS } from '#shared/contracts/admin-operations';
import { ReportPath } from '#shared/contracts/admin-report';
import { callerOf } from '#shared/contracts/caller';
import { bodyIn } from '#shared/runtime/http';
import { etagOf, preconditionsOf } from '#shared/runtime/precondition';
import { json, problem } from '#shared/runtime/problem';
import { type HttpRoute, serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';
import { type AnswerDeps, answersBy } from './answers.ts';
import type { Answering } from './questions.ts';
import { moreOf, PROBLEM_OF } from './refusals.ts';

export type AdminApiDeps = AnswerDeps & RevealDeps & { readonly clientId: string };

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;
type Served = Pick<HttpRoute, 'method' | 'path'> & { readonly answer: Answering };

const INVALID_TOKEN = { 'www-authenticate': 'Bearer error="invalid_token"' };

const act =
  (deps: AdminApiDeps, name: CommandName): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const request = requestIn(name, body.value);
    if (request === undefined) return problem('requestInvalid', { requestId });
    const preconditions = preconditionsOf(event);
    if (typeof preconditions === 'string') return problem(preconditions, { requestId });
    const at = ReportPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const officer = await officerNow(deps, caller);
    const asked = { officer, ...at.data, ...preconditions };
    const acted =
      request.type === 'revealIdentity'
        ? await revealIdentity(deps, { ...asked, reason: request.text })
        : await actOnReport(deps, { ...asked, request });
    if (!acted.ok) return refused(acted.refusal, requestId);
    const answer = json(200, acted.value);
    return { ...answer, headers: { ...answer.headers, etag: etagOf(acted.value.version) } };
  };

/** The same to the byte for whatever is not there and for what must not be known to be there. */
const refused = (refusal: Parameters<typeof moreOf>[0], requestId: string): Answer =>
  refusal.kind === 'Absent'
    ? problem('notFound')
    : problem(PROBLEM_OF[refusal.kind], { requestId, more: moreOf(refusal) });

const servedBy = (deps: AdminApiDeps): readonly Served[] => {
  const answers = answersBy(deps);
  return [
    ...PLAIN_OPERATIONS.map(({ id, method, path }): Served => ({ method, path, answer: answers[id] })),
    ...COMMAND_OPERATIONS.map(({ id, method, path }): Served => ({ method, path, answer: act(deps, id) })),
  ];
};

/** Answers nobody whom it does not know. */
const signedIn = ({ clientId }: AdminApiDeps, { method, path, answer }: Served): HttpRoute => ({
  method,
  path,
  handler: async (event: Event) => {
    const caller = callerOf(event, clientId);
    if (caller.ok) return answer(caller.value, event);
    const { requestId } = event.requestContext;
    const headers = caller.refusal === 'tokenNotAccepted' ? INVALID_TOKEN : undefined;
    return problem(caller.refusal, { requestId, headers });
  },
});

/** What people of the office may ask and do; only they get here, and who they are is asked once more. */
export const adminApiHandler = (deps: AdminApiDeps): middy.MiddyfiedHandler<Event, Answer> =>
  middy<Event, Answer>()
    .use(httpStack('unexpected'))
    .handler(serve(servedBy(deps).map((route) => signedIn(deps, route))));
