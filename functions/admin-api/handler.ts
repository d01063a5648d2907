import middy from '@middy/core';
import httpRouterHandler, { type Route } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type WhoAmIDeps, whoAmI } from '#shared/app/who-am-i';
import { type Caller, callerOf } from '#shared/contracts/caller';
import { json, problem } from '#shared/runtime/problem';
import { httpStack } from '#shared/runtime/stacks';
import { unserved } from '#shared/runtime/unserved';

export type AdminApiDeps = WhoAmIDeps & { readonly clientId: string };

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;
type Served = {
  readonly method: Route<Event, Answer>['method'];
  readonly path: string;
  readonly answer: (caller: Caller, event: Event) => Promise<Answer>;
};

const INVALID_TOKEN = { 'www-authenticate': 'Bearer error="invalid_token"' };

const servedBy = (deps: AdminApiDeps): readonly Served[] => [
  { method: 'GET', path: '/v1/admin/me', answer: async (caller) => json(200, await whoAmI(deps, caller)) },
];

/** Answers nobody whom it does not know. */
const signedIn = ({ clientId }: AdminApiDeps, { method, path, answer }: Served): Route<Event, Answer> => ({
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
export const adminApiHandler = (deps: AdminApiDeps): middy.MiddyfiedHandler<Event, Answer> => {
  const served = servedBy(deps);
  return middy<Event, Answer>()
    .use(httpStack('unexpected'))
    .handler(
      httpRouterHandler<Event, Answer>({
        routes: served.map((route) => signedIn(deps, route)),
        notFoundResponse: unserved(served),
      }),
    );
};
