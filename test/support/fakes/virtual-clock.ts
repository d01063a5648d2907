import type { Now } from '#shared/app/ports';
import { Instant } from '#shared/domain/words/words';

export type VirtualClock = {
  readonly now: Now;
  readonly advance: (milliseconds: number) => void;
};

/** Time that passes only when a test says so. */
export const virtualClock = (start: Instant): VirtualClock => {
  let at = start;
  return {
    now: () => at,
    advance: (milliseconds) => {
      at = Instant.parse(at + milliseconds);
    },
  };
};
