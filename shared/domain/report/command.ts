import type * as z from 'zod';
import type { Proposal } from '#shared/domain/classify/proposal';
import type {
  Assignee,
  ChannelClass,
  ChannelId,
  Instant,
  ReportClass,
  ReportId,
  Sha256,
  SubDistrictId,
  TopicId,
  Urgency,
} from '#shared/domain/words/words';
import type { Clock, ExtensionGround } from './clock.ts';
import type { ChannelStatus, Status } from './lifecycle.ts';
import type {
  ArchiveReason,
  ClosedBy,
  HandBackReason,
  KeyedHash,
  NameTyped,
  PersonId,
  Result,
  StepAsked,
} from './report.ts';
import type { DataFlag } from './submission.ts';

/** What a channel's message asks for. Words travel beside a command, never in it. */
export type ChannelCommands = {
  readonly submit: {
    readonly id: ReportId;
    readonly channel: ChannelId;
    readonly receivedAt: Instant;
    readonly sentAt: Instant;
    readonly submittedAt?: Instant | undefined;
    readonly disposedAt?: Instant | undefined;
    readonly channelClass?: ChannelClass | undefined;
    readonly subDistrict?: SubDistrictId | undefined;
    readonly channelStatus?: ChannelStatus | undefined;
    readonly anonymous: boolean;
    readonly secret: boolean;
    readonly flags: readonly DataFlag[];
    readonly content: KeyedHash;
    /** It was sent before one that came earlier, and does not stand in its place. */
    readonly late?: true;
    /** Late, and nothing but what had come before. */
    readonly copy?: true;
    readonly proposal: Proposal;
  };
  readonly addReply: {
    readonly content: KeyedHash;
    readonly sentAt: Instant;
    readonly flags?: readonly DataFlag[];
    readonly proposal: Proposal;
    /** The same words are in the record already: a poll that repeats them says nothing new. */
    readonly known?: true;
  };
  readonly withdraw: {
    /** Where the reporter says why: the words, and what the machine makes of them. */
    readonly reason?: { readonly content: KeyedHash; readonly proposal: Proposal };
    readonly known?: true;
  };
  readonly setConflictAside: { readonly webhook: Sha256; readonly body: KeyedHash };
};

/** What a person of the office may do to a report. Who may is in the table of access, under the same names. */
export type PersonCommands = {
  // By whoever triages.
  readonly classify: {
    readonly class: ReportClass;
    readonly topic: TopicId;
    readonly urgency: Urgency;
    /** Where it goes; by the topic→unit table when not given. */
    readonly assignee?: Assignee;
    readonly recused?: readonly NameTyped[];
  };
  readonly confirm: object;
  readonly route: { readonly assignee: Assignee };
  readonly refer: { readonly authority: string };
  readonly comeBack: object;
  readonly archive: { readonly reason: z.infer<typeof ArchiveReason> };
  readonly restore: object;
  readonly linkDuplicate: { readonly of: ReportId };
  readonly unlinkDuplicate: object;
  // By the unit, and whoever answers for it.
  readonly markProcessed: { readonly statedAt: Instant };
  readonly startWork: object;
  readonly handBack: { readonly reason: z.infer<typeof HandBackReason> };
  readonly askReporter: { readonly content: KeyedHash };
  readonly addNote: { readonly content: KeyedHash };
  /** Somebody looks at who reported, and says why. */
  readonly revealIdentity: { readonly content: KeyedHash };
  readonly resume: object;
  readonly postAnswer: { readonly content: KeyedHash; readonly postedAt: Instant };
  /** By a person who looked there, or by the channel itself. */
  readonly noteChannelStatus: {
    readonly status: ChannelStatus;
    readonly observedAt: Instant;
    /** The channel's own words: what the machine makes of them is left out where it has heard them before. */
    readonly said?: { readonly content: KeyedHash; readonly proposal?: Proposal };
    readonly known?: true;
  };
  readonly resolve: { readonly result: z.infer<typeof Result>; readonly evidence: number };
  readonly close: { readonly closedBy: z.infer<typeof ClosedBy> };
  readonly reopen: object;
  // Confidentiality rises at a word, and falls only when two people agree.
  readonly raiseConfidentiality: { readonly anonymous: boolean; readonly secret: boolean };
  readonly proposeLowering: { readonly anonymous: boolean; readonly secret: boolean };
  readonly approveLowering: object;
  // What nobody does alone where oversight is or was suspected.
  readonly recuse: { readonly recused: readonly NameTyped[] };
  readonly proposeStep: { readonly step: StepAsked; readonly content: KeyedHash };
  readonly approveStep: object;
  readonly declineStep: object;
  // By whoever answers for a deadline.
  readonly extendDeadline: { readonly clock: Clock; readonly ground: ExtensionGround };
};

/** What dispatch and watch ask for. */
export type MachineCommands = {
  readonly recordInformed: object;
  /** Time has passed: whatever it alone brings about is recorded. */
  readonly passTime: object;
  /** The calendar has changed: what is still running is counted again. */
  readonly recountDeadlines: object;
};

type Commands = ChannelCommands & PersonCommands & MachineCommands;
export type CommandName = keyof Commands;
export type PersonCommand = keyof PersonCommands;

/** Everything that can be asked of a report; with a name, that one alone. */
export type Command<Name extends CommandName = CommandName> = {
  readonly [N in Name]: { readonly type: N } & Commands[N];
}[Name];

/** Why a command is not carried out. A refusal is an answer: it is recorded or told, and never retried. */
export type Refusal =
  | { readonly kind: 'UnknownReport' }
  | { readonly kind: 'IllegalMove'; readonly from: Status; readonly to: Status }
  | { readonly kind: 'NotNow'; readonly status: Status; readonly command: CommandName }
  | { readonly kind: 'AlreadyDone'; readonly command: CommandName }
  | { readonly kind: 'PersonRequired'; readonly command: CommandName }
  | { readonly kind: 'MomentImpossible' }
  | { readonly kind: 'EvidenceRequired' }
  | { readonly kind: 'NoExtension' }
  | { readonly kind: 'OversightStaysConfidential' }
  | { readonly kind: 'SecondPersonRequired' }
  /** Nobody could decide what becomes of it. */
  | { readonly kind: 'NobodyLeft' }
  /** By the office's data nobody is left who could approve it. */
  | { readonly kind: 'NoSecondPerson' }
  /** Nobody is called so; who is called nearly so. */
  | { readonly kind: 'UnknownPerson'; readonly names: readonly NameTyped[]; readonly nearest: readonly PersonId[] }
  | { readonly kind: 'TooManyNamed' }
  /** Another step waits for a second person. */
  | { readonly kind: 'StepWaits' }
  | { readonly kind: 'WindowOver' }
  | { readonly kind: 'OwnDuplicate' };
