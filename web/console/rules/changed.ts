/** A value of a file that is another than before, by where it stands; what was not or is no more there is left out. */
export type Change = { readonly where: readonly string[]; readonly before?: unknown; readonly after?: unknown };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By what a row of a list is known, whatever its place: its id, its date, or the day that it holds from. */
const NAMED_BY = ['id', 'date', 'validFrom', 'clock', 'from', 'at'] as const;

/** The fields that name the rows of a list, each another one. Rows that nothing names are known by their place. */
const namesIn = (rows: readonly unknown[]): readonly string[] | undefined => {
  const field = NAMED_BY.find(
    (name) => rows.length > 0 && rows.every((row) => isFields(row) && typeof row[name] === 'string'),
  );
  if (field === undefined) return undefined;
  const names = rows.map((row) => (isFields(row) ? String(row[field]) : ''));
  return new Set(names).size === names.length ? names : undefined;
};

const asFields = (rows: readonly unknown[], names: readonly string[] | undefined): Fields =>
  Object.fromEntries(rows.map((row, place) => [names?.[place] ?? String(place + 1), row]));

/** Words alone in a list are known by themselves: one that is moved has not changed. */
const isPlain = (rows: readonly unknown[]): boolean => rows.every((row) => typeof row !== 'object' || row === null);

const inLists = (
  where: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Change[] => {
  if (isPlain(before) && isPlain(after)) {
    const [gone, come] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))];
    if (gone.length === 0 && come.length === 0) return [];
    return [{ where, ...(gone.length > 0 ? { before: gone } : {}), ...(come.length > 0 ? { after: come } : {}) }];
  }
  const [old, now] = [namesIn(before), namesIn(after)];
  // Where only one of the two has names, both are known by their places.
  const areNamed = (old !== undefined || before.length === 0) && (now !== undefined || after.length === 0);
  return inFields(where, asFields(before, areNamed ? old : undefined), asFields(after, areNamed ? now : undefined));
};

const inFields = (where: readonly string[], before: Fields, after: Fields): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const at = [...where, name];
    if (!Object.hasOwn(before, name)) return [{ where: at, after: after[name] }];
    if (!Object.hasOwn(after, name)) return [{ where: at, before: before[name] }];
    return changedIn(at, before[name], after[name]);
  });

const changedIn = (where: readonly string[], before: unknown, after: unknown): readonly Change[] => {
  if (Array.isArray(before) && Array.isArray(after)) return inLists(where, before, after);
  if (isFields(before) && isFields(after)) return inFields(where, before, after);
  return Object.is(before, after) ? [] : [{ where, before, after }];
};

/** What differs between two contents of a file, value by value; nothing where they are the same. */
export const changedValues = (before: unknown, after: unknown): readonly Change[] => changedIn([], before, after);
