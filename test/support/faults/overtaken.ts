import { setImmediate } from 'node:timers/promises';
import type { Points } from './faulty-ports.ts';

/** How many calls to a port somebody makes whom nobody overtakes. */
export const callsIn = async (points: Points, act: () => Promise<unknown>): Promise<number> => {
  const before = points.calls().length;
  await act();
  return points.calls().length - before;
};

/** Before each of so many calls, and once after the last: where one can be overtaken by another. */
export const everyPlace = (
  calls: number,
): readonly { readonly n: number; readonly isHeld: boolean; readonly name: string }[] =>
  Array.from({ length: calls + 1 }, (_, at) => ({
    n: at + 1,
    isHeld: at < calls,
    name: at < calls ? `overtaken at call ${at + 1}` : 'one after the other',
  }));

/**
 * Two at the same thing: the first is held up before its `n`-th call to a port, the second does all that it does, then
 * the first goes on. `false` when the first was over before its `n`-th call.
 */
export const overtaken = async (
  points: Points,
  n: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<boolean> => {
  const hold = points.holdAt(points.calls().length + n);
  let isOver = false;
  const over = first().finally(() => {
    isOver = true;
  });
  while (!hold.isHeld() && !isOver) await setImmediate();
  const wasHeld = hold.isHeld();
  // Not held: nobody else is to be held in its place.
  if (!wasHeld) hold.release();
  await second();
  hold.release();
  await over;
  return wasHeld;
};
