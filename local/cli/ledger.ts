import { showWeekday } from '#local/pages/office-time';
import { type Calendar, HOLIDAY_NAMES, instantAt, plainDate, specialHoursOn } from '#shared/domain/calendar/calendar';
import type { Counted, LedgerDay } from '#shared/domain/calendar/working-time';
import { standstillWords } from './standstill-words.ts';

const MINUTES = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const minutesOf = (minutes: number): string => `${MINUTES.format(minutes)} menit`;
const TENTATIVE = ' (tentatif)';

/** What of the limit was counted on a day that may count: its number, or its minutes. */
const shareOf = ({ unit, share, counted, dayZero, still }: LedgerDay): string => {
  if (unit === 'workingMinutes') return `${minutesOf(share)} (jumlah ${minutesOf(counted)})`;
  if (dayZero) return 'hari ke-0';
  if (share > 0) return `hari kerja ke-${counted}`;
  return still.length > 0 ? 'tidak dihitung' : 'hari kerja, tidak ada lagi yang dihitung';
};

/** Other hours than the usual ones: on such a day a minute limit holds less, and the office shuts earlier. */
const hoursOf = (calendar: Calendar, { date }: LedgerDay): readonly string[] => {
  const special = specialHoursOn(calendar, plainDate(date));
  if (special === undefined) return [];
  const segments = special.hours.find(({ weekdays }) => weekdays.includes(plainDate(date).dayOfWeek))?.segments ?? [];
  const shown = segments.map(([from, to]) => `${from.replace(':', '.')}–${to.replace(':', '.')}`).join(' dan ');
  return [`${special.name.id} ${shown}${special.tentative === true ? TENTATIVE : ''}`];
};

const holidayOf = ({ verdict }: LedgerDay): string => {
  if (verdict.kind !== 'holiday') return 'akhir pekan';
  const { kind, name, tentative } = verdict.day;
  const called = HOLIDAY_NAMES[kind].id;
  const said = name.id.toLowerCase().startsWith(called) ? name.id : `${called}: ${name.id}`;
  return `${said}${tentative === true ? TENTATIVE : ''} — ${verdict.decree}`;
};

const reasonOf = (calendar: Calendar, day: LedgerDay): string => {
  const { verdict, dayZero, unit, still } = day;
  const provisional = verdict.provisional ? ['sementara: tahun ini belum ada SKB'] : [];
  const said =
    verdict.kind === 'working'
      ? [shareOf(day), ...hoursOf(calendar, day), ...still.map(standstillWords)]
      : [...(dayZero && unit === 'workingDays' ? ['hari ke-0'] : []), holidayOf(day)];
  return [...said, ...provisional].join('; ');
};

/**
 * What stands in a ledger often, explained once below it: where other office hours come from, and what is tentative.
 */
const footnotesOf = (calendar: Calendar, ledger: readonly LedgerDay[]): readonly string[] => {
  const spans = ledger
    .filter(({ verdict }) => verdict.kind === 'working')
    .map(({ date }) => specialHoursOn(calendar, plainDate(date)))
    .filter((span) => span !== undefined);
  const tentative =
    spans.some((span) => span.tentative === true) ||
    ledger.some(({ verdict }) => verdict.kind === 'holiday' && verdict.day.tentative === true);
  return [
    ...[...new Set(spans)].map(({ name, from, until, source }) => `  ${name.id} ${from} s.d. ${until} — ${source}`),
    ...(tentative ? ['  tentatif: tanggalnya masih ditetapkan dengan keputusan tersendiri'] : []),
  ];
};

/**
 * A deadline's ledger for people: every day from the start of the count, what was counted on it, and why or why not.
 */
export const ledgerLines = (calendar: Calendar, { ledger }: Pick<Counted, 'ledger'>): readonly string[] => [
  ...ledger.map((day) => {
    const noon = instantAt(calendar, plainDate(day.date), '12:00');
    return `  ${showWeekday(noon).padEnd(20)} ${reasonOf(calendar, day)}`;
  }),
  ...footnotesOf(calendar, ledger),
];
