import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { header } from './http.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** By which tag an answer is known, and for how many seconds nobody needs to ask for it again. */
export type Kept = { readonly etag: string; readonly seconds: number };

const TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Whether whoever asks has that answer (RFC 9110, by the weak comparison). */
const isHad = (event: APIGatewayProxyEventV2, etag: string): boolean => {
  const had = header(event, 'if-none-match')?.trim();
  if (had === undefined) return false;
  const tags = [...had.matchAll(TAG)].map(([, tag]) => tag);
  return had === '*' || tags.includes(etag.replace('W/', ''));
};

/**
 * An answer that anybody may keep, made only where whoever asks has another one or none: else 304. What is not there is
 * kept nowhere.
 */
export const answerOnce = async (
  event: APIGatewayProxyEventV2,
  { etag, seconds }: Kept,
  make: () => Promise<Answer>,
): Promise<Answer> => {
  const headers = { etag, 'cache-control': `public, max-age=${seconds}` };
  if (isHad(event, etag)) return { statusCode: 304, headers };
  const answer = await make();
  return answer.statusCode === 200 ? { ...answer, headers: { ...answer.headers, ...headers } } : answer;
};
