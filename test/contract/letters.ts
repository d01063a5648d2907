import { randomUUID } from 'node:crypto';
import { LetterId, type LetterNote } from '#shared/domain/dead-letter';
import { RECEIVED } from './stories.ts';

/** A message that nobody has spoken of. */
export const aLetterId = (): LetterId => LetterId.parse(randomUUID());

export const aNote = (changes: Partial<LetterNote> = {}): LetterNote => ({
  letter: aLetterId(),
  cause: 'failed',
  fault: 'AccessDeniedException',
  tries: 3,
  at: RECEIVED,
  ...changes,
});
