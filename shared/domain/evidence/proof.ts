import type { Proof } from '#shared/domain/report/decision';
import type { PersonId, Report } from '#shared/domain/report/report';
import type { Alike, Evidence } from './evidence.ts';
import { Flag } from './flags.ts';

/** Who asks what is proven: under which ids the office's rules know them, and which likenesses they may know of. */
export type Asking = {
  readonly by: PersonId;
  readonly as: readonly PersonId[];
  readonly knows: (alike: Alike) => boolean;
};

/** The flags that somebody sees: what is like a report that they may not know of is for them like nothing. */
export const flagsSeen = (
  { flags, alike }: Pick<Evidence, 'flags' | 'alike'>,
  knows: Asking['knows'],
): readonly Flag[] => {
  const seen = new Set<Flag>([...flags, ...alike.filter(knows).map(({ flag }) => flag)]);
  return Flag.options.filter((flag) => seen.has(flag));
};

/**
 * What proves that something was fixed: pictures or documents of how it is afterwards, first sent since the report was
 * received or last opened again, that somebody else than who sent them has looked at. A flag never decides: where each
 * of them carries one, somebody of another function than who asks has looked at it.
 */
export const proofOf = (
  all: readonly Evidence[],
  { receivedAt, reopenedAt }: Pick<Report, 'receivedAt' | 'reopenedAt'>,
  { by, as, knows }: Asking,
): Proof => {
  const since = Math.max(receivedAt, reopenedAt ?? 0);
  const looked = all.filter(
    (one) =>
      one.state === 'kept' &&
      one.purpose === 'after' &&
      (one.firstSentAt ?? one.sentAt) > since &&
      one.looks.length > 0,
  );
  const proving = looked.filter(
    (one) =>
      flagsSeen(one, knows).length === 0 ||
      one.looks.some((look) => look.by !== by && !look.as.some((id) => as.includes(id))),
  );
  return proving.length === 0 && looked.length > 0 ? 'onlyFlagged' : proving.length;
};
