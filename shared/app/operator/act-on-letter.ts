import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import type { TakeFromQuota } from '#shared/app/notices/ports';
import type { Log, Now } from '#shared/app/ports';
import type { LetterActShown } from '#shared/contracts/http/dead-letters';
import type { Calendar } from '#shared/domain/calendar/calendar';
import {
  causeOf,
  keptLetter,
  type LetterAct,
  type LetterId,
  MOST_LETTER_ACTS,
} from '#shared/domain/notices/dead-letter';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { shownAct } from './list-letters.ts';
import type { DeadLetters, HeldLetter, LetterBook, LetterNotes } from './ports.ts';

export type ActOnLetterDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'> };
  readonly deadLetters: Pick<DeadLetters, 'take'>;
  readonly notes: Pick<LetterNotes, 'read'>;
  readonly letterBook: Pick<LetterBook, 'write' | 'of'>;
  /** Where discarded letters are kept: put there, and never read by whoever puts them. */
  readonly discarded: Pick<KeptFiles, 'keep'>;
  readonly letterQuota: TakeFromQuota;
  readonly now: Now;
  readonly log: Log;
};

export type LetterRefusal =
  | { readonly kind: Denied | 'OutOfReach' | 'NotRedrivable' }
  | { readonly kind: 'TooMany'; readonly secondsLeft: number };

type Asked =
  | { readonly action: 'redrive'; readonly letter: LetterId }
  | { readonly action: 'discard'; readonly letter: LetterId; readonly reason: string };

const MAY = { redrive: 'redriveDeadLetter', discard: 'discardDeadLetter' } as const;
const DID = { redrive: 'letter.redriven', discard: 'letter.discarded' } as const;

/**
 * Sends a dead letter back to its queue, or takes it away and keeps it where nobody who asks here can read it. What is
 * asked twice is done once: the letter has its name once and for all, and what is redriven has another one when it
 * comes back. Where it breaks off, asking again ends it; at worst a message is delivered twice, which its consumers
 * recognise, and none is lost.
 */
export const actOnLetter = async (
  deps: ActOnLetterDeps,
  officer: Officer,
  asked: Asked,
): Promise<Result<LetterActShown, LetterRefusal>> => {
  const denied = deniedTo(officer, { to: MAY[asked.action] });
  if (denied !== undefined) return refuse({ kind: denied });
  const at = deps.now();
  const hour = hourOf(at);
  // Whoever lost the answer has been counted.
  const isCounted = (await doneBefore(deps, asked, at)) !== undefined;
  if (!isCounted && !(await deps.letterQuota(hour.name, MOST_LETTER_ACTS)))
    return refuse({ kind: 'TooMany', secondsLeft: Math.ceil((hour.until - at) / 1000) });
  const held = await deps.deadLetters.take(asked.letter);
  // Somebody else may have done it meanwhile.
  const before = await doneBefore(deps, asked, at);
  if (typeof held === 'string') {
    if (before !== undefined) return ok(shownAct(deps.policy.calendar, before));
    return refuse({ kind: held === 'absent' ? 'Absent' : 'OutOfReach' });
  }
  if (asked.action === 'redrive' && !held.letter.redrivable) {
    await held.giveBack();
    return refuse({ kind: 'NotRedrivable' });
  }
  const done = before ?? (await orGivenBack(held, carryOut(deps, officer, asked, held)));
  await held.drop();
  return ok(shownAct(deps.policy.calendar, done));
};

const doneBefore = async (
  { letterBook }: Pick<ActOnLetterDeps, 'letterBook'>,
  asked: Asked,
  at: Instant,
): Promise<LetterAct | undefined> =>
  (await letterBook.of(asked.letter, at)).find(({ action, doneAt }) => action === asked.action && doneAt !== undefined);

const HOUR_MS = 3_600_000;
/** The hour of the world's clock that a quota is counted in, and when it is over. */
export const hourOf = (at: Instant): { readonly name: string; readonly until: number } => {
  const from = at - (at % HOUR_MS);
  return { name: new Date(from).toISOString(), until: from + HOUR_MS };
};

/** Where it broke off, the letter lies there for whoever asks again; if even that fails, it comes back by itself. */
const orGivenBack = async <T>(held: HeldLetter, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (fault) {
    await held.giveBack().catch(() => {});
    throw fault;
  }
};

/** Written down before and after: nothing is done with a letter that nobody could be asked about. */
const carryOut = async (
  deps: ActOnLetterDeps,
  { person }: Officer,
  asked: Asked,
  held: HeldLetter,
): Promise<LetterAct> => {
  const { id, queue, sentAt } = held.letter;
  const [note] = await deps.notes.read([id]);
  const act: LetterAct = {
    letter: id,
    action: asked.action,
    queue,
    sentAt,
    ...causeOf(held.letter, note),
    by: person,
    at: deps.now(),
    ...(asked.action === 'discard' ? { reason: asked.reason } : {}),
  };
  await deps.letterBook.write(act);
  if (asked.action === 'redrive') await held.sendBack();
  else await deps.discarded.keep(keptLetter(queue, id), held.raw);
  const done = { ...act, doneAt: deps.now() };
  await deps.letterBook.write(done);
  deps.log(DID[asked.action], { letter: id, queue, cause: act.cause, by: person });
  return done;
};
