import { type Language, LOCALES } from './language.ts';

/** Every moment on a page is one of the office's clock, whatever the browser's is set to. */
export type Clockwork = { readonly language: Language; readonly zone: string };

const known = new Map<string, Intl.DateTimeFormat>();
const formatOf = (language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const name = `${language} ${zone} ${JSON.stringify(options)}`;
  const found = known.get(name) ?? new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...options });
  known.set(name, found);
  return found;
};

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT_DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `Rabu, 2 Desember 2026`: a date without a time, such as `2026-12-02`. */
export const longDate = (language: Language, date: string): string =>
  formatOf(language, 'UTC', DAY).format(Date.parse(`${date}T00:00:00Z`));

/** `Rabu` of a date. */
export const weekday = (language: Language, date: string, how: 'long' | 'short' | 'narrow'): string =>
  formatOf(language, 'UTC', { weekday: how }).format(Date.parse(`${date}T00:00:00Z`));

/** `2 Des`. */
export const dayAndMonth = (language: Language, date: string): string =>
  formatOf(language, 'UTC', { day: 'numeric', month: 'short' }).format(Date.parse(`${date}T00:00:00Z`));

/** The date of a moment by the office's clock, as `2026-12-02`. */
export const dateOf = (zone: string, moment: number): string => {
  const parts = new Map(
    formatOf('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
};

/** `07.41`, by the office's clock; English writes `07:41`. */
export const timeOf = ({ language, zone }: Clockwork, moment: number): string =>
  formatOf(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment);

/** `Rabu, 2 Desember 2026 pukul 16.00`: a moment in full, as it stands in print and behind what is shorter. */
export const fullMoment = ({ language, zone }: Clockwork, iso: string): string => {
  const moment = Date.parse(iso);
  const at = language === 'id' ? 'pukul' : 'at';
  return `${formatOf(language, zone, DAY).format(moment)} ${at} ${timeOf({ language, zone }, moment)}`;
};

const DAY_MS = 86_400_000;
const NEAR: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  id: { 0: 'hari ini', 1: 'besok', [-1]: 'kemarin' },
  en: { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' },
};

/** `hari ini 16.00`, `besok 16.00`, then `2 Des 2026 16.00`. */
export const shortMoment = (clockwork: Clockwork, iso: string, now: number): string => {
  const moment = Date.parse(iso);
  const { language, zone } = clockwork;
  const [date, today] = [dateOf(zone, moment), dateOf(zone, now)];
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
  const day = NEAR[language][days] ?? formatOf(language, zone, SHORT_DAY).format(moment);
  return `${day} ${timeOf(clockwork, moment)}`;
};

/** `07.30`, in English `07:30`: a time of the office's rules. */
export const clockTime = (language: Language, time: string): string =>
  language === 'id' ? time.replace(':', '.') : time;
