import { type Calendar, IsoDate, OfficeHours } from '#shared/domain/calendar';
import { Clocks } from '#shared/domain/clock';
import { policy } from './policy.ts';

/** The office's real calendar. */
export const calendar: Calendar = policy.calendar;

export const isoDate = (text: string): IsoDate => IsoDate.parse(text);

/** The same office as though no decree of some year had been loaded. */
export const calendarWithout = (year: number): Calendar => ({
  ...calendar,
  years: calendar.years.filter((known) => known.year !== year),
});

/** An office of other hours. */
export const openAt = (hours: unknown): Calendar => ({ ...calendar, hours: OfficeHours.parse(hours) });

/** The office's clocks with another version after them, or other rules in place of one clock's. */
export const clocksWith = (clock: string, rules: readonly object[], validFrom?: string): Clocks => {
  const [first] = policy.clocks.clocks;
  if (first === undefined) throw new Error('no clocks');
  const others = first.rules.filter((rule) => rule.clock !== clock);
  const given = rules.map((rule) => ({ clock, unit: 'workingDays', grade: 'U', source: 'invented', ...rule }));
  const version = { validFrom: validFrom ?? first.validFrom, rules: [...others, ...given] };
  return Clocks.parse({ clocks: validFrom === undefined ? [version] : [first, version] });
};
