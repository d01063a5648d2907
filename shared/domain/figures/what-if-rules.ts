import * as z from 'zod';
import {
  type Calendar,
  type CalendarYear,
  IsoDate,
  judgeDay,
  type NonWorkingDay,
  OfficeHours,
  plainDate,
  WEEKDAYS,
} from '#shared/domain/calendar/calendar';
import { WorkingTime } from '#shared/domain/calendar/working-time';
import type { Channels } from '#shared/domain/office/office';
import { type ClockRule, type Clocks, ruleFor } from '#shared/domain/report/clock-rules';
import type { DateRules } from '#shared/domain/report/replay';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { nearestTo } from '#shared/domain/words/nearest';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type Bilingual, ChannelClass, ChannelId, ReportClass } from '#shared/domain/words/words';

const Dates = z.array(IsoDate).readonly().optional();
const SpecialHours = z.strictObject({ from: IsoDate, until: IsoDate, hours: OfficeHours }).readonly();

const CalendarChange = z
  .strictObject({
    addDaysOff: Dates,
    removeDaysOff: Dates,
    /** In place of the usual ones. */
    hours: OfficeHours.optional(),
    /** On their dates they hold in place of whatever else would. */
    specialHours: z.array(SpecialHours).readonly().optional(),
  })
  .readonly();
type CalendarChange = z.infer<typeof CalendarChange>;

/** Another limit for the reports that it names: of any class, of whatever class the channel gives, of any channel. */
const LimitChange = z
  .strictObject({
    clock: WATCHED_CLOCKS,
    class: ReportClass.optional(),
    channelClass: ChannelClass.optional(),
    channel: ChannelId.optional(),
    limit: z.int().min(0),
    unit: z.enum(['workingDays', 'workingMinutes']).optional(),
  })
  .readonly();
type LimitChange = z.infer<typeof LimitChange>;

/** Bagaimana jika: what is to be tried of the office's rules, and nothing of what stays. */
export const WhatIf = z
  .strictObject({ calendar: CalendarChange.optional(), clocks: z.array(LimitChange).readonly().optional() })
  .readonly();
export type WhatIf = z.infer<typeof WhatIf>;

/** The fields of each part of it, by the name of what holds them; '' is the whole. */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(WhatIf.unwrap().shape),
  calendar: Object.keys(CalendarChange.unwrap().shape),
  specialHours: Object.keys(SpecialHours.unwrap().shape),
  hours: ['weekdays', 'segments'],
  clocks: Object.keys(LimitChange.unwrap().shape),
};

/** What cannot be tried, where it stands, and why. */
export type CannotTry = { readonly path: readonly (string | number)[]; readonly why: Bilingual };

type Known = { readonly calendar: Calendar; readonly clocks: Clocks; readonly channels: Channels };

/** The rules that are tried: the office's, but for what is named. */
export const triedRules = (policy: Known, asked: WhatIf): Result<DateRules, readonly CannotTry[]> => {
  const { calendar, found } = triedCalendar(policy.calendar, asked.calendar ?? {});
  const tried = triedClocks(policy, asked.clocks ?? []);
  const all = [...found, ...tried.found];
  return all.length > 0 ? refuse(all) : ok({ calendar, clocks: tried.clocks });
};

const TRIED = { id: 'hari libur yang dicoba', en: 'a day off that is tried' } as const;

const triedCalendar = (
  calendar: Calendar,
  { addDaysOff = [], removeDaysOff = [], hours = calendar.hours, specialHours = [] }: CalendarChange,
): { readonly calendar: Calendar; readonly found: readonly CannotTry[] } => {
  const open: Calendar = {
    ...calendar,
    hours,
    years: calendar.years.map((year) => ({
      ...year,
      specialHours: [
        ...specialHours
          .filter(({ from, until }) => from <= `${year.year}-12-31` && until >= `${year.year}-01-01`)
          .map((span) => ({ ...span, name: TRIED, source: 'what-if' })),
        ...(year.specialHours ?? []),
      ],
    })),
  };
  const years = open.years.map((year): CalendarYear => {
    const kept = year.days.filter(({ date }) => !removeDaysOff.includes(date));
    return { ...year, days: [...kept, ...addDaysOff.filter(isIn(year)).map(dayOff)] };
  });
  const at = (...path: readonly (string | number)[]) => ['calendar', ...path];
  return {
    calendar: { ...open, years },
    found: [
      ...addDaysOff.flatMap((date, n) => said(at('addDaysOff', n), cannotAdd(open, date, addDaysOff.slice(0, n)))),
      ...removeDaysOff.flatMap((date, n) => said(at('removeDaysOff', n), cannotRemove(calendar, date))),
      ...specialHours.flatMap((span, n) =>
        said(at('specialHours', n), cannotOpen(calendar, span, specialHours.slice(0, n))),
      ),
    ],
  };
};

const said = (path: CannotTry['path'], why: Bilingual | undefined): readonly CannotTry[] =>
  why === undefined ? [] : [{ path, why }];

const isIn =
  ({ year }: Pick<CalendarYear, 'year'>) =>
  (date: IsoDate): boolean =>
    plainDate(date).year === year;

const weekdayOf = (date: IsoDate) =>
  WEEKDAYS.find((_, index) => index + 1 === plainDate(date).dayOfWeek) ?? WEEKDAYS[0];

const dayOff = (date: IsoDate): NonWorkingDay => ({
  date,
  weekday: weekdayOf(date),
  kind: 'oneOff',
  name: TRIED,
  decree: 'what-if',
});

const unknownYear = ({ years }: Calendar, date: IsoDate): Bilingual | undefined => {
  if (years.some((year) => isIn(year)(date))) return undefined;
  const known = years.map(({ year }) => year).join(', ');
  return {
    id: `${date}: kalender tahun itu tidak ada; yang ada ${known}`,
    en: `there is no calendar of that year; there are ${known}`,
  };
};

const cannotAdd = (open: Calendar, date: IsoDate, before: readonly IsoDate[]): Bilingual | undefined => {
  const unknown = unknownYear(open, date);
  if (unknown !== undefined) return unknown;
  if (before.includes(date)) return { id: `${date} disebut dua kali`, en: 'it stands twice' };
  const verdict = judgeDay(open, plainDate(date));
  switch (verdict.kind) {
    case 'working':
      return undefined;
    case 'weekend':
      return {
        id: `${date} hari ${weekdayOf(date)}, kantor memang tidak buka`,
        en: 'the office does not open on that day of the week',
      };
    case 'holiday':
      return {
        id: `${date} sudah libur: ${verdict.day.name.id}`,
        en: `it is a day off already: ${verdict.day.name.en}`,
      };
  }
};

const cannotRemove = (calendar: Calendar, date: IsoDate): Bilingual | undefined => {
  const unknown = unknownYear(calendar, date);
  const days = calendar.years.flatMap((year) => year.days);
  if (unknown !== undefined || days.some((day) => day.date === date)) return unknown;
  const far = (day: NonWorkingDay): number => Math.abs(plainDate(date).until(plainDate(day.date)).days);
  const [near] = days.toSorted((one, other) => far(one) - far(other));
  return near === undefined
    ? { id: `${date} bukan hari libur`, en: 'it is no day off' }
    : {
        id: `${date} bukan hari libur; yang terdekat ${near.date}, ${near.name.id}`,
        en: `it is no day off; the nearest is ${near.date}, ${near.name.en}`,
      };
};

const cannotOpen = (
  calendar: Calendar,
  { from, until }: z.infer<typeof SpecialHours>,
  before: readonly z.infer<typeof SpecialHours>[],
): Bilingual | undefined => {
  const unknown = unknownYear(calendar, from) ?? unknownYear(calendar, until);
  if (unknown !== undefined) return unknown;
  if (until < from) return { id: `berakhir ${until}, sebelum mulai ${from}`, en: 'it ends before it begins' };
  return before.some((other) => other.from <= until && from <= other.until)
    ? { id: 'tanggalnya juga ada pada jam khusus sebelumnya', en: 'some of its dates are in the special hours before' }
    : undefined;
};

type Named = Pick<LimitChange, 'clock' | 'class' | 'channelClass' | 'channel'>;

/** Which reports a limit is of: `resolution class=service`. */
export const limitName = ({ clock, ...of }: Named): string =>
  [clock, ...(['class', 'channelClass', 'channel'] as const).flatMap((by) => (of[by] ? `${by}=${of[by]}` : []))].join(
    ' ',
  );

const triedClocks = (
  { clocks, channels }: Known,
  changes: readonly LimitChange[],
): { readonly clocks: Clocks; readonly found: readonly CannotTry[] } => {
  const found = changes.flatMap((change, n) => {
    const twice = changes.slice(0, n).some((other) => limitName(other) === limitName(change));
    const why = twice
      ? { id: `${limitName(change)} disebut dua kali`, en: 'it stands twice' }
      : (unknownChannel(channels, change) ?? cannotLimit(clocks, change));
    return said(['clocks', n], why);
  });
  return { clocks: found.length > 0 ? clocks : changes.reduce(withLimit, clocks), found };
};

const unknownChannel = ({ channels }: Known['channels'], { channel }: LimitChange): Bilingual | undefined => {
  const known = channels.map(({ id }) => id);
  if (channel === undefined || known.includes(channel)) return undefined;
  const near = nearestTo<string>(channel, known);
  const names = (near.length > 0 ? near : known).join(', ');
  return { id: `tidak ada kanal ${channel}; yang ada atau mirip: ${names}`, en: 'there is no such channel' };
};

/** The rule that a limit takes the place of, of each version of the rules. */
const rulesFor = ({ clocks }: Clocks, change: Named): readonly (ClockRule | undefined)[] =>
  clocks.map((version) => ruleFor({ clocks: [version] }, change.clock, change, version.validFrom));

const cannotLimit = (clocks: Clocks, change: LimitChange): Bilingual | undefined => {
  const name = limitName(change);
  for (const rule of rulesFor(clocks, change)) {
    if (rule === undefined) {
      const known = clocks.clocks.flatMap(({ rules }) => rules).filter(({ clock }) => clock === change.clock);
      const names = [...new Set(known.map((one) => limitName({ ...one, clock: change.clock })))].join('; ');
      return { id: `${name}: batasnya menurut kelas; sebutkan yang mana: ${names}`, en: 'say which of these' };
    }
    if (rule.limit === null)
      return {
        id: `${name}: tidak ada batasnya, sehingga tidak pernah berjalan dan tidak dapat dihitung ulang`,
        en: 'it has no limit, so it never ran and cannot be replayed',
      };
    if (rule.extension !== undefined && change.unit !== undefined && change.unit !== rule.unit)
      return {
        id: `${name}: dapat diperpanjang dalam ${rule.unit}; satuannya tidak dapat diganti`,
        en: `it can be extended in ${rule.unit}; its unit cannot be another`,
      };
    if (!WorkingTime.safeParse({ limit: change.limit, unit: change.unit ?? rule.unit }).success)
      return {
        id: `${name}: paling banyak 400 hari kerja (workingDays) atau 20000 menit kerja (workingMinutes)`,
        en: 'at most 400 working days or 20000 working minutes',
      };
  }
  return undefined;
};

const withLimit = ({ clocks }: Clocks, change: LimitChange): Clocks => ({
  clocks: clocks.map((version) => {
    const [rule] = rulesFor({ clocks: [version] }, change);
    if (rule === undefined) return version;
    const { clock, class: ofClass, channelClass, channel, limit, unit = rule.unit } = change;
    const others = version.rules.filter(
      (other) => other.clock !== clock || limitName({ ...other, clock }) !== limitName(change),
    );
    return { ...version, rules: [...others, { ...rule, class: ofClass, channelClass, channel, limit, unit }] };
  }),
});

/** What is tried, in words: each change on a line of its own. */
export const triedLines = ({ clocks }: Known, { calendar = {}, clocks: limits = [] }: WhatIf): readonly string[] => [
  ...(calendar.addDaysOff ?? []).map((date) => `+ libur / day off: ${date}`),
  ...(calendar.removeDaysOff ?? []).map((date) => `- bukan libur / no day off: ${date}`),
  ...(calendar.hours === undefined ? [] : ['~ jam kantor lain / other office hours']),
  ...(calendar.specialHours ?? []).map(({ from, until }) => `~ jam khusus / special hours: ${from} – ${until}`),
  ...limits.map((change) => {
    const before = rulesFor(clocks, change).flatMap((rule) => (rule === undefined ? [] : `${rule.limit} ${rule.unit}`));
    const [unit] = rulesFor(clocks, change).flatMap((rule) => rule?.unit ?? []);
    return `~ ${limitName(change)}: ${[...new Set(before)].join(', ')} → ${change.limit} ${change.unit ?? unit}`;
  }),
];
