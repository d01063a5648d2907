import * as z from 'zod';
import type { AwsAnswers } from './aws-answers.ts';
import type { Operations } from './aws-calls.ts';
import { countOf } from './aws-calls.ts';
import type { Bundles } from './bundles.ts';
import { type ChannelCall, queueEvent } from './channel-calls.ts';
import { deliver, post, start } from './functions-under-test.ts';
import type { Cost, Instance } from './instance.ts';
import type { Item } from './plain-item.ts';
import { type Comparison, compare, type Spread, spreadOf } from './spread.ts';

const WARM_UP = 150;
const BLOCK = 40;
const BLOCKS = 7;

/** Reports in each of the measured blocks. */
export const NOTICE_REPORTS = BLOCK;

/** What telling one unit of one new report costs. */
export type NoticeCosts = {
  readonly cpu: readonly Comparison[];
  /** What one instance of notify comes to in a second, AWS answering at once. */
  readonly perSecond: { readonly ours: Spread; readonly bare: Spread };
  /** Exactly, for one report with one notice. */
  readonly calls: { readonly dispatch: Operations; readonly notify: Operations };
};

const Handled = z.object({ batchItemFailures: z.array(z.unknown()).length(0) });
const SortKey = z.looseObject({ S: z.string() });

/** The records that the stream brings of what was written: new events. */
const recordsOf = (items: readonly Item[]) =>
  items
    .filter(({ sk }) => SortKey.parse(sk).S.startsWith('EV#'))
    .map(({ pk, sk, ...image }, index) => ({
      eventName: 'INSERT',
      dynamodb: { Keys: { pk, sk }, NewImage: { pk, sk, ...image }, SequenceNumber: String(index + 1) },
    }));

const run = async (instance: Instance, events: readonly unknown[]): Promise<Cost> => {
  const { answers, cost } = await instance.invoke(events);
  for (const answer of answers) Handled.parse(answer);
  return cost;
};

type Cast = Readonly<Record<'intake' | 'triage' | 'dispatch' | 'notify' | 'bareStream' | 'bareMail', Instance>>;

/** New reports on their way to a unit's group, measured between the stream and the mail service. */
const through = async (cast: Cast, aws: AwsAnswers, calls: readonly ChannelCall[]) => {
  aws.takeWrites();
  await deliver(cast.triage, (await post(cast.intake, calls, aws)).messages);
  const written = aws.takeWrites().flatMap(({ after }) => (after === undefined ? [] : [after]));
  const events = recordsOf(written).map((record) => ({ Records: [record] }));
  aws.takeCalls();
  aws.takeMessages();
  const dispatch = await run(cast.dispatch, events);
  const dispatchCalls = aws.takeCalls();
  const messages = aws.takeMessages();
  const notify = await run(cast.notify, messages.map(queueEvent));
  const notifyCalls = aws.takeCalls();
  const bareStream = await run(cast.bareStream, events);
  aws.takeMessages();
  const bareMail = await run(cast.bareMail, messages.map(queueEvent));
  return { notices: messages.length, dispatch, notify, bareStream, bareMail, dispatchCalls, notifyCalls };
};

export const measureNotices = async (
  bundles: Bundles,
  aws: AwsAnswers,
  reports: (count: number) => readonly ChannelCall[],
): Promise<NoticeCosts> => {
  const [intake, triage, dispatch, notify, bareStream, bareMail] = await Promise.all([
    start('intake', bundles, aws),
    start('triage', bundles, aws),
    start('dispatch', bundles, aws),
    start('notify', bundles, aws),
    start('bareStream', bundles, aws),
    start('bareMail', bundles, aws),
  ]);
  const cast = { intake, triage, dispatch, notify, bareStream, bareMail };
  await through(cast, aws, reports(WARM_UP));
  const blocks: Awaited<ReturnType<typeof through>>[] = [];
  for (let block = 0; block < BLOCKS; block += 1) blocks.push(await through(cast, aws, reports(BLOCK)));
  let alone = await through(cast, aws, reports(1));
  // The first report with exactly one notice that is due now.
  for (let tries = 0; tries < 50 && alone.notices !== 1; tries += 1) alone = await through(cast, aws, reports(1));
  if (alone.notices !== 1) throw new Error('no report owes exactly one notice');
  for (const instance of Object.values(cast)) instance.stop();
  const each = (name: 'dispatch' | 'notify' | 'bareStream' | 'bareMail'): readonly number[] =>
    blocks.map((block) => block[name].cpuMs / block.notices);
  const perSecond = (name: 'notify' | 'bareMail'): Spread =>
    spreadOf(blocks.map((block) => (1000 * block.notices) / block[name].ms));
  return {
    cpu: [
      compare('dispatch', 'ms', each('dispatch'), each('bareStream')),
      compare('notify', 'ms', each('notify'), each('bareMail')),
    ],
    perSecond: { ours: perSecond('notify'), bare: perSecond('bareMail') },
    calls: { dispatch: countOf(alone.dispatchCalls), notify: countOf(alone.notifyCalls) },
  };
};
