import * as z from 'zod';
import type { AwsAnswers } from './aws-answers.ts';
import type { BundleName, Bundles } from './bundles.ts';
import { type ChannelCall, queueEvent, signedCall } from './channel-calls.ts';
import { type Cost, type Instance, startInstance } from './instance.ts';

const Accepted = z.object({ statusCode: z.literal(202) });
const Done = z.object({ batchItemFailures: z.array(z.unknown()).length(0) });

/** The two functions that a report passes, or what stands in their places. */
export type FunctionName = 'intake' | 'bareSqs' | 'triage' | 'bareDynamodb';

export const start = (name: Exclude<BundleName, 'instance'>, bundles: Bundles, aws: AwsAnswers): Promise<Instance> =>
  startInstance(bundles[name].path, { process: bundles.instance.path, endpoint: aws.endpoint });

/** Posts to intake; gives what it put into the queue. Anything but 202 ends the measurement. */
export const post = async (
  intake: Instance,
  calls: readonly ChannelCall[],
  aws: AwsAnswers,
): Promise<{ readonly cost: Cost; readonly messages: readonly string[] }> => {
  aws.takeMessages();
  const { answers, cost } = await intake.invoke(calls.map((call) => signedCall(call, aws.channelSecret)));
  for (const answer of answers) Accepted.parse(answer);
  return { cost, messages: aws.takeMessages() };
};

/** Delivers to triage, one message to a batch. A message that comes back ends the measurement. */
export const deliver = async (triage: Instance, messages: readonly string[]): Promise<Cost> => {
  const { answers, cost } = await triage.invoke(messages.map(queueEvent));
  for (const answer of answers) Done.parse(answer);
  return cost;
};
