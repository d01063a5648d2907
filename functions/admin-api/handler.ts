import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ActDeps, actOnReport } from '#shared/app/report/act-on-report';
import { COMMAND_OPERATIONS, PLAIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';
import { acting } from './acting.ts';
import { type AnswerDeps, answersBy } from './answers.ts';
import { type Served, signedIn } from './signed-in.ts';

export type AdminApiDeps = AnswerDeps & ActDeps & { readonly clientId: string };

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

const servedBy = (deps: AdminApiDeps): readonly Served[] => {
  const answers = answersBy(deps);
  return [
    ...PLAIN_OPERATIONS.map(({ id, method, path }): Served => ({ method, path, answer: answers[id] })),
    ...COMMAND_OPERATIONS.filter((operation) => operation.function === 'adminApi').map(
      ({ id, method, path }): Served => ({
        method,
        path,
        answer: acting(deps, id, (asked, request) => actOnReport(deps, { ...asked, request })),
      }),
    ),
  ];
};

/** What people of the office may ask and do; only they get here, and who they are is asked once more. */
export const adminApiHandler = (deps: AdminApiDeps): middy.MiddyfiedHandler<Event, Answer> =>
  middy<Event, Answer>()
    .use(httpStack('unexpected'))
    .handler(serve(servedBy(deps).map((route) => signedIn(deps, route))));
