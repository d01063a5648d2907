import * as z from 'zod';
import { oneLine } from '#shared/domain/words/one-line';
import { shortened } from '#shared/domain/words/shortened';

/** What is wrong with one field of a request, without anything of what stood in it. */
export const InvalidField = z.strictObject({
  /** Its place in the request, by names and numbers from the outside in; empty for the request as a whole. */
  field: z.string(),
  /** What it should be: a kind of value, one of some values, or nothing, since no such field is known. */
  expected: z.string(),
  /** The rule that does not hold, by its name. */
  rule: z.enum(['kind', 'oneOf', 'unknown', 'tooShort', 'tooLong', 'form']),
});
export type InvalidField = Readonly<z.infer<typeof InvalidField>>;

/** So many are named at most. */
const MOST = 10;
const LONGEST_NAME = 64;

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The fields that do not fit, in the order in which they were found. */
export const invalidFields = ({ issues }: { readonly issues: readonly Issue[] }): readonly InvalidField[] =>
  // Each names one field at least.
  issues
    .slice(0, MOST)
    .flatMap((issue) => fieldsOf(issue, []))
    .slice(0, MOST);

const fieldsOf = (issue: Issue, outer: Path): readonly InvalidField[] => {
  const path = [...outer, ...issue.path];
  switch (issue.code) {
    case 'invalid_type':
      return [named(path, 'kind', issue.expected)];
    case 'invalid_value':
      return [named(path, 'oneOf', issue.values.map(String).join(', '))];
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST).map((key) => named([...path, key], 'unknown', 'nothing'));
    case 'too_small':
      return [named(path, 'tooShort', `at least ${issue.minimum}`)];
    case 'too_big':
      return [named(path, 'tooLong', `at most ${issue.maximum}`)];
    case 'invalid_union':
      return unionFields(issue.errors, path);
    case 'invalid_format':
      return [named(path, 'form', issue.format)];
    case 'custom':
      // Rules of our own say what they expect, and quote nothing.
      return [named(path, 'form', issue.message)];
    default:
      return [named(path, 'form', 'valid')];
  }
};

/** Of what may have several shapes, the shape that it comes nearest to. */
const unionFields = (errors: readonly (readonly Issue[])[], path: Path): readonly InvalidField[] => {
  const [nearest] = errors.toSorted((one, other) => one.length - other.length);
  return nearest === undefined ? [named(path, 'form', 'valid')] : nearest.flatMap((issue) => fieldsOf(issue, path));
};

const named = (path: Path, rule: InvalidField['rule'], expected: string): InvalidField => ({
  // Names that nobody knows are whatever was sent: they are shown on terminals too.
  field: shortened(oneLine(path.map(String).join('.')), LONGEST_NAME),
  expected,
  rule,
});
