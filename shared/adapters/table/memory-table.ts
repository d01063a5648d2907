import type { Key } from './keys.ts';
import {
  type Addition,
  type Condition,
  type Found,
  INDEX_KEYS,
  type Index,
  type Item,
  type Range,
  type Table,
  type Write,
} from './table.ts';

/** A table in memory, and everything that lies in it. */
export type MemoryTable = Table & { readonly items: () => readonly Found[] };

/**
 * The table in memory, by the rules of the real one: what that refuses is refused here too, and nobody shares a value
 * with it. It is never behind, knows no sizes, and forgets nothing.
 */
export const memoryTable = (): MemoryTable => {
  const items = new Map<string, Found>();
  const partitions = new Map<string, Entry[]>();

  const partition = (index: Index | undefined, pk: string): Entry[] => {
    const name = `${index ?? ''} ${pk}`;
    const known = partitions.get(name) ?? [];
    partitions.set(name, known);
    return known;
  };
  const find = (key: Key): Found | undefined => items.get(nameOf(key));
  const leave = (key: Key): void => {
    const standing = find(key);
    if (standing === undefined) return;
    for (const { index, pk, entry } of placesOf(key, standing)) takeOut(partition(index, pk), entry);
    items.delete(nameOf(key));
  };
  const enter = ({ pk, sk }: Key, item: Found): void => {
    leave({ pk, sk });
    for (const { index, pk: place, entry } of placesOf({ pk, sk }, item)) putIn(partition(index, place), entry);
    items.set(nameOf({ pk, sk }), item);
  };
  const holds = (key: Key, when: Condition | undefined): boolean => when === undefined || isTrue(when, find(key));

  return {
    get: async (key, { attributes } = {}) => {
      const item = find(key);
      return item === undefined ? undefined : shown(item, attributes);
    },
    getAll: async (keys, { attributes } = {}) => {
      const names = [...new Set(keys.map(nameOf))];
      const found = names.map((name) => items.get(name)).filter((item) => item !== undefined);
      // In any order, and so not in the one in which they were asked for.
      return found.toReversed().map((item) => shown(item, attributes));
    },
    query: async function* ({ pk, index, sk, attributes, atMost }) {
      for (const { item } of within(partition(index, pk), sk).slice(0, atMost)) yield shown(item, attributes);
    },
    put: async (item) => enter(item, stored(item)),
    putIf: async (item, when) => {
      const ready = stored(item);
      if (!holds(item, when)) return 'conflict';
      enter(item, ready);
      return 'saved';
    },
    remove: async (key) => leave(key),
    transact: async (writes) => {
      refuseOdd(writes);
      const steps = writes.map((write) => ({
        key: keyIn(write),
        when: write.when,
        act: actOf(write, { enter, leave }),
      }));
      if (!steps.every(({ key, when }) => holds(key, when))) return 'conflict';
      for (const { act } of steps) act();
      return 'saved';
    },
    add: async (key, addition) => {
      const { pk, sk } = key;
      const standing = find(key) ?? { pk, sk };
      const number = numberIn(standing, addition.attribute);
      if (!allows(addition.when, number)) return 'conflict';
      const sum = (number ?? 0) + addition.by;
      enter(key, stored({ ...standing, pk, sk, [addition.attribute]: sum, ttl: addition.ttl }));
      return 'saved';
    },
    items: () => [...items.values()].map(attributesOf),
  };
};

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** An item where it lies in a partition: by the bytes of its sort key, then by its own key. */
type Entry = { readonly order: string; readonly name: string; readonly item: Found };

/** A text that sorts by its letters as the given one does by its bytes. */
const byBytes = (text: string): string => Buffer.from(text).toString('latin1');

/** The place in the table, and the one in each index that the item has both attributes of. */
const placesOf = (key: Key, item: Found) => {
  const place = (index: Index | undefined, { pk, sk }: Key) => ({
    ...{ index, pk },
    entry: { order: byBytes(sk), name: nameOf(key), item },
  });
  const indexed = INDEXES.flatMap((index) => {
    const { pk, sk } = INDEX_KEYS[index];
    const [partition, sort] = [keyText(item, pk), keyText(item, sk)];
    return partition === undefined || sort === undefined ? [] : [place(index, { pk: partition, sk: sort })];
  });
  return [place(undefined, key), ...indexed];
};
const INDEXES = ['GSI1', 'GSI2'] as const satisfies readonly Index[];

const keyText = (item: Found, attribute: string): string | undefined => {
  const value = item[attribute];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new TypeError(`${attribute} is no text that can be a key`);
  return value;
};

/** How many entries of the list come first. */
const countOf = (list: readonly Entry[], comesFirst: (entry: Entry) => boolean): number => {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const entry = list[middle];
    if (entry !== undefined && comesFirst(entry)) from = middle + 1;
    else to = middle;
  }
  return from;
};

const placeIn = (list: readonly Entry[], { order, name }: Entry): number =>
  countOf(list, (other) => other.order < order || (other.order === order && other.name < name));
const putIn = (list: Entry[], entry: Entry): void => void list.splice(placeIn(list, entry), 0, entry);
const takeOut = (list: Entry[], entry: Entry): void => void list.splice(placeIn(list, entry), 1);

/** As the list stands now: what is written later does not change what was found. */
const within = (list: readonly Entry[], range: Range | undefined): readonly Entry[] => {
  if (range === undefined) return list.slice();
  const [isBefore, isNotAfter] = edgesOf(range);
  return list.slice(
    countOf(list, ({ order }) => isBefore(order)),
    countOf(list, ({ order }) => isNotAfter(order)),
  );
};

type Edge = (order: string) => boolean;
const edgesOf = (range: Range): readonly [Edge, Edge] => {
  if ('startsWith' in range) {
    const start = byBytes(range.startsWith);
    return [(order) => order < start, (order) => order < start || order.startsWith(start)];
  }
  if ('below' in range) {
    const below = byBytes(range.below);
    return [() => false, (order) => order < below];
  }
  const [from, to] = [byBytes(range.from), byBytes(range.to)];
  return [(order) => order < from, (order) => order <= to];
};

const isTrue = (when: Condition, item: Found | undefined): boolean => {
  if (when === 'absent') return item === undefined;
  return item !== undefined && (when === 'present' || item[when.attribute] === when.is);
};

const numberIn = (item: Found, attribute: string): number | undefined => {
  const value = item[attribute];
  if (value !== undefined && typeof value !== 'number') throw new TypeError(`${attribute} is no number`);
  return value;
};

const allows = (when: Addition['when'], number: number | undefined): boolean => {
  if (when === undefined) return true;
  return 'below' in when ? number === undefined || number < when.below : number !== undefined && number > when.above;
};

/** As many as the real table takes in one transaction. */
const MOST_WRITES = 100;

const refuseOdd = (writes: readonly Write[]): void => {
  if (writes.length === 0 || writes.length > MOST_WRITES) throw new TypeError(`${writes.length} writes at once`);
  const names = writes.map((write) => nameOf(keyIn(write)));
  if (new Set(names).size < names.length) throw new TypeError('two writes of one item in one transaction');
};

const keyIn = (write: Write): Key => {
  if ('put' in write) return write.put;
  return 'remove' in write ? write.remove : write.check;
};

const actOf = (
  write: Write,
  { enter, leave }: { readonly enter: (key: Key, item: Found) => void; readonly leave: (key: Key) => void },
): (() => void) => {
  if ('put' in write) {
    const ready = stored(write.put);
    return () => enter(write.put, ready);
  }
  return 'remove' in write ? () => leave(write.remove) : () => undefined;
};

/** As it is kept; what could not be is refused. */
const stored = (item: Item): Found => {
  const copy = attributesOf(item);
  for (const attribute of ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk']) keyText(copy, attribute);
  return copy;
};

/** A copy of its own for whoever reads. */
const shown = (item: Found, attributes?: readonly string[]): Found =>
  attributesOf(
    attributes === undefined ? item : Object.fromEntries(attributes.map((attribute) => [attribute, item[attribute]])),
  );

const attributesOf = (item: object): Found =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, copyOf(value)]])),
  );

const copyOf = (value: unknown): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // There is no negative zero there.
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value + 0;
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(copyOf);
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return attributesOf(value);
  throw new TypeError(`the table takes no ${typeof value} like this`);
};
