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
      return [named(path, 'oneOf', wordsOf(issue.values))];
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST).map((key) => named([...path, key], 'unknown', 'nothing'));
    case 'too_small':
      return [named(path, 'tooShort', `at least ${issue.minimum}`)];
    case 'too_big':
      return [named(path, 'tooLong', `at most ${issue.maximum}`)];
    case 'invalid_union':
      return 'options' in issue ? [named(path, 'oneOf', wordsOf(issue.options))] : unionFields(issue.errors, path);
    case 'invalid_format':
      // Of a text whose form has no name, the form itself.
      return [
        named(path, 'form', issue.pattern !== undefined && issue.format === 'regex' ? issue.pattern : issue.format),
      ];
    case 'custom':
      // Rules of our own say what they expect, and quote nothing.
      return [named(path, 'form', issue.message)];
    default:
      return [named(path, 'form', 'valid')];
  }
};

type Choice = Extract<Issue, { readonly code: 'invalid_value' }>;
const isChoice = (issue: Issue): issue is Choice => issue.code === 'invalid_value';
/** It names another shape, as a command that is asked for names its body. */
const isOfAnother = (issue: Issue): boolean => isChoice(issue) && issue.values.length === 1 && issue.path.length > 0;

/**
 * Of what may have several shapes, the one that it says it has, or else comes nearest to; all that it could be where
 * one field decides that, and has no such value.
 */
const unionFields = (errors: readonly (readonly Issue[])[], path: Path): readonly InvalidField[] => {
  const meant = errors.filter((issues) => !issues.some(isOfAnother));
  const open = meant.length > 0 ? meant : errors;
  const choices = open.flatMap((issues) => issues.filter(isChoice).slice(0, 1));
  const [first] = choices;
  const isDecidedByOne =
    choices.length === open.length &&
    (meant.length === 0 || open.every(({ length }) => length === 1)) &&
    choices.every((choice) => choice.path.join('.') === first?.path.join('.'));
  if (open.length > 1 && isDecidedByOne && first !== undefined)
    return [named([...path, ...first.path], 'oneOf', wordsOf(choices.flatMap(({ values }) => values)))];
  const [nearest] = open.toSorted((one, other) => one.length - other.length);
  return nearest === undefined ? [named(path, 'form', 'valid')] : nearest.flatMap((issue) => fieldsOf(issue, path));
};

const wordsOf = (values: readonly unknown[] = []): string => [...new Set(values.map(String))].join(', ');

const named = (path: Path, rule: InvalidField['rule'], expected: string): InvalidField => ({
  // Names that nobody knows are whatever was sent: they are shown on terminals too.
  field: shortened(oneLine(path.map(String).join('.')), LONGEST_NAME),
  expected,
  rule,
});
