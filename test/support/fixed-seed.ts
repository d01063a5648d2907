import * as fc from 'fast-check';

/** Another one explores other cases: `FAST_CHECK_SEED=7 vitest run --project property`. */
export const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20_250_506);

/** So many times as many cases as the gate goes through: `npm run hunt` asks for more. */
export const TIMES = Number(process.env['PROPERTY_TIMES'] ?? 1);

/** Cases of a property that says no other number. */
const CASES = 50;

fc.configureGlobal({ seed: SEED, numRuns: CASES * TIMES });

/** Before the first property. */
export const setup = (): void => console.log(`fast-check seed ${SEED}, ${TIMES} times the cases of the gate`);
