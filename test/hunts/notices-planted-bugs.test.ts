import { afterAll, describe, expect, it } from 'vitest';
import { HUNTS } from '#test/support/notice-probes';
import type { Broken } from '#test/support/notice-world';
import { PLANTED_NOTICE_BUGS } from '#test/support/planted-notice-bugs';

let hunted = 0;
afterAll(() =>
  console.log(`planted bugs of notices: ${Object.keys(PLANTED_NOTICE_BUGS).length} found in ${hunted} hunts`),
);

/** What the hunts find, one after the other, until one finds something; a system that never comes to rest is broken too. */
const found = async (broken: Broken): Promise<readonly string[]> => {
  for (const [name, hunt] of Object.entries(HUNTS)) {
    hunted += 1;
    try {
      const laws = await hunt(broken);
      if (laws.length > 0) return laws;
    } catch (error) {
      return [`rest: in "${name}" ${String(error)}`];
    }
  }
  return [];
};

describe('the laws of notices', () => {
  it.each(Object.entries(PLANTED_NOTICE_BUGS))(
    'find a system that %s',
    { timeout: 30_000 },
    async (_, { broken, law }) => {
      expect(await found(broken)).toContainEqual(expect.stringMatching(law));
    },
  );

  it('find nothing in the system as it is', { timeout: 30_000 }, async () => {
    expect(await found({})).toEqual([]);
  });
});
