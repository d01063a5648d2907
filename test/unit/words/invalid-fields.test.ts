import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { invalidFields } from '#shared/contracts/http/invalid-fields';

const Asked = z.strictObject({ reason: z.string(), inner: z.strictObject({}).optional() });
const told = (asked: unknown) => {
  const read = Asked.safeParse(asked);
  return read.success ? [] : invalidFields(read.error);
};
const nameOf = (key: string): string | undefined => told({ reason: '', [key]: 1 })[0]?.field;

describe('a field that nobody knows', () => {
  it('is told by its place and name, without what stood in it', () => {
    expect(told({ reason: '', inner: { lain: 'rahasia' } })).toEqual([
      { field: 'inner.lain', expected: 'nothing', rule: 'unknown' },
    ]);
  });

  it.each([
    ['controls of both halves', 'a\u009b31m\u001b[2J\u0007b', 'a 31m [2J b'],
    ['marks of direction', 'a\u202eb\u2066c', 'abc'],
    ['lines', 'a\nb\u2028c', 'a b c'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
  ])('is named harmlessly wherever that is shown: %s', (_, key, shown) => {
    expect(nameOf(key)).toBe(shown);
  });

  it('is named by its beginning, up to the end of a character', () => {
    expect(nameOf('x'.repeat(100))).toBe('x'.repeat(64));
    expect(nameOf(`${'x'.repeat(63)}💡💡`)).toBe(`${'x'.repeat(63)}💡`);
    expect(nameOf(`${'x'.repeat(63)}e\u0301`)).toBe('x'.repeat(63));
  });

  it('is one of ten at most', () => {
    expect(told(Object.fromEntries(Array.from({ length: 500 }, (__, n) => [`k${n}`, n])))).toHaveLength(10);
  });
});
