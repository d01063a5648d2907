import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type EndSessionDeps, endSession } from '#shared/app/access/end-session';
import { type OpenSessionDeps, openSession } from '#shared/app/access/open-session';
import { type RenewSessionDeps, renewSession } from '#shared/app/access/renew-session';
import { readJson } from '#shared/app/arrival/read-json';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { CodeBrought, NothingSaid, type SessionEnded } from '#shared/contracts/http/session';
import { SESSION_OPERATIONS, type SessionOperationId } from '#shared/contracts/http/session-operations';
import { bodyIn, header, QUESTION_SIZE } from '#shared/runtime/http';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type HttpRoute, serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';
import { NO_SESSION_COOKIE, sealedIn, sessionCookie } from './session-cookie.ts';

export type SessionDeps = OpenSessionDeps &
  RenewSessionDeps &
  EndSessionDeps & {
    /** Where the console lies: nobody else's pages may ask for anything here. */
    readonly origin: string;
  } & SessionEnded;

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

type FromConsole = (event: Event, said: unknown) => Promise<Answer>;

/** Asked by the console's own pages, in JSON. */
const fromConsole =
  (origin: string, answer: FromConsole): HttpRoute['handler'] =>
  async (event) => {
    if (header(event, 'origin') !== origin) {
      return problem('originForeign', { requestId: event.requestContext.requestId });
    }
    const body = bodyIn(event, readJson, QUESTION_SIZE);
    return body.ok ? answer(event, body.value) : body.answer;
  };

/** With nothing to say but that it is meant. */
const meant =
  (answer: HttpRoute['handler']): FromConsole =>
  async (event, said) => {
    const nothing = NothingSaid.safeParse(said);
    if (nothing.success) return answer(event);
    return requestInvalid(event.requestContext.requestId, invalidFields(nothing.error));
  };

const open =
  (deps: OpenSessionDeps): FromConsole =>
  async ({ requestContext: { requestId } }, said) => {
    const brought = CodeBrought.safeParse(said);
    if (!brought.success) return requestInvalid(requestId, invalidFields(brought.error));
    const opened = await openSession(deps, brought.data);
    if (!opened.ok) return problem(opened.refusal, { requestId });
    return { ...json(200, opened.value.shown), cookies: [sessionCookie(opened.value.sealed)] };
  };

const cleared = (answer: Answer): Answer => ({ ...answer, cookies: [NO_SESSION_COOKIE] });

const renew =
  (deps: RenewSessionDeps): HttpRoute['handler'] =>
  async (event) => {
    const renewed = await renewSession(deps, sealedIn(event));
    if (renewed.ok) return json(200, renewed.value);
    return cleared(problem(renewed.refusal, { requestId: event.requestContext.requestId }));
  };

const end =
  (deps: EndSessionDeps & SessionEnded): HttpRoute['handler'] =>
  async (event) => {
    await endSession(deps, sealedIn(event));
    return cleared(json(200, { signOutUrl: deps.signOutUrl } satisfies SessionEnded));
  };

/** How each operation is answered: one that is missing, or that the contract does not know, does not compile. */
const handlersOf = (deps: SessionDeps) =>
  ({
    openSession: fromConsole(deps.origin, open(deps)),
    renewSession: fromConsole(deps.origin, meant(renew(deps))),
    endSession: fromConsole(deps.origin, meant(end(deps))),
  }) satisfies Record<SessionOperationId, HttpRoute['handler']>;

const routesOf = (deps: SessionDeps): readonly HttpRoute[] => {
  const handlers = handlersOf(deps);
  return SESSION_OPERATIONS.map(({ id, method, path }) => ({ method, path, handler: handlers[id] }));
};

/** Signs people of the office in by the console, and holds what keeps them signed in out of its scripts' reach. */
export const sessionHandler = (deps: SessionDeps): middy.MiddyfiedHandler<Event, Answer> =>
  middy<Event, Answer>()
    .use(httpStack('sessionUnavailable'))
    .handler(serve(routesOf(deps)));
