import * as z from 'zod';
import { MonthName } from '#shared/domain/calendar/period';
import { MATCH_REASON_NAMES, type MatchReason } from '#shared/domain/informal/candidates';
import { ContactHow, DismissedWhy, InformalContact, InformalId } from '#shared/domain/informal/contact';
import { ContactEvent } from '#shared/domain/informal/contact-event';
import { PersonId } from '#shared/domain/words/person-id';
import { textOf } from '#shared/domain/words/typed-text';
import { Assignee, Bilingual, ReportId, SubDistrictId, TopicId, Urgency } from '#shared/domain/words/words';
import { ListedReport } from './admin-report.ts';
import { OF_A_PAGE } from './work.ts';

export const LONGEST_SENTENCE = 500;
const LONGEST_IDENTITY = 200;

/** `POST /v1/admin/informal`: somebody turned to an officer by another way than the official channel. */
export const InformalAsked = z.strictObject({
  how: ContactHow,
  topic: TopicId,
  subDistrict: SubDistrictId.optional(),
  at: z.string().min(1).max(64).optional().meta({
    description:
      'kapan disampaikan, paling lama 30 hari lalu; sekarang bila tidak disebut · when it was said, 30 days ago at the most; now if it is not said',
  }),
  sentence: textOf(LONGEST_SENTENCE).optional().meta({
    description:
      'apa yang disampaikan, dalam satu kalimat; disimpan tersegel 90 hari · what was said, in a sentence; kept sealed for 90 days',
  }),
  identity: textOf(LONGEST_IDENTITY).optional().meta({
    description: 'siapa yang menyampaikan, hanya bila ia memintanya · who said it, only if they ask for that',
  }),
  onBehalf: z.boolean().optional().meta({
    description: 'dicatat di loket atas nama warga · taken down at the counter on a citizen’s behalf',
  }),
  danger: z.boolean().optional().meta({
    description: 'nyawa terancam sekarang · lives are in danger now',
  }),
});
export type InformalAsked = Readonly<z.infer<typeof InformalAsked>>;

const Moment = z.string();

/** The same for whoever recorded it, whatever it says: the text to send; at the counter, what is printed above it. */
export const InformalRecorded = z.strictObject({
  contact: InformalId,
  at: Moment,
  recordedAt: Moment,
  guide: Bilingual,
  receipt: Bilingual.optional(),
});
export type InformalRecorded = Readonly<z.infer<typeof InformalRecorded>>;

const State = z.enum(InformalContact.unwrap().options.map(({ shape }) => shape.state.value));

const InformalRow = z.strictObject({
  contact: InformalId,
  how: ContactHow,
  onBehalf: z.boolean(),
  topic: TopicId,
  unit: Assignee.optional(),
  subDistrict: SubDistrictId.optional(),
  at: Moment,
  recordedAt: Moment,
  state: State,
  urgency: Urgency,
  /** It may be an accusation: only readers of oversight see this row. */
  suspected: z.boolean(),
  /** The report that it was found to be, where that may be read. */
  report: ReportId.optional(),
});
export type InformalRow = Readonly<z.infer<typeof InformalRow>>;

/** How contacts are listed: those that wait, or all of a month. */
export const InformalQuery = z.strictObject({
  ...OF_A_PAGE,
  month: MonthName.optional().meta({
    description:
      'semua dari bulan itu; yang menunggu laporannya bila tidak disebut · all of that month; those that wait for their report if it is not said',
  }),
});
export type InformalQuery = Readonly<z.infer<typeof InformalQuery>>;

export const InformalPage = z.strictObject({
  asOf: Moment,
  contacts: z.array(InformalRow).readonly(),
  next: z.string().optional(),
});
export type InformalPage = Readonly<z.infer<typeof InformalPage>>;

export const InformalPath = z.object({
  contact: InformalId.meta({ description: 'nomor aduan tak resmi · the id of the contact' }),
});
export type InformalPath = Readonly<z.infer<typeof InformalPath>>;

const isReason = (name: string): name is MatchReason => name in MATCH_REASON_NAMES;
const Reasons = z.array(z.enum(Object.keys(MATCH_REASON_NAMES).filter(isReason))).readonly();
const ContactEventName = z.enum(ContactEvent.options.map((option) => option.unwrap().shape.type.value));

/** One contact, with the reports that it may be, as far as whoever asks may read either. */
export const InformalShown = z.strictObject({
  asOf: Moment,
  contact: InformalRow.extend({
    by: PersonId,
    sentence: z.string().optional(),
    identity: z.string().optional(),
    /** What was said was kept for its time, and is gone. */
    gone: z.boolean(),
    why: DismissedWhy.optional(),
    /** The contact that it is the same as. */
    of: InformalId.optional(),
  }),
  steps: z
    .array(z.strictObject({ type: ContactEventName, at: Moment, by: PersonId.optional(), report: ReportId.optional() }))
    .readonly(),
  /** Whether its record holds, hash by hash. */
  intact: z.boolean(),
  /** Beside each other, the likeliest first; `text` begins what the reporter wrote. */
  candidates: z
    .array(z.strictObject({ report: ListedReport, text: z.string().optional(), for: Reasons, against: Reasons }))
    .readonly(),
  /** All reports of its time were looked at; `false` where there are too many. */
  all: z.boolean(),
  /** The report that it was found to be, where that may be read. */
  matched: ListedReport.optional(),
  /** Contacts that may be the same one, taken down by somebody else. */
  alike: z.array(InformalRow).readonly(),
});
export type InformalShown = Readonly<z.infer<typeof InformalShown>>;

export const MatchAsked = z.strictObject({ report: ReportId });
export const UnmatchAsked = z.strictObject({});
export const DismissAsked = z.union([
  z.strictObject({ why: z.literal('mistake') }),
  z.strictObject({ why: z.literal('twice'), of: InformalId }),
]);
export type DismissAsked = Readonly<z.infer<typeof DismissAsked>>;

/** What a step came to; nothing is recorded where it was so already. */
export const InformalDone = z.strictObject({
  contact: InformalId,
  state: State,
  recorded: z.array(ContactEventName).readonly(),
});
export type InformalDone = Readonly<z.infer<typeof InformalDone>>;

/** How many contacts leaked past the official way, by unit and month; `matched`: of these, a report has come. */
export const LeakShown = z.strictObject({
  asOf: Moment,
  months: z.array(MonthName).readonly(),
  units: z
    .array(
      z.strictObject({
        /** Absent where it is another agency's work. */
        unit: Assignee.optional(),
        months: z.array(z.strictObject({ contacts: z.int().nonnegative(), matched: z.int().nonnegative() })).readonly(),
      }),
    )
    .readonly(),
});
export type LeakShown = Readonly<z.infer<typeof LeakShown>>;
