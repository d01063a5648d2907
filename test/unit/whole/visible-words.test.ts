import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OPERATIONS } from '#shared/contracts/http/operations';
import { arbitraryOf } from '#test/support/laws/arbitrary-of-schema';

/** Read as moments, names, codes or addresses, and refused by the rules for those; none is kept as it came. */
const READ_BY_RULES: ReadonlySet<string> = new Set([
  ...['startedAt', 'from', 'until', 'at', 'statedAt', 'toldAt', 'postedAt', 'observedAt'],
  ...['clock', 'code', 'number', 'report', 'words', 'cursor', 'person', 'recused', 'url'],
]);

type Path = readonly string[];

const Fields = z.record(z.string(), z.unknown());
const textsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === 'string') return [path];
  const fields = Fields.safeParse(Array.isArray(value) ? { ...value } : value);
  return fields.success ? Object.entries(fields.data).flatMap(([key, inner]) => textsIn(inner, [...path, key])) : [];
};

const withText = (value: unknown, [key, ...rest]: Path, text: string): unknown => {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((one, n) => (String(n) === key ? withText(one, rest, text) : one));
  const fields = Fields.parse(value);
  return { ...fields, [key]: withText(fields[key], rest, text) };
};

/** Each field of a request into which somebody writes words of their own, with a request around it. */
const FREE = OPERATIONS.flatMap(({ id, body }) => {
  // What a channel sends is taken in whatever it is, and judged when it is read.
  if (body === undefined || id === 'receiveEvent') return [];
  const found = new Map<string, (text: string) => boolean>();
  const takes = (asked: unknown): boolean => body.safeParse(asked).success;
  for (const asked of fc.sample(arbitraryOf(body), { seed: 5, numRuns: 200 }).filter(takes))
    for (const path of textsIn(asked)) {
      const name = path.filter((key) => !/^\d+$/.test(key)).join('.');
      if (!found.has(name) && takes(withText(asked, path, 'Kata biasa')))
        found.set(name, (text) => takes(withText(asked, path, text)));
    }
  return [...found].map(([field, isTaken]) => ({ id, field, isTaken }));
});

describe('words that somebody of the office writes', () => {
  const kept = FREE.filter(({ field }) => !READ_BY_RULES.has(field.split('.').at(-1) ?? ''));

  it('stand in many requests', () => {
    expect(kept.length).toBeGreaterThan(35);
  });

  it.each([
    '\u3164',
    '\u2800\u2800',
    '\u115f\u1160',
    '\u200b\u200d',
    '\u180e\ufe0f',
    '\u2065\ufff9\ufffb',
    '\u{e0041}\u{e007f}',
    '\ufffc\ufffd',
    '\ud800',
    '\u0085\u009b',
  ])('are refused everywhere where nobody sees them: %j', (text) => {
    expect(kept.filter(({ isTaken }) => isTaken(text)).map(({ id, field }) => `${id}: ${field}`)).toEqual([]);
  });
});
