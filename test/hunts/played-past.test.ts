import { expect } from 'vitest';
import { aSystem, invented, played, told } from '#test/support/a-played-past';
import { hunt } from '#test/support/hunt';

hunt({
  name: 'a past that is played, broken off',
  law: 'a past that is played goes on where it was interrupted, wherever that was',
  least: 16,
  cases: async () => {
    const lives = await invented(7);
    const [life = expect.fail('no life')] = lives.toSorted((a, b) => b.steps.length - a.steps.length);
    return life.steps.map((_, at) => ({
      name: `the table is down at commit ${at + 1}`,
      run: async () => {
        const system = aSystem();
        system.fails.at = at + 1;
        await expect(played(system.ports, [life])).rejects.toThrow('the table is down');
        expect(await played(system.ports, [life])).toEqual([at === 0 ? 'new' : 'continued']);
        expect(told(await system.reports.events(life.report))).toEqual(told(life.record));
        return { broken: [], faults: 1 };
      },
    }));
  },
});
