import * as z from 'zod';
import { PersonId } from '#shared/domain/words/person-id';
import { Assignee, Bilingual } from '#shared/domain/words/words';

/** What a person is to the office's workflow, by the rules of May 2025. */
export const Role = z.enum([
  'laporAdmin',
  'ppidAdmin',
  'newsAdmin',
  'sikedipAdmin',
  'secretary',
  'inspector',
  /** Whoever the inspectorate answers to: reads nothing but what passes to it, because others are named. */
  'upperInspector',
  'oversightReader',
  /** Looks after the queue when the Lapor admin does not. */
  'standIn',
  'headOfUnit',
]);
export type Role = z.infer<typeof Role>;

/**
 * Who is told: a person or a group by id. Where it is told (an address) stands in the contact book and nowhere else.
 */
export const RecipientId = PersonId;
export type RecipientId = PersonId;

const recipient = {
  id: RecipientId,
  name: Bilingual,
  language: z.enum(['id', 'en']).default('id'),
  /** Nothing but danger is told during quiet hours. */
  quiet: z.boolean().default(false),
  /** One notice an hour instead of one a report, danger excepted. */
  grouping: z.literal('hourly').optional(),
};

/** Somebody by function: whoever holds it, holds the notices. */
export const Person = z
  .strictObject({
    ...recipient,
    roles: z.array(Role).min(1).readonly(),
    /** The units or desks of a `headOfUnit`. */
    heads: z.array(Assignee).min(1).readonly().optional(),
    /** Who stands in where they are named in a report about oversight. */
    substitute: RecipientId.optional(),
  })
  .readonly()
  .refine(({ roles, heads }) => roles.includes('headOfUnit') === (heads !== undefined), 'a head of unit heads a unit');
export type Person = z.infer<typeof Person>;

/** The group of a unit or desk: a shared mailbox, or a chat behind a gateway. */
export const Group = z.strictObject({ ...recipient, serves: Assignee }).readonly();
export type Group = z.infer<typeof Group>;

export type Recipient = Person | Group;

/** Whoever the office's rules know. */
export type Staff = { readonly people: readonly Person[]; readonly groups: readonly Group[] };

type Staffed = { readonly office: Staff };

export const recipientOf = ({ office }: Staffed, id: RecipientId): Recipient | undefined =>
  [...office.people, ...office.groups].find((candidate) => candidate.id === id);

export const peopleWith = ({ office }: Staffed, role: Role): readonly Person[] =>
  office.people.filter(({ roles }) => roles.includes(role));

/** Whoever heads a unit or desk. */
export const headsOf = ({ office }: Staffed, assignee: Assignee): readonly Person[] =>
  office.people.filter(({ heads }) => heads?.includes(assignee));

export const groupsOf = ({ office }: Staffed, assignee: Assignee): readonly Group[] =>
  office.groups.filter(({ serves }) => serves === assignee);

export const isPerson = (candidate: Recipient): candidate is Person => 'roles' in candidate;
