import type { Now } from '#shared/app/ports';
import type { ClockEnv } from '#shared/contracts/env';
import { Instant } from '#shared/domain/words';

/** The machine's clock. */
export const systemClock: Now = () => Instant.parse(Date.now());

/** The clock that a stage goes by: the machine's, moved as far as it says. */
export const clockOf =
  ({ CLOCK_AHEAD_SECONDS = 0 }: ClockEnv): Now =>
  () =>
    Instant.parse(Date.now() + CLOCK_AHEAD_SECONDS * 1000);
