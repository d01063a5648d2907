import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import type { ActDeps } from '#shared/app/report/act-on-report';
import { actOnSeveral, type Outcome } from '#shared/app/report/act-on-several';
import { PROBLEM_OF } from '#shared/contracts/http/problem-codes';
import { severalIn } from '#shared/contracts/http/several';
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
    const asked = severalIn(body.value);
    if (!asked.ok) return requestInvalid(requestId, asked.refusal);
    const key = keyOf(event);
    if (key === undefined) return problem('keyMissing', { requestId });
    const officer = await officerNow(deps, caller);
    const done = await actOnSeveral(deps, { officer, key, ...asked.value });
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
