/** What several measurements of one thing come to. */
export type Spread = { readonly n: number; readonly median: number; readonly min: number; readonly max: number };

/** One thing, measured in turns for this system and for the least that could stand in its place. */
export type Comparison = {
  readonly what: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly bare: Spread;
  /** Median over median. */
  readonly ratio: number;
};

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const last = sorted.length - 1;
  return {
    n: sorted.length,
    median: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
    min: at(0),
    max: at(last),
  };
};

export const compare = (what: string, unit: string, ours: readonly number[], bare: readonly number[]): Comparison => {
  const [own, other] = [spreadOf(ours), spreadOf(bare)];
  return { what, unit, ours: own, bare: other, ratio: own.median / other.median };
};
