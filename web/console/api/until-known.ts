import { NoLine } from './line.ts';

/** How long it waits before it asks again: soon at first, then twice a minute. */
const WAITS_MS = [1_000, 3_000, 10_000, 30_000] as const;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

type Asking = {
  /** Called whenever there was no answer, with how often that has been. */
  readonly onNoLine: (times: number) => void;
  /** Whether the person still waits for it. */
  readonly isWanted: () => boolean;
};

/**
 * Gives a command and asks under the same key until it is known what became of it: a line that drops in between loses
 * nothing and does nothing twice. `undefined` where nobody waits any more: then it may have been done. Throws
 * `SignedOut`.
 */
export const untilKnown = async <Known>(
  give: () => Promise<Known>,
  { onNoLine, isWanted }: Asking,
): Promise<Known | undefined> => {
  for (let times = 0; isWanted(); times += 1) {
    try {
      return await give();
    } catch (cause) {
      if (!(cause instanceof NoLine)) throw cause;
      onNoLine(times + 1);
      await pause(WAITS_MS[Math.min(times, WAITS_MS.length - 1)] ?? 0);
    }
  }
  return undefined;
};
