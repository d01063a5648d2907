import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { NOTHING } from '#shared/contracts/http/operation';
import { bodyIn } from '#shared/runtime/http';
import { keyOf } from '#shared/runtime/precondition';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, type RefusalKind, refused } from './office-api.ts';

type Answer = APIGatewayProxyStructuredResultV2;

type Officer = Awaited<ReturnType<typeof officerNow>>;
type Told<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      /** By itself, or with what a program needs to go on. */
      readonly refusal: RefusalKind | ({ readonly kind: RefusalKind } & Readonly<Record<string, unknown>>);
    };

/** As much of a schema as reading by it takes. */
type Shape<Value> = {
  readonly safeParse: (
    given: unknown,
  ) =>
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: Parameters<typeof invalidFields>[0] };
};

const told = <Value>(
  given: Told<Value>,
  requestId: string,
  answer: (value: Value) => Answer = (value) => json(200, value),
): Answer => {
  if (given.ok) return answer(given.value);
  const { kind, ...more } = typeof given.refusal === 'string' ? { kind: given.refusal } : given.refusal;
  return refused(kind, { requestId, more });
};

type Ask<Asked, Value> = (officer: Officer, asked: Asked) => Promise<Told<Value>>;

/**
 * How questions of whoever has signed in are answered: `of` nothing more, `at` an address, `by` a query, or `both`; or
 * `sent` in a body, or `sentAt` an address, or `sentOnce` under a key. An address that is none, what is not there and
 * what must not be known to be there are the same to the byte.
 */
export const questions = (deps: WhoAmIDeps) => {
  const both =
    <At, Query, Value>(
      at: Shape<At>,
      query: Shape<Query>,
      ask: (officer: Officer, at: At, query: Query) => Promise<Told<Value>>,
      answer?: (value: Value) => Answer,
    ): Answering =>
    async (caller, { pathParameters, queryStringParameters, requestContext: { requestId } }) => {
      const place = at.safeParse(pathParameters ?? {});
      if (!place.success) return problem('notFound');
      const asked = query.safeParse(queryStringParameters ?? {});
      if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
      return told(await ask(await officerNow(deps, caller), place.data, asked.data), requestId, answer);
    };
  const sentAt =
    <At, Body, Value>(
      at: Shape<At>,
      body: Shape<Body>,
      ask: (officer: Officer, at: At, body: Body) => Promise<Told<Value>>,
    ): Answering =>
    async (caller, event) => {
      const { requestId } = event.requestContext;
      const read = bodyIn(event, readJson);
      if (!read.ok) return read.answer;
      const place = at.safeParse(event.pathParameters ?? {});
      if (!place.success) return problem('notFound');
      const asked = body.safeParse(read.value);
      if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
      return told(await ask(await officerNow(deps, caller), place.data, asked.data), requestId);
    };
  const sentOnce =
    <Body, Value>(
      body: Shape<Body>,
      ask: (officer: Officer, asked: Body, key: string) => Promise<Told<Value>>,
    ): Answering =>
    async (caller, event) => {
      const { requestId } = event.requestContext;
      const read = bodyIn(event, readJson);
      if (!read.ok) return read.answer;
      const asked = body.safeParse(read.value);
      if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
      const key = keyOf(event);
      if (key === undefined) return problem('keyMissing', { requestId });
      return told(await ask(await officerNow(deps, caller), asked.data, key), requestId);
    };
  return {
    both,
    sentAt,
    sentOnce,
    sent: <Body, Value>(body: Shape<Body>, ask: Ask<Body, Value>): Answering =>
      sentAt(NOTHING, body, (officer, _, asked) => ask(officer, asked)),
    of: <Value>(ask: (officer: Officer) => Promise<Told<Value>>): Answering => both(NOTHING, NOTHING, ask),
    at: <At, Value>(at: Shape<At>, ask: Ask<At, Value>, answer?: (value: Value) => Answer): Answering =>
      both(at, NOTHING, ask, answer),
    by: <Query, Value>(query: Shape<Query>, ask: Ask<Query, Value>): Answering =>
      both(NOTHING, query, (officer, _, asked) => ask(officer, asked)),
  };
};
