import * as z from 'zod';
import { knownOf, type Parked, type ParkedMatter } from '#shared/domain/arrival/parked';
import { TimeOfDay } from '#shared/domain/calendar/calendar';
import { Audience, MAY_HEAR } from '#shared/domain/office/audience';
import { isReader, isStillSeen, type Known, mayBeTold, READERS } from '#shared/domain/office/may-be-told';
import type { Office } from '#shared/domain/office/office';
import {
  groupsOf,
  headsOf,
  isPerson,
  type Person,
  peopleWith,
  type Recipient,
  type RecipientId,
  Role,
} from '#shared/domain/office/recipient';
import { substituteFor } from '#shared/domain/office/stand-in';
import { Clock, type Deadline, isMissed } from '#shared/domain/report/clock-rules';
import { isPaused } from '#shared/domain/report/clocks';
import { type RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { type Assessed, isDone } from '#shared/domain/report/report';
import { ladderOf, WATCHED_CLOCKS, type WatchRules } from '#shared/domain/report/watch-rules';
import { Bilingual, type ReportId, Urgency } from '#shared/domain/words/words';

/** Why somebody is told. */
export const NoticeKind = z.enum([
  'newReport',
  'needsPerson',
  'suspectedOversight',
  'confirmedOversight',
  'reporterUpdated',
  'withdrawn',
  'handedBack',
  'danger',
  'amended',
  'conflict',
  'unreadable',
  'atRisk',
  'overdue',
  'escalated',
  'reporterSilent',
  'closeProposed',
  'channelDiffers',
  'secondPerson',
  'oversightStep',
  // about an arrival without its report, a day, a recipient and a period, not about a report
  'dangerParked',
  'reportMissing',
  'queueUnopened',
  'undeliverable',
  'digest',
]);
/** What is not about a report. */
export const OTHER_MATTERS = [
  'dangerParked',
  'reportMissing',
  'queueUnopened',
  'undeliverable',
  'digest',
] as const satisfies readonly NoticeKind[];
/** Told up a ladder, and not by a rule of its own. */
const BY_LADDER = ['overdue', 'escalated'] as const satisfies readonly NoticeKind[];
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What each kind is called, in a word or two; of what concerns oversight no more than that it is restricted. */
export const KIND_NAMES = {
  newReport: { id: 'laporan baru', en: 'new' },
  needsPerson: { id: 'perlu klasifikasi', en: 'to classify' },
  suspectedOversight: { id: 'laporan terbatas', en: 'restricted' },
  confirmedOversight: { id: 'laporan terbatas', en: 'restricted' },
  reporterUpdated: { id: 'keterangan baru', en: 'with new details' },
  withdrawn: { id: 'pencabutan', en: 'withdrawn' },
  handedBack: { id: 'dikembalikan unit', en: 'handed back' },
  danger: { id: 'bahaya', en: 'danger' },
  amended: { id: 'ralat', en: 'corrected' },
  conflict: { id: 'kiriman bertentangan', en: 'conflicting' },
  unreadable: { id: 'kiriman tidak terbaca', en: 'unreadable' },
  atRisk: { id: 'mendekati batas', en: 'at risk' },
  overdue: { id: 'lewat batas waktu', en: 'overdue' },
  escalated: { id: 'belum ditangani', en: 'not acted on' },
  reporterSilent: { id: 'pelapor belum menjawab', en: 'reporter silent' },
  closeProposed: { id: 'usulan penutupan', en: 'to be closed' },
  channelDiffers: { id: 'beda status kanal', en: 'channel differs' },
  secondPerson: { id: 'perlu persetujuan', en: 'to approve' },
  oversightStep: { id: 'langkah baru', en: 'new step' },
  dangerParked: { id: 'bahaya, laporan belum datang', en: 'danger, report missing' },
  reportMissing: { id: 'laporan belum datang', en: 'report missing' },
  queueUnopened: { id: 'antrean belum dibuka', en: 'queue not opened' },
  undeliverable: { id: 'tidak sampai', en: 'undeliverable' },
  digest: { id: 'laporan kepatuhan', en: 'compliance report' },
} as const satisfies Record<NoticeKind, Bilingual>;

/** Why somebody is told of a report. */
export type ReportNoticeKind = Exclude<NoticeKind, (typeof OTHER_MATTERS)[number]>;
export const isOfReport = (kind: NoticeKind): kind is ReportNoticeKind =>
  !OTHER_MATTERS.some((other) => other === kind);

const EVENT_TYPES = ReportEvent.options.map((option) => option.unwrap().shape.type.value);
const EventType = z.enum(EVENT_TYPES);

const NoticeRule = z
  .strictObject({
    kind: NoticeKind.exclude([...OTHER_MATTERS, ...BY_LADDER]),
    on: z.array(EventType).min(1).readonly(),
    oversight: z.enum(['none', 'suspected', 'confirmed']),
    urgency: z.array(Urgency).min(1).readonly().optional(),
    /** Only of what was suspected once, as long as the readers of oversight see it. */
    afterwards: z.literal(true).optional(),
    to: z.array(Audience).min(1).readonly(),
  })
  .readonly();
export type NoticeRule = z.infer<typeof NoticeRule>;

/** What a notice may say beside its texts. Nothing else of a report ever gets into one. */
export const NoticeFact = z.enum([
  'topic',
  'subDistrict',
  'unit',
  'urgency',
  'channel',
  'triageDue',
  'informDue',
  'processedDue',
  'firstResponseDue',
  'resolutionDue',
  'silenceEnds',
  'approveBy',
  'channelStatus',
  'officeStatus',
]);
export type NoticeFact = z.infer<typeof NoticeFact>;

/** `{topic}` and its like, and braces that open or close none. */
const placeholdersIn = ({ id, en }: Bilingual): readonly string[] =>
  [...`${id}\n${en}`.matchAll(/\{([^{}\n]*)\}|[{}]/g)].map(([whole, name = whole]) => name);
const Plain = Bilingual.refine((text) => placeholdersIn(text).length === 0, 'only a subject has placeholders');

const NoticeWords = z
  .strictObject({
    /** Told at any hour, and first where not all can be sent. */
    urgent: z.boolean(),
    /** A reminder: told inside office hours only, danger to life excepted. */
    officeHours: z.boolean(),
    /** May hold placeholders; every other text is plain. */
    subject: Bilingual,
    lead: Plain,
    action: Plain,
    facts: z.array(NoticeFact).readonly(),
  })
  .readonly();
export type NoticeWords = z.infer<typeof NoticeWords>;

const PLACES = ['topic', 'unit', 'subDistrict'] as const;
/** The limits that it is about. */
const LIMITS = [...PLACES, 'clock'] as const;

type Sayable = { readonly placeholders: readonly string[]; readonly facts: readonly NoticeFact[] };
/** What is about a report may say all that is known; what concerns oversight says nothing but that it is there. */
const OPEN: Sayable = { placeholders: PLACES, facts: NoticeFact.options };
const SILENT: Sayable = { placeholders: [], facts: ['channel', 'triageDue', 'resolutionDue'] };
const NOTHING: Sayable = { placeholders: [], facts: [] };
const SAYABLE: Readonly<Record<NoticeKind, Sayable>> = {
  newReport: OPEN,
  needsPerson: OPEN,
  suspectedOversight: SILENT,
  confirmedOversight: SILENT,
  secondPerson: { placeholders: [], facts: ['channel', 'approveBy'] },
  oversightStep: SILENT,
  reporterUpdated: OPEN,
  withdrawn: OPEN,
  handedBack: OPEN,
  danger: OPEN,
  amended: OPEN,
  conflict: OPEN,
  unreadable: OPEN,
  atRisk: { ...OPEN, placeholders: LIMITS },
  overdue: { ...OPEN, placeholders: LIMITS },
  escalated: { ...OPEN, placeholders: LIMITS },
  reporterSilent: OPEN,
  closeProposed: OPEN,
  channelDiffers: OPEN,
  dangerParked: { ...NOTHING, placeholders: ['channel'] },
  reportMissing: { ...NOTHING, placeholders: ['channel'] },
  queueUnopened: { ...NOTHING, placeholders: ['day'] },
  undeliverable: { placeholders: ['recipient'], facts: [] },
  digest: { ...NOTHING, placeholders: ['period'] },
};

const RoleList = z.array(Role).min(1).readonly();

/** Pemberitahuan: which events are told to whom, and in what words. */
export const Notices = z
  .strictObject({
    /** On the office's clock; it may pass midnight. */
    quietHours: z
      .strictObject({ from: TimeOfDay, until: TimeOfDay })
      .readonly()
      .refine(({ from, until }) => from !== until, 'quiet hours that never end'),
    rules: z.array(NoticeRule).min(1).readonly(),
    undeliverableTo: z.array(Role).min(1).readonly(),
    /** Who is told of an arrival without its report: of danger, of danger where it accuses somebody, that it waits. */
    parkedTo: z.strictObject({ danger: RoleList, suspectedDanger: RoleList, missing: RoleList }).readonly(),
    words: z.record(NoticeKind, NoticeWords).readonly(),
  })
  .readonly()
  .superRefine(({ rules, parkedTo, words }, context) => {
    for (const matter of ['suspectedDanger', 'missing'] as const) {
      for (const role of parkedTo[matter].filter((one) => !isReader('suspected', one))) {
        const message = `what nobody has judged is never told to ${role}`;
        context.addIssue({ code: 'custom', path: ['parkedTo', matter], message });
      }
    }
    for (const [index, { oversight, to }] of rules.entries()) {
      for (const audience of to.filter((one) => !MAY_HEAR[oversight].includes(one))) {
        const message = `${oversight} oversight is never told to ${audience}`;
        context.addIssue({ code: 'custom', path: ['rules', index, 'to'], message });
      }
    }
    for (const kind of NoticeKind.options) {
      const { facts, subject } = words[kind];
      const sayable = SAYABLE[kind];
      const unfilled = placeholdersIn(subject).filter((name) => !sayable.placeholders.includes(name));
      if (unfilled.length > 0) {
        const message = `nobody fills ${unfilled.join(', ')} in a notice of this kind`;
        context.addIssue({ code: 'custom', path: ['words', kind, 'subject'], message });
      }
      const unsaid = facts.filter((fact) => !sayable.facts.includes(fact));
      if (unsaid.length > 0) {
        const message = `a notice of this kind does not say ${unsaid.join(', ')}`;
        context.addIssue({ code: 'custom', path: ['words', kind, 'facts'], message });
      }
    }
  });
export type Notices = z.infer<typeof Notices>;

/** One telling: the same event, kind and recipient are the same notice, however often it is worked out. */
export type Notice = {
  readonly report: ReportId;
  readonly version: number;
  readonly kind: NoticeKind;
  readonly recipient: RecipientId;
  readonly urgent: boolean;
};

type Rules = { readonly office: Office; readonly notices: Notices; readonly watch: WatchRules };
type Told = { readonly office: Office };

/** Event types that may owe anybody a notice; the others need not be looked at. */
export const tellingEvents = ({ notices }: { readonly notices: Notices }): ReadonlySet<string> =>
  new Set([...notices.rules.flatMap(({ on }) => on), 'DeadlineMissed', 'Escalated']);

/**
 * The notices that an event owes, worked out from the report as it stood right after the event, so that they are the
 * same whenever they are worked out. A recipient is told once an event, by the first rule that names it.
 */
export const noticesFor = (policy: Rules, report: Assessed, recorded: RecordedEvent): readonly Notice[] => {
  const { event, version } = recorded;
  if (isToldByNext(event)) return [];
  const owed = new Map<RecipientId, Notice>();
  const rules: readonly Telling[] = [
    ...policy.notices.rules.filter((candidate) => applies(candidate, report, recorded)),
    ...upLadder(policy, report, event),
  ];
  for (const rule of rules) {
    for (const recipient of toldBy(policy, report, rule)) {
      if (owed.has(recipient.id)) continue;
      const urgent = policy.notices.words[rule.kind].urgent || report.urgency === 'danger';
      owed.set(recipient.id, { report: report.id, version, kind: rule.kind, recipient: recipient.id, urgent });
    }
  }
  return [...owed.values()];
};

/**
 * That oversight was found is told by the step that was taken with it, in the words for that; this one would name the
 * topic.
 */
const isToldByNext = (event: ReportEvent): boolean => event.type === 'HandedBack' && event.reason === 'oversightFound';

/**
 * Whom a rule tells; in place of whoever is named in the report, whoever it passed to. Where oversight is or may be and
 * nobody is left of all those, it is told to the others who may read it: nothing about an accusation ends with the
 * accused.
 */
const toldBy = (policy: Told, report: Assessed, { to, afterwards }: Telling): readonly Recipient[] => {
  // Whoever was named in what was found to be none hears of it like anybody else, but not that there was something.
  const before = report.oversight === 'none' && afterwards === true ? (report.recused ?? []) : [];
  const audience = (audiences: readonly Audience[]) => audiences.flatMap((one) => audienceOf(policy, report, one));
  return inPlace(policy, report, audience(to), audience).filter(({ id }) => !before.includes(id));
};

/**
 * Who of these may hear of it; in place of whoever is named, whoever it passed to; where oversight may be and nobody is
 * left, its other readers.
 */
const inPlace = (
  policy: Told,
  known: Known,
  meant: readonly Recipient[],
  holding: (roles: readonly Role[]) => readonly Recipient[],
): readonly Recipient[] => {
  const { oversight, standIns = [] } = known;
  const recused = oversight === 'none' ? [] : (known.recused ?? []);
  const inPlaceOf = (recipient: Recipient): readonly Recipient[] => {
    if (!recused.includes(recipient.id) || !isPerson(recipient)) return [recipient];
    const substitute = substituteFor(policy.office, recipient, recused);
    return substitute !== undefined && standIns.includes(substitute.id) ? [substitute] : [];
  };
  const among = (recipients: readonly Recipient[]): readonly Recipient[] => [
    ...new Set(recipients.flatMap(inPlaceOf).filter((recipient) => mayBeTold(known, recipient))),
  ];
  const named = among(meant);
  return named.length > 0 || oversight === 'none' ? named : among(holding(READERS[oversight]));
};

export const PARKED_KINDS = { danger: 'dangerParked', missing: 'reportMissing' } as const satisfies Record<
  ParkedMatter,
  NoticeKind
>;

/**
 * Whom an arrival that waits for its report concerns. That it waits is for those alone who may hear of a suspicion:
 * nobody has judged it. Of danger the Secretary hears too, unless the words accuse somebody; the
 * notice is the same for all and says neither which report it is nor whom it accuses.
 */
export const toldOfParked = (
  policy: { readonly office: Office; readonly notices: Notices },
  matter: ParkedMatter,
  parked: Parked,
): readonly Recipient[] => {
  const { danger, suspectedDanger, missing } = policy.notices.parkedTo;
  const holding = (roles: readonly Role[]) => roles.flatMap((role) => peopleWith(policy, role));
  const known = knownOf(policy.office, [parked]);
  if (matter === 'missing') return inPlace(policy, known, holding(missing), holding);
  return parked.oversight === 'none'
    ? [...new Set(holding(danger))]
    : inPlace(policy, known, holding(suspectedDanger), holding);
};

const applies = (rule: NoticeRule, report: Assessed, { event, recordedAt }: RecordedEvent): boolean =>
  rule.on.includes(event.type) &&
  rule.oversight === report.oversight &&
  (rule.afterwards !== true || isStillSeen(report, recordedAt)) &&
  (rule.urgency === undefined || rule.urgency.includes(report.urgency));

type Telling = {
  readonly kind: NoticeKind;
  readonly to: readonly Audience[];
  readonly afterwards?: true | undefined;
};

/** Whom the ladder names for a miss, and for each step after it. */
const upLadder = ({ watch }: Rules, report: Assessed, event: ReportEvent): readonly Telling[] => {
  if (event.type !== 'DeadlineMissed' && event.type !== 'Escalated') return [];
  const clock = WATCHED_CLOCKS.safeParse(event.clock);
  const ladder = clock.success ? ladderOf(watch, report, clock.data) : undefined;
  if (event.type === 'DeadlineMissed') return ladder === undefined ? [] : [{ kind: 'overdue', to: ladder.onMiss }];
  const step = ladder?.steps[event.step - 1];
  return step === undefined ? [] : [{ kind: 'escalated', to: step.to }];
};

const audienceOf = (policy: Told, report: Assessed, audience: Audience): readonly Recipient[] => {
  switch (audience) {
    case 'assignee':
      return assigneeGroups(policy, report);
    case 'holder': {
      const groups = assigneeGroups(policy, report);
      return groups.length > 0 ? groups : peopleWith(policy, 'laporAdmin');
    }
    case 'head': {
      const heads = 'assignee' in report && report.assignee !== undefined ? headsOf(policy, report.assignee) : [];
      return heads.length > 0 ? heads : peopleWith(policy, 'secretary');
    }
    case 'overseer':
      return [...peopleWith(policy, 'secretary'), ...(isNamed(policy, report) ? peopleWith(policy, 'inspector') : [])];
    case 'approver':
      return policy.office.people.filter(({ id }) => report.proposed?.approvers.includes(id) === true);
    default:
      return peopleWith(policy, audience);
  }
};

const assigneeGroups = (policy: Told, report: Assessed): readonly Recipient[] =>
  'assignee' in report && report.assignee !== undefined && report.status !== 'closed'
    ? groupsOf(policy, report.assignee)
    : [];

/** The Secretary or the Lapor admin is named in the report: the inspector looks at it as well. */
const isNamed = (policy: Told, { recused = [] }: Assessed): boolean =>
  [...peopleWith(policy, 'secretary'), ...peopleWith(policy, 'laporAdmin')].some(({ id }) => recused.includes(id));

/**
 * Who is told that a recipient cannot be reached: whoever can mend it, but nobody of their own address. That there was
 * something for the inspector or an oversight reader is told to nobody: those who would be told may be the ones that it
 * was about.
 */
export const tellersOfTrouble = (
  policy: { readonly office: Office; readonly notices: Notices },
  troubled: Recipient,
): readonly Person[] => {
  const hears: readonly Role[] = ['inspector', 'upperInspector', 'oversightReader'];
  if (isPerson(troubled) && troubled.roles.every((role) => hears.includes(role))) return [];
  return policy.notices.undeliverableTo
    .flatMap((role) => peopleWith(policy, role))
    .filter(({ id }, at, all) => id !== troubled.id && all.findIndex((other) => other.id === id) === at);
};

/** Whether what a notice says still holds: nobody is called to a report that has gone elsewhere meanwhile. */
export const stillHolds = (policy: Told, kind: ReportNoticeKind, report: Assessed, recipient: Recipient): boolean => {
  switch (kind) {
    case 'newReport':
      return isWith(report, recipient) && isUnderWay(report);
    case 'danger':
      return (
        (report.status === 'triaging' || isUnderWay(report) || report.reporterReplied === true) &&
        ('roles' in recipient || isWith(report, recipient))
      );
    case 'needsPerson':
    case 'handedBack':
      return report.status === 'triaging';
    case 'suspectedOversight':
      return report.oversight === 'suspected';
    case 'confirmedOversight':
      return report.oversight === 'confirmed';
    case 'reporterUpdated':
    case 'withdrawn':
    case 'amended':
      return (
        'roles' in recipient ||
        assigneeGroups(policy, report).some(({ id }) => id === recipient.id) ||
        report.status === 'archived'
      );
    case 'atRisk':
      return concerns(report, recipient) && limitsAtRisk(report).length > 0;
    case 'overdue':
    case 'escalated':
      return concerns(report, recipient) && limitsMissed(report).length > 0;
    case 'reporterSilent':
      return concerns(report, recipient) && report.silenceNotedAt !== undefined && !isDone(report);
    case 'closeProposed':
      return report.closeProposed === true && !isDone(report);
    case 'channelDiffers':
      return report.channelDiffers === true;
    case 'secondPerson':
      return report.proposed !== undefined && report.proposed.approved !== true;
    case 'oversightStep':
    case 'conflict':
    case 'unreadable':
      return true;
  }
};

/** Clocks that run: neither stopped nor standing still. */
const running = (report: Assessed): readonly (readonly [Clock, Deadline])[] =>
  Clock.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline === undefined || deadline.stoppedAt !== undefined || isPaused(report, clock, deadline)
      ? []
      : [[clock, deadline]];
  });

/** Clocks that somebody was reminded of and that can still be kept. */
export const limitsAtRisk = (report: Assessed): readonly Clock[] =>
  running(report).flatMap(([clock, deadline]) => (deadline.warned !== undefined && !isMissed(deadline) ? [clock] : []));

/** Clocks that were missed, and whose step is still to be taken. */
export const limitsMissed = (report: Assessed): readonly Clock[] =>
  running(report).flatMap(([clock, deadline]) => (isMissed(deadline) ? [clock] : []));

/** A unit, or its head, only while the report is with it; everybody else by function, wherever it is. */
const concerns = (report: Assessed, recipient: Recipient): boolean => {
  if (!isPerson(recipient)) return isWith(report, recipient);
  const { roles, heads = [] } = recipient;
  return (
    roles.some((role) => role !== 'headOfUnit') ||
    ('assignee' in report && heads.some((headed) => headed === report.assignee))
  );
};

const isWith = (report: Assessed, recipient: Recipient): boolean =>
  'serves' in recipient && 'assignee' in report && report.assignee === recipient.serves;

/** To be worked on, now or when the reporter has answered: who has not heard of it by then must still hear. */
const isUnderWay = (report: Assessed): boolean =>
  report.status === 'routed' ||
  report.status === 'inProgress' ||
  (report.status === 'awaitingReporter' && report.cameFrom !== 'resolved');
