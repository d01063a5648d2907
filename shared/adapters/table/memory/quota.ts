import type { TakeFromQuota } from '#shared/app/ports';

/** A quota in memory. */
export const memoryQuota = (): TakeFromQuota => {
  const taken = new Map<string, number>();
  return async (time, most, more = 1) => {
    const before = taken.get(time) ?? 0;
    if (more === 1 ? before >= most : before < 1) return false;
    taken.set(time, before + more);
    return true;
  };
};
