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
import type { ProblemCode } from '#shared/contracts/http/problem-codes';
import { inLanguageAskedFor } from './language.ts';
import { firstFault, logFault } from './logger.ts';
import { count, publishCounts } from './metrics.ts';
import { problem } from './problem-answer.ts';

type HttpMiddleware = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** A caller that is told "not now" comes back after so many seconds. */
const RETRY_AFTER = { 'retry-after': '30' };

/**
 * What every HTTP function does around its answer: a fault becomes a problem that tells nothing of its cause, a problem
 * is told in the language that is asked for, every answer carries the security headers and is kept nowhere, and its
 * status is counted.
 */
export const httpStack = (
  fault: Extract<ProblemCode, 'unexpected' | 'temporarilyUnavailable' | 'sessionUnavailable'>,
): HttpMiddleware[] => [
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
      const headers = fault === 'unexpected' ? undefined : RETRY_AFTER;
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
/**
 * Longer than any record should take, unless it is said otherwise. One that hangs is given up alone, before it takes
 * its mates with it.
 */
const RECORD_TAKES_MS = 10_000;
/** What is left for the answer after a record was given up. */
const ANSWER_NEEDS_MS = 1_000;

/** So many times as long as on AWS everything may take, where the stage is slow. */
export type Patience = { readonly patience?: number | undefined };

/** How long the notes of one batch may take: they only help people, and the batch is already decided. */
const NOTES_TAKE_MS = 1_000;

/** Why a message failed, by codes alone, and how often it has been tried. */
export type FailedRecord = {
  readonly messageId: string;
  readonly cause: 'unreadable' | 'tooSlow' | 'failed';
  readonly fault: string;
  readonly tries: number;
};

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}
/** It was never tried. */
class NoTimeLeft extends Error {
  override readonly name = 'NoTimeLeft';
}

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooSlow('this takes too long')), milliseconds);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const read = <T extends z.ZodType>(contract: T, body: string): z.infer<T> => {
  try {
    return contract.parse(JSON.parse(body));
  } catch (cause) {
    throw new Unreadable('the message is not what its contract says', { cause });
  }
};

const nameOf = (thrown: unknown): string => {
  const error = firstFault(thrown);
  return error instanceof Error ? error.name : typeof error;
};

const failedOf = ({ messageId, attributes }: SQSRecord, error: unknown): FailedRecord | undefined => {
  if (error instanceof NoTimeLeft) return undefined;
  const common = { messageId, tries: Number(attributes.ApproximateReceiveCount) };
  if (error instanceof Unreadable) return { ...common, cause: 'unreadable', fault: nameOf(error.cause) };
  return { ...common, cause: error instanceof TooSlow ? 'tooSlow' : 'failed', fault: nameOf(error) };
};

type Noting = { readonly patience: number; readonly note: (failed: readonly FailedRecord[]) => Promise<void> };

/** Whatever becomes of the notes changes nothing for the messages. */
const leaveNotes = async (
  { note, patience }: Noting,
  failed: readonly FailedRecord[],
  context: Context,
): Promise<void> => {
  const left = context.getRemainingTimeInMillis() - ANSWER_NEEDS_MS;
  if (failed.length === 0 || left <= 0) return;
  try {
    await within(Math.min(NOTES_TAKE_MS * patience, left), note(failed));
  } catch (error) {
    logFault('notes.failed', error);
  }
};

/**
 * Handles each message of a batch by itself, one after the other: what fails, or finds no time left, goes back alone;
 * its mates are done. Outcomes are counted by their name. Why messages failed is noted when all have been handled.
 */
export const eachRecord =
  <T extends z.ZodType>(
    contract: T,
    handle: (message: z.infer<T>) => Promise<string>,
    { note, takesMs = RECORD_TAKES_MS, patience = 1 }: Pick<Noting, 'note'> & Patience & { readonly takesMs?: number },
  ) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const failed: FailedRecord[] = [];
    const handleRecord = async (record: SQSRecord): Promise<void> => {
      try {
        const left = context.getRemainingTimeInMillis();
        if (left < RECORD_NEEDS_MS * patience) throw new NoTimeLeft('no time left for this record');
        const limit = Math.min(takesMs * patience, left - ANSWER_NEEDS_MS);
        count(await within(limit, handle(read(contract, record.body))));
      } catch (error) {
        logFault('message.failed', error, { messageId: record.messageId });
        count('failed');
        const noted = failedOf(record, error);
        if (noted !== undefined) failed.push(noted);
        throw error;
      }
    };
    const answer = await processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
    await leaveNotes({ note, patience }, failed, context);
    return answer;
  };
