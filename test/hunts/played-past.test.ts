import { expect } from 'vitest';
import { aSystem, firstStepsOf, invented, played, told } from '#test/support/builders/a-played-past';
import { hunt } from '#test/support/hunt';

hunt({
  name: 'a past that is played, broken off',
  law: 'a past that is played goes on where it was the last time, wherever that was',
  least: 16,
  cases: async () => {
    const lives = await invented(7);
    const [life = expect.fail('no life')] = lives.toSorted((a, b) => b.steps.length - a.steps.length);
    return life.steps.map((_, at) => ({
      name: `so far as its first ${at} steps, and then the table is down once`,
      run: async () => {
        const system = aSystem();
        if (at > 0) expect(await played(system.ports, [firstStepsOf(life, at)])).toEqual(['new']);
        const before = await system.reports.events(life.report);
        system.fails.at = at > 0 ? 2 : 1;
        await expect(played(system.ports, [life])).rejects.toThrow('the table is down');
        expect(await system.reports.events(life.report)).toEqual(before);
        expect(await played(system.ports, [life])).toEqual([at === 0 ? 'new' : 'continued']);
        expect(told(await system.reports.events(life.report))).toEqual(told(life.record));
        return { broken: [], faults: 1 };
      },
    }));
  },
});
