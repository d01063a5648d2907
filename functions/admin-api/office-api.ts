import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Caller, callerOf } from '#shared/contracts/http/caller';
import type { Operation } from '#shared/contracts/http/operation';
import { PROBLEM_OF } from '#shared/contracts/http/problem-codes';
import { packedAnswer } from '#shared/runtime/packed-answer';
import { type ProblemExtras, problem } from '#shared/runtime/problem-answer';
import { type HttpRoute, serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** How somebody is answered who has signed in. */
export type Answering = (caller: Caller, event: Event) => Promise<Answer>;
export type OfficeRoute = Pick<HttpRoute, 'method' | 'path'> & { readonly answer: Answering };

/** An operation of the contract, and how it is answered. */
export const officeRoute = ({ method, path }: Operation, answer: Answering): OfficeRoute => ({ method, path, answer });

/** Serves people of the office, and answers nobody whom it does not know. */
export const officeApi = (
  deps: { readonly clientId: string },
  routes: readonly OfficeRoute[],
): middy.MiddyfiedHandler<Event, Answer> =>
  middy<Event, Answer>()
    .use(packedAnswer())
    .use(httpStack('unexpected'))
    .handler(serve(routes.map((one) => signedIn(deps, one))));

const INVALID_TOKEN = { 'www-authenticate': 'Bearer error="invalid_token"' };

const signedIn = ({ clientId }: { readonly clientId: string }, { method, path, answer }: OfficeRoute): HttpRoute => ({
  method,
  path,
  handler: async (event) => {
    const caller = callerOf(event, clientId);
    if (caller.ok) return answer(caller.value, event);
    const { requestId } = event.requestContext;
    const headers = caller.refusal === 'tokenNotAccepted' ? INVALID_TOKEN : undefined;
    return problem(caller.refusal, { requestId, headers });
  },
});

export type RefusalKind = keyof typeof PROBLEM_OF;
/** By itself, or with when there is room again where too much was asked for. */
type Refusal = { readonly kind: RefusalKind; readonly secondsLeft?: number };

/** How a refusal is told: the same to the byte for what is not there and for what must not be known to be there. */
export const refused = (kind: RefusalKind, extras: ProblemExtras): Answer =>
  kind === 'Absent' ? problem('notFound') : problem(PROBLEM_OF[kind], extras);

/** The same, with when to ask again. */
export const refusedFor = ({ kind, secondsLeft }: Refusal, requestId: string): Answer =>
  refused(kind, { requestId, headers: secondsLeft === undefined ? {} : { 'retry-after': String(secondsLeft) } });
