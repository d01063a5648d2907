import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type OpenFileDeps, openFile } from '#shared/app/access/open-file';
import { readJson } from '#shared/app/arrival/read-json';
import { type PublicFiguresDeps, showPublicFigures } from '#shared/app/figures/show-public-figures';
import { type OfficeDeps, showOffice } from '#shared/app/operator/show-office';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import { type TrackDeps, trackReport } from '#shared/app/report/track-report';
import { DeadlineRequest } from '#shared/contracts/http/deadlines';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { PublicFiguresQuery } from '#shared/contracts/http/public-figures';
import { PUBLIC_API_OPERATIONS, type PublicApiOperationId } from '#shared/contracts/http/public-operations';
import { TrackingRequest } from '#shared/contracts/http/tracking';
import { bodyIn, QUESTION_SIZE } from '#shared/runtime/http';
import { download, json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type HttpRoute, serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';

type DeadlineRules = Parameters<typeof tellDeadline>[0];
export type PublicApiDeps = TrackDeps & DeadlineRules & OpenFileDeps & PublicFiguresDeps & OfficeDeps;

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

const track =
  (deps: TrackDeps) =>
  async (event: Event): Promise<Answer> => {
    const { requestId, http } = event.requestContext;
    const body = bodyIn(event, readJson, QUESTION_SIZE);
    if (!body.ok) return body.answer;
    const request = TrackingRequest.safeParse(body.value);
    if (!request.success) return requestInvalid(requestId, invalidFields(request.error));
    const tracked = await trackReport(deps, { typed: request.data.code, address: http.sourceIp });
    if (tracked.ok) return json(200, tracked.value);
    if (tracked.refusal === 'receiptGiven') return problem(tracked.refusal, { requestId });
    // The same answer to the byte for every code that opens nothing: no request id in it.
    return tracked.refusal === 'notFound'
      ? problem('notFound')
      : problem(tracked.refusal, { headers: { 'retry-after': '900' } });
  };

const tellWhenDue =
  (rules: DeadlineRules) =>
  async (event: Event): Promise<Answer> => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson, QUESTION_SIZE);
    if (!body.ok) return body.answer;
    const request = DeadlineRequest.safeParse(body.value);
    if (!request.success) return requestInvalid(requestId, invalidFields(request.error));
    const told = tellDeadline(rules, request.data);
    return told.ok ? json(200, told.value) : problem(told.refusal, { requestId });
  };

/** The same for everybody, and changed once a day at most. */
const freshForMinutes = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'cache-control': 'public, max-age=300' },
});

const showFigures =
  (deps: PublicFiguresDeps) =>
  async ({ queryStringParameters, requestContext: { requestId } }: Event): Promise<Answer> => {
    const asked = PublicFiguresQuery.safeParse(queryStringParameters ?? {});
    if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
    const shown = await showPublicFigures(deps, asked.data);
    if (!shown.ok) return problem(shown.refusal, { requestId });
    return freshForMinutes(json(200, shown.value));
  };

const handOut =
  (deps: OpenFileDeps) =>
  async ({ pathParameters }: Event): Promise<Answer> => {
    const opened = await openFile(deps, pathParameters?.['token'] ?? '');
    // The same answer to the byte for every link that opens nothing.
    return opened.ok ? download(opened.value) : problem('notFound');
  };

/** How each operation is answered: one that is missing, or that the contract does not know, does not compile. */
const handlersOf = (deps: PublicApiDeps) =>
  ({
    health: async () => json(200, { status: 'ok' }),
    trackReport: track(deps),
    tellDeadline: tellWhenDue(deps),
    showPublicFigures: showFigures(deps),
    showOffice: async () => freshForMinutes(json(200, showOffice(deps))),
    openFile: handOut(deps),
  }) satisfies Record<PublicApiOperationId, HttpRoute['handler']>;

const routesOf = (deps: PublicApiDeps): readonly HttpRoute[] => {
  const handlers = handlersOf(deps);
  return PUBLIC_API_OPERATIONS.map(({ id, method, path }) => ({ method, path, handler: handlers[id] }));
};

/**
 * Health, tracking by code, the calculator of deadlines, figures, files by link, and the answer to every address and
 * method that nobody serves.
 */
export const publicApiHandler = (deps: PublicApiDeps): middy.MiddyfiedHandler<Event, Answer> =>
  middy<Event, Answer>()
    .use(httpStack('unexpected'))
    .handler(serve(routesOf(deps)));
