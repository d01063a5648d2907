import * as z from 'zod';

export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly L: readonly Attribute[] }
  | { readonly M: { readonly [name: string]: Attribute } };

/** An item as it goes over the wire. */
const AnyAttribute = z.custom<Attribute>((value) => typeof value === 'object');
export const Item = z.record(z.string(), AnyAttribute);
export type Item = Readonly<z.infer<typeof Item>>;

/** An item of the wire as values of this language, and back. */
export const plainItem = (item: Item): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));

const plain = (attribute: Attribute): unknown => {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('B' in attribute) return Buffer.from(attribute.B, 'base64');
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('NULL' in attribute) return null;
  if ('L' in attribute) return attribute.L.map(plain);
  return plainItem(attribute.M);
};

export const wireItem = (item: Readonly<Record<string, unknown>>): Item =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, wire(value)]])),
  );

const wire = (value: unknown): Attribute => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(wire) };
  if (typeof value === 'object' && value !== null) return { M: wireItem({ ...value }) };
  throw new Error(`no item holds a ${typeof value}`);
};
