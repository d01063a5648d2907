import type { MissCounter } from '#shared/app/ports';

/** Misses in memory. */
export const memoryMissCounter = (): MissCounter => {
  const misses = new Map<string, number>();
  return {
    count: async (name, window) => misses.get(`${name} ${window}`) ?? 0,
    add: async (name, window) => {
      misses.set(`${name} ${window}`, (misses.get(`${name} ${window}`) ?? 0) + 1);
    },
  };
};
