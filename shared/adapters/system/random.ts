import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '#shared/app/notices/ports';

/** The machine's own, good enough for secrets. */
export const systemRandom: RandomBytes = (size) => randomBytes(size);
