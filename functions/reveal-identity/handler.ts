import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { acting } from '#functions/admin-api/acting';
import { signedIn } from '#functions/admin-api/signed-in';
import type { WhoAmIDeps } from '#shared/app/access/who-am-i';
import { type RevealDeps, revealIdentity } from '#shared/app/report/reveal-identity';
import { REVEAL_IDENTITY } from '#shared/contracts/http/admin-operations';
import { serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';

export type RevealIdentityDeps = RevealDeps & WhoAmIDeps & { readonly clientId: string };

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** Who reported, to whoever may see that: the one door to it, and behind it the one key. */
export const revealIdentityHandler = (deps: RevealIdentityDeps): middy.MiddyfiedHandler<Event, Answer> => {
  const { id, method, path } = REVEAL_IDENTITY;
  const answer = acting(deps, id, (asked, { text }) => revealIdentity(deps, { ...asked, reason: text }));
  return middy<Event, Answer>()
    .use(httpStack('unexpected'))
    .handler(serve([signedIn(deps, { method, path, answer })]));
};
