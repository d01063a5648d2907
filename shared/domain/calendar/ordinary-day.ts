import type { OfficeHours } from './calendar.ts';
import type { WorkingTime } from './working-time.ts';

/** Working minutes of an ordinary day: the day that most weekdays have. */
export const dayMinutes = (hours: OfficeHours): number => {
  const [usual] = hours.toSorted((one, other) => other.weekdays.length - one.weekdays.length);
  return (usual?.segments ?? []).reduce((sum, [from, until]) => sum + minuteOf(until) - minuteOf(from), 0);
};

const minuteOf = (time: string): number => {
  const [hour = '0', minute = '0'] = time.split(':');
  return 60 * Number(hour) + Number(minute);
};

/** So much working time, as people say it. */
export type Lasting = { readonly n: number; readonly unit: WorkingTime['unit'] };

/**
 * Working minutes as people round them: whole minutes; from an ordinary day on in such days, to a tenth; from ten days
 * on in whole ones.
 */
export const lasting = (hours: OfficeHours, minutes: number): Lasting => {
  const day = dayMinutes(hours);
  if (day === 0 || minutes < day) return { n: Math.floor(minutes), unit: 'workingMinutes' };
  const days = minutes / day;
  return { n: days < 10 ? Math.round(days * 10) / 10 : Math.round(days), unit: 'workingDays' };
};
