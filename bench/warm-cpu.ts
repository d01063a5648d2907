import type { AwsAnswers } from './aws-answers.ts';
import type { Bundles } from './bundles.ts';
import type { ChannelCall } from './channel-calls.ts';
import { deliver, type FunctionName, post, start } from './functions-under-test.ts';
import { type Comparison, compare } from './spread.ts';

const WARM_UP = 200;
const BLOCK = 50;
const BLOCKS = 9;

/** Reports in each of the measured blocks. */
export const WARM_REPORTS = BLOCK;

/**
 * CPU per report of instances that have been running for a while. Each block of reports goes through all four, so that
 * whatever else the machine does meets all of them.
 */
export const measureWarmCpu = async (
  bundles: Bundles,
  aws: AwsAnswers,
  reports: (count: number) => readonly ChannelCall[],
): Promise<readonly Comparison[]> => {
  const [intake, bareSqs, triage, bareDynamodb] = await Promise.all([
    start('intake', bundles, aws),
    start('bareSqs', bundles, aws),
    start('triage', bundles, aws),
    start('bareDynamodb', bundles, aws),
  ]);
  const through = async (count: number): Promise<Record<FunctionName, number>> => {
    const calls = reports(count);
    const posted = await post(intake, calls, aws);
    const bare = await post(bareSqs, calls, aws);
    const triaged = await deliver(triage, posted.messages);
    const put = await deliver(bareDynamodb, posted.messages);
    aws.takeWrites();
    const each = ({ cpuMs }: { readonly cpuMs: number }): number => cpuMs / count;
    return { intake: each(posted.cost), bareSqs: each(bare.cost), triage: each(triaged), bareDynamodb: each(put) };
  };
  await through(WARM_UP);
  const blocks: Record<FunctionName, number>[] = [];
  for (let block = 0; block < BLOCKS; block += 1) blocks.push(await through(BLOCK));
  for (const instance of [intake, bareSqs, triage, bareDynamodb]) instance.stop();
  const values = (name: FunctionName): readonly number[] => blocks.map((block) => block[name]);
  return [
    compare('intake', 'ms', values('intake'), values('bareSqs')),
    compare('triage', 'ms', values('triage'), values('bareDynamodb')),
  ];
};
