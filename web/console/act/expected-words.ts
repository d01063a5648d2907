import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import type { Refused } from '../api/client.ts';
import { filled } from '../words/filled.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  kind: { id: 'isian ini belum ada atau bentuknya salah', en: 'it is missing or of another kind' },
  oneOf: { id: 'pilih salah satu yang tersedia', en: 'choose one of those that there are' },
  unknown: { id: 'isian ini tidak dikenal', en: 'nothing like it is known' },
  tooShort: { id: 'terlalu pendek atau terlalu sedikit', en: 'too short or too few' },
  tooLong: {
    id: 'terlalu panjang atau terlalu banyak: paling banyak {most}',
    en: 'too long or too many: at most {most}',
  },
  form: { id: 'bentuknya tidak cocok', en: 'it does not have the right form' },
} as const;

/** Between what is said in Indonesian and the same in English. */
const BETWEEN = ' · ';

/** A name of a format, or a pattern, which say nothing to people. */
const isFormat = (expected: string): boolean => /^(?:[a-z0-9_]+|\/.*\/[a-z]*)$/.test(expected);

/** What a field should be, in the language of the page: what the API says for people, else what its rule means. */
export const expectedWords = ({ expected, rule }: Pick<InvalidField, 'expected' | 'rule'>): string => {
  if (rule !== 'form') return filled(say(WORDS[rule]), { most: expected.replace(/^at most /, '') });
  const [id, en] = expected.split(BETWEEN);
  if (id !== undefined && en !== undefined) return language.value === 'en' ? en : id;
  return isFormat(expected) ? say(WORDS.form) : expected;
};

/** Why something was refused, in the language of the page. */
export const refusalWords = ({ code, detail, en }: Refused): string =>
  (language.value === 'en' ? en?.detail : undefined) ?? detail ?? code;
