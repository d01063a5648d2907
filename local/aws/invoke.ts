import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';
import { Trouble } from './trouble.ts';

/** Lambda starts what a schedule has asked for again twice; it waits a minute or two between. */
const STARTS = 3;
const PAUSE_MS = 1_000;
/** Lambda itself ends a run sooner. */
const RUN_LIMIT_MS = 16 * 60_000;

type Scheduled = 'Watch' | 'Evaluate' | 'Digest' | 'CheckLinks';
type Started = Pick<Stack, 'aws' | `${Scheduled}FunctionName`>;

/** Starts a function of the running system as its schedule does, again where it fails, and waits until it is over. */
export const invoke = async (
  stack: Started,
  name: Scheduled,
  event: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const config = clientConfig(stack.aws);
  // One run, and not another beside it because it takes long.
  const requestHandler = { ...config.requestHandler, requestTimeout: RUN_LIMIT_MS };
  const lambda = new LambdaClient({ ...config, requestHandler });
  const start = async (): Promise<string | undefined> => {
    const command = new InvokeCommand({ FunctionName: stack[`${name}FunctionName`], Payload: JSON.stringify(event) });
    const { FunctionError, Payload } = await lambda.send(command);
    return FunctionError === undefined ? undefined : new TextDecoder().decode(Payload);
  };
  for (let left = STARTS; ; ) {
    const fault = await start();
    if (fault === undefined) return;
    left -= 1;
    if (left === 0) throw new Trouble(`${name}: ${fault}`);
    await sleep(PAUSE_MS);
  }
};
