import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { movableClock } from '#shared/adapters/system/clock';
import { type ClockAhead, tableClockAhead } from '#shared/adapters/table/clock';
import type { Now } from '#shared/app/ports';
import { clientConfig } from './local-aws.ts';
import { tableOf } from './records.ts';
import type { Stack } from './stack.ts';
import { Trouble } from './trouble.ts';

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

const aheadOf = (stack: Stack): ClockAhead => tableClockAhead(tableOf(stack));

/** So many seconds is the running system ahead of the real time. */
export const readAhead = (stack: Stack): Promise<number> => aheadOf(stack).read();

/**
 * The clock that the running system goes by at this moment. It is read anew wherever somebody may have pushed it
 * meanwhile.
 */
export const stackClock = async (stack: Stack): Promise<Now> => {
  const { now, look } = movableClock(aheadOf(stack).read);
  await look();
  return now;
};

/**
 * What sets how far the running system is ahead of the real time. Refused by every stage whose clock is the real one.
 */
export const clockSetter = async (stack: Stack): Promise<(seconds: number) => Promise<void>> => {
  const lambda = new LambdaClient(clientConfig(stack.aws));
  await Promise.all(
    namesOf(stack).map(async (FunctionName) => {
      const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      if (Environment?.Variables?.['CLOCK'] === 'movable') return;
      throw new Trouble(`${FunctionName}: jam tahap ini tidak dapat digeser / the clock of this stage cannot be moved`);
    }),
  );
  return aheadOf(stack).set;
};

/** Sets it once: every run that begins from then on goes by it, of whichever function. */
export const setAhead = async (stack: Stack, seconds: number): Promise<void> => {
  const set = await clockSetter(stack);
  await set(seconds);
};
