import type { MiddlewareObj } from '@middy/core';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logFault } from './logger.ts';
import { count, publishCounts } from './metrics.ts';
import { packedAnswer } from './packed-answer.ts';
import { problem } from './problem-answer.ts';

type PageMiddleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/**
 * All that a page may load is ours and lies in a file: nothing stands within it, nothing comes from elsewhere, and no
 * script makes markup of text.
 */
const contentSecurity = (pictures: string, connections: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${pictures}`,
    `connect-src ${connections}`,
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** The office's pages show pictures that they have fetched themselves, and send files to one address more. */
export const officeSecurity = (uploadUrl: string): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurity("'self' blob:", `'self' ${new URL(uploadUrl).origin}`),
});

/**
 * What a page of ours never uses, by the names that browsers know: one that they do not know they complain of. What is
 * not named here stays ours alone; a text for a unit's group is copied by it.
 */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const OF_EVERY_ANSWER = {
  'cache-control': 'no-store',
  'content-security-policy': contentSecurity("'self'", "'self'"),
  'permissions-policy': PERMISSIONS,
};

/** A page that is kept nowhere, since what it says may be meant for one person. */
export const page = (statusCode: number, markup: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: markup,
});

/** Whether whoever asks is a person with a browser, and not a program that wants JSON. */
export const wantsPage = ({ rawPath, headers }: APIGatewayProxyEventV2): boolean =>
  !rawPath.startsWith('/v1/') && (headers['accept'] ?? '').includes('text/html');

/**
 * What the function that serves pages does around its answer: a fault becomes a page that tells nothing of its cause,
 * and every answer carries the security headers and is kept nowhere unless it says so itself.
 */
export const pageStack = (faultPage: (event: APIGatewayProxyEventV2) => string): PageMiddleware[] => [
  // First of all, so that it sees the answer last.
  packedAnswer(),
  {
    after: ({ response }) => {
      if (response?.statusCode !== undefined) count(`http${response.statusCode}`);
      publishCounts();
    },
  },
  httpSecurityHeaders({
    contentSecurityPolicy: false,
    permissionsPolicy: false,
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true, preload: false },
    referrerPolicy: { policy: 'no-referrer' },
  }),
  {
    after: ({ response }) => {
      if (response) response.headers = { ...OF_EVERY_ANSWER, ...response.headers };
    },
    onError: (request) => {
      const { requestId } = request.event.requestContext;
      logFault('request.failed', request.error, { requestId });
      const answer = wantsPage(request.event)
        ? page(500, faultPage(request.event))
        : problem('unexpected', { requestId });
      request.response = { ...answer, headers: { ...OF_EVERY_ANSWER, ...answer.headers } };
      count('http500');
      publishCounts();
    },
  },
];
