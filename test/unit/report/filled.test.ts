import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, bodyOf as sentBodyOf } from '#shared/contracts/http/command-call';
import { commandForms, type FormField } from '#shared/contracts/http/command-forms';
import { typedForm } from '#test/support/builders/typed-form';
import { policy } from '#test/support/policy';
import { bodyOf, filledFields, missingIn } from '#web/console/report/filled.ts';

const FORMS = commandForms(policy);
const named = (command: string) => FORMS.find((form) => form.command === command) ?? expect.fail(command);

const owedOf = (fields: readonly FormField[]): readonly FormField[] => fields.filter(({ required }) => required);

describe('what a form sends', () => {
  it.each(COMMAND_NAMES)(
    '%s, filled in whole or only where it must be, is a body that the command takes',
    (command) => {
      const { fields } = named(command);
      for (const filled of [typedForm(fields), typedForm(owedOf(fields))]) {
        expect(missingIn({ fields }, filled)).toEqual([]);
        expect(sentBodyOf(command).safeParse(bodyOf(fields, filled)).error).toBeUndefined();
      }
    },
  );

  it.each(COMMAND_NAMES)('%s says each field that is missing before anything is sent', (command) => {
    const { fields } = named(command);
    const owed = owedOf(fields).filter(({ kind }) => kind !== 'boolean' && kind !== 'people');
    expect(missingIn({ fields }, {}).map(({ path }) => path)).toEqual(owed.map(({ name }) => name));
    for (const { name } of owed) {
      const { [name]: _, ...rest } = typedForm(fields);
      expect(missingIn({ fields }, rest).map(({ path }) => path)).toEqual([name]);
    }
  });

  it('leaves out what is empty, says no where nothing is ticked, and nobody where somebody must be thought of', () => {
    const { fields } = named('classify');
    const body = bodyOf(fields, { ...typedForm(fields), assignee: '', recused: [] });
    expect(body).not.toHaveProperty('assignee');
    const [tick] = FORMS.flatMap((form) => form.fields).filter(({ kind }) => kind === 'boolean');
    expect(tick && bodyOf([tick], {})).toEqual({ [tick?.name ?? '']: false });
    const people = FORMS.flatMap((form) => form.fields).find(({ kind, required }) => kind === 'people' && required);
    expect(people && bodyOf([people], {})).toEqual({ [people?.name ?? '']: [] });
  });

  it('asks for the fields of the step that was chosen, by their path', () => {
    const { fields } = named('proposeStep');
    const missing = missingIn({ fields }, { step: { type: 'classify' }, text: 'Alasan rekaan.' });
    expect(missing.map(({ path }) => path)).toContain('step-topic');
    expect(missingIn({ fields }, { step: { type: '' }, text: 'Alasan rekaan.' }).map(({ path }) => path)).toEqual([
      'step',
    ]);
  });

  it('takes back of what was kept what can stand in a form, and nothing else', () => {
    const kept = { text: 'isi', done: false, people: ['satu'], step: { type: 'archive' } };
    expect(filledFields({ ...kept, odd: 7, none: null, mixed: ['satu', 2] })).toEqual(kept);
  });
});
