import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ListDeps, listWork } from '#shared/app/list-work';
import { officerNow, type WhoAmIDeps } from '#shared/app/who-am-i';
import type { Caller } from '#shared/contracts/caller';
import { WorkQuery } from '#shared/contracts/work';
import { json, problem } from '#shared/runtime/problem';

export type WorkDeps = WhoAmIDeps & ListDeps;

const PROBLEM_OF = { Absent: 'notFound', Forbidden: 'notAllowed', CursorInvalid: 'cursorInvalid' } as const;

/** The open work of a queue, page by page. */
export const work =
  (deps: WorkDeps) =>
  async (caller: Caller, event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { requestId } = event.requestContext;
    const query = WorkQuery.safeParse(event.queryStringParameters ?? {});
    if (!query.success) return problem('requestInvalid', { requestId });
    const listed = await listWork(deps, await officerNow(deps, caller), query.data);
    if (listed.ok) return json(200, listed.value);
    return listed.refusal === 'Absent' ? problem('notFound') : problem(PROBLEM_OF[listed.refusal], { requestId });
  };
