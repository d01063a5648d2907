import * as z from 'zod';
import { ADMIN_OPERATIONS, type AdminOperation } from './admin-operations.ts';
import { callRowOf } from './call-row.ts';
import type { Operation } from './operation.ts';
import type { Preconditions, Repeatable } from './precondition.ts';
import { type ProblemSaid, problemOf } from './problem-body.ts';
import { PROBLEMS } from './problem-codes.ts';
import { type AskedCall, addressOf, type SentCall, sentOf } from './sent-call.ts';

/** What is looked at of an answer; that of `fetch` is one. */
export type Received = {
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly json: () => Promise<unknown>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
};

/** Puts the origin before the address (`/v1/…`), adds the token, and asks. */
export type Send = (address: string, sent: SentCall) => Promise<Received>;

/** What API Gateway says by itself: the token is not taken (401, 403), too many calls (429). */
type GatewayProblem = { readonly code: 'gateway'; readonly status: number };
const GatewaySaid = z.strictObject({ message: z.string() });

type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
/** What need not say anything can be left out. */
type Part<Name extends string, Given> =
  Record<string, never> extends Given ? { readonly [name in Name]?: Given } : { readonly [name in Name]: Given };
type Address<O> = O extends { parameters: infer Schema } ? In<Schema> : unknown;
type Query<O> = O extends { query: infer Schema } ? Part<'query', In<Schema>> : unknown;
type Seen<O> = O extends { headers: typeof Preconditions }
  ? { readonly version: number; readonly key: string }
  : O extends { headers: typeof Repeatable }
    ? { readonly key: string }
    : unknown;
type Body<O> = O extends { body: infer Schema } ? Part<'body', In<Schema>> : unknown;
/**
 * What stands in the address, and beside it `query`, `body`, the `version` that was seen and the `key` of the decision.
 */
type Given<O> = Address<O> & Query<O> & Seen<O> & Body<O>;

type Value<A> = A extends { json: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : { readonly type: string; readonly bytes: Uint8Array };
type Etag<A> = A extends { etag: true } ? { readonly etag: string } : unknown;
type Answered<Answers> = {
  readonly [Status in keyof Answers]: {
    readonly ok: true;
    readonly status: Status;
    readonly value: Value<Answers[Status]>;
  } & Etag<Answers[Status]>;
}[keyof Answers];

/** What came of a call: the value that the contract promises, or a problem that it tells of. */
type Outcome<O extends Operation> =
  | Answered<O['answers']>
  | { readonly ok: false; readonly problem: ProblemSaid<O['problems'][number]> | GatewayProblem };

type Call<O extends Operation> = (
  ...given: unknown extends Given<O>
    ? []
    : Record<string, never> extends Given<O>
      ? [given?: Readonly<Given<O>>]
      : [given: Readonly<Given<O>>]
) => Promise<Outcome<O>>;

/** Every operation of the admin API by its id, as the table has it. */
export type AdminClient = { readonly [O in AdminOperation as O['id']]: Call<O> };

/**
 * Calls the admin API. Refusals are values; an answer that is not what the contract says is a fault and thrown. Nothing
 * is tried again: whoever got no answer to a command asks once more with the same `key`, and nothing is done twice.
 */
export function adminClient(send: Send): AdminClient;
// Types and methods are made from the same rows, which the compiler cannot tell of a loop over them; a test does.
export function adminClient(send: Send): object {
  const callOf = (operation: Operation) => {
    const row = callRowOf(operation);
    return async (asked: AskedCall = {}) => outcomeOf(operation, await send(addressOf(row, asked), sentOf(row, asked)));
  };
  return Object.fromEntries(ADMIN_OPERATIONS.map((operation) => [operation.id, callOf(operation)]));
}

const outcomeOf = async (operation: Operation, received: Received): Promise<unknown> => {
  const { status, headers } = received;
  const promised = <T>(schema: z.ZodType<T>, given: unknown): T => {
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    throw new Error(`${operation.id} answered ${status}, which is not what its contract says`, { cause: parsed.error });
  };
  const answered = operation.answers[status];
  if (answered === undefined) {
    const told = operation.problems.filter((code) => PROBLEMS[code].status === status);
    const problem = promised(z.union([...told.map(problemOf), GatewaySaid]), await received.json());
    return { ok: false, problem: 'code' in problem ? problem : { code: 'gateway', status } };
  }
  const etag = answered.etag === true ? { etag: promised(z.string(), headers.get('etag')) } : {};
  if ('json' in answered) return { ok: true, status, value: promised(answered.json, await received.json()), ...etag };
  const type = promised(z.enum(answered.file), headers.get('content-type'));
  return { ok: true, status, value: { type, bytes: new Uint8Array(await received.arrayBuffer()) }, ...etag };
};
