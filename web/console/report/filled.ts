import type { CommandForm, FormField } from '#shared/contracts/http/command-forms';

/** What stands in a field: what was typed or chosen, ticked, or several of those; of a step, its own fields. */
export type Filled = string | boolean | readonly string[] | { readonly [name: string]: Filled };
export type FilledFields = Readonly<Record<string, Filled>>;
/** What is filled in so far, and the key that it will be sent under. */
export type FilledDraft = { readonly fields: FilledFields; readonly key: string };

/** Nothing stands there: an empty line, no tick, nobody chosen. */
const isEmpty = (value: Filled | undefined): boolean =>
  value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether several fields stand there: those of a step. */
export const isFields = (value: Filled | undefined): value is FilledFields =>
  typeof value === 'object' && !Array.isArray(value);

const isFilled = (value: unknown): value is Filled =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (Array.isArray(value)
    ? value.every((one) => typeof one === 'string')
    : isRecord(value) && Object.values(value).every(isFilled));
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was kept of a form, without what cannot be of one. */
export const filledFields = (kept: Readonly<Record<string, unknown>>): FilledFields =>
  Object.fromEntries(Object.entries(kept).flatMap(([name, value]) => (isFilled(value) ? [[name, value]] : [])));

/** What is sent: ticks as they are, all else only where something stands. */
export const bodyOf = (fields: readonly FormField[], filled: FilledFields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap(({ name, kind, required, choices }): readonly (readonly [string, unknown])[] => {
      const value = filled[name];
      if (kind === 'boolean') return [[name, value === true]];
      if (value === undefined || isEmpty(value)) return kind === 'people' && required ? [[name, []]] : [];
      if (kind !== 'step' || !isFields(value)) return [[name, value]];
      const inner = choices?.find((choice) => choice.value === value['type'])?.fields ?? [];
      return [[name, { type: value['type'], ...bodyOf(inner, value) }]];
    }),
  );

/** The fields that must be filled in and are not, by their path; of a list, nobody may be meant. */
export const missingIn = (
  { fields }: Pick<CommandForm, 'fields'>,
  filled: FilledFields,
): readonly { readonly path: string; readonly field: FormField }[] =>
  fields.flatMap((field) => {
    const value = filled[field.name];
    const isOwed = field.required && field.kind !== 'boolean' && field.kind !== 'people';
    if (isOwed && (isEmpty(value) || (field.kind === 'step' && isFields(value) && isEmpty(value['type']))))
      return [{ path: field.name, field }];
    if (field.kind !== 'step' || !isFields(value)) return [];
    const inner = field.choices?.find((choice) => choice.value === value['type'])?.fields ?? [];
    return missingIn({ fields: inner }, value).map((one) => ({ ...one, path: `${field.name}-${one.path}` }));
  });
