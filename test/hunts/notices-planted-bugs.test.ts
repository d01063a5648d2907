import { firstSaid, NOTICE_PROBES, saidOf } from '#test/support/faults/notice-probes';
import { PLANTED_NOTICE_BUGS } from '#test/support/faults/planted-notice-bugs';
import { hunt } from '#test/support/hunt';

hunt({
  name: 'notices, planted bugs',
  law: 'the laws of notices find every system with a bug that was planted in it',
  least: 18,
  cases: () =>
    Object.entries(PLANTED_NOTICE_BUGS).map(([bug, { broken, law }]) => ({
      name: bug,
      run: async () => {
        const { laws, probes, found = 'nothing' } = await firstSaid(NOTICE_PROBES, broken);
        const isFound = laws.some((one) => law.test(one));
        return {
          broken: isFound ? [] : [`found was ${JSON.stringify(laws)}`],
          faults: 1,
          seen: { probes, [`shown: ${found}`]: 1 },
        };
      },
    })),
});

hunt({
  name: 'notices, no planted bug',
  law: 'the laws of notices find nothing in the system as it is',
  least: NOTICE_PROBES.length,
  cases: () =>
    NOTICE_PROBES.map((probe) => ({ name: probe[0], run: async () => ({ broken: await saidOf(probe, {}) }) })),
});
