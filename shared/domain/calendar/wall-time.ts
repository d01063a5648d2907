import * as z from 'zod';
import type { Instant } from '#shared/domain/words/words';
import { type Calendar, isoWithOffset } from './calendar.ts';

/**
 * A moment as a clock of the office shows it, to the second: `2025-05-06 10:00:00`. A spreadsheet knows no zones: with
 * an offset it takes a date for a text.
 */
export const WallTime = z.object({ wall: z.string() }).readonly();
export type WallTime = z.infer<typeof WallTime>;

/** The same from how a moment stands on the wire, with the offset of the office. */
export const wallTimeIn = (iso: string): WallTime => ({ wall: `${iso.slice(0, 10)} ${iso.slice(11, 19)}` });

export const wallTimeOf = (calendar: Pick<Calendar, 'zone'>, at: Instant): WallTime =>
  wallTimeIn(isoWithOffset(calendar, at));
