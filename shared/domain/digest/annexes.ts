import { type DigestPeriod, periodNamed } from '#shared/domain/calendar/period';
import type { FigureValue } from '#shared/domain/figures/figure';
import { Clock } from '#shared/domain/report/clock-rules';
import { type Annex, annexOf, annexSays } from './annex-order.ts';
import type { Behind } from './behind.ts';
import { definitionsOf } from './definitions.ts';
import { ratioOf } from './digest-value.ts';
import { reportLead } from './leads.ts';
import { longMatters } from './matters.ts';
import type { DigestWriter, Voice } from './number-words.ts';
import { type OverdueAnnex, overdueAnnex } from './overdue-annex.ts';
import { comparedWith } from './periods-compared.ts';
import { clockSaid, figureSaid } from './proposed.ts';
import { NO_TABLE, type Table, tableOf } from './table.ts';

export type DigestAnnexes = {
  readonly overdue: OverdueAnnex & { readonly heading: string };
  /** The others: a text, a table, or both. One without a heading goes on with the one before it. */
  readonly others: readonly { readonly heading: string; readonly says: string; readonly table: Table }[];
};

export const annexesOf = (voice: Voice): DigestAnnexes => {
  const { write, digest } = voice;
  const heading = (annex: Annex, title: string): string => `${annexSays(annex, digest)}. ${title}`;
  const where = (annex: Annex, others: DigestAnnexes['others']): DigestAnnexes['others'] =>
    annexOf(annex, digest) === 0 ? [] : others;
  return {
    overdue: { heading: heading('overdue', 'Laporan yang lewat batas waktu'), ...overdueAnnex(voice) },
    others: [
      ...where('behind', behindAnnex(voice, heading('behind', 'Laporan di balik keputusan'))),
      ...where('days', [
        {
          heading: heading('days', 'Hari kerja tanpa pembukaan antrean pada waktunya'),
          says: `${digest.unopened.map(write.day).join(', ')}.`,
          table: NO_TABLE,
        },
      ]),
      ...where('topics', [
        {
          heading: heading('topics', 'Semua topik'),
          says: 'Laporan yang diterima, menurut topiknya kini. Yang terbanyak lebih dahulu; yang sama banyak menurut abjad.',
          table: topicsTable(voice),
        },
      ]),
      ...where('revised', revisedAnnex(voice, heading('revised', 'Angka tercetak yang kini lain'))),
      {
        heading: heading('definitions', 'Arti setiap angka'),
        says: '',
        table: {
          header: ['Angka', 'Arti', 'Nama dalam tabel angka'],
          holds: ['text', 'name', 'label'],
          rows: definitionsOf(digest),
        },
      },
    ],
  };
};

/** So many ids stand in one row. */
const ABREAST = 3;

/** Every open report behind a decision that could not name all of them. */
const behindAnnex = ({ digest }: Voice, heading: string): DigestAnnexes['others'] => [
  {
    heading,
    says: 'Laporan terbuka, yang paling dahulu diterima lebih dahulu; laporan pengawasan dan yang ada di meja pembaca paling depan.',
    table: NO_TABLE,
  },
  ...longMatters(digest).map(({ of, always, others }) => {
    const ids = [...always, ...others];
    return {
      heading: '',
      says: '',
      table: {
        header: [matterSays(of), '', ''],
        holds: ['code', 'code', 'code'],
        rows: Array.from({ length: Math.ceil(ids.length / ABREAST) }, (_, row) =>
          Array.from({ length: ABREAST }, (_, index) => ids[row * ABREAST + index] ?? ''),
        ),
        leads: Array.from({ length: Math.ceil(ids.length / ABREAST) }, (_, row) =>
          Array.from({ length: ABREAST }, (_, index) => {
            const id = ids[row * ABREAST + index];
            return id === undefined ? undefined : reportLead(id);
          }),
        ),
      } satisfies Table,
    };
  }),
];

const matterSays = (of: Behind['of']): string => {
  if (of === 'unconfirmed') return 'Diputuskan mesin, belum dikonfirmasi petugas';
  if (of === 'noticesFailed') return 'Pemberitahuannya gagal disampaikan';
  return `Melewati batas ${clockSaid(Clock.parse(of), [])}`;
};

const topicsTable = ({ write, digest }: Voice): Table =>
  tableOf(
    digest.topics,
    [
      { head: 'Topik', holds: 'name', says: ({ topic }) => write.name(topic) },
      {
        head: write.columnPeriod(digest.period),
        holds: 'number',
        says: ({ reports }) => (digest.received === 0 ? undefined : write.value(ratioOf(reports, digest.received))),
      },
      ...comparedWith(digest).map(({ period, index }) => ({
        head: write.columnPeriod(period),
        holds: 'number' as const,
        says: ({ earlier }: (typeof digest.topics)[number]) => write.count(earlier[index - 1] ?? 0),
      })),
    ],
    write.noData,
  );

const revisedSays = (names: readonly string[]): string => {
  const asPrinted = names.length === 0 ? '' : ` Seluruhnya seperti tercetak: ${names.join(', ')}.`;
  return `Angka dari laporan kepatuhan terdahulu yang kini bernilai lain, karena ada yang tercatat sesudahnya. Yang tidak disebut sama dengan yang tercetak.${asPrinted}`;
};

/** One table a period. */
const revisedAnnex = (voice: Voice, heading: string): DigestAnnexes['others'] => {
  const { write, digest } = voice;
  const nameOf = (name: DigestPeriod): string => {
    const period = periodNamed(name);
    return period === undefined ? name : write.period(period);
  };
  const same = digest.reprinted.flatMap(({ period, figures }) => (figures.length === 0 ? [nameOf(period)] : []));
  return [
    { heading, says: revisedSays(same), table: NO_TABLE },
    ...digest.reprinted.flatMap(({ period, asOf, figures }): DigestAnnexes['others'] =>
      figures.length === 0
        ? []
        : [
            {
              heading: '',
              says: `${nameOf(period)}, tercetak dengan keadaan per ${write.short(asOf)} WIB:`,
              table: {
                header: ['Angka', 'Tercetak', 'Kini'],
                holds: ['text', 'text', 'text'],
                rows: figures.map(({ name, title, was, is }) => [
                  write.name(figureSaid(name, digest, title)),
                  figureIn(write, was),
                  figureIn(write, is),
                ]),
              },
            },
          ],
    ),
  ];
};

/** A figure in words; one that does not occur is 0. */
export const figureIn = (write: DigestWriter, figure: FigureValue | undefined): string => {
  if (figure === undefined) return write.count(0);
  switch (figure.kind) {
    case 'count':
      return write.value(figure);
    case 'events':
      return write.count(figure.n);
    case 'minutes':
      return figure.median === null || figure.p90 === null
        ? write.noData
        : `separuh dalam ${write.exactly(figure.median)}, 9 dari 10 dalam ${write.exactly(figure.p90)} (n ${write.count(figure.n)})`;
    case 'days':
      return figure.median === null || figure.p90 === null
        ? write.noData
        : `separuh dalam ${write.count(figure.median)} hari, 9 dari 10 dalam ${write.count(figure.p90)} hari (n ${write.count(figure.n)})`;
  }
};
