import { type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dateFormat } from '#shared/domain/calendar/date-format';
import type { MonthName } from '#shared/domain/calendar/period';
import { digestPeriodOf, type Period, periodNamed } from '#shared/domain/calendar/period';
import { showPeriod } from '#shared/domain/calendar/period-words';
import { isolated, oneLine } from '#shared/domain/words/one-line';
import { shortened } from '#shared/domain/words/shortened';
import { titled } from '#shared/domain/words/titled';
import type { Instant } from '#shared/domain/words/words';
import type { Digest } from './digest.ts';
import type { DigestValue } from './digest-value.ts';

const NO_DATA = 'tidak ada data';
/** No unit, topic or place is called so long; what comes after it would only push the page apart. */
const LONGEST_NAME = 160;
/** In a line that is read on a phone. */
const LONGEST_BRIEF_NAME = 45;
/** What is longer above a column is said by its dates. */
const LONGEST_COLUMN = 16;
/** A percentage of fewer says nothing. */
const FEW = 5;
/** From so many working days on nobody asks for parts of a day. */
const MANY_DAYS = 10;

export type DigestWriter = ReturnType<typeof digestWriter>;

/** Numbers, dates and working time as the office writes them. */
export const digestWriter = (timeZone: string, dayMinutes: number) => {
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat('id', { timeZone, ...options });
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const moment = format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const short = format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const numeric = format({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const shortDate = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortMonth = format({ month: 'short', year: 'numeric' });
  const wholePercent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat('id-ID');
  const tenths = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const part = (at: Instant, type: 'day' | 'month' | 'year'): number =>
    Number(numeric.formatToParts(at).find((one) => one.type === type)?.value);
  const share = (ratio: number | null): string => (ratio === null ? NO_DATA : percent.format(ratio));
  const hours = (minutes: number): string => {
    const [full, rest] = [Math.floor(minutes / 60), minutes % 60];
    const parts = [...(full > 0 ? [`${whole.format(full)} jam`] : []), ...(rest > 0 ? [`${rest} menit`] : [])];
    return parts.length === 0 ? '0 menit' : parts.join(' ');
  };
  const days = (minutes: number): string => {
    const many = minutes / dayMinutes;
    return many < MANY_DAYS ? tenths.format(many) : whole.format(Math.round(many));
  };
  const noon = (of: IsoDate, add = 0): Instant =>
    instantAt({ zone: timeZone }, plainDate(of).add({ days: add }), '12:00');
  const day = (of: IsoDate, add = 0): string => date.format(noon(of, add));
  const span = ({ from, until }: Period): string => `${day(from)} sampai ${day(until, -1)}`;
  const periodName = (period: Period): string => {
    const name = digestPeriodOf(period);
    return name === undefined ? span(period) : showPeriod({ zone: timeZone }, 'id', name);
  };
  const shortSpan = ({ from, until }: Period): string =>
    shortDate
      .formatRange(noon(from), noon(until, -1))
      .replaceAll(/\p{Zs}+/gu, ' ')
      .replace(/^(\d+) – (\d+ )/, '$1–$2');
  const cut = (text: string, longest: number): string => {
    const name = oneLine(text);
    const shown = shortened(name, longest);
    return isolated(shown === name ? name : `${oneLine(shown)}…`);
  };
  return {
    zone: timeZone,
    noData: NO_DATA,
    name: (text: string): string => cut(text, LONGEST_NAME),
    briefName: (text: string): string => cut(text, LONGEST_BRIEF_NAME),
    date: (at: Instant): string => date.format(at),
    shortDate: (at: Instant): string => shortDate.format(at),
    day: (of: IsoDate): string => day(of),
    shortDay: (of: IsoDate): string => shortDate.format(noon(of)),
    /** 1 April 2025 sampai 30 April 2025. */
    span,
    /** April 2025: as people call a year, a month or a week; any other by its first and its last day. */
    period: periodName,
    /** The same above a column, where a week is its days: 10–16 Nov 2025. */
    columnPeriod: (period: Period): string => {
      const name = periodName(period);
      return name.length > LONGEST_COLUMN ? shortSpan(period) : titled(name);
    },
    /** Apr 2025. */
    month: (name: MonthName): string => {
      const period = periodNamed(name);
      return period === undefined ? name : shortMonth.format(noon(period.from));
    },
    moment: (at: Instant): string => moment.format(at),
    short: (at: Instant): string => short.format(at),
    count: (n: number): string => whole.format(n),
    percent: share,
    /** For a column that is narrow already. */
    wholePercent: (ratio: number): string => wholePercent.format(ratio),
    /** 82,6% (57/69), for a table; of a few, no percentage: 1/3; `undefined` is no data. */
    shortValue: ({ numerator, denominator, ratio }: DigestValue): string | undefined => {
      const parts = `${whole.format(numerator)}/${whole.format(denominator)}`;
      if (ratio === null) return undefined;
      return denominator < FEW ? parts : `${share(ratio)} (${parts})`;
    },
    value: ({ numerator, denominator, ratio }: DigestValue): string =>
      `${whole.format(numerator)} dari ${whole.format(denominator)} (${share(ratio)})`,
    /** 3 jam 20 menit. */
    hours,
    /**
     * Working time as people round it: 3 jam 20 menit; from a day on in ordinary working days, 7,2 hari kerja; from ten
     * on in whole ones, 371 hari kerja.
     */
    lasting: (minutes: number): string =>
      dayMinutes === 0 || minutes < dayMinutes ? hours(minutes) : `${days(minutes)} hari kerja`,
    /** The same below a heading that says that it is working time: 7,2 hari. */
    lastingBriefly: (minutes: number): string =>
      dayMinutes === 0 || minutes < dayMinutes ? hours(minutes) : `${days(minutes)} hari`,
    /** 3 jam 20 menit kerja; long ones in days and what is left: 7 hari 1 jam 12 menit kerja. */
    exactly: (minutes: number): string => {
      const full = dayMinutes === 0 ? 0 : Math.floor(minutes / dayMinutes);
      const rest = minutes - full * dayMinutes;
      if (full === 0) return `${hours(minutes)} kerja`;
      return `${whole.format(full)} hari${rest === 0 ? '' : ` ${hours(rest)}`} kerja`;
    },
    parts: (at: Instant) => ({ year: part(at, 'year'), month: part(at, 'month'), day: part(at, 'day') }),
  };
};

/** What the parts of a digest are written with. */
export type Voice = { readonly digest: Digest; readonly write: DigestWriter };
