import * as z from 'zod';
import { mayBeTold, READERS } from './may-be-told.ts';
import type { Policy } from './policy.ts';
import { groupsOf, isPerson, type Person, peopleWith, type Recipient, type RecipientId, Role } from './recipient.ts';
import type { Assessed } from './report.ts';
import { type RecordedEvent, ReportEvent } from './report-event.ts';
import { Bilingual, type ReportId, Urgency } from './words.ts';

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
  // about a recipient that cannot be reached, not about a report
  'undeliverable',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/**
 * `assignee`: the groups of the unit or desk that the report is with. `holder`: the same, or the Lapor admin where it is with
 * nobody. `overseer`: the Secretary; the inspector too where the Secretary or the Lapor admin is named in the report.
 */
export const Audience = z.union([z.enum(['assignee', 'holder', 'overseer']), Role]);
export type Audience = z.infer<typeof Audience>;

const EVENT_TYPES = ReportEvent.options.map((option) => option.unwrap().shape.type.value);
const EventType = z.enum(EVENT_TYPES);

const NoticeRule = z
  .strictObject({
    kind: NoticeKind.exclude(['undeliverable']),
    on: z.array(EventType).min(1).readonly(),
    oversight: z.enum(['none', 'suspected', 'confirmed']),
    urgency: z.array(Urgency).min(1).readonly().optional(),
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
  'firstResponseDue',
  'resolutionDue',
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
    /** May hold placeholders; every other text is plain. */
    subject: Bilingual,
    lead: Plain,
    action: Plain,
    facts: z.array(NoticeFact).readonly(),
  })
  .readonly();
export type NoticeWords = z.infer<typeof NoticeWords>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const PLACES = ['topic', 'unit', 'subDistrict'] as const;

type Sayable = { readonly placeholders: readonly string[]; readonly facts: readonly NoticeFact[] };
/** What is about a report may say all that is known; what concerns oversight says nothing but that it is there. */
const OPEN: Sayable = { placeholders: PLACES, facts: NoticeFact.options };
const SILENT: Sayable = { placeholders: [], facts: ['channel', 'triageDue', 'resolutionDue'] };
const SAYABLE: Readonly<Record<NoticeKind, Sayable>> = {
  newReport: OPEN,
  needsPerson: OPEN,
  suspectedOversight: SILENT,
  confirmedOversight: SILENT,
  reporterUpdated: OPEN,
  withdrawn: OPEN,
  handedBack: OPEN,
  danger: OPEN,
  amended: OPEN,
  conflict: OPEN,
  undeliverable: { placeholders: ['recipient'], facts: [] },
};

/** Whom a rule may name. What may not be read is not told either; a rule that says otherwise would never tell anybody. */
const MAY_HEAR: Readonly<Record<NoticeRule['oversight'], readonly Audience[]>> = {
  none: Audience.options.flatMap((part) => part.options),
  suspected: READERS.suspected,
  confirmed: [...READERS.confirmed, 'overseer'],
};

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
    words: z.record(NoticeKind, NoticeWords).readonly(),
  })
  .readonly()
  .superRefine(({ rules, words }, context) => {
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

type Rules = Pick<Policy, 'office' | 'notices'>;

/** Event types that may owe anybody a notice; the others need not be looked at. */
export const tellingEvents = ({ notices }: Pick<Policy, 'notices'>): ReadonlySet<string> =>
  new Set(notices.rules.flatMap(({ on }) => on));

/**
 * The notices that an event owes, worked out from the report as it stood right after the event, so that they are the same
 * whenever they are worked out. A recipient is told once an event, by the first rule that names it.
 */
export const noticesFor = (policy: Rules, report: Assessed, { event, version }: RecordedEvent): readonly Notice[] => {
  const owed = new Map<RecipientId, Notice>();
  for (const rule of policy.notices.rules.filter((candidate) => applies(candidate, report, event.type))) {
    for (const recipient of rule.to.flatMap((audience) => audienceOf(policy, report, audience))) {
      if (owed.has(recipient.id) || !mayBeTold(report, recipient)) continue;
      const urgent = policy.notices.words[rule.kind].urgent || report.urgency === 'danger';
      owed.set(recipient.id, { report: report.id, version, kind: rule.kind, recipient: recipient.id, urgent });
    }
  }
  return [...owed.values()];
};

const applies = (rule: NoticeRule, report: Assessed, type: ReportEvent['type']): boolean =>
  rule.on.includes(type) &&
  rule.oversight === report.oversight &&
  (rule.urgency === undefined || rule.urgency.includes(report.urgency));

const audienceOf = (policy: Rules, report: Assessed, audience: Audience): readonly Recipient[] => {
  switch (audience) {
    case 'assignee':
      return assigneeGroups(policy, report);
    case 'holder': {
      const groups = assigneeGroups(policy, report);
      return groups.length > 0 ? groups : peopleWith(policy, 'laporAdmin');
    }
    case 'overseer':
      return [...peopleWith(policy, 'secretary'), ...(isNamed(policy, report) ? peopleWith(policy, 'inspector') : [])];
    default:
      return peopleWith(policy, audience);
  }
};

const assigneeGroups = (policy: Rules, report: Assessed): readonly Recipient[] =>
  'assignee' in report && report.assignee !== undefined && report.status !== 'closed'
    ? groupsOf(policy, report.assignee)
    : [];

/** The Secretary or the Lapor admin is named in the report: the inspector looks at it as well. */
const isNamed = (policy: Rules, { recused = [] }: Assessed): boolean =>
  [...peopleWith(policy, 'secretary'), ...peopleWith(policy, 'laporAdmin')].some(({ id }) => recused.includes(id));

/**
 * Who is told that a recipient cannot be reached: whoever can mend it, but nobody of their own address. That there was something
 * for the inspector or an oversight reader is told to nobody: those who would be told may be the ones that it was about.
 */
export const tellersOfTrouble = (policy: Rules, troubled: Recipient): readonly Person[] => {
  const hears: readonly Role[] = ['inspector', 'oversightReader'];
  if (isPerson(troubled) && troubled.roles.every((role) => hears.includes(role))) return [];
  return policy.notices.undeliverableTo
    .flatMap((role) => peopleWith(policy, role))
    .filter(({ id }, at, all) => id !== troubled.id && all.findIndex((other) => other.id === id) === at);
};

/** Whether what a notice says still holds: nobody is called to a report that has gone elsewhere meanwhile. */
export const stillHolds = (policy: Rules, kind: NoticeKind, report: Assessed, recipient: Recipient): boolean => {
  switch (kind) {
    case 'newReport':
      return isWith(report, recipient) && isUnderWay(report);
    case 'danger':
      return (
        (report.status === 'triaging' || isUnderWay(report)) && ('roles' in recipient || isWith(report, recipient))
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
    case 'conflict':
    case 'undeliverable':
      return true;
  }
};

const isWith = (report: Assessed, recipient: Recipient): boolean =>
  'serves' in recipient && 'assignee' in report && report.assignee === recipient.serves;

/** To be worked on, now or when the reporter has answered: who has not heard of it by then must still hear. */
const isUnderWay = (report: Assessed): boolean =>
  report.status === 'routed' ||
  report.status === 'inProgress' ||
  (report.status === 'awaitingReporter' && report.cameFrom !== 'resolved');
