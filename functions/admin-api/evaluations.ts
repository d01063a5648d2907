import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type EvaluationDeps, showEvaluation, showFigure } from '#shared/app/show-evaluation';
import { officerNow, type WhoAmIDeps } from '#shared/app/who-am-i';
import type { Caller } from '#shared/contracts/caller';
import { EvaluationPath, FigurePath } from '#shared/contracts/evaluation';
import { json, problem } from '#shared/runtime/problem';

export type EvaluationsDeps = WhoAmIDeps & EvaluationDeps;

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;
type Shown = Awaited<ReturnType<typeof showEvaluation>> | Awaited<ReturnType<typeof showFigure>>;

const answerTo = (shown: Shown, { requestContext: { requestId } }: Event): Answer => {
  if (shown.ok) return json(200, shown.value);
  return shown.refusal === 'Absent' ? problem('notFound') : problem('notAllowed', { requestId });
};

/** The figures of a period. */
export const evaluation =
  (deps: EvaluationsDeps) =>
  async (caller: Caller, event: Event): Promise<Answer> => {
    const at = EvaluationPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    return answerTo(await showEvaluation(deps, await officerNow(deps, caller), at.data.period), event);
  };

/** A figure of a period, and what is behind it. */
export const figure =
  (deps: EvaluationsDeps) =>
  async (caller: Caller, event: Event): Promise<Answer> => {
    const at = FigurePath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    return answerTo(await showFigure(deps, await officerNow(deps, caller), at.data), event);
  };
