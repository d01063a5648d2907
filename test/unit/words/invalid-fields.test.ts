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

describe('what is wrong with very much', () => {
  /** A list that counts how many of its members somebody looks at. */
  const counted = <T>(members: readonly T[]) => {
    let looks = 0;
    const list = new Proxy([...members], {
      get: (target, name, receiver) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
        return Reflect.get(target, name, receiver);
      },
    });
    return { list, looks: () => looks };
  };
  const unknown = (keys: string[]) => ({ code: 'unrecognized_keys' as const, keys, path: [], message: '', input: {} });

  it('is named without a look at the rest: of fields, and of complaints', () => {
    const keys = counted(Array.from({ length: 1000 }, (_, n) => `k${n}`));
    expect(invalidFields({ issues: [unknown(keys.list)] }).map(({ field }) => field)).toEqual(
      Array.from({ length: 10 }, (_, n) => `k${n}`),
    );
    expect(keys.looks()).toBeLessThan(20);
    const issues = counted(Array.from({ length: 1000 }, (_, n) => unknown([`k${n}`])));
    expect(invalidFields({ issues: issues.list })).toHaveLength(10);
    expect(issues.looks()).toBeLessThan(20);
  });
});
