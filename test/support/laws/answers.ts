import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';

const Body = z.looseObject({ status: z.int(), code: z.string() });

/** Status and code of an answer; an acceptance has no code. */
export const told = (
  answer: APIGatewayProxyStructuredResultV2 | undefined,
): { readonly status: number | undefined; readonly code: string | undefined } => {
  const problem = Body.safeParse(
    answer?.body === undefined || answer.body === '' ? undefined : JSON.parse(answer.body),
  );
  return { status: answer?.statusCode, code: problem.success ? problem.data.code : undefined };
};

/** What a refusal of this code looks like. */
export const refusal = (code: ProblemCode) => ({ status: PROBLEMS[code].status, code });
export const ACCEPTED = { status: 202, code: undefined } as const;
