import { type Calendar, instantAt, plainDate } from '#shared/domain/calendar';
import type { Due, LedgerDay } from '#shared/domain/clock';
import { showWeekday } from './office-time.ts';

const KINDS = { national: 'libur nasional', jointLeave: 'cuti bersama', local: 'libur setempat' } as const;

/** What of the limit was counted on a day: its number, or its minutes. */
const shareOf = ({ unit, counted, dayZero }: LedgerDay, before: number): string => {
  if (unit === 'workingMinutes') return `${minutesOf(counted - before)} (jumlah ${minutesOf(counted)})`;
  return dayZero ? 'hari ke-0' : `hari kerja ke-${counted}`;
};

const MINUTES = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const minutesOf = (minutes: number): string => `${MINUTES.format(minutes)} menit`;

const reasonOf = (day: LedgerDay, before: number): string => {
  const { verdict, dayZero, unit } = day;
  switch (verdict.kind) {
    case 'working':
      return `${shareOf(day, before)}${verdict.provisional ? ' (sementara: belum ada SKB tahun ini)' : ''}`;
    case 'weekend':
      return dayZero && unit === 'workingDays' ? 'hari ke-0; akhir pekan' : 'akhir pekan';
    case 'holiday': {
      const { kind, name, tentative } = verdict.day;
      const said = name.id.toLowerCase().startsWith(KINDS[kind]) ? name.id : `${KINDS[kind]}: ${name.id}`;
      const why = `${said}${tentative === true ? ' (dapat berubah)' : ''} — ${verdict.decree}`;
      return dayZero && unit === 'workingDays' ? `hari ke-0; ${why}` : why;
    }
  }
};

/** A deadline's ledger for people: every day from receipt to due, counted or skipped, and why. */
export const ledgerLines = (calendar: Calendar, { ledger }: Pick<Due, 'ledger'>): readonly string[] =>
  ledger.map(
    (day, index) =>
      `  ${showWeekday(instantAt(calendar, plainDate(day.date), '12:00')).padEnd(20)} ${reasonOf(day, ledger[index - 1]?.counted ?? 0)}`,
  );
