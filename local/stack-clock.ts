import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { clockOf } from '#shared/adapters/system-clock';
import type { Now } from '#shared/app/ports';
import { ClockEnv } from '#shared/contracts/env';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';
import { Trouble } from './trouble.ts';

const SETTLES_WITHIN_S = 30;

const namesOf = (stack: Stack): readonly string[] => [
  stack.IntakeFunctionName,
  stack.TriageFunctionName,
  stack.PublicApiFunctionName,
  stack.AdminApiFunctionName,
  stack.DispatchFunctionName,
  stack.NotifyFunctionName,
  stack.FeedbackFunctionName,
  stack.WatchFunctionName,
  stack.EvaluateFunctionName,
  stack.DigestFunctionName,
];

const lambdaOf = (stack: Stack): LambdaClient => new LambdaClient(clientConfig(stack.aws));

const variablesOf = async (lambda: LambdaClient, FunctionName: string): Promise<Record<string, string>> => {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Environment?.Variables ?? {};
};

/** So many seconds is the running system ahead of the real time. */
export const readAhead = async (stack: Stack): Promise<number> => {
  const { CLOCK, CLOCK_AHEAD_SECONDS } = await variablesOf(lambdaOf(stack), stack.WatchFunctionName);
  return ClockEnv.parse({ CLOCK, CLOCK_AHEAD_SECONDS }).CLOCK_AHEAD_SECONDS ?? 0;
};

/** The clock that the running system goes by at this moment. It is read anew wherever somebody may have pushed it meanwhile. */
export const stackClock = async (stack: Stack): Promise<Now> =>
  clockOf({ CLOCK: 'movable', CLOCK_AHEAD_SECONDS: await readAhead(stack) });

/**
 * Sets how far the running system is ahead of the real time: all functions go by one clock. Refused by every stage whose clock is
 * the real one; there a function would not even start with it.
 */
export const setAhead = async (stack: Stack, seconds: number): Promise<void> => {
  const lambda = lambdaOf(stack);
  const functions = await Promise.all(
    namesOf(stack).map(async (name) => ({ name, variables: await variablesOf(lambda, name) })),
  );
  for (const { name, variables } of functions) {
    if (variables['CLOCK'] !== 'movable') {
      throw new Trouble(`${name}: jam tahap ini tidak dapat digeser / the clock of this stage cannot be moved`);
    }
  }
  await Promise.all(
    functions.map(async ({ name, variables }) => {
      const Variables = { ...variables, CLOCK_AHEAD_SECONDS: String(seconds) };
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables } }));
      await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: SETTLES_WITHIN_S }, { FunctionName: name });
    }),
  );
};
