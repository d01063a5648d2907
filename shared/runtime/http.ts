import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { BODY_LIMIT, type ProblemCode, QUESTION_LIMIT } from '#shared/contracts/http/problem-codes';
import { problem } from './problem-answer.ts';

/** The body's bytes exactly as they were sent. */
export const rawBody = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

export const header = (event: APIGatewayProxyEventV2, name: string): string | undefined => event.headers[name];

type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly answer: APIGatewayProxyStructuredResultV2 };

type Size = { readonly most: number; readonly refusal: ProblemCode };
const BODY_SIZE: Size = { most: BODY_LIMIT, refusal: 'bodyTooLarge' };
/** How large a question of anybody may be. */
export const QUESTION_SIZE: Size = { most: QUESTION_LIMIT, refusal: 'questionTooLarge' };

/** What is sent, as JSON; or the answer that says why it cannot be taken. */
export const bodyIn = (
  event: APIGatewayProxyEventV2,
  parse: (
    bytes: Uint8Array,
  ) => { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: ProblemCode },
  size: Size = BODY_SIZE,
): Read => {
  const { requestId } = event.requestContext;
  const objection = objectionTo(event, size);
  if (objection !== undefined) return { ok: false, answer: problem(objection, { requestId }) };
  const parsed = parse(rawBody(event));
  return parsed.ok ? parsed : { ok: false, answer: problem(parsed.refusal, { requestId }) };
};

/** What is wrong with a request before anybody reads its body; `undefined` when nothing is. */
export const objectionTo = (
  event: APIGatewayProxyEventV2,
  { most, refusal }: Size = BODY_SIZE,
): ProblemCode | undefined => {
  const encoding = header(event, 'content-encoding');
  if (encoding !== undefined && encoding !== 'identity') return 'mediaTypeUnsupported';
  const [type = '', ...parameters] = (header(event, 'content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const isJson = type.trim() === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
  if (!isJson) return 'mediaTypeUnsupported';
  return rawBody(event).byteLength > most ? refusal : undefined;
};
