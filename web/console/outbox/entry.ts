import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { InformalAsked, InformalRecorded } from '#shared/contracts/http/informal';
import type { Photo } from '../activities/photos.ts';
import type { ActivityAsked } from '../activities/typed-activity.ts';
import type { Decided, Decision, Refused } from '../api/client.ts';
import { isPlainShown } from '../kept/keepable.ts';

/** What waits for a line, whatever it is. */
type Waits = {
  /** The key under which it is decided once, however often it is sent. */
  readonly key: string;
  /** Who decided it: it is sent as theirs, or not at all. */
  readonly owner: string;
  /** What it is about, as it is called where it is listed. */
  readonly called: string;
  /** What was typed, as the form has it. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly putAt: number;
  /** It has been sent at least once, so it may have arrived. */
  readonly isTried?: true;
  /** Its owner has looked at the outbox since it was refused. */
  readonly isLookedAt?: true;
};

/** A decision about a report, and what became of it. */
export type ReportEntry = Waits & {
  readonly report: string;
  readonly command: Decision['command'];
  /** The report's version that was seen. */
  readonly version: number;
  readonly body: unknown;
  readonly became?: Became;
};

/** An informal contact that somebody wrote down, and what became of it: once it is recorded, the text to send. */
export type ContactEntry = Waits & {
  readonly command: 'recordInformal';
  readonly body: InformalAsked;
  readonly became?: Became & { readonly recorded?: InformalRecorded };
};

/** A file of an activity on its way, and what became of it. */
export type FileOnItsWay = Photo & {
  /** What it was announced as, and whether it has arrived there as far as we know. */
  readonly upload?: { readonly id: string; readonly arrived: boolean } | undefined;
  /** How often the store did not take it. */
  readonly notTaken?: number;
  readonly became?:
    | { readonly is: 'kept' }
    | { readonly is: 'refused'; readonly code: string; readonly words?: Readonly<Record<'id' | 'en', string>> };
};

/**
 * An activity that somebody recorded, with its pictures, or pictures for one that is there; what became of each. The
 * activity goes first, then one file after the other.
 */
export type ActivityEntry = Waits & {
  readonly command: 'recordActivity';
  /** What was done, until it is recorded. */
  readonly body?: ActivityAsked | undefined;
  /** Which activity it is, once that is known. */
  readonly activity?: string | undefined;
  readonly files: readonly FileOnItsWay[];
  /** Refused because somebody else has recorded it: that one. */
  readonly exists?: string | undefined;
  readonly became?: Became | undefined;
};

export type Entry = ReportEntry | ContactEntry | ActivityEntry;

export const isOfContact = (entry: Entry): entry is ContactEntry => entry.command === 'recordInformal';
export const isOfActivity = (entry: Entry): entry is ActivityEntry => entry.command === 'recordActivity';
export const isOfReport = (entry: Entry): entry is ReportEntry => !isOfContact(entry) && !isOfActivity(entry);

export type Became =
  | { readonly is: 'sent'; readonly at: number }
  | { readonly is: 'refused'; readonly at: number; readonly problem: Refused };

type Body = Readonly<Record<string, unknown>>;
const always = (): boolean => true;

/**
 * The commands that may wait in the browser, and with what: none that is about oversight, none that answers with who
 * reported, none that names another report or somebody to be kept from it. A command that is not here waits on the open
 * page.
 */
const MAY_WAIT: { readonly [command in Decision['command']]?: (body: Body) => boolean } = {
  confirm: always,
  route: always,
  markProcessed: always,
  recordTold: always,
  startWork: always,
  assign: always,
  handBack: ({ reason }) => reason === 'notThisUnit',
  askReporter: always,
  addNote: always,
  resume: always,
  postAnswer: always,
  noteChannelStatus: always,
  resolve: always,
  close: always,
  reopen: always,
  extendDeadline: always,
  classify: ({ class: is, recused }) => is === 'service' && recused === undefined,
};

/** Whether a command may be put into the outbox: an ordinary one, about what is plainly a service report. */
export const mayWait = (shown: ReportShown, command: Decision['command'], body: Body): boolean =>
  isPlainShown(shown) && MAY_WAIT[command]?.(body) === true;

/** Whether a contact may be put there too: one that says who it was waits on the open page. */
export const mayContactWait = ({ identity }: InformalAsked): boolean => identity === undefined;

/** What was decided so long ago is decided anew by a person: the report may be another one by now. */
const OLDEST_MS = 24 * 3_600_000;
/** A clock that has gone back says nothing of an age. */
const CLOCK_SLACK_MS = 5 * 60_000;

const isTooOld = ({ putAt }: Entry, now: number): boolean => now - putAt >= OLDEST_MS || putAt - now > CLOCK_SLACK_MS;

export const isWaiting = ({ became }: Entry): boolean => became === undefined;

/** It was refused, or a file of it was, and its owner has not looked at that yet. */
export const isRefusedUnseen = (entry: Entry): boolean =>
  entry.isLookedAt !== true &&
  (entry.became?.is === 'refused' ||
    (isOfActivity(entry) && entry.became !== undefined && entry.files.some(({ became }) => became?.is === 'refused')));

/** As they were put; where two were at the same moment, by their keys, so that every window has the same order. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((one, other) => one.putAt - other.putAt || (one.key < other.key ? -1 : 1));

/** Why nothing more about a report is put: its version is another one as soon as the first is sent. */
export const hasWaiting = (entries: readonly Entry[], report: string): boolean =>
  entries.some((entry) => isOfReport(entry) && isWaiting(entry) && entry.report === report);

/** Only files are left of it: they take long on a weak line, and let all that is small go first. */
const isLong = (entry: Entry): boolean => isOfActivity(entry) && entry.activity !== undefined;

/** What is sent next, of this person's and but for what was passed over; nothing where nothing waits. */
export const nextOf = (
  entries: readonly Entry[],
  owner: string,
  passed: ReadonlySet<string> = new Set(),
): Entry | undefined => {
  const waiting = inOrder(entries).filter(
    (entry) => isWaiting(entry) && entry.owner === owner && !passed.has(entry.key),
  );
  return waiting.find((entry) => !isLong(entry)) ?? waiting[0];
};

const TOO_OLD: Refused = { code: 'tooOld' };

/** Refused by ourselves, where it is too old to be sent. What was done stays so, however late it is told. */
export const refusedByAge = (entry: Entry, now: number): Entry | undefined =>
  !isOfActivity(entry) && isTooOld(entry, now)
    ? { ...entry, became: { is: 'refused', at: now, problem: TOO_OLD } }
    : undefined;

/** What the gateway says of itself, or whoever is broken behind it: asked again later, the answer may be another. */
export const isPassing = ({ code }: Pick<Refused, 'code'>): boolean => code === 'gateway' || code === 'unexpected';

type Refusing = Extract<Decided, { readonly ok: false }>;

/** What a refusal makes of it; `undefined` where it goes on waiting. */
const refusedBy = (entry: Entry, { problem }: Refusing, now: number): Entry | undefined =>
  isPassing(problem) ? undefined : { ...entry, became: { is: 'refused', at: now, problem } };

/** What an answer makes of it; `undefined` where it goes on waiting. What was typed is kept until it is sent. */
export const settledBy = (entry: ReportEntry, decided: Decided, now: number): Entry | undefined =>
  decided.ok ? { ...entry, body: {}, fields: {}, became: { is: 'sent', at: now } } : refusedBy(entry, decided, now);

/** The same of a contact. The text to send is kept, without which nobody could lead the citizen to the channel. */
export const recordedBy = (
  entry: ContactEntry,
  recorded: Refusing | { readonly ok: true; readonly value: InformalRecorded },
  now: number,
): Entry | undefined => {
  if (!recorded.ok) return refusedBy(entry, recorded, now);
  const { how, topic } = entry.body;
  return { ...entry, body: { how, topic }, fields: {}, became: { is: 'sent', at: now, recorded: recorded.value } };
};
