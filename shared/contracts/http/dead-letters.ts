import * as z from 'zod';
import { MonthName } from '#shared/domain/calendar/period';
import { FaultName, LetterAction, LetterCause, LetterId, LetterQueue } from '#shared/domain/notices/dead-letter';
import { PersonId } from '#shared/domain/report/report';
import { textOf } from '#shared/domain/words/typed-text';

/** What stands in an address for a dead letter: the queue's own name for the message. */
export const LetterPath = z.object({
  letter: LetterId.meta({
    description: 'nama pesan menurut daftar pesan gagal · the name that the list of dead letters gives it',
  }),
});
export type LetterPath = z.infer<typeof LetterPath>;

/** What is known of a letter without opening it. */
const about = {
  letter: LetterId,
  queue: LetterQueue,
  /** When the message was first sent; fourteen days later it is forgotten. */
  sentAt: z.string(),
  cause: LetterCause,
  fault: FaultName.optional(),
};

const LetterShown = z.strictObject({
  ...about,
  /** How often it had been tried when that was noted, and when that was. */
  tries: z.int().min(1).optional(),
  triedAt: z.string().optional(),
  redrivable: z.boolean(),
});

/** `GET /v1/admin/dead-letters`, the oldest first; `complete` is false where there are, or may be, more. */
export const LettersListed = z.strictObject({
  asOf: z.string(),
  complete: z.boolean(),
  letters: z.array(LetterShown).readonly(),
});
export type LettersListed = Readonly<z.infer<typeof LettersListed>>;

/** What a person did with a letter, or began to do where there is no `doneAt`. */
export const LetterActShown = z.strictObject({
  ...about,
  action: LetterAction,
  by: PersonId,
  at: z.string(),
  reason: z.string().optional(),
  doneAt: z.string().optional(),
});
export type LetterActShown = Readonly<z.infer<typeof LetterActShown>>;

/** `GET /v1/admin/dead-letters/actions`: all acts that were begun in the month, the latest first. */
export const LetterActsListed = z.strictObject({ month: MonthName, actions: z.array(LetterActShown).readonly() });
export type LetterActsListed = Readonly<z.infer<typeof LetterActsListed>>;

export const Redrive = z.strictObject({});
/** Nobody discards without saying why; it is kept for ever. */
export const Discard = z.strictObject({ reason: textOf(2_000) });
