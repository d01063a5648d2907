import { randomUUID } from 'node:crypto';
import { type LetterAct, LetterId, type LetterNote } from '#shared/domain/notices/dead-letter';
import { PersonId } from '#shared/domain/report/report';
import { RECEIVED } from '#test/contract/stories';

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

export const anAct = (changes: Partial<LetterAct> = {}): LetterAct => ({
  letter: aLetterId(),
  action: 'redrive',
  queue: 'intake',
  sentAt: RECEIVED,
  cause: 'noAnswer',
  by: PersonId.parse('yanti-contoh'),
  at: RECEIVED,
  ...changes,
});
