import { type InventedPerson, inventedPeople } from '#local/aws/invented-people';
import type { Assignee } from '#shared/domain/words/words';

const people = new Map(inventedPeople().flatMap((person) => person.groups.map((group) => [group, person])));

/** The invented person of a group: the same one who can sign in to a local system. */
export const inGroup = (group: string): InventedPerson => {
  const person = people.get(group);
  if (person === undefined) throw new Error(`nobody is invented for the group ${group}`);
  return person;
};

export const ADMIN: InventedPerson = inGroup('lapor-admin');
export const STAND_IN: InventedPerson = inGroup('stand-in');
export const OVERSIGHT_READER: InventedPerson = inGroup('oversight-reader');
export const SECRETARY: InventedPerson = inGroup('secretary');
export const INSPECTOR: InventedPerson = inGroup('inspector');
export const PPID_ADMIN: InventedPerson = inGroup('ppid-admin');

export const headOf = (part: Assignee): InventedPerson => (part === 'ppid' ? PPID_ADMIN : inGroup(`head-${part}`));
export const staffOf = (part: Assignee): InventedPerson => inGroup(`staff-${part}`);

/** How a unit or desk works. */
export type Habits = {
  /** So many times the usual working time. */
  readonly tempo: number;
  /** In so great a part they state that it is being handled, and in so great a part a person is named for it. */
  readonly marks: number;
  readonly assigns: number;
  /** So great a part of the notices somebody has to tell the group by hand. */
  readonly byHand: number;
};

const USUAL: Habits = { tempo: 1, marks: 0.9, assigns: 0.4, byHand: 0.06 };

const HABITS: Readonly<Partial<Record<Assignee, Habits>>> = {
  llaj: { ...USUAL, assigns: 0.6 },
  // Quick: they are at the river anyway.
  asdp: { ...USUAL, tempo: 0.55, marks: 0.97, assigns: 0.7 },
  // They do the work and hardly ever say so; their group is told by hand.
  keuangan: { tempo: 1.1, marks: 0.25, assigns: 0.1, byHand: 0.7 },
  // Slow: what belongs to nobody else ends up here.
  umum: { ...USUAL, tempo: 2.2, marks: 0.75 },
};

export const habitsOf = (part: Assignee): Habits => HABITS[part] ?? USUAL;
