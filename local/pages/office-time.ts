import office from '#policy/office.json' with { type: 'json' };

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('id-ID', { timeZone: office.zone, ...options });

const DAY = format({ day: 'numeric', month: 'short', year: 'numeric' });
const MINUTE = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const TIME = format({ hour: '2-digit', minute: '2-digit' });

const SECOND = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

const MOMENT = format({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in full: Senin, 28 April 2025 pukul 16.00. */
export const showMoment = (instant: number): string => MOMENT.format(instant);

const WEEKDAY = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** A day with its weekday: Sen, 14 Des 2026. */
export const showWeekday = (instant: number): string => WEEKDAY.format(instant);

/** A day as the office writes it: 14 Des 2026. */
export const showDay = (instant: number): string => DAY.format(instant);

/** A moment on the office's clock (WIB): 24 Nov, 16.00. */
export const showMinute = (instant: number): string => MINUTE.format(instant);

/** A moment of a day that is known, to the second (WIB): 16.00.05. */
export const showSecond = (instant: number): string => SECOND.format(instant);

/** The hour of a day that is known (WIB): 16.00. */
export const showTime = (instant: number): string => TIME.format(instant);
