import type { EvidenceId } from '#shared/domain/words/evidence-id';
import type { Evidence } from './evidence.ts';
import { Flag } from './flags.ts';

type Kept = Extract<Evidence, { state: 'kept' }>;

const raised = ({ flags }: Pick<Kept, 'flags'>, ...more: readonly Flag[]): readonly Flag[] =>
  Flag.options.filter((flag) => flags.includes(flag) || more.includes(flag));

/** What is meant to show how it was or is; a document may well repeat what the reporter sent. */
const shows = ({ purpose }: Pick<Kept, 'purpose'>): boolean => purpose === 'before' || purpose === 'after';

/**
 * What a picture says against itself beside the other files of its report that it is like. Nothing does of the
 * reporter's: it proves nothing, and its readers may not know of those others.
 */
export const flagsBeside = (next: Kept, all: readonly Evidence[], like: readonly EvidenceId[]): readonly Flag[] => {
  if (next.purpose === 'complaint') return next.flags;
  const complaints = new Set(all.filter(({ purpose }) => purpose === 'complaint').map(({ id }) => id));
  const isComplaint = (id: EvidenceId): boolean => shows(next) && complaints.has(id);
  return raised(
    next,
    ...(like.some(isComplaint) ? (['sameAsComplaint'] as const) : []),
    ...(like.every(isComplaint) ? [] : (['sameAsBefore'] as const)),
  );
};

/**
 * What carries a flag by a picture of the reporter's that comes later: a host may let it wait, while somebody sends it
 * as their own. What was sent before the reporter named it was not taken from there.
 */
export const withComplaint = (
  complaint: Kept,
  all: readonly Kept[],
  like: readonly EvidenceId[],
): readonly Evidence[] =>
  all
    .filter((one) => shows(one) && like.includes(one.id) && one.sentAt >= complaint.sentAt)
    .filter((one) => !one.flags.includes('sameAsComplaint'))
    .map((one) => ({ ...one, flags: raised(one, 'sameAsComplaint') }));
