import { describe, expect, it } from 'vitest';
import { gatePart, isInPart, nameOfPart, PARTS, partOfCommit, readPart } from '#test/support/hunt-part';

const ROOT = new URL('../../..', import.meta.url).pathname;
const NAMES = ['swarm', 'one fault: everything at once', 'contract: getReport', 'x'];
const parts = Array.from({ length: PARTS }, (_, at) => at + 1);
const casesOf = (part: number | 'all', hunt: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at + 1).filter((n) => isInPart(part, hunt, n));

describe('the parts of a hunt', () => {
  it.each(NAMES)('are all of its cases, each once: %s', (name) => {
    for (const count of [0, 1, 7, 8, 9, 120, 1_000]) {
      const dealt = parts.flatMap((part) => casesOf(part, name, count));
      expect(dealt.toSorted((a, b) => a - b)).toEqual(casesOf('all', name, count));
      expect(dealt).toHaveLength(count);
    }
  });

  it.each(NAMES)('are even, to one case: %s', (name) => {
    const sizes = parts.map((part) => casesOf(part, name, 1_003).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('begin elsewhere for another hunt, so that short hunts do not all lie in one part', () => {
    const first = NAMES.map((name) => parts.find((part) => isInPart(part, name, 1)));
    expect(new Set(first).size).toBeGreaterThan(1);
  });
});

describe('the name of a part', () => {
  it.each([
    ['all', 'all'],
    [undefined, 'all'],
    ['3', '3/48'],
    ['48/48', '48/48'],
  ])('is read from "%s" as %s', (text, name) => {
    const part = readPart(text);
    expect(part === undefined ? undefined : nameOfPart(part)).toBe(name);
  });

  it.each(['', '0', '49', '0/48', '49/48', '3/9', '3/', '033', 'some', '-1', '1.5'])('is not "%s"', (text) => {
    expect(readPart(text)).toBeUndefined();
  });
});

describe('the part of the gate', () => {
  it('is another for each commit after the other, until all had their turn', () => {
    expect([240, 241, 286, 287, 288].map(partOfCommit)).toEqual([1, 2, 47, 48, 1]);
    expect(new Set(Array.from({ length: PARTS }, (_, n) => partOfCommit(40 + n))).size).toBe(PARTS);
  });

  it('is the first where there is no history to count', () => {
    expect(gatePart('/')).toBe(1);
    expect(gatePart('/tidak/ada')).toBe(1);
  });

  it('is the same for the same state of a folder', () => {
    expect(parts).toContain(gatePart(ROOT));
    expect(gatePart(ROOT)).toBe(gatePart(ROOT));
  });
});
