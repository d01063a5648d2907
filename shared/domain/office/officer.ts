import * as z from 'zod';
import type { PersonId } from '#shared/domain/words/person-id';
import { Assignee, type Bilingual, type Instant } from '#shared/domain/words/words';
import { Role, type Staff } from './recipient.ts';

/**
 * What somebody who signs in is to the office: the functions of its rules, the staff of a unit, and who keeps the
 * system running.
 */
export const OfficerRole = z.enum([...Role.options, 'staff', 'operator']);
export type OfficerRole = z.infer<typeof OfficerRole>;

/** What each function is called by the office. */
export const ROLE_NAMES = {
  laporAdmin: { id: 'admin LAPOR!', en: 'LAPOR! admin' },
  standIn: { id: 'pengganti', en: 'stand-in' },
  ppidAdmin: { id: 'admin PPID', en: 'PPID admin' },
  newsAdmin: { id: 'admin Portal Berita', en: 'news admin' },
  sikedipAdmin: { id: 'admin SIKEDIP', en: 'SIKEDIP admin' },
  headOfUnit: { id: 'kepala unit', en: 'head of unit' },
  staff: { id: 'staf unit', en: 'staff of a unit' },
  secretary: { id: 'Sekretaris', en: 'Secretary' },
  inspector: { id: 'inspektur', en: 'inspector' },
  upperInspector: { id: 'inspektorat di atasnya', en: 'inspectorate above' },
  oversightReader: { id: 'pembaca pengawasan', en: 'oversight reader' },
  operator: { id: 'operator sistem', en: 'operator' },
} as const satisfies Record<OfficerRole, Bilingual>;

/** A function that an officer holds, and the unit or desk that it is held for. */
export type HeldRole = { readonly role: OfficerRole; readonly of?: Assignee };

/** Somebody who has signed in: known by id, with every function that their groups give. */
export type Officer = {
  readonly person: PersonId;
  readonly roles: readonly HeldRole[];
  /** Under which ids the office's rules know whoever holds these functions: one of them may be named in a report. */
  readonly functions?: readonly PersonId[];
  /** When they ask; what may be seen for a time only is not seen without it. */
  readonly at?: Instant;
};

/** Under which ids the office's rules know an officer: by name, and by the functions that they hold. */
export const idsOf = ({ person, functions = [] }: Officer): readonly PersonId[] => [person, ...functions];

/** Whether an id of the office's rules means this officer. */
export const isOf = (officer: Officer, id: PersonId): boolean => idsOf(officer).includes(id);

/** Which function a group of the user pool gives. */
export const GROUPS: ReadonlyMap<string, HeldRole> = new Map<string, HeldRole>([
  ['lapor-admin', { role: 'laporAdmin' }],
  ['ppid-admin', { role: 'ppidAdmin', of: 'ppid' }],
  ['news-admin', { role: 'newsAdmin', of: 'news' }],
  ['sikedip-admin', { role: 'sikedipAdmin', of: 'sikedip' }],
  ['secretary', { role: 'secretary', of: 'secretary' }],
  ['inspector', { role: 'inspector' }],
  ['oversight-reader', { role: 'oversightReader' }],
  ['stand-in', { role: 'standIn' }],
  ['operator', { role: 'operator' }],
  ...Assignee.options
    .flatMap((part): readonly Assignee[] => part.options)
    .flatMap((of): readonly (readonly [string, HeldRole])[] => [
      [`head-${of}`, { role: 'headOfUnit', of }],
      [`staff-${of}`, { role: 'staff', of }],
    ]),
  ['upper-inspector', { role: 'upperInspector' }],
]);

/** The unit or desk that lies with a person: the one that they head, or that their function looks after. */
export const deskOf = ({ roles, heads = [] }: Pick<Staff['people'][number], 'roles' | 'heads'>): Assignee | undefined =>
  heads[0] ?? [...GROUPS.values()].find(({ role, of }) => of !== undefined && roles.some((one) => one === role))?.of;

/** The officer that a person is by their groups. A group that nobody knows gives nothing. */
export const officerOf = (person: PersonId, groups: readonly string[]): Officer => ({
  person,
  roles: [...new Set(groups)].flatMap((group) => GROUPS.get(group) ?? []),
});

/**
 * The same, known too by the ids under which the office's rules know whoever holds these functions: those of the
 * functions themselves, and of the groups of the units that they head or work in. An accused unit is everybody in it.
 */
export const knownTo = ({ people, groups }: Staff, officer: Officer, at?: Instant): Officer => {
  const isHeld = ({ roles, heads = [] }: Staff['people'][number]): boolean =>
    officer.roles.some(({ role, of }) =>
      role === 'headOfUnit' ? heads.some((unit) => unit === of) : roles.some((one) => one === role),
    );
  const isOf = ({ serves }: Staff['groups'][number]): boolean =>
    officer.roles.some(({ role, of }) => (role === 'headOfUnit' || role === 'staff') && of === serves);
  return {
    ...officer,
    functions: [...people.filter(isHeld), ...groups.filter(isOf)].map(({ id }) => id),
    ...(at === undefined ? {} : { at }),
  };
};
