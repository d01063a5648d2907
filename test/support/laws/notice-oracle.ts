import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';

/**
 * Who must be told of what, worked out a second time: by hand from the office's rules of May 2025, and by nothing of
 * what the system itself works it out with.
 */

const ADMIN = 'admin-lapor';
const SECRETARY = 'sekretaris';
const INSPECTOR = 'inspektur';
const READER = 'pembaca-pengawasan';
const STAND_IN = 'pengganti-admin-lapor';
const ABOVE = 'inspektorat-provinsi';

/** Who stands in for whom where they are named. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  [ADMIN]: READER,
  [READER]: INSPECTOR,
  [SECRETARY]: INSPECTOR,
  [INSPECTOR]: ABOVE,
};

/** The group of each unit and desk, by hand. */
export const GROUPS: Readonly<Record<string, string>> = {
  llaj: 'grup-llaj',
  asdp: 'grup-asdp',
  keuangan: 'grup-keuangan',
  umum: 'grup-umum',
  secretary: 'meja-sekretaris',
  ppid: 'meja-ppid',
  news: 'meja-berita',
  sikedip: 'meja-sikedip',
};

const HEADS: Readonly<Record<string, string>> = {
  'grup-llaj': 'kepala-llaj',
  'grup-asdp': 'kepala-asdp',
  'grup-keuangan': 'kepala-keuangan',
  'grup-umum': 'kepala-umum',
};

/** As much of a report as decides whom it concerns. */
export type Concern = {
  readonly oversight: 'none' | 'suspected' | 'confirmed';
  readonly danger: boolean;
  readonly recused: readonly string[];
  readonly group: string | undefined;
  readonly closed: boolean;
  /** Who may approve what waits for a second person. */
  readonly approvers: readonly string[];
  /** Until when who reads of oversight still sees it. */
  readonly seenUntil: number;
  readonly at: number;
  /** Who was named in what was found to be none. */
  readonly remembered: readonly string[];
};

const NOTHING: Concern = {
  oversight: 'none',
  danger: false,
  recused: [],
  group: undefined,
  closed: false,
  approvers: [],
  seenUntil: 0,
  at: 0,
  remembered: [],
};

const after = (concern: Concern, event: ReportEvent): Concern => {
  switch (event.type) {
    case 'Classified': {
      const { oversight, urgency, recused = [] } = event;
      const decided = { oversight, danger: urgency === 'danger', recused, group: undefined, closed: false };
      const remembered = [...concern.remembered, ...concern.recused];
      return { ...concern, ...decided, approvers: [], remembered };
    }
    case 'OversightSuspected': {
      const danger = concern.danger || event.proposal?.urgency === 'danger';
      const { recused = [] } = event;
      return { ...concern, oversight: 'suspected', danger, recused, group: undefined, closed: false, approvers: [] };
    }
    case 'UrgencyRaised':
      return { ...concern, danger: concern.danger || event.urgency === 'danger' };
    case 'Routed':
      return { ...concern, group: GROUPS[event.assignee] };
    case 'HeldForTriage':
    case 'HandedBack':
    case 'CameBack':
    case 'Restored':
    case 'Archived':
    case 'Referred':
      return { ...concern, group: undefined, closed: false };
    case 'Recused':
      return { ...concern, recused: event.recused ?? [] };
    case 'StepProposed':
      return { ...concern, approvers: approversOf(concern, event.from) };
    case 'StepApproved':
      return { ...concern, approvers: [], seenUntil: event.seenUntil ?? concern.seenUntil };
    case 'StepDeclined':
    case 'ProposalExpired':
      return { ...concern, approvers: [] };
    case 'Closed':
      return { ...concern, closed: true };
    case 'Reopened':
      return { ...concern, closed: false };
    default:
      return concern;
  }
};

/** A report's concern after all of these events. */
export const concernOf = (events: readonly RecordedEvent[]): Concern =>
  events.reduce((concern, { event, recordedAt }) => ({ ...after(concern, event), at: recordedAt }), NOTHING);

const NATIVE = {
  none: [INSPECTOR, READER],
  suspected: [ADMIN, READER],
  confirmed: [SECRETARY, INSPECTOR, READER],
} as const;

/** The first along the substitutes who is not named. */
const inPlaceOf = (recused: readonly string[], who: string | undefined): string | undefined =>
  who !== undefined && recused.includes(who) ? inPlaceOf(recused, SUBSTITUTES[who]) : who;

/** Who reads it by right, or in place of whoever is named. */
const readersOf = ({ oversight, recused }: Concern): readonly string[] =>
  NATIVE[oversight].flatMap((who) => inPlaceOf(recused, who) ?? []);

/** Whoever reads it and has another function than who proposes; the inspectorate where there is nobody. */
const approversOf = (concern: Concern, from: readonly string[]): readonly string[] => {
  const others = readersOf(concern).filter((who) => !concern.recused.includes(who) && !from.includes(who));
  return others.length > 0 ? others : [inPlaceOf([...concern.recused, ...from], INSPECTOR) ?? ''];
};

/** Whether somebody may know that the report is there. */
export const mayHear = (concern: Concern, recipient: string): boolean => {
  if (concern.recused.includes(recipient)) return false;
  return concern.oversight === 'none' || [...readersOf(concern), ...concern.approvers].includes(recipient);
};

type Told = readonly [kind: string, recipients: readonly (string | undefined)[]];

/** In the order in which they count: whoever is told by one is not told by a later one. */
const toldOf = (event: ReportEvent, concern: Concern): readonly Told[] => {
  const isOpen = concern.oversight === 'none';
  switch (event.type) {
    case 'Routed':
      return isOpen ? routed(concern) : confirmed(concern);
    case 'HeldForTriage':
      return isOpen ? held(concern) : suspected(concern);
    case 'CameBack':
    case 'Restored':
      return isOpen ? [['needsPerson', [ADMIN]]] : [...suspected(concern), ...confirmed(concern)];
    case 'HandedBack':
      return handedBack(event, concern);
    case 'OversightSuspected':
      return suspected(concern);
    case 'UrgencyRaised':
      return event.urgency === 'danger' ? alarmed(concern) : [];
    case 'ReporterReplied':
      return [['reporterUpdated', concerned(concern)]];
    case 'WithdrawalReceived':
      return [['withdrawn', concerned(concern)]];
    case 'Amended':
      return [['amended', concerned(concern)]];
    case 'ConflictSetAside':
      return [
        ['conflict', { none: [ADMIN], suspected: [ADMIN, READER], confirmed: overseers(concern) }[concern.oversight]],
      ];
    case 'ArrivalUnreadable':
      return [
        ['unreadable', { none: [ADMIN], suspected: [ADMIN, READER], confirmed: overseers(concern) }[concern.oversight]],
      ];
    case 'DeadlineAtRisk':
      return [['atRisk', holding(concern)]];
    case 'DeadlineMissed':
      return [['overdue', isOpen && ['triage', 'inform'].includes(event.clock) ? [ADMIN] : holding(concern)]];
    case 'Escalated':
      return [['escalated', nextInLine(concern, event)]];
    case 'SilenceNoted':
      return [['reporterSilent', holding(concern)], ...followedIn('suspected', concern)];
    case 'CloseProposed':
      return [['closeProposed', minding(concern)], ...followedIn('suspected', concern)];
    case 'ChannelDiffers':
      return [['channelDiffers', minding(concern)]];
    case 'Recused':
      return [...suspected(concern), ...confirmed(concern)];
    case 'StepProposed':
      return [['secondPerson', concern.approvers], ...followed(concern)];
    case 'StepApproved':
    case 'StepDeclined':
    case 'ProposalExpired':
    case 'Archived':
    case 'Referred':
      return followed(concern);
    case 'Resolved':
      return [...unsaid(event, concern), ...followedIn('none', concern), ...followedIn('confirmed', concern)];
    case 'IdentityRevealed':
    case 'Closed':
      return [...followedIn('none', concern), ...followedIn('confirmed', concern)];
    case 'ReporterAsked':
      return [...unsaid(event, concern), ...followedIn('suspected', concern), ...followedIn('confirmed', concern)];
    case 'ConfidentialityLowered':
      return followedIn('confirmed', concern);
    default:
      return [];
  }
};

/** What somebody else has to say to the reporter in the channel. */
const unsaid = ({ unposted }: { readonly unposted?: true | undefined }, { oversight }: Concern): readonly Told[] =>
  oversight === 'none' && unposted === true ? [['toPost', [ADMIN]]] : [];

/** Whoever reads of oversight hears of each step, and for some time after a suspicion was found to be none. */
const followed = (concern: Concern): readonly Told[] => {
  if (concern.oversight !== 'none') return [['oversightStep', concerned(concern)]];
  const others = [READER, ADMIN].filter((who) => !concern.remembered.includes(who));
  return concern.at < concern.seenUntil ? [['oversightStep', others]] : [];
};

const followedIn = (oversight: Concern['oversight'], concern: Concern): readonly Told[] =>
  concern.oversight === oversight ? followed(concern) : [];

/** Whoever has to do something about it, alone. */
const holding = (concern: Concern): readonly string[] =>
  concern.oversight === 'none' ? [concern.closed ? ADMIN : (concern.group ?? ADMIN)] : minding(concern);

const minding = (concern: Concern): readonly string[] =>
  concern.oversight === 'confirmed' ? overseers(concern) : [ADMIN];

/** Up the ladder: by step, whose turn it is. */
const nextInLine = (
  { oversight, group, closed }: Concern,
  { clock, step }: Extract<ReportEvent, { type: 'Escalated' }>,
): readonly (string | undefined)[] => {
  const head = (closed ? undefined : HEADS[group ?? '']) ?? SECRETARY;
  const open = clock === 'triage' || clock === 'inform' ? [STAND_IN, SECRETARY] : [head, SECRETARY];
  return [{ none: open, suspected: [READER], confirmed: [INSPECTOR, READER] }[oversight][step - 1]];
};

const routed = ({ danger, group }: Concern): readonly Told[] => [
  ...(danger ? [['danger', [group, ADMIN, SECRETARY]] as const] : []),
  ['newReport', [group]],
];

const handedBack = ({ reason }: Extract<ReportEvent, { type: 'HandedBack' }>, concern: Concern): readonly Told[] => {
  if (reason === 'oversightFound') return [];
  if (concern.oversight === 'confirmed') return followed(concern);
  return concern.oversight === 'none' ? [['handedBack', [ADMIN]]] : suspected(concern);
};

/** Nobody who may not know of it learns of danger in what is or may be about oversight. */
const alarmed = (concern: Concern): readonly Told[] =>
  concern.oversight === 'none'
    ? [['danger', [concern.closed ? undefined : concern.group, ADMIN, SECRETARY]]]
    : [...suspected(concern), ...confirmed(concern)];

const held = ({ danger }: Concern): readonly Told[] => [
  ...(danger ? [['danger', [ADMIN, SECRETARY]] as const] : []),
  ['needsPerson', [ADMIN]],
];

const suspected = ({ oversight }: Concern): readonly Told[] =>
  oversight === 'suspected' ? [['suspectedOversight', [ADMIN, READER]]] : [];

const confirmed = (concern: Concern): readonly Told[] =>
  concern.oversight === 'confirmed' ? [['confirmedOversight', [...overseers(concern), READER]]] : [];

/** Whoever has the report now, or the Lapor admin; of oversight, its readers. */
const concerned = (concern: Concern): readonly string[] => {
  const holder = concern.closed ? ADMIN : (concern.group ?? ADMIN);
  return { none: [holder], suspected: [ADMIN, READER], confirmed: [...overseers(concern), READER] }[concern.oversight];
};

const overseers = (concern: Concern): readonly string[] => [SECRETARY, ...(isNamed(concern) ? [INSPECTOR] : [])];

/** The inspector looks as well where the Secretary or the Lapor admin is named. */
const isNamed = ({ recused }: Concern): boolean => recused.includes(SECRETARY) || recused.includes(ADMIN);

/**
 * Those who may hear it, or who stands in for them; where nobody is left of all those, the others who may read of it.
 */
const heardBy = (concern: Concern, recipients: readonly (string | undefined)[]): readonly string[] => {
  const may = (some: readonly (string | undefined)[]) =>
    some
      .map((recipient) => inPlaceOf(concern.recused, recipient))
      .filter((recipient) => recipient !== undefined && mayHear(concern, recipient))
      .map(String);
  const named = may(recipients);
  return named.length === 0 && concern.oversight !== 'none' ? may([ADMIN, SECRETARY, INSPECTOR, READER]) : named;
};

/** The group that has it to work on; what is or may be oversight, and what is closed, no group has. */
const workedOnBy = ({ oversight, closed, group }: Concern): string | undefined =>
  oversight === 'none' && !closed ? group : undefined;

/** Whoever gives it back knows, and of an end nobody is told that it is gone. */
const NOT_TAKEN: readonly ReportEvent['type'][] = ['HandedBack', 'Archived', 'Referred', 'Closed'];

/** The group from which an event takes a report, wherever that goes, and whoever is named in it. */
const takenFrom = (before: Concern, now: Concern, { type }: ReportEvent): string | undefined => {
  const had = workedOnBy(before);
  return NOT_TAKEN.includes(type) || had === workedOnBy(now) ? undefined : had;
};

/** Whether a group had a report until the event of this version took it away: then alone it may be told so. */
export const wasTakenFrom = (record: readonly RecordedEvent[], version: number, group: string): boolean => {
  const at = record.findIndex((one) => one.version === version);
  const event = record[at]?.event;
  return (
    event !== undefined &&
    takenFrom(concernOf(record.slice(0, at)), concernOf(record.slice(0, at + 1)), event) === group
  );
};

/** `3 newReport grup-llaj`: every notice that a report's record owes, by version, kind and recipient. */
export const owedBy = (record: readonly RecordedEvent[]): readonly string[] => {
  let concern = NOTHING;
  const owed: string[] = [];
  for (const { actor, event, version, recordedAt } of record) {
    const before = concern;
    concern = { ...after(before, event), at: recordedAt };
    // What a sheet of history brings is told to nobody.
    if (actor.by === 'history') continue;
    const from = takenFrom(before, concern, event);
    if (from !== undefined) owed.push(`${version} takenAway ${from}`);
    const heard = new Set<string>();
    for (const [kind, recipients] of toldOf(event, concern)) {
      for (const recipient of heardBy(concern, recipients)) {
        if (heard.has(recipient)) continue;
        heard.add(recipient);
        owed.push(`${version} ${kind} ${recipient}`);
      }
    }
  }
  return owed;
};
