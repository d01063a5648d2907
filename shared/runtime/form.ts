import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ProblemCode } from '#shared/contracts/http/problem-codes';
import { header, QUESTION_SIZE, rawBody } from './http.ts';

type Read =
  | { readonly ok: true; readonly value: URLSearchParams }
  | { readonly ok: false; readonly refusal: ProblemCode };

const FORM = 'application/x-www-form-urlencoded';

/** What a form of a page sends, in UTF-8; or why it cannot be taken. */
export const formIn = (event: APIGatewayProxyEventV2): Read => {
  const type = (header(event, 'content-type') ?? '').toLowerCase().split(';')[0]?.trim();
  if (type !== FORM || header(event, 'content-encoding') !== undefined)
    return { ok: false, refusal: 'mediaTypeUnsupported' };
  const bytes = rawBody(event);
  if (bytes.byteLength > QUESTION_SIZE.most) return { ok: false, refusal: QUESTION_SIZE.refusal };
  return { ok: true, value: new URLSearchParams(Buffer.from(bytes).toString()) };
};
