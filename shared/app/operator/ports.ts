import type { AlarmId } from '#shared/contracts/http/alarm-steps';
import type { AlarmState } from '#shared/contracts/http/trouble';
import type { MonthName } from '#shared/domain/calendar/period';
import type { DeadLetter, LetterAct, LetterId, LetterNote } from '#shared/domain/notices/dead-letter';
import type { TroubleMark, Waiting, WaitingQueue } from '#shared/domain/notices/waiting';
import type { AccountChanged, ChangeId, OfficeChange } from '#shared/domain/office/change';
import type { ContactBook } from '#shared/domain/office/contact';
import type { PersonId } from '#shared/domain/words/person-id';
import type { Instant } from '#shared/domain/words/words';

/** Why messages failed, by the last who tried each; forgotten when no queue can hold the message any more. */
export type LetterNotes = {
  readonly leave: (notes: readonly LetterNote[]) => Promise<void>;
  /** Those that there are, in any order. */
  readonly read: (letters: readonly LetterId[]) => Promise<readonly LetterNote[]>;
};

/** A dead letter in hand: nobody else finds it until it is given back, or by itself half a minute later. */
export type HeldLetter = {
  readonly letter: DeadLetter;
  /** All of it, always the same, as it is kept when it is discarded. */
  readonly raw: Uint8Array;
  /** Sends the same message to the queue that it came from. Here it lies on. A fault where there is no such queue. */
  readonly sendBack: () => Promise<void>;
  /** Takes it away for good. */
  readonly drop: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
};

/** What could not be done, in all queues where that ends. */
export type DeadLetters = {
  /**
   * What can be read in one go, and whether that is all: not where there are too many, nor while somebody has one in
   * hand. The letters lie there as before.
   */
  readonly list: () => Promise<{ readonly letters: readonly DeadLetter[]; readonly complete: boolean }>;
  /** Whether there are any, without a look at them; what came a moment ago may not be counted yet. */
  readonly some: () => Promise<boolean>;
  /** Takes one in hand. `outOfReach` where it was not among those that could be read, and those were not all. */
  readonly take: (letter: LetterId) => Promise<HeldLetter | 'absent' | 'outOfReach'>;
};

/** What people did with dead letters, for ever. */
export type LetterBook = {
  /** Writes an act down, or what has become of it since. */
  readonly write: (act: LetterAct) => Promise<void>;
  /** What was done with a letter that may still have lain there at that time. */
  readonly of: (letter: LetterId, at: Instant) => Promise<readonly LetterAct[]>;
  /** All of a month of the office, in any order. */
  readonly month: (month: MonthName) => Promise<readonly LetterAct[]>;
};

/** How much waits in each queue of work. */
export type CountWaiting = () => Promise<readonly Waiting[]>;

export type AlarmSeen = { readonly alarm: AlarmId; readonly state: AlarmState; readonly since?: Instant };

/** What was counted lately. What nobody has counted is left out. */
export type Counted = {
  /** How old the oldest message of a queue was when it was last counted, in seconds. */
  readonly oldest: Readonly<Partial<Record<WaitingQueue, number>>>;
  readonly marks: Readonly<Partial<Record<TroubleMark, number>>>;
};

/** Whatever watches the system. To reach it and get no answer is a fault. */
export type Watching = {
  /** Every alarm of this stage, in any order. */
  readonly alarms: () => Promise<readonly AlarmSeen[]>;
  /** What was counted in the day up to an instant. */
  readonly counted: (until: Instant) => Promise<Counted>;
};

/** An account of the user pool, whatever it is called. */
export type KnownAccount = {
  readonly person: string;
  readonly address?: string;
  /** `invited` has not signed in yet. */
  readonly state: 'invited' | 'confirmed' | 'other';
  readonly enabled: boolean;
  readonly secondFactor: boolean;
  /** Those that give a function. */
  readonly groups: readonly string[];
};

/** Keeps the accounts of the office. Whatever is done twice is done once. */
export type AccountKeeper = {
  /** Everybody, by name. */
  readonly all: () => Promise<readonly KnownAccount[]>;
  readonly find: (person: PersonId) => Promise<KnownAccount | undefined>;
  /** Sends an invitation there. `taken` where that name, or that address, is somebody's already. */
  readonly invite: (person: PersonId, address: string) => Promise<'invited' | 'taken'>;
  readonly carryOut: (changed: AccountChanged) => Promise<void>;
};

/** Keeps the contact book, which is one secret. */
export type ContactKeeper = {
  /** As it stands now. */
  readonly read: () => Promise<ContactBook>;
  /** Reads it, changes it and writes it; where somebody else wrote it meanwhile, again. */
  readonly change: (edit: (book: ContactBook) => ContactBook) => Promise<void>;
};

/** Who changed what, for ever. */
export type ChangeBook = {
  /** `conflict` when somebody else wrote it first. */
  readonly save: (change: OfficeChange) => Promise<'saved' | 'conflict'>;
  /** One that may still be open, or was decided not long before that time. */
  readonly find: (id: ChangeId, at: Instant) => Promise<OfficeChange | undefined>;
  /** All that was asked for in a month of the office, in any order. */
  readonly month: (month: MonthName) => Promise<readonly OfficeChange[]>;
};
