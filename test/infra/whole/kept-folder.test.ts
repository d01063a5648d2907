import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptFolder } from '#infra/parts/kept-folder';

let within = '';
beforeEach(() => {
  within = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(within, { recursive: true }));

const kept = (from: string, make: (making: string) => void): string => keptFolder('things', from, make, within);
const writing = (text: string) => (making: string) => writeFileSync(join(making, 'thing'), text);
const contentOf = (folder: string): string => readFileSync(join(folder, 'thing'), 'utf8');
const names = (): readonly string[] => readdirSync(join(within, 'things'));

describe('a kept folder', () => {
  it('is made once for all that it follows from, and anew when that changes', () => {
    const first = kept('a', writing('made from a'));
    expect(kept('a', writing('made again'))).toBe(first);
    expect(contentOf(first)).toBe('made from a');
    const other = kept('b', writing('made from b'));
    expect(contentOf(other)).toBe('made from b');
    expect(contentOf(first)).toBe('made from a');
  });

  it('is whole or not there: what fails half-way leaves nothing behind', () => {
    const fails = (making: string) => {
      writing('half')(making);
      throw new Error('no more room');
    };
    expect(() => kept('a', fails)).toThrow('no more room');
    expect(names()).toEqual([]);
    expect(contentOf(kept('a', writing('whole')))).toBe('whole');
  });

  it('made by two processes at once is the one that was there first', () => {
    const overtaken = (making: string) => {
      writing('second')(making);
      kept('a', writing('first'));
    };
    const folder = kept('a', overtaken);
    expect(contentOf(folder)).toBe('first');
    expect(names()).toHaveLength(1);
  });

  it('goes when three others were asked for since, and when its making was broken off long ago', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((from) => kept(from, writing(from)));
    const brokenOff = mkdtempSync(join(within, 'things', '.making-'));
    for (const [seconds, folder] of [a, b, c, brokenOff].entries()) {
      const then = new Date(Date.now() - 86_400_000 + seconds * 1000);
      utimesSync(folder ?? '', then, then);
    }
    kept('a', writing('again'));
    const d = kept('d', writing('d'));
    expect([a, b, c, d].map((folder) => existsSync(folder ?? ''))).toEqual([true, false, true, true]);
    expect(existsSync(brokenOff)).toBe(false);
  });

  it('a folder that another process is making now is left alone', () => {
    kept('a', writing('a'));
    const making = mkdtempSync(join(within, 'things', '.making-'));
    for (const from of ['b', 'c', 'd', 'e']) kept(from, writing(from));
    expect(existsSync(making)).toBe(true);
  });
});
