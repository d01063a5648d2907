/**
 * Does something for each of many, so many at a time, and gives what came of it in their order. After a fault nothing
 * more is begun.
 */
export const atOnce = async <T, R>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results = new Array<R>(items.length);
  // One that fails closes it for all of them.
  const left = numbered(items);
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
};

function* numbered<T>(items: readonly T[]): Generator<readonly [number, T]> {
  yield* items.entries();
}
