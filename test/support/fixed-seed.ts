import * as fc from 'fast-check';
import { PART } from './in-turn.ts';

/** Another one explores other cases: `FAST_CHECK_SEED=7 vitest run --project property`. */
export const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20_250_506);

/** So many times as many cases: `npm run hunt` asks for more. */
const TIMES = Number(process.env['PROPERTY_TIMES'] ?? 1);

type Runs = {
  readonly numRuns: number;
  /** The place of the first of them, where that is not the first of all. */
  readonly path: string;
};

/**
 * The cases that a law of so many is held to. Where parts are taken in turn it is one half of the same cases, and the
 * other half for the next part.
 */
export const runsOf = (cases: number, part = PART): Runs => {
  const all = cases * TIMES;
  const half = Math.ceil(all / 2);
  if (part === 'all') return { numRuns: all, path: '' };
  return part % 2 === 1 || half === all ? { numRuns: half, path: '' } : { numRuns: all - half, path: String(half) };
};

/** What comes up so often in all cases comes up at least so often in one half of them. */
export const oftenIn = (count: number): number => (PART === 'all' ? count : Math.floor(count / 3));

/** Cases of a property that says no other number. */
const CASES = 50;

fc.configureGlobal({ seed: SEED, ...runsOf(CASES) });

/** Before the first property. */
export const setup = (): void => {
  const half = PART === 'all' ? '' : `, of each law the ${PART % 2 === 1 ? 'first' : 'second'} half`;
  console.log(`fast-check seed ${SEED}, ${TIMES} times the cases${half}`);
};
