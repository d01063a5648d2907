/** Arithmetic in a field in which every product is exact. */
const PRIME = 67_108_859;
const inverse = (value: number): number => {
  let [power, result, base] = [PRIME - 2, 1, value];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
    power = Math.floor(power / 2);
  }
  return result;
};

type Row = Map<string, number>;

/**
 * What follows from sums by adding and subtracting them, whatever their numbers are: sums are told one after the other,
 * as terms whose sum is that of others, or is known where there are none.
 */
export const sumsKnown = () => {
  /** Rows in echelon form: each by the term that it begins with. */
  const rows = new Map<string, Row>();
  const rowOf = (terms: readonly string[], others: readonly string[]): Row => {
    const row: Row = new Map();
    const add = (term: string, times: number): void => {
      const sum = ((row.get(term) ?? 0) + times + PRIME) % PRIME;
      if (sum === 0) row.delete(term);
      else row.set(term, sum);
    };
    for (const term of terms) add(term, 1);
    for (const term of others) add(term, -1);
    return row;
  };
  const reduced = (row: Row): Row => {
    const left = new Map(row);
    const waiting = [...left.keys()];
    for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
      const times = left.get(term);
      const pivot = rows.get(term);
      if (times === undefined || pivot === undefined) continue;
      for (const [other, factor] of pivot) {
        const sum = ((left.get(other) ?? 0) + PRIME - ((times * factor) % PRIME)) % PRIME;
        if (sum === 0) left.delete(other);
        else {
          left.set(other, sum);
          waiting.push(other);
        }
      }
    }
    return left;
  };
  return {
    learn: (terms: readonly string[], others: readonly string[]): void => {
      const left = reduced(rowOf(terms, others));
      const [first] = left;
      if (first === undefined) return;
      const [term, times] = first;
      const back = inverse(times);
      const row = new Map([...left].map(([other, factor]) => [other, (factor * back) % PRIME]));
      // No other row may still hold what this one begins with.
      for (const other of rows.values()) {
        const held = other.get(term);
        if (held === undefined) continue;
        for (const [one, factor] of row) {
          const sum = ((other.get(one) ?? 0) + PRIME - ((held * factor) % PRIME)) % PRIME;
          if (sum === 0) other.delete(one);
          else other.set(one, sum);
        }
      }
      rows.set(term, row);
    },
    /** Whether the difference of the two sums is known. */
    follows: (terms: readonly string[], others: readonly string[]): boolean => reduced(rowOf(terms, others)).size === 0,
  };
};
