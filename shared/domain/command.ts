import type * as z from 'zod';
import type { Clock, ExtensionGround } from './clock.ts';
import type { ChannelStatus, Status } from './lifecycle.ts';
import type { Proposal } from './proposal.ts';
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
import type { SubDistrictId } from './sub-district.ts';
import type { DataFlag } from './submission.ts';
import type {
  Assignee,
  ChannelClass,
  ChannelId,
  Instant,
  ReportClass,
  ReportId,
  Sha256,
  TopicId,
  Urgency,
} from './words.ts';

/** Everything that can be asked of a report, by a channel, a person or the watch. Words travel beside a command, never in it. */
export type Command =
  // From the channel.
  | {
      readonly type: 'submit';
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
    }
  | {
      readonly type: 'addReply';
      readonly content: KeyedHash;
      readonly sentAt: Instant;
      readonly flags?: readonly DataFlag[];
      readonly proposal: Proposal;
      /** The same words are in the record already: a poll that repeats them says nothing new. */
      readonly known?: true;
    }
  | {
      readonly type: 'withdraw';
      /** Where the reporter says why: the words, and what the machine makes of them. */
      readonly reason?: { readonly content: KeyedHash; readonly proposal: Proposal };
      readonly known?: true;
    }
  /** By the channel itself, or by a person who looked there. */
  | {
      readonly type: 'noteChannelStatus';
      readonly status: ChannelStatus;
      readonly observedAt: Instant;
      /** The channel's own words: what the machine makes of them is left out where it has heard them before. */
      readonly said?: { readonly content: KeyedHash; readonly proposal?: Proposal };
      readonly known?: true;
    }
  | { readonly type: 'setConflictAside'; readonly webhook: Sha256; readonly body: KeyedHash }
  // From a person who triages.
  | {
      readonly type: 'classify';
      readonly class: ReportClass;
      readonly topic: TopicId;
      readonly urgency: Urgency;
      /** Where it goes; by the topic→unit table when not given. */
      readonly assignee?: Assignee;
      readonly recused?: readonly NameTyped[];
    }
  | { readonly type: 'confirm' }
  | { readonly type: 'route'; readonly assignee: Assignee }
  | { readonly type: 'refer'; readonly authority: string }
  | { readonly type: 'comeBack' }
  | { readonly type: 'archive'; readonly reason: z.infer<typeof ArchiveReason> }
  | { readonly type: 'restore' }
  | { readonly type: 'linkDuplicate'; readonly of: ReportId }
  | { readonly type: 'unlinkDuplicate' }
  // From the unit.
  | { readonly type: 'markProcessed'; readonly statedAt: Instant }
  | { readonly type: 'startWork' }
  | { readonly type: 'handBack'; readonly reason: z.infer<typeof HandBackReason> }
  | { readonly type: 'askReporter'; readonly content: KeyedHash }
  | { readonly type: 'addNote'; readonly content: KeyedHash }
  /** Somebody looks at who reported, and says why. */
  | { readonly type: 'revealIdentity'; readonly content: KeyedHash }
  | { readonly type: 'resume' }
  | { readonly type: 'postAnswer'; readonly content: KeyedHash; readonly postedAt: Instant }
  | { readonly type: 'resolve'; readonly result: z.infer<typeof Result>; readonly evidence: number }
  | { readonly type: 'close'; readonly closedBy: z.infer<typeof ClosedBy> }
  | { readonly type: 'reopen' }
  // Confidentiality: rises at a word, falls only when two people agree.
  | { readonly type: 'raiseConfidentiality'; readonly anonymous: boolean; readonly secret: boolean }
  | { readonly type: 'proposeLowering'; readonly anonymous: boolean; readonly secret: boolean }
  | { readonly type: 'approveLowering' }
  // From dispatch and watch.
  | { readonly type: 'recordInformed' }
  /** Time has passed: whatever it alone brings about is recorded. */
  | { readonly type: 'passTime' }
  /** The calendar has changed: what is still running is counted again. */
  | { readonly type: 'recountDeadlines' }
  // From whoever answers for a deadline.
  // What nobody does alone where oversight is or was suspected.
  | { readonly type: 'recuse'; readonly recused: readonly NameTyped[] }
  | { readonly type: 'proposeStep'; readonly step: StepAsked; readonly content: KeyedHash }
  | { readonly type: 'approveStep' }
  | { readonly type: 'declineStep' }
  | { readonly type: 'extendDeadline'; readonly clock: Clock; readonly ground: ExtensionGround };

/** Why a command is not carried out. A refusal is an answer: it is recorded or told, and never retried. */
export type Refusal =
  | { readonly kind: 'UnknownReport' }
  | { readonly kind: 'IllegalMove'; readonly from: Status; readonly to: Status }
  | { readonly kind: 'NotNow'; readonly status: Status; readonly command: Command['type'] }
  | { readonly kind: 'AlreadyDone'; readonly command: Command['type'] }
  | { readonly kind: 'PersonRequired'; readonly command: Command['type'] }
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
