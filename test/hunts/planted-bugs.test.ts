import { PLANTED_BUGS } from '#test/support/faults/planted-bugs';
import { differs, firstDifference, REPORT_PROBES } from '#test/support/faults/report-probes';
import { hunt } from '#test/support/hunt';

hunt({
  name: 'planted bugs',
  law: 'faults and races find every system with a bug that was planted in it',
  least: 10,
  cases: () =>
    Object.entries(PLANTED_BUGS).map(([bug, rules]) => ({
      name: bug,
      run: async () => {
        const { found, probes } = await firstDifference(REPORT_PROBES, rules);
        if (found === undefined) return { broken: ['it was not found'], faults: 1 };
        return { broken: [], faults: 1, seen: { probes, [`shown: ${found}`]: 1 } };
      },
    })),
});

hunt({
  name: 'no planted bug',
  law: 'faults and races find nothing in the system as it is',
  least: REPORT_PROBES.length,
  cases: () =>
    REPORT_PROBES.map((probe) => ({
      name: probe.name,
      run: async () => ({ broken: (await differs(probe, {})) ? ['it ends otherwise'] : [] }),
    })),
});
