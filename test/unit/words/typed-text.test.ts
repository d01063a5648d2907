import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { textOf } from '#shared/domain/words/typed-text';

const TEXT = textOf(20_000);
const read = (text: string): string | undefined => TEXT.safeParse(text).data;

describe('what somebody of the office writes', () => {
  it('loses what no terminal should be told, and the blanks around it', () => {
    expect(read(' sudah\u001b[2J di\u009bperbaiki\u0000\r\nterima kasih\t ')).toBe(
      'sudah[2J diperbaiki\r\nterima kasih',
    );
  });

  it('keeps other scripts, emoji and what joins them', () => {
    for (const kept of ['الطريق 👩‍👧', 'क्षत्र', '\u202eterbalik\u202c']) expect(read(kept)).toBe(kept);
  });

  it('reads half a character as the sign for one that cannot be read', () => {
    expect(read('a\ud800b')).toBe('a\ufffdb');
  });

  it.each(['', ' \n', '\u3164', '\u2800\u200b', '\u{e0041}', '\ud800', '\u001b'])(
    'is nothing where it is %j',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it('has 20,000 code points at most, however many marks stand on a letter and whatever they are made of', () => {
    for (const letter of ['a', '💡']) {
      expect(read(letter.repeat(20_000))).toBe(letter.repeat(20_000));
      expect(read(letter.repeat(20_001))).toBeUndefined();
    }
    expect(read(`a${'\u0301'.repeat(19_999)}`)).toHaveLength(20_000);
    expect(read(`a${'\u0301'.repeat(20_000)}`)).toBeUndefined();
  });

  it('is described to others with the same limits', () => {
    expect(z.toJSONSchema(TEXT, { io: 'input' })).toMatchObject({ type: 'string', minLength: 1, maxLength: 20_000 });
  });
});
