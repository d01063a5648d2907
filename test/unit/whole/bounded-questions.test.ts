import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OPERATIONS } from '#shared/contracts/http/operations';

const Part: z.ZodType<Part> = z.looseObject({
  get anyOf() {
    return z.array(Part).optional();
  },
  get oneOf() {
    return z.array(Part).optional();
  },
  get properties() {
    return z.record(z.string(), Part).optional();
  },
  get items() {
    return Part.optional();
  },
  type: z.string().optional(),
  pattern: z.string().optional(),
});
type Part = {
  readonly anyOf?: readonly Part[] | undefined;
  readonly oneOf?: readonly Part[] | undefined;
  readonly properties?: Readonly<Record<string, Part>> | undefined;
  readonly items?: Part | undefined;
  readonly type?: string | undefined;
  readonly pattern?: string | undefined;
};

/** What bounds the length of a text: its own limit, its values, its form, or a pattern without repetition. */
const isBounded = (part: Part): boolean => {
  if (['maxLength', 'enum', 'const', 'format'].some((name) => name in part)) return true;
  return part.pattern !== undefined && !/[*+]|\{\d+,\}/.test(part.pattern.replaceAll(/\\./g, ''));
};

/** The texts and lists in a schema that have no end. */
const endless = (part: Part, at: string): readonly string[] => [
  ...(part.type === 'string' && !isBounded(part) ? [at] : []),
  ...(part.type === 'array' && !('maxItems' in part) ? [`${at}[]`] : []),
  ...[...(part.anyOf ?? []), ...(part.oneOf ?? [])].flatMap((choice) => endless(choice, at)),
  ...Object.entries(part.properties ?? {}).flatMap(([name, nested]) => endless(nested, `${at}.${name}`)),
  ...(part.items === undefined ? [] : endless(part.items, `${at}[]`)),
];
const endlessIn = (schema: z.ZodType, at: string): readonly string[] =>
  endless(Part.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })), at);

/** What a channel sends is a citizen's: it is bounded by its size alone, and nothing of it is refused. */
const ASKED = OPERATIONS.filter(({ who }) => who !== 'channel');

describe('a question', () => {
  it.each(ASKED)('$id can hold no text and no list without an end', ({ id, parameters, query, body }) => {
    const parts = [parameters, query, body].flatMap((schema) => schema ?? []);
    expect(parts.flatMap((schema) => endlessIn(schema, id))).toEqual([]);
  });

  it('without an end would be found', () => {
    const schema = z.object({
      a: z.string(),
      b: z.array(z.string().max(3)),
      c: z.union([z.string().regex(/^x+$/), z.null()]),
    });
    expect(endlessIn(schema, 'q')).toEqual(['q.a', 'q.b[]', 'q.c']);
  });
});
