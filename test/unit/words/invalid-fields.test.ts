import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bodyOf, COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { SearchRequest } from '#shared/contracts/http/search';
import { SeveralAsked } from '#shared/contracts/http/several';
import { WorkParameters } from '#shared/contracts/http/work';
import { STEP_NAMES } from '#shared/domain/report/second-step';
import { Desk, Unit } from '#shared/domain/words/words';

const fieldsOf = (schema: z.ZodType, asked: unknown) => {
  const { error } = schema.safeParse(asked);
  return error === undefined ? [] : invalidFields(error);
};
const Asked = z.strictObject({ reason: z.string(), inner: z.strictObject({}).optional() });
const told = (asked: unknown) => fieldsOf(Asked, asked);
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

const reports = [{ report: `rep_${'0'.repeat(26)}`, version: 1 }];

describe('a request that has not its shape', () => {
  it('is told every value that a field takes, from however many lists they come', () => {
    expect(fieldsOf(bodyOf('route'), { assignee: 'lllaj' })).toEqual([
      { field: 'assignee', rule: 'oneOf', expected: [...Unit.options, ...Desk.options].join(', ') },
    ]);
  });

  it('is told of the fields of what it asks for, not of what else could be asked', () => {
    expect(fieldsOf(SeveralAsked, { command: 'archive', reports, body: { reason: 'bosan' } })).toMatchObject([
      { field: 'body.reason', rule: 'oneOf', expected: expect.stringContaining('incomplete') },
    ]);
    expect(fieldsOf(SeveralAsked, { command: 'classify', reports, body: {} })).toMatchObject([
      { field: 'body.class', rule: 'oneOf' },
      { field: 'body.topic', rule: 'kind' },
      { field: 'body.urgency', rule: 'oneOf' },
    ]);
    expect(fieldsOf(SearchRequest, { number: 1_916_449 })).toEqual([
      { field: 'number', rule: 'kind', expected: 'string' },
    ]);
  });

  it('is told all that could be asked where it asks for what is none of it', () => {
    const several = COMMAND_NAMES.filter((name) => name !== 'revealIdentity').join(', ');
    for (const command of ['tutup', 'revealIdentity'])
      expect(fieldsOf(SeveralAsked, { command, reports, body: {} })).toEqual([
        { field: 'command', rule: 'oneOf', expected: several },
      ]);
    const [step] = fieldsOf(bodyOf('proposeStep'), { step: { type: 'tutup' }, text: 'x' });
    expect(step?.expected.split(', ').toSorted()).toEqual(Object.keys(STEP_NAMES).toSorted());
  });

  it('is told the form of a text that has one', () => {
    expect(fieldsOf(WorkParameters, { limit: '0' })).toEqual([
      { field: 'limit', rule: 'form', expected: '/^([1-9]\\d?|100)$/' },
    ]);
    expect(fieldsOf(bodyOf('classify'), { class: 'service', topic: 'RAMBU', urgency: 'normal' })).toEqual([
      { field: 'topic', rule: 'form', expected: '/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/' },
    ]);
  });
});
