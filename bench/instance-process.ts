import type { Context } from 'aws-lambda';
import { aContext } from '#test/support/fakes/lambda-context';

/**
 * One instance of a function: imports the bundle named on its command line as Lambda would, then handles what its
 * parent sends, one event after the other, and says what each of it cost. It is bundled itself, so that nothing is
 * compiled beside what is measured.
 */

type Handler = (event: unknown, context: Context) => Promise<unknown>;

const measured = async <T>(work: () => Promise<T>) => {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const done = await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { done, cost: { ms, cpuMs: (user + system) / 1000 } };
};

const [, , bundle = ''] = process.argv;
const { done, cost } = await measured(async () => {
  const loaded: { readonly handler: Handler } = await import(bundle);
  return loaded;
});

const context = aContext();
process.on('message', async ({ events }: { readonly events: readonly unknown[] }) => {
  const run = await measured(async () => {
    const answers: unknown[] = [];
    for (const event of events) answers.push(await done.handler(event, context));
    return answers;
  });
  process.send?.({ answers: run.done, cost: run.cost });
});
// Kept connections must not outlive the parent.
process.on('disconnect', () => process.exit());
process.send?.({ cost });
