import { type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dateFormat } from '#shared/domain/calendar/date-format';
import type { Period } from '#shared/domain/calendar/period';
import { isolated, oneLine } from '#shared/domain/words/one-line';
import { shortened } from '#shared/domain/words/shortened';
import type { Instant } from '#shared/domain/words/words';
import type { Digest, DigestValue } from './digest.ts';

const NO_DATA = 'tidak ada data';
/** No unit, topic or place is called so long; what comes after it would only push the page apart. */
const LONGEST_NAME = 160;

export type DigestWriter = ReturnType<typeof digestWriter>;

/** Numbers, dates and working time as the office writes them. */
export const digestWriter = (timeZone: string, dayMinutes: number) => {
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat('id', { timeZone, ...options });
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const moment = format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const short = format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const numeric = format({ day: 'numeric', month: 'numeric', year: 'numeric' });
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
  const day = (of: IsoDate, add = 0): string =>
    date.format(instantAt({ zone: timeZone }, plainDate(of).add({ days: add }), '12:00'));
  return {
    noData: NO_DATA,
    name: (text: string): string => {
      const name = oneLine(text);
      const short = shortened(name, LONGEST_NAME);
      return isolated(short === name ? name : `${oneLine(short)}…`);
    },
    date: (at: Instant): string => date.format(at),
    day: (of: IsoDate): string => day(of),
    /** 1 April 2025 sampai 30 April 2025. */
    span: ({ from, until }: Period): string => `${day(from)} sampai ${day(until, -1)}`,
    moment: (at: Instant): string => moment.format(at),
    short: (at: Instant): string => short.format(at),
    count: (n: number): string => whole.format(n),
    percent: share,
    value: ({ numerator, denominator, ratio }: DigestValue): string =>
      `${whole.format(numerator)} dari ${whole.format(denominator)} (${share(ratio)})`,
    /** 3 jam 20 menit. */
    hours,
    /** 3 jam 20 menit kerja; from a day on also in ordinary working days: 9 jam kerja (1,2 hari kerja). */
    workingTime: (minutes: number): string =>
      `${hours(minutes)} kerja${minutes < dayMinutes ? '' : ` (${tenths.format(minutes / dayMinutes)} hari kerja)`}`,
    parts: (at: Instant) => ({ year: part(at, 'year'), month: part(at, 'month'), day: part(at, 'day') }),
  };
};

/** What the parts of a digest are written with. */
export type Voice = { readonly digest: Digest; readonly write: DigestWriter };
