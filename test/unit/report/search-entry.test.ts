import { describe, expect, it } from 'vitest';
import { mayHold, searchEntryOf, soughtOf } from '#shared/domain/report/search-entry';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR } from '#test/support/builders/a-report';

const KEY = 'an invented key that words are found under';
const REPORT = reportIdOf(LAPOR, '1916449');
/** `aaaaa`, `aaaab` and so on: each has a beginning that no other has. */
const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) =>
    [...n.toString(26).padStart(5, '0')].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join(''),
  );

describe('the size of what a text is found by', () => {
  it('is two bytes for each beginning of three to six letters', () => {
    // lam, lamp, lampu · pad, pada, padam · penerangan: pen, pene, pener, penera
    expect(searchEntryOf(KEY, REPORT, new Set(['lampu', 'padam', 'penerangan']))).toHaveLength(2 * 10);
  });

  it('is never more than 8 KB, and no word of the longest text is missed', () => {
    const words = numbered(12_000);
    const entry = searchEntryOf(KEY, REPORT, new Set(words));
    expect(entry).toHaveLength(8192);
    expect(words.filter((word) => !mayHold(REPORT, [entry], soughtOf(KEY, [word])))).toEqual([]);
  });

  it('takes less than one text in a hundred for found by a word of three letters that it does not have', () => {
    // 300 numbers of 65,536 are taken: 0.46 in a hundred.
    const entry = searchEntryOf(KEY, REPORT, new Set(numbered(300).map((word) => word.slice(2))));
    const others = numbered(10_000).map((word) => `x${word.slice(3)}`);
    const taken = [...new Set(others)].filter((word) => mayHold(REPORT, [entry], soughtOf(KEY, [word])));
    expect(taken.length / new Set(others).size).toBeLessThan(0.01);
  });
});
