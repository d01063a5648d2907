import { Temporal } from 'temporal-polyfill';

/**
 * Indonesia's zones, in milliseconds ahead of UTC: none has changed since Pontianak went over from central to western
 * time with the year 1988, and no clock is put forward in summer. Whatever else is asked for is looked up, which takes
 * a thousand times as long.
 */
const HOUR = 3_600_000;
const FIXED: ReadonlyMap<string, number> = new Map([
  ['Asia/Jakarta', 7 * HOUR],
  ['Asia/Pontianak', 7 * HOUR],
  ['Asia/Makassar', 8 * HOUR],
  ['Asia/Jayapura', 9 * HOUR],
]);
export const FIXED_SINCE = Date.UTC(1988, 0, 2);

const zoned = (zone: string, at: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** By how many milliseconds a zone's clocks are ahead of UTC at an instant. */
export const offsetAt = (zone: string, at: number): number => {
  const fixed = at < FIXED_SINCE ? undefined : FIXED.get(zone);
  return fixed ?? zoned(zone, at).offsetNanoseconds / 1_000_000;
};

/** The instant at which a zone's clocks show what UTC's would show at `shown`. */
export const instantShowing = (zone: string, shown: number): number => {
  const fixed = FIXED.get(zone);
  if (fixed !== undefined && shown - fixed >= FIXED_SINCE) return shown - fixed;
  return zoned('UTC', shown).toPlainDateTime().toZonedDateTime(zone).epochMilliseconds;
};

/** The date and time of day that a zone's clocks show at an instant, as a date of UTC. */
export const shownAt = (zone: string, at: number): Date => new Date(at + offsetAt(zone, at));
