import { STANDSTILL_NAMES } from '#shared/domain/calendar/standstill';
import { WORKING_UNIT_NAMES } from '#shared/domain/calendar/working-time';
import type { FigureValue } from '#shared/domain/figures/figure';
import type { OverdueReport } from '#shared/domain/figures/overdue';
import { CLOCK_NAMES } from '#shared/domain/report/clock-rules';
import { clockTitle, definitionsOf } from './definitions.ts';
import { type Digest, ratioOf } from './digest.ts';
import type { DigestWriter, Voice } from './number-words.ts';
import { NO_TABLE, periodColumns, type Table } from './table.ts';

/** A table row of the annex, and the line below it that says what its date follows from. */
type Entry = { readonly cells: readonly string[]; readonly ledger: string };

export type DigestAnnexes = {
  readonly overdue: {
    readonly heading: string;
    readonly says: string;
    readonly header: readonly string[];
    readonly groups: readonly { readonly heading: string; readonly entries: readonly Entry[] }[];
  };
  /**
   * The others: a text, a table of numbers, of values or of prose, or both. One without a heading goes on with the one
   * before it.
   */
  readonly others: readonly {
    readonly heading: string;
    readonly says: string;
    readonly table: Table;
    readonly isProse: boolean;
    /** Its values are long, and have columns of one width. */
    readonly isWide: boolean;
  }[];
};

/** So many days are named on page one; more stand in an annex. */
export const MOST_DATES = 6;
/** Nobody reads more; every one of them is in the frozen digest. */
const MOST_LISTED = 1_000;

const ANNEXES = ['overdue', 'days', 'topics', 'revised', 'definitions'] as const;

/** The number of an annex: those that there is nothing for are left out. */
export const annexOf = (annex: (typeof ANNEXES)[number], { unopened, topics, reprinted }: Digest): number => {
  const left = [
    ...(unopened.length > MOST_DATES ? [] : ['days']),
    ...(topics.length > 0 ? [] : ['topics']),
    ...(reprinted.length > 0 ? [] : ['revised']),
  ];
  return ANNEXES.filter((one) => !left.includes(one)).indexOf(annex) + 1;
};

export const annexesOf = (voice: Voice): DigestAnnexes => {
  const { write, digest } = voice;
  const days = digest.unopened.map(write.day);
  const heading = (annex: (typeof ANNEXES)[number], title: string): string =>
    `Lampiran ${annexOf(annex, digest)}. ${title}`;
  return {
    overdue: { heading: heading('overdue', 'Laporan yang lewat batas waktu'), ...overdueAnnex(voice) },
    others: [
      ...(annexOf('days', digest) === 0
        ? []
        : [
            {
              heading: heading('days', 'Hari kerja tanpa pembukaan antrean pada waktunya'),
              says: `${days.join(', ')}.`,
              table: NO_TABLE,
              isProse: false,
              isWide: false,
            },
          ]),
      ...(annexOf('topics', digest) === 0
        ? []
        : [
            {
              heading: heading('topics', 'Semua topik'),
              says: 'Laporan yang diterima, menurut topiknya kini.',
              table: topicsTable(voice),
              isProse: false,
              isWide: false,
            },
          ]),
      ...(annexOf('revised', digest) === 0
        ? []
        : revisedAnnex(voice, heading('revised', 'Angka tercetak yang kini lain'))),
      {
        heading: heading('definitions', 'Arti setiap angka'),
        says: '',
        table: { header: ['Angka', 'Arti', 'Nama dalam tabel angka'], rows: definitionsOf(digest) },
        isProse: true,
        isWide: false,
      },
    ],
  };
};

const topicsTable = ({ write, digest }: Voice): Table => ({
  header: ['Topik', ...periodColumns(digest)],
  rows: digest.topics.map(({ topic, reports, earlier: before }) => [
    write.name(topic),
    write.value(ratioOf(reports, digest.received)),
    ...before.map(write.count),
  ]),
});

const revisedSays = ({ reprinted }: Digest): string => {
  const same = reprinted.flatMap(({ period, figures }) => (figures.length === 0 ? [period] : []));
  const asPrinted = same.length === 0 ? '' : ` Seluruhnya seperti tercetak: ${same.join(', ')}.`;
  return `Angka dari laporan kepatuhan terdahulu yang kini bernilai lain, karena ada yang tercatat sesudahnya. Yang tidak disebut sama dengan yang tercetak.${asPrinted}`;
};

/** One table a period. */
const revisedAnnex = ({ write, digest }: Voice, heading: string): DigestAnnexes['others'] => [
  { heading, says: revisedSays(digest), table: NO_TABLE, isProse: false, isWide: false },
  ...digest.reprinted.flatMap(({ period, asOf, figures }): DigestAnnexes['others'] =>
    figures.length === 0
      ? []
      : [
          {
            heading: '',
            says: `Periode ${period}, tercetak dengan keadaan per ${write.short(asOf)} WIB:`,
            table: {
              header: ['Angka', 'Tercetak', 'Kini'],
              rows: figures.map(({ title, was, is }) => [write.name(title), figureIn(write, was), figureIn(write, is)]),
            },
            isProse: false,
            isWide: true,
          },
        ],
  ),
];

const figureIn = (write: DigestWriter, figure: FigureValue | undefined): string => {
  if (figure === undefined) return write.count(0);
  switch (figure.kind) {
    case 'count':
      return write.value(figure);
    case 'events':
      return write.count(figure.n);
    case 'minutes':
      return figure.median === null || figure.p90 === null
        ? write.noData
        : `median ${write.workingTime(figure.median)}, 9 dari 10 dalam ${write.workingTime(figure.p90)} (n ${write.count(figure.n)})`;
    case 'days':
      return figure.median === null || figure.p90 === null
        ? write.noData
        : `median ${write.count(figure.median)} hari, 9 dari 10 dalam ${write.count(figure.p90)} hari (n ${write.count(figure.n)})`;
  }
};

const overdueAnnex = ({ write, digest: { overdue, overdueBy } }: Voice): Omit<DigestAnnexes['overdue'], 'heading'> => {
  const listed = overdue.slice(0, MOST_LISTED);
  const left = overdue.length - listed.length;
  const byUnit = Map.groupBy(listed, ({ unit }) => unit);
  const shown = overdueBy.flatMap(({ unit, reports }) => {
    const some = byUnit.get(unit);
    return some === undefined ? [] : [{ unit, reports, some }];
  });
  return {
    says:
      listed.length === 0
        ? 'Tidak ada laporan yang lewat batas waktu.'
        : `Menurut unit, yang paling lama lewat lebih dahulu. Dengan nomornya, rincian setiap hari sebuah laporan dapat dibuka dalam sistem.${left > 0 ? ` ${write.count(left)} laporan yang lewat lebih singkat tidak dicetak; semuanya ada dalam model beku (JSON) laporan kepatuhan ini.` : ''}`,
    header: listed.length === 0 ? [] : ['No.', 'Laporan', 'Topik', 'Batas waktu (WIB)', 'Lewat (jam kerja)'],
    groups: shown.map(({ unit, reports, some }) => ({
      heading: `${write.name(unit)}: ${some.length < reports ? `${write.count(some.length)} dari ` : ''}${write.count(reports)} laporan`,
      entries: some.map((report, index) => entryOf(write, report, index + 1)),
    })),
  };
};

const entryOf = (write: DigestWriter, report: OverdueReport, n: number): Entry => ({
  cells: [
    write.count(n),
    report.id,
    write.name(report.topic),
    write.short(report.dueAt),
    write.hours(report.lateMinutes),
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
      : `jeda ${write.hours(pausedMinutes)} kerja (${pausedFor.map((why) => STANDSTILL_NAMES[why].id).join(', ')})`;
  return [
    `${clockTitle(report.clock)}, ${promised}${report.extended ? ' (sudah diperpanjang)' : ''} sejak ${since}; ${skipped.length === 0 ? '' : `dilewati ${skipped.join(' dan ')}; `}${still}.`,
    ...(report.provisional ? ['Tanggal sementara: tahun itu belum memiliki SKB.'] : []),
    ...(also.length === 0 ? [] : [`Lewat juga: ${also.map((clock) => CLOCK_NAMES[clock].id).join(', ')}.`]),
  ].join(' ');
};
