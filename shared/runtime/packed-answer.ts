import { gzipSync } from 'node:zlib';
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

type AnswerMiddleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** Less than this travels in one packet either way. */
const WORTH_IT = 1_000;

/** What is text: pages, feeds, tables, and what the office's own pages ask for. Other files are packed already. */
const PACKED = /^(?:text\/(?:html|csv)|application\/(?:json|rss\+xml|atom\+xml|feed\+json))/;

const takesGzip = ({ headers }: APIGatewayProxyEventV2): boolean =>
  (headers['accept-encoding'] ?? '').split(',').some((one) => one.split(';')[0]?.trim().toLowerCase() === 'gzip');

/** What it depends on beside what was said already. */
const varying = (vary: unknown): string =>
  vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`;

/**
 * Packs answers for whoever takes them so, since API Gateway does not: a sixth of the bytes over a weak line. It stands
 * before all that reads an answer, so that it sees it last. How well something is packed tells a little of what is in
 * it: docs/adr/0054 says of which answers that may be told, and to whom.
 */
export const packedAnswer = (): AnswerMiddleware => ({
  after: ({ event, response }) => {
    if (response?.headers === undefined) return;
    const { body = '', headers, isBase64Encoded = false } = response;
    if (!PACKED.test(String(headers['content-type']))) return;
    response.headers = { ...headers, vary: varying(headers['vary']) };
    if (!takesGzip(event) || body.length < WORTH_IT) return;
    response.headers = { ...response.headers, 'content-encoding': 'gzip' };
    response.body = gzipSync(isBase64Encoded ? Buffer.from(body, 'base64') : body).toString('base64');
    response.isBase64Encoded = true;
  },
});
