import type { PersonId } from '#shared/domain/words/person-id';
import type { Instant, Oversight } from '#shared/domain/words/words';
import type { OfficerRole } from './officer.ts';
import { isPerson, type Recipient, type Role } from './recipient.ts';

/** Who may know of a report that is, or may be, about oversight. For everybody else it does not exist. */
export const READERS = {
  suspected: ['laporAdmin', 'oversightReader'],
  confirmed: ['secretary', 'inspector', 'oversightReader'],
} as const satisfies Readonly<Record<'suspected' | 'confirmed', readonly Role[]>>;

/** Whether a function lets its holder know of reports whose oversight stands so. */
export const isReader = (oversight: Oversight, role: OfficerRole): boolean => {
  if (oversight === 'none') return true;
  const readers: readonly OfficerRole[] = READERS[oversight];
  return readers.includes(role);
};

/** As what a report about oversight is read by whoever it passes to. */
export const STANDS_IN_AS = { suspected: 'oversightReader', confirmed: 'inspector' } as const satisfies Readonly<
  Record<'suspected' | 'confirmed', Role>
>;

/** What of a report decides whom it exists for. */
export type Known = {
  readonly oversight: Oversight;
  readonly recused?: readonly PersonId[] | undefined;
  readonly standIns?: readonly PersonId[] | undefined;
  readonly proposed?: { readonly approvers: readonly PersonId[] } | undefined;
  readonly seenUntil?: Instant | undefined;
};

/**
 * Whether a report has passed to somebody known by one of these ids: in place of who is named, or to approve as a
 * second person.
 */
export const hasPassedTo = ({ standIns = [], proposed }: Known, ids: readonly PersonId[]): boolean =>
  ids.some((id) => standIns.includes(id) || proposed?.approvers.includes(id) === true);

/** Whether the readers of oversight still see a report that was suspected once. */
export const isStillSeen = ({ oversight, seenUntil }: Known, at: Instant | undefined): boolean =>
  oversight === 'none' && seenUntil !== undefined && at !== undefined && at < seenUntil;

/** Whether a recipient may read a digest: it counts what is about oversight too. */
export const mayReadDigest = (recipient: Recipient): boolean =>
  isPerson(recipient) && recipient.roles.some((role) => role === 'upperInspector' || isReader('confirmed', role));

/**
 * Whether a recipient may hear of a report as it stands. Oversight is told to named people in their function, never to
 * a group; whoever is named in a report hears nothing of it, whatever their function, and whoever it passed to in their
 * place hears all.
 */
export const mayBeTold = (report: Known, recipient: Recipient): boolean => {
  if (report.oversight === 'none') return true;
  if (report.recused?.includes(recipient.id)) return false;
  return (
    isPerson(recipient) &&
    (recipient.roles.some((role) => isReader(report.oversight, role)) || hasPassedTo(report, [recipient.id]))
  );
};
