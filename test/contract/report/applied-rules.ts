import { expect, it } from 'vitest';
import type { AppliedRules } from '#shared/app/report/ports';
import { sha256 } from '#shared/domain/words/hash';
import { RECEIVED } from '#test/contract/stories';

/**
 * What everybody who remembers the rules applied last promises. There is one of it, so the tests follow one another.
 */
export const itRemembersTheRules = (make: () => AppliedRules): void => {
  it('knows of none at first, and then of those that were written last', async () => {
    const applied = make();
    expect(await applied.read()).toBeUndefined();
    const first = { rules: sha256('aturan 1'), since: RECEIVED, finished: false };
    await applied.write(first);
    expect(await applied.read()).toEqual(first);
    const second = { rules: sha256('aturan 2'), since: RECEIVED, finished: true };
    await applied.write(second);
    expect(await applied.read()).toEqual(second);
  });
};
