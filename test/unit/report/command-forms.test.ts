import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bodyOf, COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { commandForms, type FormField } from '#shared/contracts/http/command-forms';
import { fieldsOf, type PersonCommand } from '#shared/domain/report/command-table';
import { typedForm } from '#test/support/builders/typed-form';
import { policy } from '#test/support/policy';

const FORMS = commandForms(policy);
const formOf = (command: PersonCommand) => FORMS.find((form) => form.command === command) ?? expect.fail(command);
const fieldOf = (command: PersonCommand, name: string): FormField =>
  formOf(command).fields.find((field) => field.name === name) ?? expect.fail(`${command} ${name}`);

const Enumerated = z.object({
  properties: z.record(z.string(), z.looseObject({ enum: z.array(z.string()).optional() })),
});
const listedIn = (schema: z.ZodType, field: string): readonly string[] | undefined =>
  Enumerated.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).properties[field]?.enum;

describe('the form of a command', () => {
  it.each(COMMAND_NAMES)('%s asks for what its body holds, and says what must be there', (command) => {
    const { fields } = formOf(command);
    const { needs, takes } = fieldsOf(command);
    expect(new Set(fields.map(({ name }) => name))).toEqual(new Set([...needs, ...takes]));
    expect(new Set(fields.filter(({ required }) => required).map(({ name }) => name))).toEqual(new Set(needs));
  });

  it.each(COMMAND_NAMES)('%s takes what is filled in, with every choice of every field', (command) => {
    const { fields } = formOf(command);
    const body = typedForm(fields);
    expect(bodyOf(command).safeParse(body).error).toBeUndefined();
    for (const { name, choices = [], kind } of fields) {
      for (const { value, fields: nested = [] } of choices) {
        const chosen = kind === 'step' ? { type: value, ...typedForm(nested) } : value;
        expect([value, bodyOf(command).safeParse({ ...body, [name]: chosen }).error]).toEqual([value, undefined]);
      }
    }
  });

  it.each(COMMAND_NAMES)('%s leaves out nothing that may be chosen', (command) => {
    for (const { name, kind, choices = [] } of formOf(command).fields) {
      const listed = kind === 'choice' ? listedIn(bodyOf(command), name) : undefined;
      if (kind === 'choice') expect(new Set(choices.map(({ value }) => value))).toEqual(new Set(listed));
    }
  });

  it('is called by a verb that is no other command’s, in both languages', () => {
    const names = FORMS.map(({ name }) => name);
    for (const language of ['id', 'en'] as const) {
      const said = names.map((name) => name[language]);
      expect(new Set(said).size).toBe(said.length);
      expect(said.filter((name) => !/^[A-Z]/.test(name))).toEqual([]);
    }
  });

  it('says what will happen in whole sentences', () => {
    for (const { warns } of FORMS) {
      expect(warns.length).toBeGreaterThan(0);
      for (const { id, en } of warns) for (const said of [id, en]) expect(said).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('has the lengths that its body has', () => {
    expect(fieldOf('postAnswer', 'text')).toMatchObject({ kind: 'longText', required: true, most: 20_000 });
    expect(fieldOf('classify', 'recused')).toMatchObject({ kind: 'people', required: false, most: 6 });
    expect(fieldOf('classify', 'topic').most).toBeUndefined();
  });

  it('offers of clocks those for which the rules give more time', () => {
    expect(fieldOf('extendDeadline', 'clock').choices?.map(({ value }) => value)).toEqual(['resolution']);
  });

  it('asks for a step by the fields of that step', () => {
    const { choices = [] } = fieldOf('proposeStep', 'step');
    expect(
      choices.map(({ value, fields = [] }) => [value, fields.map(({ name, required }) => [name, required])]),
    ).toEqual([
      [
        'classify',
        [
          ['topic', true],
          ['urgency', true],
          ['assignee', false],
        ],
      ],
      ['archive', [['reason', true]]],
      ['refer', [['authority', true]]],
      ['revealIdentity', []],
      ['recuse', [['recused', true]]],
    ]);
  });

  it('is JSON, and small enough to be sent once', () => {
    expect(JSON.parse(JSON.stringify(FORMS))).toEqual(FORMS);
  });
});
