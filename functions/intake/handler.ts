import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ReceiveDeps, receiveEvent } from '#shared/app/arrival/receive-event';
import { RECEIVE_EVENT } from '#shared/contracts/http/public-operations';
import { header, objectionTo, rawBody } from '#shared/runtime/http';
import { json, problem } from '#shared/runtime/problem-answer';
import { type HttpRoute, serve } from '#shared/runtime/serve';
import { httpStack } from '#shared/runtime/stacks';

const receive =
  (deps: ReceiveDeps): HttpRoute['handler'] =>
  async (event) => {
    const { requestId } = event.requestContext;
    const objection = objectionTo(event);
    if (objection !== undefined) return problem(objection, { requestId });
    const received = await receiveEvent(deps, {
      channel: event.pathParameters?.['channel'] ?? '',
      id: header(event, 'webhook-id'),
      timestamp: header(event, 'webhook-timestamp'),
      signature: header(event, 'webhook-signature'),
      body: rawBody(event),
    });
    if (received.ok) return json(202, received.value);
    return problem(received.refusal.code, { requestId, explanation: received.refusal.explanation });
  };

/** `POST /v1/channels/{channel}/events`: 202 once the bytes are queued. What fails on our side is 503: send again. */
export const intakeHandler = (
  deps: ReceiveDeps,
): middy.MiddyfiedHandler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(httpStack('temporarilyUnavailable'))
    .handler(serve([{ method: RECEIVE_EVENT.method, path: RECEIVE_EVENT.path, handler: receive(deps) }]));
