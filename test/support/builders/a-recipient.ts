import { Group, Person, RecipientId, type Role } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Assignee } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

export const recipientId = (id: string): RecipientId => RecipientId.parse(id);

const named = (id: string) => ({ id, name: { id: `Contoh ${id}`, en: `Example ${id}` } });

/** An invented person by functions. */
export const aPerson = (id: string, ...roles: readonly Role[]): Person => Person.parse({ ...named(id), roles });

/** An invented group of a unit or desk. */
export const aGroup = (id: string, serves: Assignee, given: Partial<Group> = {}): Group =>
  Group.parse({ ...named(id), serves, ...given });

/** The office's rules with other people or groups in it. */
export const staffedWith = (given: Partial<Pick<Policy['office'], 'people' | 'groups'>>): Policy => ({
  ...policy,
  office: { ...policy.office, ...given },
});
