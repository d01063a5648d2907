import type { Chance } from '#shared/app/notices/ports';

/** The machine's own chance: good enough to spread retries by, for nothing secret. */
export const systemChance: Chance = () => Math.random();
