import * as z from 'zod';
import type { Proposal } from '#shared/domain/classify/proposal';
import { RecipientId } from '#shared/domain/office/recipient';
import { textOf } from '#shared/domain/words/typed-text';
import {
  Assignee,
  type ChannelClass,
  type ChannelId,
  Desk,
  type Instant,
  ReportClass,
  ReportId,
  type Sha256,
  type SubDistrictId,
  TopicId,
  Unit,
  Urgency,
} from '#shared/domain/words/words';
import { Clock, ExtensionGround } from './clock-rules.ts';
import type { Unreadable } from './event.ts';
import { ChannelStatus, type Status } from './lifecycle.ts';
import {
  ArchiveReason,
  Authority,
  type ClosedBy,
  type EndedBefore,
  HandBackReason,
  ReopenReason,
  Result,
} from './reasons.ts';
import { type KeyedHash, NameTyped, type PersonId } from './report.ts';
import { StepAsked } from './second-step.ts';
import type { DataFlag, Message } from './submission.ts';

/** Words as the rulebook knows them: by their hash, and by what the machine makes of them. */
type SaidAs = { readonly content: KeyedHash; readonly proposal: Proposal };

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
    readonly proposal: Proposal;
  };
  readonly addReply: {
    readonly content: KeyedHash;
    readonly sentAt: Instant;
    readonly flags?: readonly DataFlag[];
    readonly proposal: Proposal;
  };
  readonly withdraw: {
    /** Where the reporter says why: the words, and what the machine makes of them. */
    readonly reason?: SaidAs;
  };
  readonly setConflictAside: { readonly webhook: Sha256; readonly body: KeyedHash };
  /** What waited for the report is kept and cannot be read. */
  readonly noteUnreadable: { readonly webhook: Sha256; readonly why: Unreadable };
};

/** What a sheet of history asks for. */
export type ImportCommands = {
  /** A row, as it stands there; how it had ended, where it had. */
  readonly takeIn: Omit<ChannelCommands['submit'], 'sentAt'> & { readonly ended: EndedBefore | undefined };
  /** The sheet is taken back. */
  readonly takeBack: object;
};

/** ISO 8601; without a zone it is the office's. When it is not said, it is now. */
const Moment = z.string().min(1).max(64).optional();
/** The words of the office: what the reporter is told, or why something is done. */
const Text = textOf(20_000);
const PerhapsText = z.exactOptional(Text);
/** By the ids under which people can be named. */
const Names = z.array(NameTyped).max(6).readonly();
const confidentiality = { anonymous: z.boolean(), secret: z.boolean() };

/** What the rulebook says of some commands only, and what is said of a moment that nobody can read. */
type RefusalKind = Exclude<Refusal['kind'], 'UnknownReport' | 'NotNow' | 'PersonRequired'> | 'MomentUnreadable';
/** What stands in a request; `object` where nothing does. */
type Asked<Fields extends z.core.$ZodLooseShape> = keyof Fields extends never
  ? object
  : Readonly<z.output<z.ZodObject<Fields, z.core.$strict>>>;
type Row<Fields extends z.core.$ZodLooseShape, Refusals> = {
  readonly fields: Fields;
  /** Why it may be refused, beside what every command may be refused for. */
  readonly refusals: Refusals;
  /** The moment that it speaks of. */
  readonly moment?: (asked: Asked<Fields>) => string | undefined;
  /** Whether it names somebody, so that it must be known who has an account. */
  readonly names?: (asked: Asked<Fields>) => boolean;
};

/** A command without words; `means` is what the rulebook takes it for. */
const command = <
  const Fields extends z.core.$ZodLooseShape,
  const Refusals extends readonly RefusalKind[],
  Meant extends object,
>({
  fields,
  ...row
}: Row<Fields, Refusals> & { readonly means: (asked: Asked<Fields>, at: Instant) => Meant }) => ({
  ...row,
  body: z.strictObject(fields),
});

/** A command that the rulebook takes as it is asked. */
const asAsked = <const Fields extends z.core.$ZodLooseShape, const Refusals extends readonly RefusalKind[]>(
  fields: Fields,
  ...refusals: Refusals
) => command({ fields, refusals, means: (asked) => asked });

/** Whether a message of this kind is what the reporter said: the machine reads that, and it is found by its words. */
export const isReporters = (kind: Message['kind']): boolean => kind === 'update';

/**
 * A command beside which words may be said: the rulebook knows them by their hash, and the reporter's also by what the
 * machine makes of them. They are kept as a message of this kind. Without words there is neither.
 */
const perhapsSaying = <
  const Fields extends { readonly text: typeof Text | typeof PerhapsText } & z.core.$ZodLooseShape,
  const Refusals extends readonly RefusalKind[],
  Meant extends object,
>(
  kind: Message['kind'],
  {
    fields,
    ...row
  }: Row<Fields, Refusals> & {
    readonly means: (
      asked: Asked<Fields>,
      at: Instant,
      content: KeyedHash | undefined,
      proposal: Proposal | undefined,
    ) => Meant;
  },
) => ({
  ...row,
  says: kind,
  body: z.strictObject(fields),
  text: ({ text }: { readonly text?: string }): string | undefined => text,
});

/** A command that is nothing without its words. */
const saying = <
  const Fields extends { readonly text: typeof Text } & z.core.$ZodLooseShape,
  const Refusals extends readonly RefusalKind[],
  Meant extends object,
>(
  kind: Message['kind'],
  row: Row<Fields, Refusals> & { readonly means: (asked: Asked<Fields>, at: Instant, content: KeyedHash) => Meant },
) =>
  perhapsSaying(kind, {
    ...row,
    means: (asked, at, content) => {
      if (content === undefined) throw new Error('words without their hash');
      return row.means(asked, at, content);
    },
  });

/** Words that may stand beside what is asked, by their hash. */
const beside = (content: KeyedHash | undefined): { readonly content?: KeyedHash } =>
  content === undefined ? {} : { content };

/** What the reporter said beside what is asked. */
const heardBeside = (content: KeyedHash | undefined, proposal: Proposal | undefined): { readonly said?: SaidAs } => {
  if (content === undefined) return {};
  if (proposal === undefined) throw new Error("the reporter's words, and nobody has heard them");
  return { said: { content, proposal } };
};

const asSaid = (_asked: object, _at: Instant, content: KeyedHash) => ({ content });

/** What the rulebook takes of the channel's status, from a person who looked there or from the channel itself. */
type StatusSeen = {
  readonly status: ChannelStatus;
  readonly observedAt: Instant;
  /** The channel's own words, and what the machine makes of them. */
  readonly said?: SaidAs;
};

/** Where it is said when. */
const TIMED = ['MomentUnreadable', 'MomentImpossible'] as const;
/** Where somebody is named. */
const NAMING = ['UnknownPerson', 'NobodyLeft', 'TooManyNamed'] as const;

/**
 * What a person of the office may do to a report, one row a command: what is asked, by its names on the wire; why it
 * may be refused; which words and which moment it takes, and whether it names somebody. Its rule stands in the table of
 * its kind (`decide-*.ts`), who may give it in the table of access, both under the same name.
 */
export const PERSON_COMMANDS = {
  // By whoever triages.
  classify: command({
    fields: {
      class: ReportClass,
      topic: TopicId,
      urgency: Urgency,
      /** Where it goes; by the topic→unit table when not given. */
      assignee: z.exactOptional(Assignee),
      recused: z.exactOptional(Names),
    },
    // To triage a report may come back from everywhere.
    refusals: ['SecondPersonRequired', 'UnknownTopic', ...NAMING],
    // Also without a name: who was named before is looked up by account.
    names: ({ class: kind }) => kind === 'oversight',
    means: (asked) => asked,
  }),
  confirm: asAsked({}),
  route: asAsked({ assignee: Assignee }, 'IllegalMove', 'OversightStaysConfidential'),
  /** To an agency of the list; in words, which one it is where the list has no name for it. */
  refer: perhapsSaying('note', {
    fields: { authority: Authority, text: PerhapsText },
    refusals: ['IllegalMove', 'SecondPersonRequired', 'UnknownAuthority'],
    means: ({ authority }, _, content) => ({ authority, ...beside(content) }),
  }),
  comeBack: asAsked({}, 'IllegalMove'),
  archive: asAsked({ reason: ArchiveReason }, 'IllegalMove', 'SecondPersonRequired'),
  restore: asAsked({}, 'IllegalMove'),
  linkDuplicate: asAsked({ of: ReportId }, 'OwnDuplicate', 'NotAnOriginal'),
  unlinkDuplicate: asAsked({}),
  // By the unit, and whoever answers for it.
  markProcessed: command({
    fields: { statedAt: Moment },
    refusals: TIMED,
    moment: ({ statedAt }) => statedAt,
    means: (_, statedAt) => ({ statedAt }),
  }),
  /** The admin has told the group by hand; the group of whoever has it where none is named. */
  recordTold: command({
    fields: { group: z.exactOptional(RecipientId), toldAt: Moment },
    refusals: [...TIMED, 'UnknownGroup'],
    moment: ({ toldAt }) => toldAt,
    means: ({ group }, toldAt) => ({ toldAt, ...(group === undefined ? {} : { group }) }),
  }),
  startWork: asAsked({}, 'IllegalMove'),
  /** To a person of the unit that has it; to nobody where none is named. */
  assign: command({
    fields: { person: z.exactOptional(NameTyped) },
    refusals: ['UnknownPerson'],
    names: ({ person }) => person !== undefined,
    means: (asked) => asked,
  }),
  handBack: perhapsSaying('note', {
    fields: { reason: HandBackReason, text: PerhapsText },
    refusals: ['IllegalMove'],
    means: ({ reason }, _, content) => ({ reason, ...beside(content) }),
  }),
  askReporter: saying('question', {
    fields: { text: Text },
    refusals: ['IllegalMove'],
    means: asSaid,
  }),
  addNote: saying('note', { fields: { text: Text }, refusals: [], means: asSaid }),
  /** Somebody looks at who reported, and says why; that comes with the answer. */
  revealIdentity: saying('reason', {
    fields: { text: Text },
    refusals: ['SecondPersonRequired'],
    means: asSaid,
  }),
  /** With what the reporter sent in another way than through the channel. */
  resume: perhapsSaying('update', {
    fields: { text: PerhapsText },
    refusals: [],
    means: (_, _at, content, proposal) => heardBeside(content, proposal),
  }),
  postAnswer: saying('answer', {
    fields: { text: Text, postedAt: Moment },
    refusals: TIMED,
    moment: ({ postedAt }) => postedAt,
    means: (_, postedAt, content) => ({ content, postedAt }),
  }),
  // What the channel shows, and when somebody saw it there.
  noteChannelStatus: command({
    fields: { status: ChannelStatus.exclude(['unknown']), observedAt: Moment },
    refusals: TIMED,
    moment: ({ observedAt }) => observedAt,
    means: ({ status }, observedAt): StatusSeen => ({ status, observedAt }),
  }),
  resolve: asAsked({ result: Result }, 'IllegalMove', 'AnswerRequired', 'EvidenceRequired', 'EvidenceFlagged'),
  close: command({
    // By silence and by the channel it is closed without anybody asking for it.
    fields: { closedBy: z.enum(['officer', 'reporter']) },
    refusals: ['IllegalMove'],
    means: ({ closedBy }): { readonly closedBy: z.output<typeof ClosedBy> } => ({ closedBy }),
  }),
  reopen: asAsked({ reason: ReopenReason }, 'IllegalMove', 'WindowOver'),
  // Confidentiality rises at a word, and falls only when two people agree.
  raiseConfidentiality: asAsked(confidentiality),
  proposeLowering: asAsked(confidentiality, 'AlreadyDone'),
  approveLowering: asAsked({}, 'SecondPersonRequired'),
  // What nobody does alone where oversight is or was suspected. Whoever is named is so beside those named before.
  recuse: command({
    fields: { recused: Names },
    refusals: ['SecondPersonRequired', ...NAMING],
    names: () => true,
    means: (asked) => asked,
  }),
  proposeStep: saying('reason', {
    fields: { step: StepAsked, text: Text },
    refusals: ['IllegalMove', 'StepWaits', 'NoSecondPerson', 'UnknownTopic', 'UnknownAuthority', ...NAMING],
    names: ({ step }) => step.type === 'recuse',
    means: ({ step }, _, content) => ({ step, content }),
  }),
  approveStep: asAsked({}, 'IllegalMove', 'SecondPersonRequired', 'NobodyLeft'),
  declineStep: asAsked({}),
  // By whoever answers for a deadline.
  extendDeadline: asAsked({ clock: Clock, ground: ExtensionGround }, 'NoExtension', 'AlreadyExtended'),
};

type Table = typeof PERSON_COMMANDS;
export type PersonCommand = keyof Table;

/** What people ask, by the command. */
type Requests = { readonly [Name in PersonCommand]: Parameters<Table[Name]['means']>[0] };
/** What the rulebook takes that for. */
type PersonCommands = { readonly [Name in PersonCommand]: Readonly<ReturnType<Table[Name]['means']>> };

/** What a person asks to be done to a report; with a name, that one alone. */
export type CommandRequest<Name extends PersonCommand = PersonCommand> = {
  readonly [N in Name]: { readonly type: N } & Requests[N];
}[Name];

/** What a request asks of the rulebook; with a name, of that command alone. */
export type CommandMeant<Name extends PersonCommand = PersonCommand> = {
  readonly [N in Name]: { readonly type: N } & PersonCommands[N];
}[Name];

/** What commands are tried with, to see whether one is open: what it is about, and somebody and some agency to name. */
export type Sample = {
  readonly report: { readonly topic: TopicId; readonly content: KeyedHash };
  readonly now: Instant;
  readonly person: PersonId;
  readonly authority: string;
};
/** Another report than any. */
const SOME_REPORT = ReportId.parse(`rep_${'0'.repeat(26)}`);

/** Each command with values that it may be open for: it is open where the rulebook does something at one of them. */
const TRIES: { readonly [Name in PersonCommand]: (sample: Sample) => readonly CommandMeant<Name>[] } = {
  classify: ({ report: { topic } }) =>
    ReportClass.options.flatMap((kind) =>
      Urgency.options.map((urgency) => ({ type: 'classify', class: kind, topic, urgency }) as const),
    ),
  confirm: () => [{ type: 'confirm' }],
  route: () => [...Unit.options, ...Desk.options].map((assignee) => ({ type: 'route', assignee }) as const),
  refer: ({ authority }) => [{ type: 'refer', authority }],
  comeBack: () => [{ type: 'comeBack' }],
  archive: () => [{ type: 'archive', reason: 'incomplete' }],
  restore: () => [{ type: 'restore' }],
  linkDuplicate: () => [{ type: 'linkDuplicate', of: SOME_REPORT }],
  unlinkDuplicate: () => [{ type: 'unlinkDuplicate' }],
  markProcessed: ({ now }) => [{ type: 'markProcessed', statedAt: now }],
  recordTold: ({ now }) => [{ type: 'recordTold', toldAt: now }],
  startWork: () => [{ type: 'startWork' }],
  assign: ({ person }) => [{ type: 'assign' }, { type: 'assign', person }],
  handBack: () => HandBackReason.options.map((reason) => ({ type: 'handBack', reason }) as const),
  askReporter: ({ report: { content } }) => [{ type: 'askReporter', content }],
  addNote: ({ report: { content } }) => [{ type: 'addNote', content }],
  revealIdentity: ({ report: { content } }) => [{ type: 'revealIdentity', content }],
  resume: () => [{ type: 'resume' }],
  postAnswer: ({ report: { content }, now }) => [{ type: 'postAnswer', content, postedAt: now }],
  noteChannelStatus: ({ now }) =>
    ChannelStatus.options.map((status) => ({ type: 'noteChannelStatus', status, observedAt: now }) as const),
  resolve: () => [{ type: 'resolve', result: 'planned' }],
  close: () => [{ type: 'close', closedBy: 'officer' }],
  reopen: () => [{ type: 'reopen', reason: 'notSatisfied' }],
  raiseConfidentiality: () => [{ type: 'raiseConfidentiality', anonymous: true, secret: true }],
  proposeLowering: () => [{ type: 'proposeLowering', anonymous: false, secret: false }],
  approveLowering: () => [{ type: 'approveLowering' }],
  recuse: ({ person }) => [{ type: 'recuse', recused: [person] }],
  proposeStep: ({ report: { topic, content }, authority, person }) =>
    (
      [
        { type: 'classify', topic, urgency: 'normal' },
        { type: 'archive', reason: 'notAComplaint' },
        { type: 'refer', authority },
        { type: 'recuse', recused: [person] },
        { type: 'revealIdentity' },
      ] as const
    ).map((step) => ({ type: 'proposeStep', step, content }) as const),
  approveStep: () => [{ type: 'approveStep' }],
  declineStep: () => [{ type: 'declineStep' }],
  extendDeadline: () =>
    Clock.options.flatMap((clock) =>
      ExtensionGround.options.map((ground) => ({ type: 'extendDeadline', clock, ground }) as const),
    ),
};

/** What a command needs to be told, and what it may be told beside that, by the names on the wire. */
export const fieldsOf = (
  name: PersonCommand,
): { readonly needs: readonly string[]; readonly takes: readonly string[] } => {
  const fields: Readonly<Record<string, z.core.$ZodType>> = PERSON_COMMANDS[name].body.shape;
  const isOptional = (field: string): boolean => fields[field]?._zod.optin === 'optional';
  const names = Object.keys(fields);
  return { needs: names.filter((field) => !isOptional(field)), takes: names.filter(isOptional) };
};

/** What a command is tried with, to see whether it is open. */
export const triesOf = (name: PersonCommand, sample: Sample): readonly CommandMeant[] => TRIES[name](sample);

/** Why a command may be refused, beside what every command may be refused for. */
export type RefusalOf<Name extends PersonCommand> = Table[Name]['refusals'][number];

/** A row of the table, whichever it is: either it says something, or it does not. */
export type CommandRow<Name extends PersonCommand> = {
  readonly body: z.ZodType<Requests[Name]>;
  readonly refusals: readonly RefusalOf<Name>[];
  readonly moment?: (asked: Requests[Name]) => string | undefined;
  readonly names?: (asked: Requests[Name]) => boolean;
} & (
  | { readonly says?: never; readonly means: (asked: Requests[Name], at: Instant) => PersonCommands[Name] }
  | {
      readonly says: Message['kind'];
      /** What is said, where something is. */
      readonly text: (asked: Requests[Name]) => string | undefined;
      readonly means: (
        asked: Requests[Name],
        at: Instant,
        content: KeyedHash | undefined,
        proposal: Proposal | undefined,
      ) => PersonCommands[Name];
    }
);
const ROWS: { readonly [Name in PersonCommand]: CommandRow<Name> } = PERSON_COMMANDS;

/** The row of a command, as the compiler knows it of any. */
export const commandRow = <Name extends PersonCommand>(name: Name): CommandRow<Name> => ROWS[name];

/** What dispatch and watch ask for. */
export type MachineCommands = {
  readonly recordInformed: object;
  /** Time has passed: whatever it alone brings about is recorded. */
  readonly passTime: object;
  /** The calendar has changed: what is still running is counted again. */
  readonly recountDeadlines: object;
};

type Commands = ChannelCommands & ImportCommands & PersonCommands & MachineCommands;
export type CommandName = keyof Commands;

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
  | { readonly kind: 'AnswerRequired' }
  | { readonly kind: 'EvidenceRequired' | 'EvidenceFlagged' }
  | { readonly kind: 'NoExtension' }
  | { readonly kind: 'AlreadyExtended' }
  | { readonly kind: 'OversightStaysConfidential' }
  | { readonly kind: 'SecondPersonRequired' }
  /** Nobody could decide what becomes of it. */
  | { readonly kind: 'NobodyLeft' }
  /** By the office's data nobody is left who could approve it. */
  | { readonly kind: 'NoSecondPerson' }
  /** Nobody is called so; who is called nearly so. */
  | { readonly kind: 'UnknownPerson'; readonly names: readonly NameTyped[]; readonly nearest: readonly PersonId[] }
  | {
      readonly kind: 'UnknownTopic' | 'UnknownAuthority' | 'UnknownGroup';
      readonly names: readonly string[];
      readonly nearest: readonly string[];
    }
  | { readonly kind: 'TooManyNamed' }
  /** Another step waits for a second person. */
  | { readonly kind: 'StepWaits' }
  | { readonly kind: 'WindowOver' }
  | { readonly kind: 'OwnDuplicate' }
  /** What it is said to duplicate duplicates another one itself. */
  | { readonly kind: 'NotAnOriginal' };
