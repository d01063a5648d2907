import type { OverdueReport } from '#shared/domain/figures/overdue';
import { WAITS } from '#shared/domain/figures/overdue';
import type { Clock } from '#shared/domain/report/clock-rules';
import type { Digest } from './digest.ts';
import { reportLead } from './leads.ts';
import type { Voice } from './number-words.ts';
import { clockSaid } from './proposed.ts';
import { reference, referencesOf } from './references.ts';
import { type Table, tableOf } from './table.ts';

/** What is late at a unit or desk, or waits there to be classified. */
export type LateUnit = {
  readonly unit: string;
  readonly isOwn: boolean;
  /** Nobody has it yet: it waits to be classified. */
  readonly isWaiting: boolean;
  /** The longest late first. */
  readonly reports: readonly OverdueReport[];
  /** Which limits were over first, the most frequent first. */
  readonly clocks: readonly { readonly clock: Clock; readonly reports: number; readonly isProposed: boolean }[];
  readonly topic: { readonly topic: string; readonly reports: number };
  readonly longest: OverdueReport;
  /** The one that was received first. */
  readonly oldest: OverdueReport;
};

/**
 * The reader's own desk first; then whoever has the most; of as many, whoever has one that is late the longest; then by
 * name.
 */
export const lateUnits = ({ overdue, desk }: Pick<Digest, 'overdue' | 'desk'>): readonly LateUnit[] =>
  [...Map.groupBy(overdue, ({ unit }) => unit)]
    .flatMap(([unit, some]): readonly LateUnit[] => {
      const reports = some.toSorted((one, other) => one.dueAt - other.dueAt);
      const [longest] = reports;
      const [oldest] = some.toSorted((one, other) => one.receivedAt - other.receivedAt);
      const [topic] = mostFrequent(some, (report) => report.topic);
      if (longest === undefined || oldest === undefined || topic === undefined) return [];
      const clocks = mostFrequent(some, ({ clock }) => clock).map(({ key, reports: n }) => ({
        clock: key,
        reports: n,
        isProposed: some.some(({ clock, proposed }) => clock === key && proposed.includes(key)),
      }));
      const isWaiting = unit === WAITS;
      return [
        {
          unit,
          isOwn: unit === desk,
          isWaiting,
          reports,
          clocks,
          topic: { topic: topic.key, reports: topic.reports },
          longest,
          oldest,
        },
      ];
    })
    .toSorted(
      (one, other) =>
        Number(other.isOwn) - Number(one.isOwn) ||
        other.reports.length - one.reports.length ||
        one.longest.dueAt - other.longest.dueAt ||
        (one.unit < other.unit ? -1 : 1),
    );

const mostFrequent = <K extends string>(
  reports: readonly OverdueReport[],
  keyOf: (report: OverdueReport) => K,
): readonly { readonly key: K; readonly reports: number }[] =>
  [...Map.groupBy(reports, keyOf)]
    .map(([key, some]) => ({ key, reports: some.length }))
    .toSorted((one, other) => other.reports - one.reports || (one.key < other.key ? -1 : 1));

/** What is said of the reader's own desk: every report of it, however many. */
export const ownDeskSays = ({ write, digest }: Voice): readonly string[] => {
  const { desk } = digest;
  if (desk === undefined) return [];
  const own = lateUnits(digest).find(({ isOwn }) => isOwn);
  return [
    own === undefined
      ? `Di meja ${write.name(desk)} tidak ada yang lewat batas.`
      : `Di meja ${write.name(desk)} ${write.count(own.reports.length)} laporan lewat batas, terlama sejak ${write.date(own.longest.dueAt)}: ${referencesOf(own.reports)}.`,
  ];
};

/** The most frequent limits are enough to see what is wrong. */
const MOST_CLOCKS = 2;

export const lateTable = ({ write, digest }: Voice): Table =>
  tableOf(
    lateUnits(digest),
    [
      { head: 'Unit atau meja', holds: 'name', says: ({ unit }) => write.name(unit) },
      { head: 'Lewat', holds: 'number', says: ({ reports }) => write.count(reports.length) },
      {
        head: 'Batas yang lewat',
        holds: 'text',
        says: ({ clocks }) =>
          clocks
            .slice(0, MOST_CLOCKS)
            .map(
              ({ clock, reports, isProposed }) =>
                `${clockSaid(clock, isProposed ? [clock] : [])} ${write.count(reports)}`,
            )
            .join(', '),
      },
      {
        head: 'Topik terbanyak',
        holds: 'text',
        says: ({ topic: { topic, reports } }) => `${write.name(topic)} ${write.count(reports)}`,
      },
      { head: 'Terlama sejak', holds: 'number', says: ({ longest }) => write.shortDate(longest.dueAt) },
      {
        head: 'Tertua',
        holds: 'code',
        says: ({ oldest }) => reference(oldest.id),
        leads: ({ oldest }) => reportLead(oldest.id),
      },
    ],
    write.noData,
  );

/** In which order the table is, and what is meant by a proposal where it names one. */
export const lateNotes = ({ digest }: Voice): readonly string[] => {
  const units = lateUnits(digest);
  const isMarked = units.some(({ clocks }) => clocks.some(({ isProposed }) => isProposed));
  return units.length === 0
    ? ['Tidak ada laporan terbuka yang lewat batas.']
    : [
        `Meja pembaca lebih dahulu, lalu yang terbanyak; yang sama banyak menurut yang terlama lewat. Tertua: yang paling dahulu diterima. Laporan disebut dengan enam huruf terakhir nomornya.${isMarked ? ' Batas bertanda usulan belum ditetapkan kantor.' : ''}`,
      ];
};
