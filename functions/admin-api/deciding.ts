import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import type { DecideRefusal } from '#shared/app/operator/second-person';
import { ChangePath, type ChangeShown, Decide } from '#shared/contracts/http/accounts';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { bodyIn } from '#shared/runtime/http';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refused } from './office-api.ts';

type Told =
  | { readonly ok: true; readonly value: ChangeShown }
  | { readonly ok: false; readonly refusal: DecideRefusal };
type Officer = Awaited<ReturnType<typeof officerNow>>;

/** How the second person decides a change of an account or a contact. */
export const deciding =
  (deps: WhoAmIDeps, decide: (officer: Officer, change: ChangePath['change']) => Promise<Told>): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const at = ChangePath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const asked = Decide.safeParse(body.value);
    if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
    const decided = await decide(await officerNow(deps, caller), at.data.change);
    return decided.ok ? json(200, decided.value) : refused(decided.refusal, { requestId });
  };
