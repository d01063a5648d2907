import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Hunt, runHunt, wordsOfFailure } from '#test/support/hunt';
import { PARTS } from '#test/support/hunt-part';
import {
  forgetResults,
  type HuntResult,
  keepResult,
  readResults,
  tableOf,
  totalLine,
} from '#test/support/hunt-results';

/** A hundred numbers, of which some break a law and one breaks off. */
const planted = (isBroken: (n: number) => boolean, given: Partial<Hunt> = {}): Hunt => ({
  name: 'numbers',
  law: 'numbers are fine',
  least: 100,
  cases: () =>
    Array.from({ length: 100 }, (_, at) => ({
      name: `number ${at + 1}`,
      run: async () => ({
        broken: isBroken(at + 1) ? ['it is broken'] : [],
        faults: 2,
        seen: { [at % 2 === 0 ? 'odd' : 'even']: 1 },
      }),
    })),
  ...given,
});
const ALL = { part: 'all' } as const;

describe('a hunt', () => {
  it('counts its cases and faults, and what came up', async () => {
    const { result, violations } = await runHunt(
      planted(() => false),
      ALL,
    );
    expect(violations).toEqual([]);
    expect(result).toEqual({
      ...{ hunt: 'numbers', part: 'all', all: 100, cases: 100, faults: 200, violations: 0 },
      seen: { odd: 50, even: 50 },
    });
  });

  it('goes on after a broken law, and names every case that broke one', async () => {
    const { result, violations } = await runHunt(
      planted((n) => n === 17 || n === 90),
      ALL,
    );
    expect(violations).toEqual(['case 17, number 17: it is broken', 'case 90, number 90: it is broken']);
    expect(result).toMatchObject({ cases: 100, violations: 2 });
  });

  it('takes what a case throws for a broken law, and says what was found instead', async () => {
    const cases = () => [
      { name: 'one', run: async () => Promise.reject(new TypeError('no such thing')) },
      {
        name: 'two',
        run: async () => {
          expect({ state: 'sent' }).toEqual({ state: 'delivered' });
          return { broken: [] };
        },
      },
    ];
    const { violations } = await runHunt(
      planted(() => false, { cases, least: 2 }),
      ALL,
    );
    expect(violations[0]).toBe('case 1, one: TypeError: no such thing');
    expect(violations[1]).toMatch(/found {4}\{"state":"sent"\}\n {4}expected \{"state":"delivered"\}/);
  });

  it('finds in a part what lies there, and in all of them together everything', async () => {
    const hunt = planted((n) => n % 10 === 0);
    const parts = await Promise.all(Array.from({ length: PARTS }, (_, at) => runHunt(hunt, { part: at + 1 })));
    const whole = await runHunt(hunt, ALL);
    expect(parts.flatMap(({ violations }) => violations).toSorted((a, b) => a.localeCompare(b))).toEqual(
      whole.violations.toSorted((a, b) => a.localeCompare(b)),
    );
    expect(parts.reduce((sum, { result }) => sum + result.cases, 0)).toBe(100);
    expect(parts.every(({ result }) => result.all === 100)).toBe(true);
  });

  it('repeats one case alone', async () => {
    const { result, violations } = await runHunt(
      planted((n) => n === 17),
      { part: 'all', only: 17 },
    );
    expect(result).toMatchObject({ part: 'case 17', cases: 1, violations: 1 });
    expect(violations).toEqual(['case 17, number 17: it is broken']);
    expect(
      (
        await runHunt(
          planted(() => false),
          { part: 'all', only: 101 },
        )
      ).violations,
    ).toEqual(['there is no case 101']);
  });

  it('has lost what it looks through when its cases become fewer, also in a part', async () => {
    const few = planted(() => false, { least: 101 });
    for (const part of ['all', 3] as const)
      expect((await runHunt(few, { part })).violations).toEqual(['100 cases in all, where there were 101 at least']);
  });

  it('breaks where its cases cannot be told, after those that could', async () => {
    const cases = async function* () {
      yield { name: 'one', run: async () => ({ broken: [] }) };
      throw new Error('no calm run');
    };
    const { result, violations } = await runHunt(
      planted(() => false, { cases, least: 1 }),
      ALL,
    );
    expect(violations).toEqual(['the cases came to no end: Error: no calm run']);
    expect(result.cases).toBe(1);
  });

  it('must come upon what it is to meet, in all of its cases though not in each part', async () => {
    const strict = planted(() => false, { meets: ['odd', 'square'] });
    expect((await runHunt(strict, ALL)).violations).toEqual(['nowhere came up: square']);
    expect((await runHunt(strict, { part: 2 })).violations).toEqual([]);
  });

  it('shows the first violations when it fails, and how one of them is repeated alone', async () => {
    const words = wordsOfFailure(
      await runHunt(
        planted((n) => n > 50, { name: 'the "odd" ones' }),
        ALL,
      ),
    );
    expect(words.split('\n')).toHaveLength(13);
    expect(words).toMatch(/^50 violations in 100 of 100 cases\n {2}case 51, number 51: it is broken\n/);
    expect(words).toContain('… and 40 more');
    expect(words).toMatch(/again: npm run hunt -- --only "the \\"odd\\" ones" --case 51$/);
  });
});

describe('what hunts saw', () => {
  const result = (given: Partial<HuntResult>): HuntResult => ({
    ...{ hunt: 'swarm: reports', part: 'all', all: 8, cases: 8, faults: 3, violations: 0, seconds: 1.25, seen: {} },
    ...given,
  });

  it('is kept one file a hunt, read by name, and forgotten', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hunts-'));
    try {
      keepResult(result({ hunt: 'swarm: reports' }), folder);
      keepResult(result({ hunt: 'races', cases: 4 }), folder);
      keepResult(result({ hunt: 'races', cases: 5 }), folder);
      expect(readResults(folder).map(({ hunt, cases }) => [hunt, cases])).toEqual([
        ['races', 5],
        ['swarm: reports', 8],
      ]);
      forgetResults(folder);
      expect(readResults(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is summed in one line, and told in a table that names what broke off', () => {
    const { seconds: _, ...brokenOff } = result({ hunt: 'races', cases: 4, violations: 2 });
    const results = [brokenOff, result({})];
    expect(totalLine(results)).toBe('hunts: 12 cases, 6 faults, 2 violations');
    expect(tableOf(results).map((line) => line.split(/ {2,}/))).toEqual([
      ['hunt', 'cases', 'faults', 'violations', 'seconds'],
      ['races', '4', '3', '2', 'broken off'],
      ['swarm: reports', '8', '3', '0', '1.3'],
    ]);
  });
});
