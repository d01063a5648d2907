import type { Now } from '#shared/app/ports';
import { FaultName, LetterId, type NotedCause } from '#shared/domain/notices/dead-letter';
import type { LetterNotes } from './ports.ts';

export type NoteDeps = { readonly notes: Pick<LetterNotes, 'leave'>; readonly now: Now };

/** A message that failed, as its worker knows it. */
export type FailedMessage = {
  readonly messageId: string;
  readonly cause: NotedCause;
  readonly fault: string;
  readonly tries: number;
};

/** Notes why messages failed, so that whoever finds one among the dead letters later need not open it. */
export const leaveNotes = async ({ notes, now }: NoteDeps, failed: readonly FailedMessage[]): Promise<void> => {
  const at = now();
  await notes.leave(
    failed.map(({ messageId, cause, fault, tries }) => ({
      letter: LetterId.parse(messageId),
      cause,
      fault: FaultName.safeParse(fault).data ?? 'Error',
      tries,
      at,
    })),
  );
};
