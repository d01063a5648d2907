import { readSamples, type SampleEvent } from '#local/aws/samples';
import type { AwsAnswers } from './aws-answers.ts';
import type { Bundles } from './bundles.ts';
import { type ChannelCall, callOf } from './channel-calls.ts';
import { deliver, post, start } from './functions-under-test.ts';
import { type Spread, spreadOf } from './spread.ts';
import { type WriteUnits, writeUnitsOf } from './write-units.ts';

export type Operations = Readonly<Record<string, number>>;

/** What one event of a channel calls in AWS, exactly, and what it writes. */
export type CallsOfEvent = {
  readonly what: string;
  readonly ours: Operations;
  readonly bare: Operations;
  readonly units: WriteUnits;
  readonly bareUnits: number;
};

export type AwsCalls = {
  /** What an instance of intake calls besides at its first report, and every five minutes again. */
  readonly atStart: Operations;
  readonly events: readonly CallsOfEvent[];
  /** Write units of a new report over all samples. */
  readonly newReport: { readonly ours: Spread; readonly bare: Spread };
};

export const countOf = (calls: readonly string[]): Operations => {
  const counts: Record<string, number> = {};
  for (const call of calls) counts[call] = (counts[call] ?? 0) + 1;
  return counts;
};

const total = ({ table, indexes }: WriteUnits): number => table + indexes;

/** A report that is delivered twice, polled again, amended and followed up, each as a sample of the office has it. */
const story = (events: readonly SampleEvent[]): readonly (readonly [string, ChannelCall])[] => {
  const amended = events.findIndex((event, index) => index > 0 && event.type === 'report.submitted');
  const [submission, amendment] = [events[amended - 1], events[amended]];
  const update = events.find(({ type }) => type === 'report.updated');
  if (submission === undefined || amendment === undefined || update === undefined) {
    throw new Error('no sample has an amendment, or none an update');
  }
  const call = (webhookId: string, event: SampleEvent): ChannelCall => callOf(webhookId, event, '870000001');
  const first = call('story-1', submission);
  return [
    ['laporan baru / new report', first],
    ['kiriman ulang / repeated delivery', first],
    ['dibaca lagi / polled again', call('story-2', submission)],
    ['ralat / amendment', call('story-3', amendment)],
    ['susulan / update', call('story-4', update)],
  ];
};

const amendedFirst = (samples: Awaited<ReturnType<typeof readSamples>>): readonly SampleEvent[] => {
  const amended = samples.filter(({ covers }) => covers.includes('amendment'));
  return [...amended, ...samples].flatMap(({ events }) => events);
};

export const countAwsCalls = async (
  bundles: Bundles,
  aws: AwsAnswers,
  reports: (count: number) => readonly ChannelCall[],
): Promise<AwsCalls> => {
  const [intake, bareSqs, triage, bareDynamodb] = await Promise.all([
    start('intake', bundles, aws),
    start('bareSqs', bundles, aws),
    start('triage', bundles, aws),
    start('bareDynamodb', bundles, aws),
  ]);
  const take = (): { readonly calls: readonly string[]; readonly units: WriteUnits } => ({
    calls: aws.takeCalls(),
    units: writeUnitsOf(aws.takeWrites()),
  });
  const through = async (what: string, call: ChannelCall): Promise<CallsOfEvent> => {
    take();
    const { messages } = await post(intake, [call], aws);
    await deliver(triage, messages);
    const ours = take();
    await post(bareSqs, [call], aws);
    await deliver(bareDynamodb, messages);
    const bare = take();
    return {
      what,
      ours: countOf(ours.calls),
      bare: countOf(bare.calls),
      units: ours.units,
      bareUnits: total(bare.units),
    };
  };
  const all: CallsOfEvent[] = [];
  const samples = await readSamples();
  for (const call of reports(samples.length)) all.push(await through('', call));
  const events: CallsOfEvent[] = [];
  for (const [what, call] of story(amendedFirst(samples))) events.push(await through(what, call));
  for (const instance of [intake, bareSqs, triage, bareDynamodb]) instance.stop();
  return {
    atStart: beyond(all[0]?.ours ?? {}, events[0]?.ours ?? {}),
    events,
    newReport: {
      ours: spreadOf(all.map(({ units }) => total(units))),
      bare: spreadOf(all.map(({ bareUnits }) => bareUnits)),
    },
  };
};

const beyond = (more: Operations, less: Operations): Operations =>
  Object.fromEntries(
    Object.entries(more).flatMap(([name, count]) => {
      const extra = count - (less[name] ?? 0);
      return extra > 0 ? [[name, extra]] : [];
    }),
  );
