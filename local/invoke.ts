import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';
import { Trouble } from './trouble.ts';

/** Starts a function of the running system as its schedule does, and waits until it is over. */
export const invoke = async (
  stack: Stack,
  name: 'Watch' | 'Evaluate' | 'Digest',
  event: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const lambda = new LambdaClient(clientConfig(stack.aws));
  const FunctionName = stack[`${name}FunctionName`];
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
  );
  if (FunctionError !== undefined) throw new Trouble(`${name}: ${new TextDecoder().decode(Payload)}`);
};
