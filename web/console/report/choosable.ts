import type { FormChoice } from '#shared/contracts/http/command-forms';
import type { PeopleShown } from '#shared/contracts/http/people';
import { api } from '../api/line.ts';

/** Who can be chosen in a form: those of the unit, and those who can be named in a report. */
export type Choosable = { readonly colleagues: readonly FormChoice[]; readonly people: readonly FormChoice[] };

export const NOBODY: Choosable = { colleagues: [], people: [] };

/** A user name is called as it is. */
const account = (id: string): FormChoice => ({ value: id, name: { id, en: id } });

const choiceOf = (person: PeopleShown['people'][number]): FormChoice =>
  person.kind === 'account' ? account(person.id) : { value: person.id, name: person.name };

/** Asked for when a form needs it, and no sooner. What may not be known is not offered. */
export const askChoosable = async (kinds: readonly string[]): Promise<Choosable> => {
  const [colleagues, people] = await Promise.all([
    kinds.includes('colleague') ? api.listColleagues() : undefined,
    kinds.includes('people') ? api.listPeople() : undefined,
  ]);
  return {
    colleagues: colleagues?.ok === true ? colleagues.value.people.map(({ id }) => account(id)) : [],
    people: people?.ok === true ? people.value.people.map(choiceOf) : [],
  };
};
