/** Numbers in [0, 1) that follow from a seed: the same everywhere and at any time. */
export type Random = () => number;

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Whether what happens in so great a part of all cases happens in this one. */
export const chance = (random: Random, part: number): boolean => random() < part;

export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** One of several, each as often as its number says beside the others. */
export const pickWeighted = <T extends string>(random: Random, weights: Readonly<Record<T, number>>): T => {
  let left = random() * Object.values<number>(weights).reduce((sum, weight) => sum + weight, 0);
  for (const item in weights) {
    left -= weights[item];
    if (left < 0) return item;
  }
  throw new Error('nothing has any weight');
};

/** The same items in another order. */
export const shuffled = <T>(random: Random, items: readonly T[]): readonly T[] =>
  items
    .map((item, index) => ({ item, index, at: random() }))
    .toSorted((one, other) => one.at - other.at || one.index - other.index)
    .map(({ item }) => item);
