import { expect, it } from 'vitest';
import type { MissCounter } from '#shared/app/report/ports';
import { keyedHash } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';

const WINDOW = Instant.parse(1_746_500_400_000);
const NEXT = Instant.parse(WINDOW + 3_600_000);

/** What every counter of wrong guesses promises. */
export const itCountsMisses = (make: () => MissCounter): void => {
  const name = (address: string) => keyedHash('garam', address);

  it('has counted nothing of somebody who never guessed wrong', async () => {
    expect(await make().count(name('tak pernah'), WINDOW)).toBe(0);
  });

  it('counts every miss, those at the same time too', async () => {
    const misses = make();
    await misses.add(name('bersamaan'), WINDOW, NEXT);
    await Promise.all(Array.from({ length: 7 }, () => misses.add(name('bersamaan'), WINDOW, NEXT)));
    expect(await misses.count(name('bersamaan'), WINDOW)).toBe(8);
  });

  it('begins anew with every window, and with every name', async () => {
    const misses = make();
    await misses.add(name('jendela'), WINDOW, NEXT);
    expect(await misses.count(name('jendela'), NEXT)).toBe(0);
    expect(await misses.count(name('orang lain'), WINDOW)).toBe(0);
    expect(await misses.count(name('jendela'), WINDOW)).toBe(1);
  });
};
