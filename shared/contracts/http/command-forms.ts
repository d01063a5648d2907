import * as z from 'zod';
import type { Policy } from '#shared/domain/policy/policy';
import { CLOCK_NAMES, Clock } from '#shared/domain/report/clock-rules';
import { fieldsOf, PERSON_COMMANDS, type PersonCommand } from '#shared/domain/report/command-table';
import { COMMAND_WORDS, type CommandWords, type FieldWords, STEP_FIELDS } from '#shared/domain/report/command-words';
import { STEP_NAMES, StepAsked } from '#shared/domain/report/second-step';
import type { Bilingual } from '#shared/domain/words/words';
import { COMMAND_NAMES } from './command-call.ts';

/** One of what can be chosen; of a topic its usual unit, of a group whom it serves, of a step its own fields. */
export type FormChoice = {
  readonly value: string;
  readonly name: Bilingual;
  readonly unit?: string;
  readonly fields?: readonly FormField[];
};

/** How a field is asked for. `colleague`, `people` and `report` are chosen among what other calls give. */
export type FormField = {
  /** As it is called on the wire. */
  readonly name: string;
  readonly kind: FieldWords['kind'];
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  readonly required: boolean;
  /** So many code points of a text, so many entries of a list. */
  readonly most?: number;
  readonly choices?: readonly FormChoice[];
};

/** A command as a form: all that a page needs to ask for it. */
export type CommandForm = Pick<CommandWords, 'name' | 'warns'> & {
  readonly command: PersonCommand;
  readonly fields: readonly FormField[];
};

type Rules = Pick<Policy, 'topics' | 'units' | 'office' | 'clocks'>;

/** Every command as a form, with the choices that the office's rules list. The same rules give the same forms. */
export const commandForms = (policy: Rules): readonly CommandForm[] =>
  COMMAND_NAMES.map((command) => {
    const { name, warns, fields }: CommandWords = COMMAND_WORDS[command];
    const { needs } = fieldsOf(command);
    return { command, name, warns, fields: formFields(policy, fields, needs, PERSON_COMMANDS[command].body) };
  });

const formFields = (
  policy: Rules,
  fields: Readonly<Record<string, FieldWords>>,
  needs: readonly string[],
  schema: z.ZodType,
): readonly FormField[] => {
  const bounds = boundsOf(schema);
  return Object.entries(fields).map(([name, { kind, label, hint, ...words }]) => {
    const choices = choicesOf(policy, kind, 'names' in words ? words.names : {});
    const most = kind === 'longText' || kind === 'people' ? bounds.get(name) : undefined;
    return {
      name,
      kind,
      label,
      ...(hint === undefined ? {} : { hint }),
      required: needs.includes(name),
      ...(most === undefined ? {} : { most }),
      ...(choices === undefined ? {} : { choices }),
    };
  });
};

const named = (names: Readonly<Record<string, Bilingual>>): readonly FormChoice[] =>
  Object.entries(names).map(([value, name]) => ({ value, name }));

const choicesOf = (
  policy: Rules,
  kind: FieldWords['kind'],
  names: Readonly<Record<string, Bilingual>>,
): readonly FormChoice[] | undefined => {
  switch (kind) {
    case 'choice':
      return named(names);
    case 'topic':
      return policy.topics.topics.map(({ id, name, unit }) => ({ value: id, name, unit }));
    case 'unit':
      return [...policy.units.units, ...policy.units.desks].map(({ id, name }) => ({ value: id, name }));
    case 'authority':
      return named(policy.topics.authorities);
    case 'group':
      return policy.office.groups.map(({ id, name, serves }) => ({ value: id, name, unit: serves }));
    case 'clock':
      return extensible(policy).map((clock) => ({ value: clock, name: CLOCK_NAMES[clock] }));
    case 'step':
      return StepAsked.options.map((option) => stepChoice(policy, option));
    default:
      return undefined;
  }
};

/** The clocks for which the rules give more time at all. */
const extensible = ({ clocks }: Rules): readonly Clock[] => {
  const rules = clocks.clocks.flatMap((version) => version.rules);
  return Clock.options.filter((clock) => rules.some((rule) => rule.clock === clock && rule.extension !== undefined));
};

const stepChoice = (policy: Rules, schema: (typeof StepAsked.options)[number]): FormChoice => {
  const { shape } = schema.unwrap();
  const step = shape.type.value;
  const fields: Readonly<Record<string, FieldWords>> = STEP_FIELDS[step];
  const parts: Readonly<Record<string, z.core.$ZodType>> = shape;
  const needs = Object.keys(fields).filter((name) => parts[name]?._zod.optin !== 'optional');
  return { value: step, name: STEP_NAMES[step], fields: formFields(policy, fields, needs, schema) };
};

const Bounds = z.object({
  properties: z.record(
    z.string(),
    z.looseObject({ maxLength: z.number().optional(), maxItems: z.number().optional(), type: z.string().optional() }),
  ),
});

/** How long a text of a command may be, and a list. */
const boundsOf = (schema: z.ZodType): ReadonlyMap<string, number> => {
  const { properties } = Bounds.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return new Map(
    Object.entries(properties).flatMap(([name, { maxLength, maxItems }]) => {
      const most = maxItems ?? maxLength;
      return most === undefined ? [] : [[name, most] as const];
    }),
  );
};
