/**
 * The size of an item as DynamoDB charges for it: names and texts by their UTF-8 bytes, numbers by their significant
 * digits, three bytes for a list or map and one for each thing in it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemSize = (item: Readonly<Record<string, unknown>>): number => fieldsOf(item).reduce((a, b) => a + b, 0);

const fieldsOf = (item: object): readonly number[] =>
  Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [utf8(name) + valueSize(value)]));

const valueSize = (value: unknown): number => {
  if (typeof value === 'string') return utf8(value);
  if (typeof value === 'number') return numberSize(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + 1 + valueSize(entry), 3);
  if (typeof value === 'object') return fieldsOf(value).reduce((sum, field) => sum + 1 + field, 3);
  throw new Error(`a ${typeof value} has no size`);
};

const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8');

/** One byte for every two significant digits, begun ones too, one more for the exponent, one more for a minus. */
const numberSize = (value: number): number => {
  const digits = value.toExponential().replace('-', '').replace(/e.*/, '').replace('.', '').length;
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
};

/** What one write of it costs: a unit for every kilobyte, begun ones too. */
export const writeUnits = (item: Readonly<Record<string, unknown>>): number => Math.ceil(itemSize(item) / 1024);
