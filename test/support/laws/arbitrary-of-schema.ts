import * as fc from 'fast-check';
import * as z from 'zod';
import { isVisible } from '#shared/domain/words/visible';

/** What a JSON schema of ours is made of. A form that is new here is refused, not passed over. */
const Schema = z.strictObject({
  $schema: z.string().optional(),
  type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean']).optional(),
  description: z.string().optional(),
  readOnly: z.boolean().optional(),
  example: z.unknown().optional(),
  default: z.unknown().optional(),
  const: z.union([z.string(), z.number(), z.boolean()]).optional(),
  enum: z.array(z.string()).optional(),
  format: z.literal('date').optional(),
  pattern: z.string().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  get items() {
    return Schema.optional();
  },
  get anyOf() {
    return z.array(Schema).optional();
  },
  get oneOf() {
    return z.array(Schema).optional();
  },
});
type Schema = z.infer<typeof Schema>;

/**
 * What more than chance should come up with, by the name of its field; of a whole number by the name with `#` behind,
 * since a text of the same name is something else.
 */
export type Likely = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Values of a schema's shape, made from what the schema says to the outside. */
export const arbitraryOf = (schema: z.ZodType, likely: Likely = {}): fc.Arbitrary<unknown> =>
  made(Schema.parse(z.toJSONSchema(schema, { io: 'input' })), likely);

const made = (schema: Schema, likely: Likely): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) return fc.oneof(...parts.map((part) => made(part, likely)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, likely);
    case 'array':
      return fc.array(schema.items === undefined ? fc.jsonValue() : made(schema.items, likely), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue();
  }
};

const objectOf = ({ properties = {}, required = [] }: Schema, likely: Likely): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        likely[schema.type === 'integer' ? `${name}#` : name] ?? made(schema, likely),
      ]),
    ),
    { requiredKeys: required },
  );

const textOf = ({ pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> =>
  pattern === undefined
    ? fc
        .string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 200) })
        .filter((text) => (minLength === 0 || isVisible(text)) && text.length <= maxLength)
    : fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
