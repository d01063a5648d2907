import * as z from 'zod';
import { PersonId } from '#shared/domain/words/person-id';
import { assertNever } from '#shared/domain/words/result';
import { type Bilingual, Instant, KeyedHash } from '#shared/domain/words/words';
import { WAY_NAMES, Way } from './contact.ts';
import { GROUPS, OfficerRole, ROLE_NAMES } from './officer.ts';
import { type Units, unitName } from './unit-name.ts';

/** A change of who may sign in and as what, or of where somebody is told, by its name. */
export const ChangeId = z
  .string()
  .regex(/^chg_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ChangeId'>();
export type ChangeId = z.infer<typeof ChangeId>;

/** A group of the user pool that gives a function. */
export const GroupName = z.enum([...GROUPS.keys()]);
export type GroupName = z.infer<typeof GroupName>;

const OfAccount = z.enum(['invite', 'disable', 'enable', 'signOut']);
const OfGroup = z.enum(['addGroup', 'removeGroup']);

/** What is changed. It says nothing that a notice or a record may not hold: no address is in it. */
const AccountChanged = z.discriminatedUnion('what', [
  z.strictObject({ what: OfAccount, person: PersonId }),
  z.strictObject({ what: OfGroup, person: PersonId, group: GroupName }),
]);
/** Of an account, or of where a recipient of notices is told: `person` is the recipient then. */
export const Changed = z.discriminatedUnion('what', [
  ...AccountChanged.options,
  z.strictObject({ what: z.literal('contact'), person: PersonId, way: Way }),
]);
export type Changed = Readonly<z.infer<typeof Changed>>;
export type AccountChanged = Readonly<z.infer<typeof AccountChanged>>;
export const isOfAccount = (changed: Changed): changed is AccountChanged => changed.what !== 'contact';

/**
 * `begun` is being done, `proposed` waits for a second person, who has `approved` it where it is being done since then.
 */
export const ChangeState = z.enum(['begun', 'done', 'proposed', 'approved', 'declined']);
export type ChangeState = z.infer<typeof ChangeState>;
export const CHANGE_STATE_NAMES = {
  begun: { id: 'dimulai', en: 'begun' },
  done: { id: 'terlaksana', en: 'done' },
  proposed: { id: 'diusulkan', en: 'proposed' },
  approved: { id: 'disetujui', en: 'approved' },
  declined: { id: 'ditolak', en: 'declined' },
} as const satisfies Record<ChangeState, Bilingual>;

/** Who changed what and when, and with whom: for ever. */
export const OfficeChange = z
  .strictObject({
    id: ChangeId,
    changed: Changed,
    by: PersonId,
    at: Instant,
    state: ChangeState,
    rev: z.int().min(1),
    /** All that was asked for, an address too, by a hash that nobody can test a guess against. */
    content: KeyedHash.optional(),
    /** The functions of which one must approve, where nobody does it alone, and until when. */
    approvers: z.array(OfficerRole).min(1).readonly().optional(),
    until: Instant.optional(),
    /** Who approved or declined it. */
    second: z.strictObject({ by: PersonId, at: Instant }).readonly().optional(),
    doneAt: Instant.optional(),
  })
  .readonly();
export type OfficeChange = z.infer<typeof OfficeChange>;

/** A proposal that nobody has decided by then is over: whoever wants it still proposes it anew. */
export const PROPOSAL_LASTS_MS = 7 * 86_400_000;

export const isOpen = ({ state, until }: OfficeChange, at: Instant): boolean =>
  state === 'proposed' && until !== undefined && at < until;

/**
 * What must be approved by whom, the strictest first. Nobody chooses who looks at them: the inspectorate above is its
 * own, and neither the inspectorate nor who reads oversight is the Secretary's to approve.
 */
const APPROVALS: readonly { readonly of: readonly OfficerRole[]; readonly by: readonly OfficerRole[] }[] = [
  { of: ['upperInspector'], by: ['upperInspector'] },
  { of: ['inspector', 'oversightReader'], by: ['inspector', 'upperInspector'] },
  { of: ['secretary'], by: ['inspector'] },
  { of: ['laporAdmin', 'standIn', 'operator'], by: ['secretary', 'inspector'] },
];

/** Which functions must approve what concerns these, besides whoever asks for it; `undefined` where nobody must. */
export const approversFor = (roles: readonly OfficerRole[]): readonly OfficerRole[] | undefined =>
  APPROVALS.find(({ of }) => of.some((role) => roles.includes(role)))?.by;

/** The same of groups of the user pool. */
export const approversOf = (groups: readonly string[]): readonly OfficerRole[] | undefined =>
  approversFor(groups.flatMap((group) => GROUPS.get(group)?.role ?? []));

/** The groups that a change gives, takes away, or shuts out, of an account that is in these. */
export const groupsTouched = (changed: AccountChanged, held: readonly string[]): readonly string[] => {
  switch (changed.what) {
    case 'invite':
    case 'signOut':
      return [];
    case 'disable':
    case 'enable':
      return held;
    case 'addGroup':
    case 'removeGroup':
      return [changed.group];
    default:
      return assertNever(changed);
  }
};

/** What the office calls its units, and whom notices go to. */
export type OfficeNames = {
  readonly units: Units;
  readonly office: {
    readonly [Who in 'people' | 'groups']: readonly { readonly id: string; readonly name: Bilingual }[];
  };
};

const recipientName = ({ office }: OfficeNames, id: string): Bilingual =>
  [...office.people, ...office.groups].find((one) => one.id === id)?.name ?? { id, en: id };

/** `kepala unit (Bidang Lalu Lintas dan Angkutan Jalan)`: what a group makes of whoever is in it. */
export const groupWords = (names: OfficeNames, group: string): Bilingual => {
  const held = GROUPS.get(group);
  if (held === undefined) return { id: group, en: group };
  const { id, en } = ROLE_NAMES[held.role];
  const isOfUnit = held.role === 'headOfUnit' || held.role === 'staff';
  if (!isOfUnit || held.of === undefined) return { id, en };
  const { of } = held;
  return { id: `${id} (${unitName(names, of, 'id')})`, en: `${en} (${unitName(names, of, 'en')})` };
};

/** `memberi jabatan admin LAPOR! kepada siti-rahma`: a change in words, whether it was done or is proposed. */
export const changeWords = (names: OfficeNames, changed: Changed): Bilingual => {
  const { person } = changed;
  switch (changed.what) {
    case 'invite':
      return { id: `mengundang ${person}`, en: `inviting ${person}` };
    case 'disable':
      return { id: `menonaktifkan akun ${person}`, en: `disabling the account of ${person}` };
    case 'enable':
      return { id: `mengaktifkan lagi akun ${person}`, en: `enabling the account of ${person} again` };
    case 'signOut':
      return { id: `mengeluarkan ${person} dari semua perangkat`, en: `signing ${person} out everywhere` };
    case 'addGroup': {
      const { id, en } = groupWords(names, changed.group);
      return { id: `memberi jabatan ${id} kepada ${person}`, en: `giving ${person} the function ${en}` };
    }
    case 'removeGroup': {
      const { id, en } = groupWords(names, changed.group);
      return { id: `mengambil jabatan ${id} dari ${person}`, en: `taking the function ${en} from ${person}` };
    }
    case 'contact': {
      const way = WAY_NAMES[changed.way];
      const { id, en } = recipientName(names, person);
      return { id: `mengganti kontak ${id} (${way.id})`, en: `changing the contact of ${en} (${way.en})` };
    }
    default:
      return assertNever(changed);
  }
};

/** So many changes may be asked for in an hour, by everybody together: one cannot be hidden among thousands. */
export const MOST_CHANGES = 60;
