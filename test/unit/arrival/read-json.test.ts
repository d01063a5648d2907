import { describe, expect, it } from 'vitest';
import { readJson } from '#shared/app/arrival/read-json';
import { countedSteps } from '#test/support/counted-steps';

const read = (text: string | Uint8Array) => readJson(typeof text === 'string' ? Buffer.from(text) : text);
const REFUSED = { ok: false, refusal: 'bodyNotJson' };
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('JSON from bytes', () => {
  const stepsOf = countedSteps();

  it.each([['{"a":[1,"b",null,true]}'], [' {"a":"\\u00e9💡"} \n'], ['null'], ['"teks"'], ['1']])(
    'is read: %s',
    (text) => {
      expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
    },
  );

  it.each([
    ['nothing', ''],
    ['blanks', ' \n'],
    ['half of an object', '{"text":"lampu'],
    ['half of a list', '[1,2'],
    ['two values', '{}{}'],
    ['a comma too many', '{"a":1,}'],
    ['single quotes', "{'a':1}"],
    ['a number that JSON does not have', '{"a":NaN}'],
    ['a mark of byte order', '\ufeff{"a":1}'],
    ['a control character in a text', '{"a":"\u0000"}'],
    ['a prototype', '{"__proto__":{"admin":true}}'],
    ['a prototype further in', '{"data":[{"__proto__":1}]}'],
    ['a prototype in disguise', '{"\\u005f_proto__":1}'],
    ['a constructor', '{"a":{"constructor":{"prototype":{}}}}'],
    ['the key prototype', '{"prototype":1}'],
  ])('is refused where it is %s', (_, text) => {
    expect(read(text)).toEqual(REFUSED);
  });

  it.each([
    ['twice', '{"a":1,"a":1}'],
    ['twice with the same value', '{"a":{"b":[]},"a":{"b":[]}}'],
    ['twice further in', '{"data":[{"user":{"name":1,"x":[{}],"name":2}}]}'],
    ['once by the numbers of its letters', '{"text":1,"t\\u0065xt":2}'],
    ['behind other fields', '{"a":{"b":1},"b":[{"a":1},"a"],"c":"a","a":2}'],
    ['twice as nothing', '{"":1,"":2}'],
    ['with a quote in its name', '{"a\\"":1,"a\\u0022":2}'],
    ['as two halves of characters, which are read alike', '{"\\ud800":1,"\\udc00":2}'],
  ])('is refused where a key stands %s', (_, text) => {
    expect(read(text)).toEqual({ ok: false, refusal: 'fieldRepeated' });
  });

  it.each([
    '{"a":1,"A":2}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":2}]',
    '{"a":"a","b":["a","a"],"c":{"b":"\\"a\\":1,\\"a\\":2"}}',
    '{"\u00e9":1,"e\u0301":2}',
    '{"1":1,"01":2}',
  ])('is read where no key stands twice: %s', (text) => {
    expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each(['{"a":1,"a":', '{"a":1,"a":2}}', '"a":"a":1', '{"\\x":1}', ':::', ']]]{"a":1}'])(
    'is called no JSON where it is none, whatever its keys are: %s',
    (text) => {
      expect(read(text)).toEqual(REFUSED);
    },
  );

  it('reads half a character as the sign for one that cannot be read', () => {
    const text = '{"a":"x\\ud800y","b":"\\ud83d\\udca1","c":"\\\\ud800","d":"\\udca1\\ud83d","\\ud800":1}';
    expect(read(text)).toEqual({
      ok: true,
      value: { a: 'x\ufffdy', b: '💡', c: '\\ud800', d: '\ufffd\ufffd', '\ufffd': 1 },
    });
  });

  it.each([
    ['keys', (times: number) => `{${Array.from({ length: times }, (_, n) => `"k${n}":1`).join()}}`],
    ['keys by numbers', (times: number) => `{${Array.from({ length: times }, (_, n) => `"\\u006b${n}":1`).join()}}`],
    ['objects', (times: number) => `[${Array.from({ length: times }, () => '{"a":1}').join()}]`],
    ['halves', (times: number) => `{"a":"${'\\ud800'.repeat(times)}"}`],
    ['backslashes', (times: number) => `{"a":"${'\\\\'.repeat(times)}"}`],
  ])('is read in twice the steps with twice as many %s', (_, made) => {
    const steps = (times: number): number => stepsOf(() => void read(made(times)));
    expect(steps(8_000) / steps(4_000)).toBeLessThan(3);
  });

  it('leaves every object as it was when it refuses a prototype', () => {
    read('{"__proto__":{"admin":true}}');
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('is UTF-8 and nothing else', () => {
    expect(read(Buffer.from('{"a":"padam"}', 'utf16le'))).toEqual(REFUSED);
    expect(read(Buffer.from('\ufeff{"a":1}', 'utf16le'))).toEqual(REFUSED);
    expect(read(Buffer.from('{"a":"\u00e9"}', 'latin1'))).toEqual(REFUSED);
    expect(read(Uint8Array.of(0xc0, 0x80))).toEqual(REFUSED);
    expect(read(Buffer.from([0x1f, 0x8b, 0x08, 0x00]))).toEqual(REFUSED);
  });

  it('goes 64 levels deep and no deeper', () => {
    expect(read(nested(64)).ok).toBe(true);
    expect(read(nested(65))).toEqual(REFUSED);
    expect(read(nested(300_000))).toEqual(REFUSED);
  });

  it('does not take brackets in a text for levels', () => {
    const text = JSON.stringify({ text: `${nested(100)} "\\" {{{{` });
    expect(read(text).ok).toBe(true);
  });

  it('JSON of 690 KiB in one text is read, whatever the text is made of', () => {
    for (const character of ['a', '"', '\\', '[', '\u00e9', '💡']) {
      const size = Buffer.byteLength(JSON.stringify(character)) - 2;
      expect(read(JSON.stringify({ text: character.repeat(Math.floor((690 * 1024) / size)) })).ok).toBe(true);
    }
  });

  it.each(['\\"a', '"a\\'])(
    'JSON that breaks off in a text full of %j is refused, in twice the steps at twice the length',
    (part) => {
      const broken = (times: number): string => `{"text":"${part.repeat(times)}`;
      expect(read(broken(200_000))).toEqual(REFUSED);
      const steps = (times: number): number => stepsOf(() => void read(broken(times)));
      // Linear is 2, quadratic 4.
      expect(steps(16_000) / steps(8_000)).toBeLessThan(3);
    },
  );

  it('says nothing of what it read', () => {
    expect(JSON.stringify(read('{"nik":"6105010101900001"'))).not.toContain('6105');
  });
});
