import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { MiddlewareObj } from '@middy/core';
import httpSecurityHeaders from '@middy/http-security-headers';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import type * as z from 'zod';
import type { ProblemCode } from '#shared/contracts/problem';
import { inLanguageAskedFor } from './language.ts';
import { logFault } from './logger.ts';
import { count, publishCounts } from './metrics.ts';
import { problem } from './problem.ts';

type HttpMiddleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** A caller that is told "not now" comes back after so many seconds. */
const RETRY_AFTER = { 'retry-after': '30' };

/**
 * What every HTTP function does around its answer: a fault becomes a problem that tells nothing of its cause, a problem is told in
 * the language that is asked for, every answer carries the security headers and is kept nowhere, and its status is counted.
 */
export const httpStack = (fault: Extract<ProblemCode, 'unexpected' | 'temporarilyUnavailable'>): HttpMiddleware[] => [
  ...inLanguageAskedFor(),
  {
    after: ({ response }) => {
      if (response?.statusCode !== undefined) count(`http${response.statusCode}`);
      publishCounts();
    },
  },
  httpSecurityHeaders({
    contentSecurityPolicy: { 'default-src': "'none'", 'frame-ancestors': "'none'" },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true, preload: false },
  }),
  {
    after: ({ response }) => {
      if (response) response.headers = { 'cache-control': 'no-store', ...response.headers };
    },
    onError: (request) => {
      const requestId = request.event.requestContext.requestId;
      logFault('request.failed', request.error, { requestId });
      const headers = fault === 'temporarilyUnavailable' ? RETRY_AFTER : undefined;
      request.response = problem(fault, { requestId, headers: { 'cache-control': 'no-store', ...headers } });
      count(`http${request.response.statusCode}`);
      publishCounts();
    },
  },
];

/** What every function that takes batches, from a queue or a stream, does around one. */
export const batchStack = <Event, Answer>(): MiddlewareObj<Event, Answer> => ({
  after: () => publishCounts(),
  onError: () => publishCounts(),
});

/** What every function that a schedule starts does around a run: a failed one fails, so that it is started again. */
export const scheduleStack = <Event>(): MiddlewareObj<Event, void> => ({
  after: () => publishCounts(),
  onError: ({ error }) => {
    logFault('run.failed', error);
    count('failed');
    publishCounts();
  },
});

/** Time that one record may need; a record begun with less goes back to the queue instead of dying half-way. */
const RECORD_NEEDS_MS = 5_000;
/** Longer than any record should take, unless it is said otherwise. One that hangs is given up alone, before it takes its mates with it. */
const RECORD_TAKES_MS = 10_000;
/** What is left for the answer after a record was given up. */
const ANSWER_NEEDS_MS = 1_000;

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('this record takes too long')), milliseconds);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Handles each message of a batch by itself, one after the other: what fails, or finds no time left, goes back alone; its
 * mates are done. Outcomes are counted by their name.
 */
export const eachRecord =
  <T extends z.ZodType>(
    contract: T,
    handle: (message: z.infer<T>) => Promise<string>,
    { takesMs = RECORD_TAKES_MS }: { readonly takesMs?: number } = {},
  ) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const handleRecord = async ({ body, messageId }: SQSRecord): Promise<void> => {
      try {
        const left = context.getRemainingTimeInMillis();
        if (left < RECORD_NEEDS_MS) throw new Error('no time left for this record');
        const limit = Math.min(takesMs, left - ANSWER_NEEDS_MS);
        count(await within(limit, handle(contract.parse(JSON.parse(body)))));
      } catch (error) {
        logFault('message.failed', error, { messageId });
        count('failed');
        throw error;
      }
    };
    return processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
