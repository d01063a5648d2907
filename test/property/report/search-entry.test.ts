import { test } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { mayHold, searchEntryOf, soughtOf } from '#shared/domain/report/search-entry';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR } from '#test/support/builders/a-report';

const KEY = 'an invented key that words are found under';
const aReportId = fc.string({ minLength: 1 }).map((number) => reportIdOf(LAPOR, number));
const aWord = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const someWords = fc.uniqueArray(aWord, { minLength: 1, maxLength: 80 });

describe('what a text is found by', () => {
  test.prop([aReportId, someWords, fc.nat(), fc.nat()])(
    'never misses a word of it, nor three letters or more that one begins with',
    (report, words, at, cut) => {
      const entry = searchEntryOf(KEY, report, new Set(words));
      const word = words[at % words.length] ?? '';
      const beginning = word.length < 3 ? word : word.slice(0, 3 + (cut % (word.length - 2)));
      expect(mayHold(report, [entry], soughtOf(KEY, [word, beginning]))).toBe(true);
    },
  );

  test.prop([aReportId, someWords, someWords])('is found by words of several texts', (report, one, other) => {
    const entries = [one, other].map((words) => searchEntryOf(KEY, report, new Set(words)));
    expect(mayHold(report, entries, soughtOf(KEY, [one[0] ?? '', other[0] ?? '']))).toBe(true);
  });

  test.prop([fc.uniqueArray(aReportId, { minLength: 2, maxLength: 2 }), someWords])(
    'is as long for the same words in another report, and hardly alike, so that nobody counts what comes often',
    ([one, other], words) => {
      const [first, second] = [one, other].map((report) =>
        searchEntryOf(KEY, report ?? reportIdOf(LAPOR, '1'), new Set(words)),
      );
      const numbers = (entry: Uint8Array = new Uint8Array()): readonly number[] => [
        ...new Uint16Array(entry.slice().buffer),
      ];
      const shared = numbers(first).filter((number) => numbers(second).includes(number));
      // Of 320 numbers out of 65,536 in each, about one is shared by chance.
      expect(shared.length).toBeLessThan(12);
    },
  );

  test.prop([aReportId, someWords])('tells nothing under another key', (report, words) => {
    const entry = searchEntryOf(KEY, report, new Set(words));
    const found = words.filter((word) => mayHold(report, [entry], soughtOf(`${KEY}!`, [word])));
    expect(found.length).toBeLessThan(8);
  });
});
