import { type Calendar, instantAt, plainDate } from '#shared/domain/calendar';
import type { Due, LedgerDay } from '#shared/domain/clock';
import { showWeekday } from './office-time.ts';

const KINDS = { national: 'libur nasional', jointLeave: 'cuti bersama', local: 'libur setempat' } as const;

const reasonOf = ({ verdict, counted, receipt }: LedgerDay): string => {
  const day = receipt ? 'hari ke-0, laporan diterima' : `hari kerja ke-${counted}`;
  switch (verdict.kind) {
    case 'working':
      return verdict.provisional ? `${day} (sementara: belum ada SKB tahun ini)` : day;
    case 'weekend':
      return receipt ? `${day}; akhir pekan` : 'akhir pekan';
    case 'holiday': {
      const { kind, name, tentative } = verdict.day;
      const said = name.id.toLowerCase().startsWith(KINDS[kind]) ? name.id : `${KINDS[kind]}: ${name.id}`;
      const why = `${said}${tentative === true ? ' (dapat berubah)' : ''} — ${verdict.decree}`;
      return receipt ? `${day}; ${why}` : why;
    }
  }
};

/** A deadline's ledger for people: every day from receipt to due, counted or skipped, and why. */
export const ledgerLines = (calendar: Calendar, { ledger }: Pick<Due, 'ledger'>): readonly string[] =>
  ledger.map(
    (day) => `  ${showWeekday(instantAt(calendar, plainDate(day.date), '12:00')).padEnd(20)} ${reasonOf(day)}`,
  );
