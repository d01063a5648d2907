import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#local/aws/folders';
import { COMMANDS, type CommandName } from '#local/cli/commands';
import { accessPage } from '#local/pages/access-page';
import { openApiText } from '#local/pages/openapi-document';
import { packageScripts, startCommand } from '#test/support/commands';
import { AWS_ITSELF, REFUSED } from '#test/support/refused-starts';

/**
 * Each command of the package once as a process of its own, by its script: its way in, its streams and its exit code.
 */

/** Started beside a running system, where its token opens something. */
const BESIDE_A_SYSTEM = ['token'];
/** `test/hunts/commands-started.test.ts` */
const STARTED_BY_HUNTS = REFUSED.map(([name]) => name);

type Start = {
  readonly name: CommandName;
  readonly args: readonly string[];
  readonly input?: string;
  readonly code: number;
  readonly out: RegExp;
  readonly err: RegExp;
};

const NOTHING = /^$/;
const STARTS: readonly Start[] = [
  { name: 'access', args: [], code: 0, out: /^docs\/access\.md\n$/, err: NOTHING },
  { name: 'openapi', args: [], code: 0, out: /^docs\/openapi\.json\n$/, err: NOTHING },
  {
    name: 'classify',
    args: ['--in', '-', '--out', '-'],
    input: '{"id":1,"text":"Pungli oleh petugas dishub"}\nbukan JSON\n',
    code: 1,
    out: /^\{"id":1,.*"class":"oversight".*\}\n$/,
    err: /^line 2: this is not JSON\n1 reports classified: .*\n$/,
  },
  {
    name: 'deadline',
    args: ['--in', '-'],
    input: '{"id":1,"received":"2025-05-06","days":3}\n{"id":2,"received":"kemarin","days":3}\n',
    code: 1,
    out: /^\{"id":1,"due":"2025-05-09T16:30:00\+07:00","provisional":false\}\n$/,
    err: /^line 2: received kemarin: .*\n$/,
  },
  { name: 'notice', args: ['send'], code: 2, out: NOTHING, err: /^there is one command: preview\n\nUsage: / },
];

describe('the commands of the package', () => {
  it('are those that its scripts start, each started once', () => {
    const started = Object.entries(packageScripts()).flatMap(([name, script]) => {
      const [, command] = /^node local\/enter\.mjs local\/cli\/command-line\.ts (\S+)$/.exec(script) ?? [];
      return command === undefined ? [] : [[name, command]];
    });
    const names = Object.keys(COMMANDS);
    const byName = (one: string, other: string): number => one.localeCompare(other);
    expect(started.map(([name]) => name ?? '').toSorted(byName)).toEqual(names);
    expect(started.every(([name, command]) => name === command)).toBe(true);
    expect([...STARTS.map(({ name }) => name), ...STARTED_BY_HUNTS, ...BESIDE_A_SYSTEM].toSorted(byName)).toEqual(
      names,
    );
  });

  it('leave the documents as they are that say it already', () => {
    expect(readFileSync(join(ROOT, 'docs/access.md'), 'utf8')).toBe(accessPage());
    expect(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')).toBe(openApiText());
  });

  it.each(STARTS)('start by their scripts: $name', async ({ name, args, input = '', code, out, err }) => {
    const ended = await startCommand(name, args, { input, env: AWS_ITSELF });
    expect(ended).toEqual({ code, out: expect.stringMatching(out), err: expect.stringMatching(err) });
  });
});
