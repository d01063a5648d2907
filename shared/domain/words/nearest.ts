import { distance } from 'fastest-levenshtein';

/** How many of those that are nearly so are told. */
const TOLD = 3;

/** The known names that are most like one that nobody knows, the nearest first; none where nothing is like it. */
export const nearestTo = <Name extends string>(name: string, known: readonly Name[]): readonly Name[] =>
  known
    .map((id) => ({ id, far: distance(name, id) }))
    .filter(({ id, far }) => far <= Math.max(name.length, id.length) / 2 || id.includes(name) || name.includes(id))
    .toSorted((one, other) => one.far - other.far || (one.id < other.id ? -1 : 1))
    .slice(0, TOLD)
    .map(({ id }) => id);
