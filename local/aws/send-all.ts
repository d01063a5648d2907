import { setTimeout as sleep } from 'node:timers/promises';
import { queueDepth } from './queue-depth.ts';
import type { Sample } from './samples.ts';
import type { Answer, Posting, Sender } from './sender.ts';
import type { Stack } from './stack.ts';
import { Trouble } from './trouble.ts';

/** How many channels post at the same time. */
const SENDERS = 2;
/** Only ends what would never end: a message that failed once comes back sooner. */
const WORKED_ON_WITHIN_MS = 15 * 60_000;
const WHERE = 'Catatan / logs: .local/*.log';

/**
 * A sample's event with an id and a time that never change: sent again, to data that was kept, it is a repeated
 * delivery and changes nothing.
 */
export const postingOf = (sample: Sample, index: number): Posting | undefined => {
  const event = sample.events[index];
  if (event === undefined) return undefined;
  const timestamp = new Date(Date.UTC(2026, 10, 20, 1, index)).toISOString();
  return { id: `contoh-${sample.name}-${index + 1}`, timestamp, ...event };
};

const accept = async (send: Sender, posting: Posting): Promise<Answer> => {
  const answer = await send(posting);
  if (answer.status !== 202) {
    throw new Trouble(`${posting.id}: ditolak / refused (${answer.status}) ${answer.body}`);
  }
  return answer;
};

/** Posts all of them, a few at a time. */
const postAll = async (postings: readonly Posting[], send: Sender, onPosted: () => void): Promise<void> => {
  const waiting = [...postings];
  const sender = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await accept(send, next);
      onPosted();
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
};

/** Waits until every accepted event has been worked on; says how many are left. */
export const untilIdle = async (
  stack: Stack,
  onWaiting: (waiting: number) => void,
  signal?: AbortSignal,
): Promise<void> => {
  const limit = Date.now() + WORKED_ON_WITHIN_MS;
  for (;;) {
    const { dead, ...depth } = await queueDepth(stack, 'events');
    const waiting = depth.waiting + depth.taken;
    if (waiting === 0 && dead === 0) return;
    if (dead > 0) throw new Trouble(`${dead} kejadian tidak dapat diolah / events could not be processed. ${WHERE}`);
    if (Date.now() > limit) throw new Trouble(`${waiting} kejadian belum diolah / events are still waiting. ${WHERE}`);
    onWaiting(waiting);
    await sleep(75, undefined, { signal });
  }
};

/**
 * Sends every event of every sample through the front door. A sample's later events follow when its earlier ones have
 * been worked on, as they would with days between them.
 */
export const sendAll = async (
  samples: readonly Sample[],
  stack: Stack,
  send: Sender,
  { say, signal }: { readonly say: (detail: string) => void; readonly signal?: AbortSignal },
): Promise<void> => {
  const total = samples.reduce((sum, sample) => sum + sample.events.length, 0);
  const rounds = Math.max(...samples.map((sample) => sample.events.length));
  let posted = 0;
  for (let round = 0; round < rounds; round += 1) {
    signal?.throwIfAborted();
    const postings = samples.flatMap((sample) => postingOf(sample, round) ?? []);
    await postAll(postings, send, () => {
      posted += 1;
      say(`${posted}/${total}`);
    });
    await untilIdle(stack, (waiting) => say(`${posted}/${total}, ${waiting} sedang diolah`), signal);
    say(`${posted}/${total}`);
  }
};
