import type { Key } from './keys.ts';

/** What is written: an item under its key. An attribute that is `undefined` is left out. */
export type Item = Key & { readonly [attribute: string]: unknown };

/** What is read: another deploy may have written it, so it is parsed like any other input. */
export type Found = Readonly<Record<string, unknown>>;

/** What must be true of the item that is there, if any, for a write to be done. */
export type Condition = 'absent' | 'present' | { readonly attribute: string; readonly is: string | number };

/** One part of a transaction; a `check` writes nothing. */
export type Write =
  | { readonly put: Item; readonly when?: Condition }
  | { readonly remove: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition };

/** The attributes that place an item in each index: an item that lacks one of the two is not in it. */
export const INDEX_KEYS = {
  GSI1: { pk: 'gsi1pk', sk: 'gsi1sk' },
  GSI2: { pk: 'gsi2pk', sk: 'gsi2sk' },
} as const;
export type Index = keyof typeof INDEX_KEYS;

/** A range of sort keys, in the order of their bytes. `from` and `to` are both part of it, `below` is not. */
export type Range =
  | { readonly startsWith: string }
  | { readonly below: string }
  | { readonly from: string; readonly to: string };

/** A partition of the table, or of one of its indexes. */
export type Question = {
  readonly pk: string;
  readonly index?: Index;
  readonly sk?: Range;
  /** These and no others are read. */
  readonly attributes?: readonly string[];
  /** So many items, the first; without it all of them. No more than these are read. */
  readonly atMost?: number;
};

/** A number that is added to; one that was never added to counts as nothing, which is always `below`. */
export type Addition = {
  readonly attribute: string;
  readonly by: number;
  readonly when?: { readonly below: number } | { readonly above: number };
  /** When the table forgets the item, in seconds. */
  readonly ttl: number;
};

/** `conflict`: a condition did not hold, or somebody else is writing the same items; nothing was written. */
export type Written = 'saved' | 'conflict';

/**
 * What this system asks of its one table. Reads of the table are consistent; those of an index may be a moment behind.
 * Whatever else goes wrong is a fault and is thrown.
 */
export type Table = {
  /** With `attributes`, these and no others are read. With `mayLag`, at half the price, it may be a moment behind. */
  readonly get: (
    key: Key,
    how?: { readonly attributes?: readonly string[]; readonly mayLag?: boolean },
  ) => Promise<Found | undefined>;
  /** All of the keys that exist, each once, in any order. With `attributes`, these and no others are read. */
  readonly getAll: (
    keys: readonly Key[],
    how?: { readonly attributes?: readonly string[] },
  ) => Promise<readonly Found[]>;
  /** What was asked for, in the order of its sort keys, to the last page. A page is read when it is wanted. */
  readonly query: (question: Question) => AsyncIterable<Found>;
  /** Writes over whatever is there. */
  readonly put: (item: Item) => Promise<void>;
  /**
   * The same where a condition holds, at half the price of a transaction. Where the answer is lost and the SDK repeats
   * the call by itself, the condition no longer holds: a write that has succeeded then reports `conflict`.
   */
  readonly putIf: (item: Item, when: Condition) => Promise<Written>;
  readonly remove: (key: Key) => Promise<void>;
  /** All of the writes or none: one to a hundred, each of another item. Repeated by the SDK, it is done once. */
  readonly transact: (writes: readonly Write[]) => Promise<Written>;
  /** Repeated by the SDK, it may add twice. */
  readonly add: (key: Key, addition: Addition) => Promise<Written>;
};

/** One item as what it stands for; `undefined` where there is none. */
export const readOne = async <T>(
  table: Pick<Table, 'get'>,
  key: Key,
  parse: (item: unknown) => T,
): Promise<T | undefined> => {
  const item = await table.get(key);
  return item === undefined ? undefined : parse(item);
};

/** Everything of a partition whose sort key starts with the prefix, or so much of it, as what it stands for. */
export const readAll = async <T>(
  table: Pick<Table, 'query'>,
  pk: string,
  startsWith: string,
  parse: (item: unknown) => T,
  attributes?: readonly string[],
): Promise<readonly T[]> => {
  const found: T[] = [];
  const question = { pk, sk: { startsWith }, ...(attributes === undefined ? {} : { attributes }) };
  for await (const item of table.query(question)) found.push(parse(item));
  return found;
};
