import { describe, expect, it } from 'vitest';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { asInABrowser } from '#test/support/drawn';

/** Lists of words that reports are read by: whatever stands there is a word already. */
const WORD_LISTS = new Set(['topics', 'named']);

const fieldsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...fieldsIn(one)]);
};

describe('what changed in the rules', () => {
  asInABrowser();
  const fields = Object.entries(POLICY_FILES).flatMap(([file, content]) =>
    WORD_LISTS.has(file) ? [] : fieldsIn(content),
  );

  it.each([...new Set(fields)])('is told where in words, not by the code %s', async (field) => {
    const { PART_WORDS, partWords } = await import('#web/console/rules/part-words.ts');
    const words = PART_WORDS[field];
    if (words === undefined) expect(partWords(field)).not.toBe(field);
    else for (const said of [words.id, words.en]) expect(said).toMatch(/^[a-z]/i);
  });

  it('calls a row by its name, and leaves a date as it is', async () => {
    const { partWords } = await import('#web/console/rules/part-words.ts');
    expect(['clocks', '2018-01-01', 'rules', 'firstResponse', 'limit'].map(partWords)).toEqual([
      ...['batas waktu', '2018-01-01', 'aturan', 'tanggapan awal', 'paling lama'],
    ]);
  });
});
