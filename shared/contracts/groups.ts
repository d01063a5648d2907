import * as z from 'zod';
import { type Assignee, Desk, Unit } from '#shared/domain/words';

/** The groups of the user pool that are about the office as a whole, each with the role that its members hold. */
const OFFICE_ROLES = {
  'lapor-admin': 'laporAdmin',
  'ppid-admin': 'ppidAdmin',
  'news-admin': 'newsAdmin',
  'sikedip-admin': 'sikedipAdmin',
  secretary: 'secretary',
  inspector: 'inspector',
  'oversight-reader': 'oversightReader',
  'stand-in': 'standIn',
  operator: 'operator',
} as const;

/** What a person is by being in one group: something to the whole office, or to one unit or desk. */
export type HeldRole =
  | { readonly role: (typeof OFFICE_ROLES)[keyof typeof OFFICE_ROLES] }
  | { readonly role: 'headOfUnit' | 'staffOfUnit'; readonly of: Assignee };

/** Every group that means something, in a fixed order; a group that is not in it gives no right. */
export type OfficeGroups = ReadonlyMap<string, HeldRole>;

const UnitsFile = z.object({
  units: z.array(z.object({ id: Unit })),
  desks: z.array(z.object({ id: Desk })),
});

/** The groups of an office with these units and desks, as `units.json` lists them. */
export const officeGroups = (unitsFile: unknown): OfficeGroups => {
  const { units, desks } = UnitsFile.parse(unitsFile);
  const ofAssignee = ({ id }: { readonly id: Assignee }): readonly [string, HeldRole][] => [
    [`head-${id}`, { role: 'headOfUnit', of: id }],
    [`staff-${id}`, { role: 'staffOfUnit', of: id }],
  ];
  return new Map<string, HeldRole>([
    ...Object.entries(OFFICE_ROLES).map(([group, role]): [string, HeldRole] => [group, { role }]),
    ...[...units, ...desks].flatMap(ofAssignee),
  ]);
};
