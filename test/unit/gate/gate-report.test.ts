import { describe, expect, it } from 'vitest';
import { type Outcome, tell } from '#test/support/gate-report';

const test = (title: string, seconds: number, state: 'passed' | 'failed' = 'passed') => ({ title, seconds, state });
const UNIT: Outcome = {
  name: 'unit',
  passed: 2,
  failed: 0,
  seconds: 30,
  files: [{ file: 'test/unit/a.test.ts', seconds: 3, tests: [test('is quick', 1), test('is slow', 2)] }],
};
const FLOW: Outcome = {
  name: 'flow',
  passed: 0,
  failed: 1,
  seconds: 90,
  files: [{ file: 'test/flow/b.test.ts', seconds: 9, tests: [test('is wrong', 9, 'failed')] }],
};
const DIED: Outcome = { name: 'e2e', passed: 0, failed: 1, seconds: 0, files: [] };

describe('the last lines of the gate', () => {
  it('end with how many checks and tests passed and failed', () => {
    const lines = tell({ outcomes: [UNIT, FLOW], unchecked: [], seconds: 90 }).split('\n');
    expect(lines.at(-1)).toBe('2 passed, 1 failed');
  });

  it('say how long each step took, and its share of the work', () => {
    const said = tell({ outcomes: [UNIT, FLOW], unchecked: [], seconds: 90 });
    expect(said).toMatch(/ok {3}unit +30\.0 s +25 %/);
    expect(said).toMatch(/FAIL flow +90\.0 s +75 %/);
  });

  it('name the slowest tests, the slowest first', () => {
    const said = tell({ outcomes: [UNIT, FLOW], unchecked: [], seconds: 90 });
    const at = ['is wrong', 'is slow', 'is quick'].map((title) => said.indexOf(title));
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(at[0]).toBeGreaterThan(0);
  });

  it('name every test that failed, and the log of a step that died', () => {
    const said = tell({ outcomes: [FLOW, DIED], unchecked: [], seconds: 90 });
    expect(said).toContain('flow: test/flow/b.test.ts > is wrong');
    expect(said).toContain('e2e: see .local/test-results/e2e.log');
  });

  it('say what could not be checked', () => {
    const said = tell({ outcomes: [UNIT], unchecked: ['DynamoDB Local: Java is not installed'], seconds: 30 });
    expect(said).toContain('Not checked on this machine\nDynamoDB Local: Java is not installed');
    expect(tell({ outcomes: [UNIT], unchecked: [], seconds: 30 })).not.toContain('Not checked');
  });
});
