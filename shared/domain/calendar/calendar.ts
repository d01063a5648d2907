import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { Bilingual, Instant } from '#shared/domain/words/words';
import { instantShowing, offsetAt, shownAt } from './zone-offset.ts';

/**
 * ISO calendar date in the office's zone, e.g. `2025-05-09`. One that is on no calendar is complained of before it is
 * used.
 */
export const IsoDate = z.iso.date({ abort: true }).brand<'IsoDate'>();
export type IsoDate = z.infer<typeof IsoDate>;

/** The days of a week, Monday first, as the decrees write them. */
export const WEEKDAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;
/** `07:30`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const EndOfSegment = z.union([TimeOfDay, z.literal('24:00')]);
const Segment = z
  .tuple([TimeOfDay, EndOfSegment])
  .refine(([from, to]) => from < to, 'a segment must end after it starts');

/** Office hours by ISO weekday (1 = Monday), several segments a day (Perpres 21/2023: 37.5 hours in five days). */
export const OfficeHours = z
  .array(
    z.strictObject({
      weekdays: z.array(z.int().min(1).max(7)).min(1).readonly(),
      segments: z.array(Segment).min(1).readonly(),
    }),
  )
  .min(1)
  .readonly()
  .superRefine((groups, context) => {
    const days = groups.flatMap((group) => group.weekdays);
    if (new Set(days).size !== days.length) context.addIssue('a weekday has two sets of hours');
    for (const { segments } of groups) {
      if (segments.some(([from], index) => index > 0 && from < (segments[index - 1]?.[1] ?? ''))) {
        context.addIssue('segments of a day must follow one another');
      }
    }
  });
export type OfficeHours = z.infer<typeof OfficeHours>;

const NonWorkingDay = z
  .strictObject({
    date: IsoDate,
    weekday: z.enum(WEEKDAYS),
    /** `local`: of the regency; `oneOff`: a single day such as an election. */
    kind: z.enum(['national', 'jointLeave', 'local', 'oneOff']),
    name: Bilingual,
    decree: z.string().min(1),
    /** Idulfitri and Iduladha are finally set by a decree of their own. */
    tentative: z.boolean().optional(),
  })
  .readonly();
export type NonWorkingDay = z.infer<typeof NonWorkingDay>;
/** What kind of day it is, in words. */
export const HOLIDAY_NAMES = {
  national: { id: 'libur nasional', en: 'national holiday' },
  jointLeave: { id: 'cuti bersama', en: 'joint leave' },
  local: { id: 'libur setempat', en: 'local holiday' },
  oneOff: { id: 'libur khusus', en: 'single holiday' },
} as const satisfies Record<NonWorkingDay['kind'], Bilingual>;
const KINDS = NonWorkingDay.unwrap().shape.kind.options;

const SpecialHours = z
  .strictObject({
    from: IsoDate,
    until: IsoDate,
    name: Bilingual,
    source: z.string().min(1),
    /** The first and last day are finally set by a decree of their own. */
    tentative: z.boolean().optional(),
    hours: OfficeHours,
  })
  .readonly()
  .refine(({ from, until }) => from <= until, 'hours that end before they start');

/** More or fewer of a kind than any year has had: a list that was copied by half, or twice. */
const PLAUSIBLE = {
  national: { least: 12, most: 22 },
  jointLeave: { least: 2, most: 16 },
  local: { least: 0, most: 8 },
  oneOff: { least: 0, most: 6 },
} as const satisfies Record<NonWorkingDay['kind'], { readonly least: number; readonly most: number }>;

type Year = {
  readonly year: number;
  readonly decrees: readonly { readonly id: string }[];
  readonly days: readonly NonWorkingDay[];
  readonly specialHours?: readonly z.infer<typeof SpecialHours>[] | undefined;
};
type Complaint = { readonly message: string; readonly path: readonly (string | number)[] };

const oddDays = ({ year, decrees, days }: Year): readonly Complaint[] =>
  days.flatMap((day, index) => {
    const date = plainDate(day.date);
    const weekday = WEEKDAYS[date.dayOfWeek - 1];
    return [
      ...(date.year === year ? [] : [`${day.date} is not in ${year}`]),
      ...(weekday === day.weekday ? [] : [`${day.date} is a ${weekday}, not a ${day.weekday}`]),
      ...(days.findIndex((other) => other.date === day.date) === index ? [] : [`${day.date} stands twice`]),
      ...(decrees.some(({ id }) => id === day.decree) ? [] : [`decree ${day.decree} is not listed`]),
    ].map((message) => ({ message, path: ['days', index] }));
  });

const oddCounts = ({ days }: Year): readonly Complaint[] =>
  KINDS.flatMap((kind) => {
    const count = days.filter((day) => day.kind === kind).length;
    const { least, most } = PLAUSIBLE[kind];
    const message = `${count} days of kind ${kind}: expected ${least} to ${most}`;
    return count >= least && count <= most ? [] : [{ message, path: ['days'] }];
  });

const oddSpans = ({ year, specialHours = [] }: Year): readonly Complaint[] =>
  specialHours.flatMap(({ from, until }, index) => {
    const outside = [from, until].filter((date) => plainDate(date).year !== year);
    const follows = index === 0 || from > (specialHours[index - 1]?.until ?? '');
    return [
      ...outside.map((date) => `${date} is not in ${year}`),
      ...(follows ? [] : ['special hours must follow one another']),
    ].map((message) => ({ message, path: ['specialHours', index] }));
  });

/** One year's holidays and joint leave as the decree (SKB Tiga Menteri) lists them. */
export const CalendarYear = z
  .strictObject({
    year: z.int().min(2000).max(2099),
    verified: z.boolean(),
    decrees: z
      .array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), date: IsoDate.optional() }))
      .min(1)
      .readonly(),
    days: z.array(NonWorkingDay).readonly(),
    /** Other office hours for some dates, as in Ramadan; a span over the turn of the year stands in both years. */
    specialHours: z.array(SpecialHours).readonly().optional(),
  })
  .readonly()
  .superRefine((calendar, context) => {
    for (const { message, path } of [...oddDays(calendar), ...oddCounts(calendar), ...oddSpans(calendar)])
      context.addIssue({ code: 'custom', message, path: [...path] });
  });
export type CalendarYear = z.infer<typeof CalendarYear>;

/** Everything that decides whether a day counts. */
export type Calendar = { readonly zone: string; readonly hours: OfficeHours; readonly years: readonly CalendarYear[] };

/** Why a day counts or does not. `provisional`: no decree is loaded for its year, so only weekends are known. */
export type DayVerdict =
  | { readonly kind: 'working'; readonly provisional: boolean }
  | { readonly kind: 'weekend'; readonly provisional: boolean }
  | { readonly kind: 'holiday'; readonly provisional: false; readonly day: NonWorkingDay; readonly decree: string };

const indexed = new WeakMap<
  readonly CalendarYear[],
  ReadonlyMap<string, { day: NonWorkingDay; decree: string } | 'loaded'>
>();

const indexYears = (years: readonly CalendarYear[]) => {
  const known = indexed.get(years);
  if (known !== undefined) return known;
  const index = new Map<string, { day: NonWorkingDay; decree: string } | 'loaded'>();
  for (const year of years) {
    index.set(String(year.year), 'loaded');
    for (const day of year.days) {
      index.set(day.date, {
        day,
        decree: year.decrees.find((decree) => decree.id === day.decree)?.title ?? day.decree,
      });
    }
  }
  indexed.set(years, index);
  return index;
};

/** A date in the ways that rules ask for it. */
type OnDate = { readonly iso: string; readonly year: number; readonly weekday: number };
const onDate = (date: Temporal.PlainDate): OnDate => ({
  iso: date.toString(),
  year: date.year,
  weekday: date.dayOfWeek,
});

/** Says whether a date is a working day: a weekday with office hours, minus national holidays, minus joint leave. */
export const judgeDay = (calendar: Calendar, date: Temporal.PlainDate): DayVerdict => judge(calendar, onDate(date));

const judge = (calendar: Calendar, on: OnDate): DayVerdict => {
  const index = indexYears(calendar.years);
  const entry = index.get(on.iso);
  const provisional = !index.has(String(on.year));
  if (segments(calendar, on).length === 0) return { kind: 'weekend', provisional };
  if (entry !== undefined && entry !== 'loaded') return { kind: 'holiday', provisional: false, ...entry };
  return { kind: 'working', provisional };
};

type Segments = readonly (readonly [string, string])[];

/** The office's segments on a date's weekday, holiday or not; none on a weekend. */
export const segmentsOn = (calendar: Calendar, date: Temporal.PlainDate): Segments => segments(calendar, onDate(date));

const segments = (calendar: Calendar, on: OnDate): Segments =>
  (specialHours(calendar, on)?.hours ?? calendar.hours).find(({ weekdays }) => weekdays.includes(on.weekday))
    ?.segments ?? [];

type OtherHours = NonNullable<CalendarYear['specialHours']>[number] | undefined;

/** Which other hours than the usual ones hold on a date. */
export const specialHoursOn = (calendar: Pick<Calendar, 'years'>, date: Temporal.PlainDate): OtherHours =>
  specialHours(calendar, onDate(date));

const specialHours = ({ years }: Pick<Calendar, 'years'>, { iso, year }: OnDate): OtherHours =>
  years.find((known) => known.year === year)?.specialHours?.find(({ from, until }) => from <= iso && iso <= until);

/** A date of the office: what it is, and from when to when it is open by its weekday, holiday or not. */
export type OfficeDay = {
  readonly date: IsoDate;
  readonly verdict: DayVerdict;
  readonly open: readonly (readonly [opensAt: Instant, shutsAt: Instant])[];
};

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The date of an instant in the office's zone, as the number of days since 1970. */
export const dayNumberOf = ({ zone }: Pick<Calendar, 'zone'>, at: Instant): number =>
  Math.floor((at + offsetAt(zone, at)) / DAY);

const known = new WeakMap<Calendar, Map<number, OfficeDay>>();

/** The date of that number; each is made once. */
export const officeDay = (calendar: Calendar, number: number): OfficeDay => {
  const days = known.get(calendar) ?? new Map<number, OfficeDay>();
  known.set(calendar, days);
  const day = days.get(number) ?? makeDay(calendar, number);
  days.set(number, day);
  return day;
};

const makeDay = (calendar: Calendar, number: number): OfficeDay => {
  const shown = new Date(number * DAY);
  const iso = shown.toISOString().slice(0, 10);
  const on = { iso, year: shown.getUTCFullYear(), weekday: shown.getUTCDay() || 7 };
  const at = (time: string): Instant =>
    Instant.parse(instantShowing(calendar.zone, number * DAY + minutesOf(time) * MINUTE));
  return {
    date: IsoDate.parse(iso),
    verdict: judge(calendar, on),
    open: segments(calendar, on).map(([from, to]) => [at(from), at(to)]),
  };
};

/** By the numbers of the date alone, without a zone. */
const dayNumber = ({ year, month, day }: Temporal.PlainDate): number =>
  new Date(0).setUTCFullYear(year, month - 1, day) / DAY;

/** `24:00` is the next midnight. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A date as ISO text: what Temporal writes is one. */
export const isoOf = (date: Temporal.PlainDate): IsoDate => IsoDate.parse(date.toString());

/** A date as a value that can be counted with. */
export const plainDate = (date: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

/** The date of an instant in the office's zone: "today" is never UTC's. */
export const dateOf = ({ zone }: Pick<Calendar, 'zone'>, at: Instant): Temporal.PlainDate => {
  const shown = shownAt(zone, at);
  return new Temporal.PlainDate(shown.getUTCFullYear(), shown.getUTCMonth() + 1, shown.getUTCDate());
};

/** The same as ISO text, as keys and ledgers use it. */
export const isoDateOf = ({ zone }: Pick<Calendar, 'zone'>, at: Instant): IsoDate =>
  IsoDate.parse(shownAt(zone, at).toISOString().slice(0, 10));

/** The instant at which a date in the office's zone shows a time of day (`24:00` is the next midnight). */
export const instantAt = ({ zone }: Pick<Calendar, 'zone'>, date: Temporal.PlainDate, time: string): Instant => {
  const midnight = dayNumber(date) * DAY;
  return Instant.parse(instantShowing(zone, midnight + minutesOf(time) * MINUTE));
};

/** An instant as ISO 8601 with the office's offset, as it stands on the wire. */
export const isoWithOffset = ({ zone }: Pick<Calendar, 'zone'>, at: Instant): string => {
  const offset = offsetAt(zone, at);
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const pad = (number: number): string => String(number).padStart(2, '0');
  const text = `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return `${new Date(at + offset).toISOString().slice(0, 19)}${text}`;
};
