import type { AwsAnswers } from './aws-answers.ts';
import type { Bundles } from './bundles.ts';
import type { ChannelCall } from './channel-calls.ts';
import { deliver, type FunctionName, post, start } from './functions-under-test.ts';
import type { Cost, Instance } from './instance.ts';
import { type Comparison, compare } from './spread.ts';

const ROUNDS = 9;

/** Import of the bundle until the handler is ready, and the same with the first report handled. */
type Start = { readonly ready: Cost; readonly first: Cost };

const PAIRS = [
  ['intake', 'bareSqs'],
  ['triage', 'bareDynamodb'],
] as const satisfies readonly (readonly [FunctionName, FunctionName])[];

const inTurn = <T>(pair: readonly [T, T], round: number): readonly T[] => (round % 2 === 0 ? pair : pair.toReversed());

/** Fresh processes in turns. The first round only warms the disk's cache and is thrown away. */
export const measureColdStart = async (
  bundles: Bundles,
  aws: AwsAnswers,
  reports: (count: number) => readonly ChannelCall[],
): Promise<readonly Comparison[]> => {
  const starts: Record<FunctionName, Start[]> = { intake: [], bareSqs: [], triage: [], bareDynamodb: [] };
  const once = async (name: FunctionName, work: (instance: Instance) => Promise<Cost>): Promise<void> => {
    const instance = await start(name, bundles, aws);
    const first = await work(instance);
    instance.stop();
    starts[name].push({ ready: instance.start, first });
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const calls = reports(1);
    let messages: readonly string[] = [];
    for (const name of inTurn(PAIRS[0], round)) {
      await once(name, async (instance) => {
        const posted = await post(instance, calls, aws);
        if (name === 'intake') messages = posted.messages;
        return posted.cost;
      });
    }
    for (const name of inTurn(PAIRS[1], round)) await once(name, (instance) => deliver(instance, messages));
  }
  return PAIRS.flatMap(([ours, bare]) => {
    const values = (name: FunctionName, value: (start: Start) => number) => starts[name].slice(1).map(value);
    const row = (what: string, value: (start: Start) => number): Comparison =>
      compare(`${ours}: ${what}`, 'ms', values(ours, value), values(bare, value));
    return [
      row('siap, waktu / ready, time', ({ ready }) => ready.ms),
      row('siap, CPU / ready, CPU', ({ ready }) => ready.cpuMs),
      row('+ laporan pertama / first report, time', ({ ready, first }) => ready.ms + first.ms),
      row('+ laporan pertama / first report, CPU', ({ ready, first }) => ready.cpuMs + first.cpuMs),
    ];
  });
};
