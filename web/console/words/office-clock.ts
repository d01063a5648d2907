import { signal } from '@preact/signals';
import { ZONE } from '#web/made/names.ts';
import { dateOf, fullMoment, longDate, shortMoment, timeOf } from '#web/words/times.ts';
import { language } from './say.ts';

/** How far the office's clock is ahead of this computer's, whose clock may be wrong. */
const ahead = signal(0);
/** Whether the API has said what time it is. */
export const isClockKnown = signal(false);

/** Takes the moment at which the API answered. */
export const noteOfficeTime = (iso: string): void => {
  ahead.value = Date.parse(iso) - Date.now();
  isClockKnown.value = true;
};

/** A moment of this computer's clock, as the office's clock had it. */
export const officeMoment = (moment: number): string => new Date(moment + ahead.value).toISOString();

/** What time it is by the office's clock. */
export const officeNow = (): number => Date.now() + ahead.value;

const clockwork = () => ({ language: language.value, zone: ZONE });

/** `hari ini 16.00`; in full in its title and in print. */
export const momentWords = (iso: string): string => shortMoment(clockwork(), iso, officeNow());
export const fullWords = (iso: string): string => fullMoment(clockwork(), iso);
export const fullDate = (date: string): string => longDate(language.value, date);
/** The date of a moment in the office, as `2026-12-02`. */
export const officeDate = (iso: string): string => dateOf(ZONE, Date.parse(iso));
export const timeWords = (moment: number): string => timeOf(clockwork(), moment);
/** This month of the office: `2026-11`. */
export const officeMonth = (): string => dateOf(ZONE, officeNow()).slice(0, 7);
