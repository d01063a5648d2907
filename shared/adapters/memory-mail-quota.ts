import type { TakeFromQuota } from '#shared/app/ports';

/** A day's quota of mails in memory. */
export const memoryMailQuota = (): TakeFromQuota => {
  const taken = new Map<string, number>();
  return async (day, most, mails = 1) => {
    const before = taken.get(day) ?? 0;
    if (mails === 1 ? before >= most : before < 1) return false;
    taken.set(day, before + mails);
    return true;
  };
};
