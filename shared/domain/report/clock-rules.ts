import * as z from 'zod';
import { type Calendar, IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import type { Over, Standstill } from '#shared/domain/calendar/standstill';
import { countLimit, WorkingTime } from '#shared/domain/calendar/working-time';
import { type Bilingual, ChannelClass, ChannelId, Instant, ReportClass } from '#shared/domain/words/words';

/** Tenggat: the limits that the office is measured by. */
export const Clock = z.enum(['triage', 'inform', 'processed', 'firstResponse', 'resolution', 'closure']);
export type Clock = z.infer<typeof Clock>;

/** What each clock is called, by the glossary. */
export const CLOCK_NAMES = {
  triage: { id: 'klasifikasi', en: 'classification' },
  inform: { id: 'pemberitahuan ke unit', en: 'telling the unit' },
  processed: { id: 'tanda sudah diproses', en: 'processed mark' },
  firstResponse: { id: 'tanggapan awal', en: 'first answer' },
  resolution: { id: 'penyelesaian', en: 'resolution' },
  closure: { id: 'penutupan', en: 'closing' },
} as const satisfies Record<Clock, Bilingual>;

/** Where a clock's day 0 lies. `disposed` falls back to receipt where the channel does not say when it handed over. */
const ClockStart = z.enum(['submitted', 'disposed', 'received', 'routed', 'resolved']);

/** Where each start lies, in words. */
export const CLOCK_START_NAMES = {
  submitted: { id: 'sejak dikirim ke kanal', en: 'from when it was sent to the channel' },
  disposed: { id: 'sejak diteruskan kanal ke kantor ini', en: 'from when the channel handed it to this office' },
  received: { id: 'sejak diterima kantor ini', en: 'from when this office received it' },
  routed: { id: 'sejak didisposisikan ke unit', en: 'from when it was routed to the unit' },
  resolved: { id: 'sejak dituntaskan', en: 'from when it was resolved' },
} as const satisfies Record<z.infer<typeof ClockStart>, Bilingual>;

/**
 * Why more time may be taken, once, with notice to whoever asked (UU 14/2008: the information is not held yet, or may
 * be exempt).
 */
export const ExtensionGround = z.enum(['notYetHeld', 'exclusionUndecided']);
export type ExtensionGround = z.infer<typeof ExtensionGround>;
export const EXTENSION_GROUND_NAMES = {
  notYetHeld: { id: 'informasi belum dikuasai', en: 'the information is not held yet' },
  exclusionUndecided: { id: 'pengecualian belum diputuskan', en: 'whether it is exempt is not decided yet' },
} as const satisfies Record<ExtensionGround, Bilingual>;

const ARRIVAL = ['submitted', 'disposed', 'received'] as const;
/** What each clock can start from: the others have not happened when it is to run. */
const MAY_START: Readonly<Record<Clock, readonly z.infer<typeof ClockStart>[]>> = {
  triage: ARRIVAL,
  inform: ['routed'],
  processed: ['routed'],
  firstResponse: ARRIVAL,
  resolution: ARRIVAL,
  closure: ['resolved'],
};

const MINUTES_A_DAY = 1_440;

/** Days and minutes compare by the calendar only; what no calendar could make shorter is not. */
const isShorter = (time: WorkingTime, other: WorkingTime): boolean => {
  if (time.unit === other.unit) return time.limit < other.limit;
  return time.unit === 'workingMinutes' && time.limit < other.limit * MINUTES_A_DAY;
};

const ClockRule = z
  .strictObject({
    clock: Clock,
    start: ClockStart,
    /** None at all (0): due at once. `null`: no limit holds for these reports, the clock does not run. */
    limit: z.int().min(0).max(20_000).nullable(),
    unit: z.enum(['workingDays', 'workingMinutes']),
    /** Whether the clock stands still while the reporter owes an answer. */
    pauses: z.boolean(),
    /** So long before it is due, somebody is reminded; nobody where it is left out. */
    warnBefore: WorkingTime.optional(),
    /** So much more may be taken once, on one of the grounds, in the limit's own unit. */
    extension: z
      .strictObject({ limit: z.int().min(1).max(400), grounds: z.array(ExtensionGround).min(1).readonly() })
      .readonly()
      .optional(),
    class: ReportClass.optional(),
    channelClass: ChannelClass.optional(),
    channel: ChannelId.optional(),
    /** K: stated by an official page; S: secondary; U (usulan): proposed, and not set by the office yet. */
    grade: z.enum(['K', 'S', 'U']),
    source: z.string().min(1),
  })
  .readonly()
  .refine(
    (rule) => rule.unit === 'workingMinutes' || (rule.limit ?? 0) <= 400,
    'more than 400 working days is not a limit',
  )
  .refine(
    ({ limit, unit, warnBefore }) =>
      warnBefore === undefined || limit === null || isShorter(warnBefore, { limit, unit }),
    'a reminder before the clock even starts',
  )
  .refine(({ limit, extension }) => limit !== null || extension === undefined, 'no limit, so nothing to extend')
  .refine(
    ({ clock, extension }) => extension === undefined || clock === 'firstResponse' || clock === 'resolution',
    'more time is taken for what the reporter is owed alone',
  )
  .refine(({ clock, start }) => MAY_START[clock].includes(start), 'a clock that would never start so');
export type ClockRule = z.infer<typeof ClockRule>;

/** A report of any channel must have each clock: a class without one would never be late, and nobody would see it. */
const hasGeneralRule = (rules: readonly ClockRule[], clock: Clock, reportClass: ReportClass): boolean =>
  rules.some(
    (rule) =>
      rule.clock === clock &&
      rule.channel === undefined &&
      rule.channelClass === undefined &&
      (rule.class === undefined || rule.class === reportClass),
  );

const subjectOf = (rule: ClockRule): string =>
  [rule.clock, rule.class, rule.channelClass, rule.channel].map((part) => part ?? '*').join(' ');

const oddRules = (
  rules: readonly ClockRule[],
): readonly { readonly message: string; readonly at: readonly number[] }[] => [
  ...rules.flatMap((rule, index) =>
    rules.findIndex((other) => subjectOf(other) === subjectOf(rule)) === index
      ? []
      : [{ message: `a second rule for ${subjectOf(rule)}`, at: [index] }],
  ),
  ...Clock.options.flatMap((clock) =>
    ReportClass.options
      .filter((reportClass) => !hasGeneralRule(rules, clock, reportClass))
      .map((reportClass) => ({ message: `no general rule for ${clock} of ${reportClass}`, at: [] })),
  ),
];

/** Limits, effective-dated: a report keeps the limits that held on the day it was received. */
export const Clocks = z
  .strictObject({
    clocks: z
      .array(z.strictObject({ validFrom: IsoDate, rules: z.array(ClockRule).min(1).readonly() }))
      .min(1)
      .readonly(),
  })
  .readonly()
  .superRefine(({ clocks }, context) => {
    for (const [index, version] of clocks.entries()) {
      const complain = (message: string, ...path: readonly (string | number)[]) =>
        context.addIssue({ code: 'custom', path: ['clocks', index, ...path], message });
      if (index > 0 && version.validFrom <= (clocks[index - 1]?.validFrom ?? '')) {
        complain('versions must follow one another', 'validFrom');
      }
      for (const { message, at } of oddRules(version.rules)) complain(message, 'rules', ...at);
    }
  });
export type Clocks = z.infer<typeof Clocks>;

/**
 * Batas waktu: a clock applied to one report. It keeps the limit that it was promised under, whatever the rules say
 * later.
 */
export const Deadline = z
  .strictObject({
    startedAt: Instant,
    limit: z.int().min(0).max(32_767),
    unit: z.enum(['workingDays', 'workingMinutes']),
    /** It stands still while the reporter owes an answer. */
    pauses: z.boolean(),
    dueAt: Instant,
    /** The count crossed a year without a decree: only weekends were known there. */
    provisional: z.boolean(),
    /** The limit holds the extension that was taken, on this ground. */
    extended: ExtensionGround.optional(),
    /** Somebody was reminded that it is at risk. */
    warned: z.literal(true).optional(),
    stoppedAt: Instant.optional(),
    /** It stopped because the report ended otherwise, archived before anybody answered: it was not kept by that. */
    cut: z.literal(true).optional(),
    /** When its last miss was recorded; a date that has moved on past that is not missed (any more). */
    missedAt: Instant.optional(),
    /** How far up the ladder that miss has gone. */
    step: z.int().min(1).max(63).optional(),
  })
  .readonly();
export type Deadline = z.infer<typeof Deadline>;

/**
 * Whether the date that it has now was missed, and that is in the record. What stopped in time was not, whatever was
 * noted.
 */
export const isMissed = ({ missedAt, dueAt, stoppedAt }: Deadline): boolean =>
  missedAt !== undefined && dueAt < missedAt && (stoppedAt === undefined || stoppedAt > dueAt);

/** What decides which limit a report has. */
export type ClockSubject = {
  readonly class?: ReportClass | undefined;
  readonly channel?: ChannelId | undefined;
  readonly channelClass?: ChannelClass | undefined;
};

/** The rules that hold on a date. */
export const rulesOn = ({ clocks }: Clocks, on: IsoDate): readonly ClockRule[] =>
  (clocks.filter(({ validFrom }) => validFrom <= on).at(-1) ?? clocks[0])?.rules ?? [];

/**
 * The rule that holds for a subject on a date: of the version in force, the most specific one that fits
 * (channel before the channel's class before the office's class before the general rule).
 */
export const ruleFor = (clocks: Clocks, clock: Clock, subject: ClockSubject, on: IsoDate): ClockRule | undefined => {
  const fits = (rule: ClockRule): boolean =>
    rule.clock === clock &&
    (rule.class === undefined || rule.class === subject.class) &&
    (rule.channel === undefined || rule.channel === subject.channel) &&
    (rule.channelClass === undefined || rule.channelClass === subject.channelClass);
  const weight = (rule: ClockRule): number =>
    (rule.channel === undefined ? 0 : 4) +
    (rule.channelClass === undefined ? 0 : 2) +
    (rule.class === undefined ? 0 : 1);
  return rulesOn(clocks, on)
    .filter(fits)
    .reduce<ClockRule | undefined>(
      (best, rule) => (best === undefined || weight(rule) > weight(best) ? rule : best),
      undefined,
    );
};

/** Whether the limit of a clock is a proposal: the office has not set it yet. */
export const isProposed = (
  { calendar, clocks }: { readonly calendar: Pick<Calendar, 'zone'>; readonly clocks: Clocks },
  clock: Clock,
  { receivedAt, ...subject }: ClockSubject & { readonly receivedAt: Instant },
): boolean => ruleFor(clocks, clock, subject, isoDateOf(calendar, receivedAt))?.grade === 'U';

/** The instants that clocks can start from, as far as they are known. */
export type Starts = {
  readonly received: Instant;
  readonly submitted?: Instant | undefined;
  readonly disposed?: Instant | undefined;
  readonly routed?: Instant;
  readonly resolved?: Instant;
};

/**
 * Applies a clock. A start that the channel did not give falls back to receipt; one that lies after receipt (a channel
 * whose clock runs ahead) does too, so that nobody gains time by a wrong date. `undefined` where no limit holds.
 */
export const startClock = (
  policy: { readonly calendar: Calendar; readonly clocks: Clocks },
  clock: Clock,
  subject: ClockSubject,
  starts: Starts,
  stood: readonly Over[] = [],
): Deadline | undefined => {
  const rule = ruleFor(policy.clocks, clock, subject, isoDateOf(policy.calendar, starts.received));
  if (rule === undefined || rule.limit === null) return undefined;
  const { limit, unit, pauses } = rule;
  const given = starts[rule.start];
  const fromChannel = rule.start === 'submitted' || rule.start === 'disposed';
  const startedAt = given === undefined || (fromChannel && given > starts.received) ? starts.received : given;
  return counted(policy.calendar, { startedAt, limit, unit, pauses }, clock, stood);
};

type Terms = Pick<Deadline, 'startedAt' | 'limit' | 'unit' | 'pauses' | 'extended'>;

/** A deadline's terms with the date that they come to. */
export const counted = (calendar: Calendar, terms: Terms, clock: Clock, stood: readonly Over[]): Deadline => {
  const { dueAt, provisional } = countLimit(calendar, terms, terms.startedAt, stood.filter(stopping(clock, terms)));
  return { ...terms, dueAt, provisional };
};

/**
 * The standstills that concern a clock: what the reporter owes where it pauses for that; an end, unless it is about the
 * end itself.
 */
export const stopping =
  (clock: Clock, { pauses }: Pick<Deadline, 'pauses'>) =>
  ({ why }: Pick<Standstill, 'why'>): boolean =>
    why === 'awaitingReporter' ? pauses : clock !== 'closure';
