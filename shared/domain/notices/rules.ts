import * as z from 'zod';
import { TimeOfDay } from '#shared/domain/calendar/calendar';
import { Audience, MAY_HEAR } from '#shared/domain/office/audience';
import { isReader } from '#shared/domain/office/may-be-told';
import { Role } from '#shared/domain/office/recipient';
import { ReportEvent } from '#shared/domain/report/event';
import { Bilingual, Urgency } from '#shared/domain/words/words';
import { NoticeFact, NoticeKind, ReportNoticeKind, SAYABLE } from './kind.ts';

/** Told up a ladder, and not by a rule of its own. */
const BY_LADDER = ['overdue', 'escalated'] as const satisfies readonly ReportNoticeKind[];

const EVENT_TYPES = ReportEvent.options.map((option) => option.unwrap().shape.type.value);
const EventType = z.enum(EVENT_TYPES);

const NoticeRule = z
  .strictObject({
    kind: ReportNoticeKind.exclude(BY_LADDER),
    on: z.array(EventType).min(1).readonly(),
    oversight: z.enum(['none', 'suspected', 'confirmed']),
    urgency: z.array(Urgency).min(1).readonly().optional(),
    /** Only of what whoever did it could not say to the reporter in the channel. */
    unposted: z.literal(true).optional(),
    /** Only of what was suspected once, as long as the readers of oversight see it. */
    afterwards: z.literal(true).optional(),
    to: z.array(Audience).min(1).readonly(),
  })
  .readonly();
export type NoticeRule = z.infer<typeof NoticeRule>;

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
    undeliverableTo: RoleList,
    /** Who is told of an arrival without its report: of danger, of danger where it accuses somebody, that it waits. */
    parkedTo: z.strictObject({ danger: RoleList, suspectedDanger: RoleList, missing: RoleList }).readonly(),
    /** Who is told of danger in an informal contact beside its unit's group; alone, where it accuses somebody. */
    informalTo: z.strictObject({ danger: RoleList, suspectedDanger: RoleList }).readonly(),
    /** Who is told of a unit of which nothing was published for longer than the rules of activities say. */
    silenceTo: RoleList,
    words: z.record(NoticeKind, NoticeWords).readonly(),
  })
  .readonly()
  .superRefine(({ rules, parkedTo, informalTo, words }, context) => {
    for (const matter of ['suspectedDanger', 'missing'] as const) {
      for (const role of parkedTo[matter].filter((one) => !isReader('suspected', one))) {
        const message = `what nobody has judged is never told to ${role}`;
        context.addIssue({ code: 'custom', path: ['parkedTo', matter], message });
      }
    }
    for (const role of informalTo.suspectedDanger.filter((one) => !isReader('suspected', one))) {
      const message = `what nobody has judged is never told to ${role}`;
      context.addIssue({ code: 'custom', path: ['informalTo', 'suspectedDanger'], message });
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
