import { callerOf } from '#shared/contracts/http/caller';
import { problem } from '#shared/runtime/problem';
import type { HttpRoute } from '#shared/runtime/serve';
import type { Answering } from './questions.ts';

export type Served = Pick<HttpRoute, 'method' | 'path'> & { readonly answer: Answering };

const INVALID_TOKEN = { 'www-authenticate': 'Bearer error="invalid_token"' };

/** Answers nobody whom it does not know. */
export const signedIn = ({ clientId }: { readonly clientId: string }, { method, path, answer }: Served): HttpRoute => ({
  method,
  path,
  handler: async (event) => {
    const caller = callerOf(event, clientId);
    if (caller.ok) return answer(caller.value, event);
    const { requestId } = event.requestContext;
    const headers = caller.refusal === 'tokenNotAccepted' ? INVALID_TOKEN : undefined;
    return problem(caller.refusal, { requestId, headers });
  },
});
