import { expect } from 'vitest';
import { startCommand } from '#test/support/commands';
import { hunt } from '#test/support/hunt';
import { AWS_ITSELF, REFUSED } from '#test/support/refused-starts';

hunt({
  name: 'commands, started where AWS itself is meant',
  law: 'a command that works on a running system starts by its script, and refuses AWS itself before anything is asked of it',
  least: 9,
  cases: () =>
    REFUSED.map(([name, ...args]) => ({
      name,
      run: async () => {
        const ended = await startCommand(name, args, { env: AWS_ITSELF });
        const err = expect.stringMatching(/^AWS_ENDPOINT_URL points at AWS itself; .*\n/);
        expect(ended).toEqual({ code: 1, out: '', err });
        return { broken: [] };
      },
    })),
});
