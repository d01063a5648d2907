import { describe, expect, it } from 'vitest';
import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import { PROBLEMS } from '#shared/contracts/http/problem-codes';
import { asInABrowser } from '#test/support/drawn';

describe('what a field should be, as a page says it', () => {
  asInABrowser();
  const said = async (rule: InvalidField['rule'], expected: string): Promise<readonly string[]> => {
    const { expectedWords } = await import('#web/console/act/expected-words.ts');
    const { language } = await import('#web/console/words/say.ts');
    const both = (['id', 'en'] as const).map((one) => {
      language.value = one;
      return expectedWords({ rule, expected });
    });
    language.value = 'id';
    return both;
  };

  it.each([
    [
      'what the office’s rules say, in one language',
      'form',
      'kecamatan atau tempat · a place',
      'kecamatan atau tempat',
    ],
    ['no name of a format', 'form', 'date', 'bentuknya tidak cocok'],
    ['no pattern', 'form', '/^([01]\\d|2[0-3]):[0-5]\\d$/', 'bentuknya tidak cocok'],
    ['no list of codes', 'oneOf', 'twice, mistake', 'pilih salah satu yang tersedia'],
    ['how much is most', 'tooLong', 'at most 160', 'terlalu panjang atau terlalu banyak: paling banyak 160'],
  ] as const)('is %s', async (_, rule, expected, words) => {
    const [id, en] = await said(rule, expected);
    expect(id).toBe(words);
    expect(en).not.toMatch(/·|kecamatan|terlalu|pilih/);
  });
});

describe('why somebody cannot resolve a report that nobody has answered', () => {
  it('is said with who records the answer, and names no command of the API', () => {
    const { id, en } = PROBLEMS.answerRequired;
    expect(id).toContain('Admin LAPOR! mencatat jawabannya');
    expect(en).toContain('The LAPOR! admin records the answer');
    expect(`${id} ${en}`).not.toMatch(/\b[a-z]+[A-Z]\w*/);
  });
});
