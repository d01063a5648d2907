import * as z from 'zod';
import { IsoDate, TimeOfDay } from '#shared/domain/calendar/calendar';
import { FileKind } from '#shared/domain/evidence/checked-file';
import { base32 } from '#shared/domain/words/base32';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { textOf } from '#shared/domain/words/typed-text';
import {
  Assignee,
  type Bilingual,
  Instant,
  KeyedHash,
  ReportId,
  Sha256,
  SubDistrictId,
} from '#shared/domain/words/words';

/** `act_` and 130 bits of base32: sent again under the same key it is the same activity. */
export const ActivityId = z
  .string()
  .regex(/^act_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ActivityId'>();
export type ActivityId = z.infer<typeof ActivityId>;

const idFrom = (text: string): ActivityId =>
  ActivityId.parse(`act_${base32(Buffer.from(sha256(text), 'hex'), 26).toLowerCase()}`);

/** The activity that somebody sends under a key of theirs. */
export const activityIdOf = (person: PersonId, key: string): ActivityId => idFrom(`activity\n${person}\n${key}`);
/** A recurring activity on one of its days, whoever sends it: two who were there record one. */
export const occurrenceIdOf = ({ recurring, date }: Occurrence): ActivityId =>
  idFrom(`occurrence\n${recurring}\n${date}`);

const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40);
/** What kind of thing was done, by the office's list. */
export const ActivityKindId = Slug.brand<'ActivityKindId'>();
export type ActivityKindId = z.infer<typeof ActivityKindId>;
export const RecurringId = Slug.brand<'RecurringId'>();
export type RecurringId = z.infer<typeof RecurringId>;
/** Indikator kinerja utama (IKU) that an activity serves. */
export const IndicatorId = Slug.brand<'IndicatorId'>();
export type IndicatorId = z.infer<typeof IndicatorId>;

export const Occurrence = z.object({ recurring: RecurringId, date: IsoDate }).readonly();
export type Occurrence = z.infer<typeof Occurrence>;

export const Regularity = z.enum(['routine', 'incidental']);
export type Regularity = z.infer<typeof Regularity>;
export const REGULARITY_NAMES = {
  routine: { id: 'rutin', en: 'routine' },
  incidental: { id: 'insidental', en: 'incidental' },
} as const satisfies Record<Regularity, Bilingual>;

/** Why a recurring activity was not done on its day. */
export const NotDoneWhy = z.enum(['weather', 'noStaff', 'noVehicle', 'holiday', 'moved', 'otherDuty', 'other']);
export type NotDoneWhy = z.infer<typeof NotDoneWhy>;
export const NOT_DONE_WHY_NAMES = {
  weather: { id: 'cuaca', en: 'weather' },
  noStaff: { id: 'tidak ada petugas', en: 'no staff' },
  noVehicle: { id: 'tidak ada kendaraan atau perahu', en: 'no vehicle or boat' },
  holiday: { id: 'hari libur', en: 'a holiday' },
  moved: { id: 'dipindah ke hari lain', en: 'moved to another day' },
  otherDuty: { id: 'ada tugas lain', en: 'another duty' },
  other: { id: 'sebab lain', en: 'another reason' },
} as const satisfies Record<NotDoneWhy, Bilingual>;

export const ActivityWithdrawnWhy = z.enum(['twice', 'mistake']);
export type ActivityWithdrawnWhy = z.infer<typeof ActivityWithdrawnWhy>;
export const ACTIVITY_WITHDRAWN_WHY_NAMES = {
  twice: { id: 'tercatat dua kali', en: 'recorded twice' },
  mistake: { id: 'salah catat', en: 'recorded by mistake' },
} as const satisfies Record<ActivityWithdrawnWhy, Bilingual>;

/** So much can be said to be served, or answered, by one activity. */
export const MOST_INDICATORS = 10;
export const MOST_REPORTS = 20;

/** What of an activity is in codes: it may stand in a record. */
export const ActivityCodes = z
  .object({
    unit: Assignee,
    kind: ActivityKindId,
    regularity: Regularity,
    date: IsoDate,
    from: TimeOfDay.optional(),
    until: TimeOfDay.optional(),
    subDistrict: SubDistrictId.optional(),
    indicators: z.array(IndicatorId).max(MOST_INDICATORS).readonly(),
    /** Reports that it answers: by their numbers, and nothing of what stands in them. */
    reports: z.array(ReportId).max(MOST_REPORTS).readonly(),
  })
  .readonly();
export type ActivityCodes = z.infer<typeof ActivityCodes>;

/**
 * What of an activity is in words, by somebody of the office: what was done, where, who took part, why, and how it
 * went. With kind, day and sub-district that is 5W1H.
 */
export const ActivityWords = z
  .object({
    what: textOf(160),
    place: textOf(120).optional(),
    who: textOf(200).optional(),
    why: textOf(300).optional(),
    how: textOf(800).optional(),
  })
  .readonly();
export type ActivityWords = z.infer<typeof ActivityWords>;

/** A picture or document of an activity. */
export const ActivityFile = z
  .object({
    activity: ActivityId,
    id: EvidenceId,
    /** Under which its bytes lie. */
    file: KeyedHash,
    kind: FileKind,
    size: z.int().min(1),
    sha256: Sha256,
    cleanSize: z.int().min(1),
    pixels: z
      .object({ width: z.int().min(1), height: z.int().min(1) })
      .readonly()
      .optional(),
    sentBy: PersonId,
    keptAt: Instant,
    withdrawn: z.object({ by: PersonId, at: Instant }).readonly().optional(),
  })
  .readonly();
export type ActivityFile = z.infer<typeof ActivityFile>;

/** The names of the objects that hold a file of an activity. */
export const activityFileNames = ({ activity, file }: Pick<ActivityFile, 'activity' | 'file'>) => ({
  original: `original/${activity}/${file}`,
  clean: `clean/${activity}/${file}`,
  view: `view/${activity}/${file}`,
});

const base = {
  id: ActivityId,
  version: z.int().min(1),
  /** The hash of the last event. */
  tip: Sha256,
  ...ActivityCodes.unwrap().shape,
  of: Occurrence.optional(),
  recordedAt: Instant,
  by: PersonId,
  /** All that was asked for, hashed under the key of whoever asked: under one key nothing else is asked for. */
  asked: KeyedHash,
  /** Which version of its words holds; 0 where nothing was said. */
  text: z.int().nonnegative(),
  pictures: z.int().nonnegative(),
  documents: z.int().nonnegative(),
};

/** Kegiatan: something that the office did, or a recurring one that it did not. */
export const Activity = z
  .discriminatedUnion('state', [
    z.object({ ...base, state: z.literal('done') }),
    z.object({ ...base, state: z.literal('notDone'), why: NotDoneWhy }),
    z.object({ ...base, state: z.literal('withdrawn'), withdrawnWhy: ActivityWithdrawnWhy, withdrawnAt: Instant }),
  ])
  .readonly();
export type Activity = z.infer<typeof Activity>;
export type ActivityState = Activity['state'];
export const ACTIVITY_STATE_NAMES = {
  done: { id: 'terlaksana', en: 'done' },
  notDone: { id: 'tidak terlaksana', en: 'not done' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
} as const satisfies Record<ActivityState, Bilingual>;
