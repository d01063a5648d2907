import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import type { ActDeps } from '#shared/app/report/act-on-report';
import { actOnSeveral, type Outcome } from '#shared/app/report/act-on-several';
import { requestIn } from '#shared/contracts/http/command-call';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { PROBLEM_OF } from '#shared/contracts/http/problem-codes';
import { SeveralAsked } from '#shared/contracts/http/several';
import { bodyIn } from '#shared/runtime/http';
import { keyOf } from '#shared/runtime/precondition';
import { json, problem, problemBody, requestInvalid } from '#shared/runtime/problem-answer';
import { moreOf } from './acting.ts';
import type { Answering } from './office-api.ts';

/** One command to several reports, and what became of each. */
export const actingOnSeveral =
  (deps: WhoAmIDeps & ActDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const asked = SeveralAsked.safeParse(body.value);
    if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
    const request = requestIn(asked.data.command, asked.data.body);
    if (!request.ok) return requestInvalid(requestId, request.refusal);
    const key = keyOf(event);
    if (key === undefined) return problem('keyMissing', { requestId });
    const officer = await officerNow(deps, caller);
    const done = await actOnSeveral(deps, { officer, key, request: request.value, reports: asked.data.reports });
    return json(200, { outcomes: done.map(outcomeOf) });
  };

/** As it would have been answered by itself: the same for what is not there and for what must not be known. */
const outcomeOf = ({ report, outcome }: Outcome) => {
  if (outcome !== 'failed' && outcome.ok) return { report, status: 200, acted: outcome.value };
  const problemOf =
    outcome === 'failed'
      ? problemBody('unexpected')
      : problemBody(PROBLEM_OF[outcome.refusal.kind], { more: moreOf(outcome.refusal) });
  return { report, status: problemOf.status, problem: problemOf };
};
