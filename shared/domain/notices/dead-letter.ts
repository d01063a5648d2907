import * as z from 'zod';
import { PersonId } from '#shared/domain/report/report';
import { type Bilingual, Instant } from '#shared/domain/words/words';

/** A message that could not be done and waits for a person: everything of it but what is in it, which nobody opens. */

/** The queue's own name for a message, which it keeps among the dead letters. */
export const LetterId = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .brand<'LetterId'>();
export type LetterId = z.infer<typeof LetterId>;

/** What it was about: a report from a channel, a notice, news of a mail, or a run that failed. */
export const LetterQueue = z.enum(['intake', 'notices', 'feedback', 'failures']);
export type LetterQueue = z.infer<typeof LetterQueue>;
/** What lies there, in words. */
export const LETTER_QUEUE_NAMES = {
  intake: { id: 'laporan dari kanal', en: 'report from a channel' },
  notices: { id: 'pemberitahuan', en: 'notice' },
  feedback: { id: 'kabar tentang surel', en: 'news of a mail' },
  failures: { id: 'putaran yang gagal', en: 'run that failed' },
} as const satisfies Record<LetterQueue, Bilingual>;

/** The name of an error or a service's code for one. Never a message, which may quote a citizen. */
export const FaultName = z.string().regex(/^[\w.:$-]{1,64}$/);

/** What whoever tried a message last said of it before it went back. */
export const NotedCause = z.enum(['unreadable', 'tooSlow', 'failed']);
export type NotedCause = z.infer<typeof NotedCause>;

export const LetterNote = z
  .strictObject({
    letter: LetterId,
    cause: NotedCause,
    fault: FaultName,
    /** How often it had been tried by then. */
    tries: z.int().min(1),
    at: Instant,
  })
  .readonly();
export type LetterNote = z.infer<typeof LetterNote>;

/**
 * Why it lies there: what was noted; `noAnswer` where whoever tried it never came back, by a timeout or a crash; what
 * the service says that could not deliver it (`undelivered`), start a run (`notStarted`), or bring one to its end
 * (`runFailed`); or an event that was set aside because it failed every time (`setAside`).
 */
export const LetterCause = z.enum([
  ...NotedCause.options,
  'noAnswer',
  'undelivered',
  'notStarted',
  'runFailed',
  'setAside',
]);
export type LetterCause = z.infer<typeof LetterCause>;
/** What each cause means to whoever looks after the system. */
export const LETTER_CAUSE_NAMES = {
  unreadable: { id: 'isinya tidak dapat dibaca mesin', en: 'the machine cannot read it' },
  tooSlow: { id: 'waktunya selalu habis', en: 'its time was over at every try' },
  failed: { id: 'setiap percobaan gagal', en: 'every try failed' },
  noAnswer: { id: 'pengolahnya mati di tengah jalan', en: 'its worker died over it' },
  undelivered: { id: 'layanan AWS gagal mengantarnya', en: 'a service of AWS could not deliver it' },
  notStarted: { id: 'jadwalnya gagal memulai', en: 'its schedule could not start it' },
  runFailed: { id: 'putarannya tidak selesai', en: 'the run did not come to its end' },
  setAside: { id: 'disisihkan karena gagal terus', en: 'set aside, as it failed every time' },
} as const satisfies Record<LetterCause, Bilingual>;

export type DeadLetter = {
  readonly id: LetterId;
  readonly queue: LetterQueue;
  readonly sentAt: Instant;
  /** What the service itself says that set it aside. */
  readonly told?: { readonly cause: LetterCause; readonly fault?: string };
  /** Whether there is a queue that it can go back to. */
  readonly redrivable: boolean;
};

/** Why a letter lies there, as far as anybody has said so. */
export const causeOf = (
  { told }: DeadLetter,
  note: LetterNote | undefined,
): { readonly cause: LetterCause; readonly fault?: string } => {
  if (note !== undefined) return { cause: note.cause, fault: note.fault };
  return told ?? { cause: 'noAnswer' };
};

/** What a person can do with a letter. */
export const LetterAction = z.enum(['redrive', 'discard']);
export type LetterAction = z.infer<typeof LetterAction>;
export const LETTER_ACTION_NAMES = {
  redrive: { id: 'diulang', en: 'redriven' },
  discard: { id: 'dibuang', en: 'discarded' },
} as const satisfies Record<LetterAction, Bilingual>;

/** Who did what with which letter, and why: for ever. */
export const LetterAct = z
  .strictObject({
    letter: LetterId,
    action: LetterAction,
    queue: LetterQueue,
    sentAt: Instant,
    cause: LetterCause,
    fault: FaultName.optional(),
    by: PersonId,
    at: Instant,
    /** The person's own words; asked for where a letter is discarded. */
    reason: z.string().optional(),
    /** When it was done; without it, it was begun and may have come to nothing. */
    doneAt: Instant.optional(),
  })
  .readonly();
export type LetterAct = z.infer<typeof LetterAct>;

/** So many letters may be sent again or discarded in an hour, by everybody together. */
export const MOST_LETTER_ACTS = 60;

/** Under which name the raw message of a discarded letter is kept. */
export const keptLetter = (queue: LetterQueue, letter: LetterId): string => `discarded/${queue}/${letter}`;
