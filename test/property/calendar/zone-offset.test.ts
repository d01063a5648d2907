import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOf, IsoDate, instantAt, isoDateOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { FIXED_SINCE, instantShowing, offsetAt } from '#shared/domain/calendar/zone-offset';
import { Instant } from '#shared/domain/words/words';
import { holds } from '#test/support/laws/law';

const ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;
/** Zones that put their clocks forward, had odd offsets, or skipped a day. */
const OTHERS = ['Europe/Amsterdam', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata', 'UTC'] as const;
const Zone = fc.constantFrom(...ZONES, ...OTHERS);
const UNTIL = Date.UTC(2200, 0, 1);
const Moment = fc.integer({ min: 0, max: UNTIL }).map((at) => Instant.parse(at));
const Time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const zoned = (zone: string, at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

describe('the time in a zone', () => {
  it('is that of the zone database, in Indonesia and elsewhere', () => {
    holds(
      fc.property(Zone, Moment, (zone, at) => {
        const there = zoned(zone, at);
        expect(offsetAt(zone, at)).toBe(there.offsetNanoseconds / 1e6);
        expect(dateOf({ zone }, at).toString()).toBe(there.toPlainDate().toString());
        expect(isoDateOf({ zone }, at)).toBe(there.toPlainDate().toString());
        expect(isoWithOffset({ zone }, at)).toBe(there.toString({ timeZoneName: 'never', smallestUnit: 'second' }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads back to the instant at which clocks show it', () => {
    holds(
      fc.property(Zone, Moment, Time, (zone, at, time) => {
        const date = zoned(zone, at).toPlainDate();
        const expected = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
        if (expected < 0) return;
        expect(instantAt({ zone }, date, time)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(ZONES)('never changes in %s from 1988 on', (zone) => {
    for (let at = FIXED_SINCE; at < UNTIL; at += 6 * 86_400_000) {
      expect(zoned(zone, at).offsetNanoseconds / 1e6).toBe(offsetAt(zone, at));
    }
    expect(zoned(zone, UNTIL).getTimeZoneTransition('previous')?.epochMilliseconds ?? 0).toBeLessThan(FIXED_SINCE);
  });

  it.each(ZONES)('is what it was in %s before, too', (zone) => {
    for (let at = 0; at < FIXED_SINCE; at += 10 * 86_400_000) {
      expect(offsetAt(zone, at)).toBe(zoned(zone, at).offsetNanoseconds / 1e6);
      const shown = at + offsetAt(zone, at);
      expect(instantShowing(zone, shown)).toBe(
        zoned('UTC', shown).toPlainDateTime().toZonedDateTime(zone).epochMilliseconds,
      );
    }
  });

  it('has midnight at the end of a day at the beginning of the next', () => {
    const date = plainDate(IsoDate.parse('2025-12-31'));
    expect(instantAt({ zone: 'Asia/Pontianak' }, date, '24:00')).toBe(Date.UTC(2025, 11, 31, 17));
  });
});
