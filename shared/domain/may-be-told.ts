import type { OfficerRole } from './officer.ts';
import { isPerson, type Recipient, type Role } from './recipient.ts';
import type { Assessed } from './report.ts';

/** Who may know of a report that is, or may be, about oversight. For everybody else it does not exist. */
export const READERS = {
  suspected: ['laporAdmin', 'oversightReader'],
  confirmed: ['secretary', 'inspector', 'oversightReader'],
} as const satisfies Readonly<Record<'suspected' | 'confirmed', readonly Role[]>>;

/** Whether a function lets its holder know of reports whose oversight stands so. */
export const isReader = (oversight: Assessed['oversight'], role: OfficerRole): boolean => {
  if (oversight === 'none') return true;
  const readers: readonly OfficerRole[] = READERS[oversight];
  return readers.includes(role);
};

/** Whether a recipient may read a digest: it counts what is about oversight too. */
export const mayReadDigest = (recipient: Recipient): boolean =>
  isPerson(recipient) && recipient.roles.some((role) => isReader('confirmed', role));

/**
 * Whether a recipient may hear of a report as it stands. Oversight is told to named people in their function, never to a group;
 * whoever is named in a report hears nothing of it, whatever their function.
 */
export const mayBeTold = (report: Pick<Assessed, 'oversight' | 'recused'>, recipient: Recipient): boolean => {
  if (report.recused?.includes(recipient.id)) return false;
  if (report.oversight === 'none') return true;
  return isPerson(recipient) && recipient.roles.some((role) => isReader(report.oversight, role));
};
