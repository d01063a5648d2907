/** So many seeds; `FLOW_SEED=1000 FLOW_SEEDS=5000` looks elsewhere, and longer. */
export const seedsFrom = (first: number, count: number): readonly number[] => {
  const from = Number(process.env['FLOW_SEED'] ?? first);
  return Array.from({ length: Number(process.env['FLOW_SEEDS'] ?? count) }, (_, n) => from + n);
};
