import type { TakeFromQuota } from '#shared/app/notices/ports';
import { type QuotaOf, quotaKey } from './keys.ts';
import type { Table } from './table.ts';

const REMEMBERED_S = 7 * 86_400;

/**
 * What was taken in a time (a day of mails, an hour of acts) as one number that never passes the most. A call whose
 * answer was lost has taken one that nobody uses: the quota errs to the careful side.
 */
export const tableQuota =
  (table: Pick<Table, 'add'>, of: QuotaOf): TakeFromQuota =>
  async (time, most, taken = 1) => {
    if (most < 1) return false;
    const written = await table.add(quotaKey(of, time), {
      attribute: 'taken',
      by: taken,
      when: taken === 1 ? { below: most } : { above: 0 },
      ttl: Date.parse(time) / 1000 + REMEMBERED_S,
    });
    return written === 'saved';
  };
