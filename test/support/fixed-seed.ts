import * as fc from 'fast-check';

/** Another one explores other cases: `FAST_CHECK_SEED=7 vitest run --project property`. */
export const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20_250_506);

fc.configureGlobal({ seed: SEED });

/** Before the first property. */
export const setup = (): void => console.log(`fast-check seed ${SEED}`);
