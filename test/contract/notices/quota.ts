import { expect, it } from 'vitest';
import type { TakeFromQuota } from '#shared/app/notices/ports';

/** What every quota of mails promises. Each test has days of its own. */
export const itTakesFromTheQuota = (make: () => TakeFromQuota): void => {
  it('gives as many as there are, and then none', async () => {
    const take = make();
    const taken: boolean[] = [];
    for (let n = 0; n < 4; n += 1) taken.push(await take('2042-01-01', 3));
    expect(taken).toEqual([true, true, true, false]);
  });

  it('gives none where there are none', async () => {
    const take = make();
    expect(await take('2042-01-02', 0)).toBe(false);
    expect(await take('2042-01-02', 1)).toBe(true);
    expect(await take('2042-01-02', 0)).toBe(false);
  });

  it('begins anew with every day', async () => {
    const take = make();
    await take('2042-01-03', 1);
    expect(await take('2042-01-03', 1)).toBe(false);
    expect(await take('2042-01-04', 1)).toBe(true);
  });

  it('gives whoever may take more what the others left: one number for all', async () => {
    const take = make();
    expect(await take('2042-01-05', 1)).toBe(true);
    expect(await take('2042-01-05', 1)).toBe(false);
    expect(await take('2042-01-05', 2)).toBe(true);
    expect(await take('2042-01-05', 2)).toBe(false);
  });

  it('takes back what was not used, and never more than was taken', async () => {
    const take = make();
    expect(await take('2042-01-07', 1)).toBe(true);
    expect(await take('2042-01-07', 1)).toBe(false);
    expect(await take('2042-01-07', 1, -1)).toBe(true);
    expect(await take('2042-01-07', 1, -1)).toBe(false);
    expect(await take('2042-01-07', 1)).toBe(true);
    expect(await take('2042-01-07', 1)).toBe(false);
    expect(await take('2042-01-08', 1, -1)).toBe(false);
  });

  it('gives no more than there are to those who take at the same time', async () => {
    const take = make();
    const taken = await Promise.all(Array.from({ length: 12 }, () => take('2042-01-06', 7)));
    expect(taken.filter(Boolean)).toHaveLength(7);
  });
};
