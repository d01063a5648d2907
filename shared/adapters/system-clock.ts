import type { Now } from '#shared/app/ports';
import { Instant } from '#shared/domain/words';

/** The machine's clock. */
export const systemClock: Now = () => Instant.parse(Date.now());
