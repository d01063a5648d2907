import { STANDSTILL_NAMES } from '#shared/domain/calendar/standstill';
import { WORKING_UNIT_NAMES } from '#shared/domain/calendar/working-time';
import type { OverdueReport } from '#shared/domain/figures/overdue';
import { titled } from '#shared/domain/words/titled';
import { lateUnits } from './late-units.ts';
import type { DigestWriter, Voice } from './number-words.ts';
import { clockSaid } from './proposed.ts';

/** A table row of the annex, and the line below it that says what its date follows from. */
type Entry = { readonly cells: readonly string[]; readonly ledger: string };

/** Every open report that is late, by unit. */
export type OverdueAnnex = {
  readonly says: string;
  readonly header: readonly string[];
  readonly groups: readonly { readonly heading: string; readonly entries: readonly Entry[] }[];
};

/** Nobody reads more; every one of them is kept with the digest. */
const MOST_LISTED = 1_000;

export const overdueAnnex = (voice: Voice): OverdueAnnex => {
  const { write, digest } = voice;
  const { overdue, desk } = digest;
  const isAlways = ({ oversight, unit }: OverdueReport): boolean => oversight || unit === desk;
  // What is about oversight or lies at the reader's own desk is never left out.
  const first = [...overdue.filter(isAlways), ...overdue.filter((one) => !isAlways(one))];
  const listed = new Set(first.slice(0, Math.max(MOST_LISTED, overdue.filter(isAlways).length)));
  const left = overdue.length - listed.size;
  return {
    says:
      overdue.length === 0
        ? 'Tidak ada laporan yang lewat batas waktu.'
        : `Menurut unit, yang paling lama lewat lebih dahulu. Dengan nomornya, rincian setiap hari sebuah laporan dapat dibuka dalam sistem.${left > 0 ? ` ${write.count(left)} laporan yang lewat lebih singkat tidak dicetak; semuanya disimpan bersama data laporan kepatuhan ini.` : ''}`,
    header: overdue.length === 0 ? [] : ['No.', 'Laporan', 'Topik', 'Batas waktu (WIB)', 'Lewat (waktu kerja)'],
    groups: lateUnits(digest).flatMap(({ unit, reports }) => {
      const some = reports.filter((report) => listed.has(report));
      return some.length === 0
        ? []
        : [
            {
              heading: `${write.name(unit)}: ${some.length < reports.length ? `${write.count(some.length)} dari ` : ''}${write.count(reports.length)} laporan`,
              entries: some.map((report, index) => entryOf(write, report, index + 1)),
            },
          ];
    }),
  };
};

const entryOf = (write: DigestWriter, report: OverdueReport, n: number): Entry => ({
  cells: [
    write.count(n),
    report.id,
    write.name(report.topic),
    write.short(report.dueAt),
    write.lasting(report.lateMinutes),
  ],
  ledger: ledgerOf(write, report),
});

/** What a date follows from: the limit, its start, what was skipped, and what stood still. */
const ledgerOf = (write: DigestWriter, report: OverdueReport): string => {
  const { receivedAt, startedAt, limit, limitUnit, weekendDays, holidays, pausedMinutes, pausedFor, also } = report;
  const promised =
    limitUnit === 'workingDays'
      ? `${write.count(limit)} ${WORKING_UNIT_NAMES.workingDays.id}`
      : `${write.hours(limit)} kerja`;
  const received = `diterima ${write.short(receivedAt)}`;
  const since = startedAt === receivedAt ? received : `${write.short(startedAt)} (${received})`;
  const skipped = [
    ...(weekendDays === 0 ? [] : [`${write.count(weekendDays)} hari akhir pekan`]),
    ...(holidays === 0 ? [] : [`${write.count(holidays)} hari libur`]),
  ];
  const still =
    pausedFor.length === 0
      ? 'tanpa jeda'
      : `jeda ${write.exactly(pausedMinutes)} (${pausedFor.map((why) => STANDSTILL_NAMES[why].id).join(', ')})`;
  return [
    `${titled(clockSaid(report.clock, report.proposed))}, ${promised}${report.extended ? ' (sudah diperpanjang)' : ''} sejak ${since}; ${skipped.length === 0 ? '' : `dilewati ${skipped.join(' dan ')}; `}${still}.`,
    ...(report.provisional ? ['Tanggal sementara: tahun itu belum memiliki SKB.'] : []),
    ...(also.length === 0 ? [] : [`Lewat juga: ${also.map((clock) => clockSaid(clock, report.proposed)).join(', ')}.`]),
  ].join(' ');
};
