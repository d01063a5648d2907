import * as z from 'zod';
import { dateFormat } from '#shared/domain/calendar/date-format';
import { showMoment } from '#shared/domain/calendar/moment-words';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Office } from '#shared/domain/office/office';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { oneLine } from '#shared/domain/words/one-line';
import { Bilingual, ChannelId, type Instant, TopicId } from '#shared/domain/words/words';
import { type Clock, EXTENSION_GROUND_NAMES } from './clock-rules.ts';
import { standsStill } from './clocks.ts';
import { Status } from './lifecycle.ts';
import { ClosedBy, Result } from './reasons.ts';
import { type Assessed, isDone } from './report.ts';

/** What a ready text may say of a report. Where one is not known, the text is not offered. */
const Placeholder = z.enum(['number', 'receivedOn', 'unit', 'authority', 'answerBy', 'resolveBy', 'ground', 'office']);
type Placeholder = z.infer<typeof Placeholder>;

/** What may be said of any report, also of one that must look like all others. */
const OF_ANY: readonly string[] = ['number', 'receivedOn', 'office'] satisfies readonly Placeholder[];

const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
/** What whoever uses the text still has to write: `[alasannya]`. */
const blanksIn = (text: string): number => [...text.matchAll(/\[[^[\]]+\]/g)].length;
const sorted = (names: readonly string[]): string => names.toSorted((a, b) => (a < b ? -1 : 1)).join();

/** When a text fits. Everything that is said must hold; what is not said does not matter. */
const When = z
  .strictObject({
    status: z
      .array(Status.exclude(['received']))
      .min(1)
      .readonly(),
    topic: z.array(TopicId).min(1).readonly().optional(),
    channel: z.array(ChannelId).min(1).readonly().optional(),
    result: z.array(Result).min(1).readonly().optional(),
    closedBy: z.array(ClosedBy).min(1).readonly().optional(),
    /** Its unit has said, or shown by its work, that it is in hand; or has not. */
    inHand: z.boolean().optional(),
    /** Somebody has recorded an answer. */
    answered: z.literal(true).optional(),
    /** The reporter has kept silent for so long that it may be closed. */
    silent: z.literal(true).optional(),
    withdrawn: z.literal(true).optional(),
    extended: z.literal(true).optional(),
  })
  .readonly();
type When = z.infer<typeof When>;

const Reply = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/)
      .max(40),
    /** By which somebody finds it in a list. */
    name: Bilingual,
    /** Beside which command it is said. */
    command: z.enum(['askReporter', 'postAnswer', 'handBack']),
    when: When,
    /** It fits any report: one that is or may be about oversight is answered in the same words as the others. */
    neutral: z.literal(true).optional(),
    text: Bilingual,
  })
  .readonly()
  .superRefine(({ text, neutral, when }, context) => {
    const complain = (message: string, ...path: readonly string[]) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    const [names, others] = [namesIn(text.id), namesIn(text.en)];
    for (const name of names.filter((one) => !Placeholder.safeParse(one).success))
      complain(`nobody fills ${name}`, 'text');
    if (sorted(names) !== sorted(others)) complain('the two languages do not say the same of a report', 'text');
    if (blanksIn(text.id) !== blanksIn(text.en)) complain('the two languages leave not the same to be written', 'text');
    if (neutral === undefined) return;
    if (names.some((name) => !OF_ANY.includes(name))) complain('what fits any report names none of its own', 'text');
    if (when.topic !== undefined) complain('what fits any report is not for some topics', 'when', 'topic');
  });
type Reply = z.infer<typeof Reply>;

/** Teks siap pakai: what the office writes again and again, by what a report is. */
export const Replies = z
  .strictObject({ replies: z.array(Reply).min(1).readonly() })
  .readonly()
  .superRefine(({ replies }, context) => {
    for (const [index, { id }] of replies.entries()) {
      if (replies.findIndex((other) => other.id === id) !== index)
        context.addIssue({ code: 'custom', path: ['replies', index, 'id'], message: `${id} stands twice` });
    }
  });
export type Replies = z.infer<typeof Replies>;

type Rules = {
  readonly office: Pick<Office, 'name' | 'zone'>;
  readonly units: Units;
  readonly topics: Pick<TopicsPolicy, 'authorities'>;
};

/** A ready text, filled in for a report. */
export type ReadyText = Pick<Reply, 'id' | 'name' | 'command' | 'text'> & {
  /** Something in it, in square brackets, is still to be written. */
  readonly hasBlanks: boolean;
};

/** What somebody may be said to know beside the report itself: its number on the channel, where they may read it. */
type Known = { readonly number: string | undefined; readonly now: Instant };

/**
 * The texts that fit a report as it stands, filled in with what is known of it. A date is said only while it is to
 * come and sure; of what is or may be about oversight there are only texts that say the same of any report.
 */
export const readyTexts = ({ replies }: Replies, policy: Rules, report: Assessed, known: Known): readonly ReadyText[] =>
  replies.flatMap(({ id, name, command, when, neutral, text }) => {
    if (!fits(when, report) || (report.oversight !== 'none' && neutral !== true)) return [];
    const filled = filledIn(policy, report, known, text);
    return filled === undefined ? [] : [{ id, name, command, text: filled, hasBlanks: blanksIn(text.id) > 0 }];
  });

const isIn = <Value>(listed: readonly Value[] | undefined, value: Value | undefined): boolean =>
  listed === undefined || (value !== undefined && listed.includes(value));
const isSo = (wanted: boolean | undefined, is: boolean): boolean => wanted === undefined || wanted === is;

/** What is or may be about oversight looks from outside like what waits to be classified, whatever is done about it. */
const seenAs = (report: Assessed): Status =>
  report.oversight === 'none' || isDone(report) ? report.status : 'triaging';

const fits = (when: When, report: Assessed): boolean => {
  const result = 'result' in report ? report.result : undefined;
  return (
    isIn<Status>(when.status, seenAs(report)) &&
    isIn(when.topic, report.topic) &&
    isIn(when.channel, report.channel) &&
    isIn(when.result, result) &&
    isIn(when.closedBy, report.status === 'closed' ? report.closedBy : undefined) &&
    isSo(when.inHand, report.status === 'inProgress' || report.processed !== undefined) &&
    isSo(when.answered, report.answeredAt !== undefined) &&
    isSo(when.silent, report.closeProposed === true) &&
    isSo(when.withdrawn, report.withdrawn === true) &&
    isSo(when.extended, report.deadlines.resolution?.extended !== undefined)
  );
};

const filledIn = (policy: Rules, report: Assessed, known: Known, text: Bilingual): Bilingual | undefined => {
  const values = new Map(Placeholder.options.map((name) => [name, saidOf(policy, report, known, name)]));
  const isKnown = (name: string): boolean => {
    const placeholder = Placeholder.safeParse(name);
    return placeholder.success && values.get(placeholder.data) !== undefined;
  };
  if (!namesIn(text.id).every(isKnown)) return undefined;
  const fill = (language: keyof Bilingual): string =>
    text[language].replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const placeholder = Placeholder.safeParse(name);
      return (placeholder.success ? values.get(placeholder.data)?.[language] : undefined) ?? whole;
    });
  return { id: fill('id'), en: fill('en') };
};

const alike = (text: string): Bilingual => ({ id: oneLine(text), en: oneLine(text) });

const saidOf = (policy: Rules, report: Assessed, { number, now }: Known, name: Placeholder): Bilingual | undefined => {
  switch (name) {
    case 'number':
      return number === undefined ? undefined : alike(number);
    case 'receivedOn':
      return dayOf(policy.office.zone, report.receivedAt);
    case 'unit': {
      const unit = 'assignee' in report ? report.assignee : undefined;
      if (unit === undefined || report.oversight !== 'none') return undefined;
      return { id: unitName(policy, unit, 'id'), en: unitName(policy, unit, 'en') };
    }
    case 'authority':
      return report.status === 'referred' ? policy.topics.authorities[report.authority] : undefined;
    case 'answerBy':
      return dateOf(policy.office.zone, report, 'firstResponse', now);
    case 'resolveBy':
      return dateOf(policy.office.zone, report, 'resolution', now);
    case 'ground': {
      const ground = report.deadlines.resolution?.extended;
      return ground === undefined ? undefined : EXTENSION_GROUND_NAMES[ground];
    }
    case 'office':
      return policy.office.name;
  }
};

const dayOf = (timeZone: string, at: Instant): Bilingual => {
  const written = (language: keyof Bilingual): string =>
    dateFormat(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  return { id: written('id'), en: written('en') };
};

/** When a clock is due that runs, as long as that is to come and sure. */
const dateOf = (timeZone: string, report: Assessed, clock: Clock, now: Instant): Bilingual | undefined => {
  const deadline = report.deadlines[clock];
  if (deadline === undefined || deadline.stoppedAt !== undefined || standsStill(report, clock)) return undefined;
  if (deadline.provisional || deadline.dueAt < now) return undefined;
  return { id: showMoment(timeZone, 'id', deadline.dueAt), en: showMoment(timeZone, 'en', deadline.dueAt) };
};
