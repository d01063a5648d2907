import type { Now } from '#shared/app/ports';
import { Instant } from '#shared/domain/words/words';

/** The machine's clock. */
export const systemClock: Now = () => Instant.parse(Date.now());

/** The clock of a stage. One that may be moved is looked at before each run, and stands still for nobody in between. */
export type StageClock = { readonly now: Now; readonly look?: () => Promise<void> };

/** A clock that is ahead of the machine's by so many seconds as were read when it was last looked at. */
export const movableClock = (readAhead: () => Promise<number>): Required<StageClock> => {
  let ahead = 0;
  return {
    now: () => Instant.parse(Date.now() + ahead * 1000),
    look: async () => {
      ahead = await readAhead();
    },
  };
};
