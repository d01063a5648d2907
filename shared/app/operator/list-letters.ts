import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { LetterActShown, LetterActsListed, LettersListed } from '#shared/contracts/http/dead-letters';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import { causeOf, type DeadLetter, type LetterAct, type LetterNote } from '#shared/domain/notices/dead-letter';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { DeadLetters, LetterBook, LetterNotes } from './ports.ts';

type Zone = Pick<Calendar, 'zone'>;
export type ListLettersDeps = {
  readonly policy: { readonly calendar: Zone };
  readonly deadLetters: Pick<DeadLetters, 'list'>;
  readonly notes: Pick<LetterNotes, 'read'>;
  readonly now: Now;
};

/** Every dead letter that can be read in one go: where it lies, since when and why, and nothing of what is in it. */
export const listLetters = async (
  { policy: { calendar }, deadLetters, notes, now }: ListLettersDeps,
  officer: Officer,
): Promise<Result<LettersListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'listDeadLetters' });
  if (denied !== undefined) return refuse(denied);
  const { letters, complete } = await deadLetters.list();
  const noted = new Map((await notes.read(letters.map(({ id }) => id))).map((note) => [note.letter, note]));
  return ok({
    asOf: isoWithOffset(calendar, now()),
    complete,
    letters: [...letters]
      .sort((a, b) => a.sentAt - b.sentAt)
      .map((letter) => shown(calendar, letter, noted.get(letter.id))),
  });
};

const shown = (zone: Zone, letter: DeadLetter, note: LetterNote | undefined): LettersListed['letters'][number] => ({
  letter: letter.id,
  queue: letter.queue,
  sentAt: isoWithOffset(zone, letter.sentAt),
  ...causeOf(letter, note),
  ...(note === undefined ? {} : { tries: note.tries, triedAt: isoWithOffset(zone, note.at) }),
  redrivable: letter.redrivable,
});

export type ListLetterActsDeps = {
  readonly policy: { readonly calendar: Zone };
  readonly letterBook: Pick<LetterBook, 'month'>;
  readonly now: Now;
};

/** What people did with dead letters in a month, this one unless it is said. */
export const listLetterActs = async (
  { policy: { calendar }, letterBook, now }: ListLetterActsDeps,
  officer: Officer,
  { month = monthAt(calendar, now()) }: MonthQuery,
): Promise<Result<LetterActsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'listLetterActs' });
  if (denied !== undefined) return refuse(denied);
  const acts = await letterBook.month(month);
  return ok({ month, actions: [...acts].sort((a, b) => b.at - a.at).map((act) => shownAct(calendar, act)) });
};

/** An act as people read it. */
export const shownAct = (zone: Zone, { at, sentAt, doneAt, ...act }: LetterAct): LetterActShown => ({
  ...act,
  sentAt: isoWithOffset(zone, sentAt),
  at: isoWithOffset(zone, at),
  ...(doneAt === undefined ? {} : { doneAt: isoWithOffset(zone, doneAt) }),
});
