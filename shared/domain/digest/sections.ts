import type { Period } from '#shared/domain/calendar/period';
import { isFigureName, wordsOf } from '#shared/domain/figures/figure-name';
import { OUTCOME_NAMES, OUTCOMES } from '#shared/domain/figures/standing';
import { titled } from '#shared/domain/words/titled';
import { annexSays } from './annex-order.ts';
import { cellsTable } from './cells-table.ts';
import { closureName } from './closure.ts';
import { coverageParts, type DayPicture } from './coverage-section.ts';
import { outcomeTitle } from './definitions.ts';
import { ratioOf } from './digest-value.ts';
import { followUpTable } from './follow-up.ts';
import { isFollowUp } from './formulas.ts';
import { figureLead } from './leads.ts';
import { leakParts } from './leak-section.ts';
import type { Voice } from './number-words.ts';
import { comparedWith } from './periods-compared.ts';
import { clockSaid, figureSaid } from './proposed.ts';
import { NO_TABLE, sharesOf, type Table, tableOf } from './table.ts';
import { monthsTables } from './trend.ts';

/** A part of the document after page one: its tables, each with what is said of it; without any it is left out. */
export type DigestSection = {
  readonly heading: string;
  readonly parts: readonly { readonly says: string; readonly table: Table; readonly days?: DayPicture }[];
};

const MOST_TOPICS = 10;
/** Page one has the first three. */
const FIRST_NUMBER = 4;

export const sectionsOf = (voice: Voice): readonly DigestSection[] =>
  [
    { title: 'Cara laporan berakhir', parts: closureParts(voice) },
    {
      title: 'Unit berdampingan',
      parts: cellParts(
        voice,
        'Unit atau meja',
        voice.digest.units,
        'Dikembalikan: berapa kali unit itu mengembalikan laporan dalam periode ini.',
      ),
    },
    { title: 'Ketepatan waktu menurut batas', parts: clockParts(voice) },
    { title: 'Lama penanganan', parts: durationParts(voice) },
    { title: 'Angka utama dan masa sebelumnya', parts: headlineParts(voice) },
    { title: 'Ditindaklanjuti menurut dua rumus', parts: followUpParts(voice) },
    { title: 'Bulan demi bulan', parts: monthParts(voice) },
    { title: 'Topik terbanyak', parts: topicParts(voice) },
    {
      title: 'Kecamatan',
      parts: cellParts(voice, 'Kecamatan', voice.digest.places, 'Dikembalikan: yang pernah dikembalikan suatu unit.'),
    },
    { title: 'Di luar kanal resmi', parts: leakParts(voice) },
    { title: 'Kegiatan dan berita', parts: coverageParts(voice) },
  ]
    .filter(({ parts }) => parts.length > 0)
    .map(({ title, parts }, index) => ({ heading: `${index + FIRST_NUMBER}. ${title}`, parts }));

type Parts = DigestSection['parts'];

const NO_SUCH = 'Belum ada laporan periode ini yang berakhir.';

const closureParts = (voice: Voice): Parts => {
  const { write, digest } = voice;
  const { ended, ways, resolved, results } = digest.closure;
  if (ended === 0 && resolved === 0) return [{ says: NO_SUCH, table: NO_TABLE }];
  const pictureOf = (head: string, parts: typeof ways, of: number): Table => {
    const shown = parts.filter(({ reports }) => reports > 0);
    return {
      header: [head, 'Laporan', '%'],
      holds: ['name', 'number', 'number'],
      rows: shown.map(({ name, reports }) => [
        closureName(name),
        write.count(reports),
        write.percent(ratioOf(reports, of).ratio),
      ]),
      leads: shown.map(({ name }) => [undefined, figureLead(digest.period, name), undefined]),
      bars: shown.map(({ reports }) => [{ share: sharesOf([reports], of)[0] ?? 0, fill: 'plain' as const }]),
    };
  };
  return [
    {
      says: `Dari ${write.count(ended)} laporan periode ini yang telah berakhir:`,
      table: pictureOf('Berakhir karena', ways, ended),
    },
    {
      says: `Hasil dari ${write.count(resolved)} laporan yang dituntaskan:`,
      table: pictureOf('Hasil', results, resolved),
    },
  ];
};

const cellParts = (voice: Voice, title: string, cells: Parameters<typeof cellsTable>[2], handedBack: string): Parts =>
  cells.length === 0
    ? []
    : [
        {
          says: `Laporan yang diterima dalam periode ini. Yang terbanyak diterima lebih dahulu; yang sama banyak menurut abjad. Dalam kurung: jumlahnya dari n; bila n kurang dari 5, tanpa persentase. ${handedBack}`,
          table: cellsTable(voice, title, cells),
        },
      ];

/** A clock that no figure counts leads nowhere. */
const outcomeLead = (period: Period, name: string): string | undefined =>
  isFigureName(name) ? figureLead(period, name) : undefined;

const clockParts = ({ write, digest: { clocks, period, proposed } }: Voice): Parts => {
  const rows = clocks.map((one) => {
    const parts = OUTCOMES.map((outcome) => one[outcome]);
    return { clock: one.clock, parts, all: parts.reduce((sum, n) => sum + n, 0) };
  });
  const shown = rows.filter(({ all }) => all > 0);
  if (shown.length === 0) return [];
  const table = tableOf(
    shown,
    [
      { head: 'Batas', holds: 'name', says: ({ clock }) => titled(clockSaid(clock, proposed)) },
      { head: 'n', holds: 'number', says: ({ all }) => write.count(all) },
      ...OUTCOMES.map((outcome, index) => ({
        head: outcomeTitle(outcome),
        holds: 'number' as const,
        says: ({ parts, all }: (typeof shown)[number]) =>
          `${write.count(parts[index] ?? 0)} (${write.percent(ratioOf(parts[index] ?? 0, all).ratio)})`,
        leads: ({ clock }: (typeof shown)[number]) => outcomeLead(period, `${clock}.${outcome}`),
      })),
    ],
    write.noData,
  );
  return [
    {
      says: `Laporan yang diterima dalam periode ini dan memiliki batas itu.${proposed.length === 0 ? '' : ' Batas bertanda usulan belum ditetapkan kantor.'}`,
      table: {
        ...table,
        bars: shown.map(({ parts, all }) =>
          sharesOf(parts, all).map((share, index) => ({ share, fill: OUTCOMES[index] ?? 'pending' })),
        ),
        legend: OUTCOMES.map((outcome) => ({ name: titled(OUTCOME_NAMES[outcome].id), fill: outcome })),
      },
    },
  ];
};

const durationParts = ({ write, digest }: Voice): Parts => {
  const shown = digest.durations.filter(({ n }) => n > 0);
  const lasting = (minutes: number | null): string | undefined =>
    minutes === null ? undefined : write.lasting(minutes);
  return shown.length === 0
    ? []
    : [
        {
          says: `Dalam waktu kerja kantor; waktu menunggu pelapor tidak dihitung. Satu hari kerja biasa ialah ${write.hours(digest.dayMinutes)}.`,
          table: tableOf(
            shown,
            [
              { head: 'Langkah', holds: 'name', says: ({ name }) => wordsOf(name).name.id },
              { head: 'n', holds: 'number', says: ({ n }) => write.count(n) },
              {
                head: 'Separuh selesai dalam',
                holds: 'number',
                says: ({ median }) => lasting(median),
                leads: ({ name }) => figureLead(digest.period, name),
              },
              {
                head: '9 dari 10 selesai dalam',
                holds: 'number',
                says: ({ p90 }) => lasting(p90),
                leads: ({ name }) => figureLead(digest.period, name),
              },
            ],
            write.noData,
          ),
        },
      ];
};

const headlineParts = (voice: Voice): Parts => {
  const { write, digest } = voice;
  const columns = [{ period: digest.period, index: 0 }, ...comparedWith(digest)];
  const table = tableOf(
    digest.headlines.filter(({ name }) => !isFollowUp(name)),
    [
      { head: 'Angka', holds: 'name', says: ({ name }) => figureSaid(name, digest) },
      ...columns.map(({ period, index }) => ({
        head: write.columnPeriod(period),
        holds: 'number' as const,
        says: ({ name, values }: (typeof digest.headlines)[number]) => {
          const value = values[index];
          if (value === undefined) return undefined;
          if (wordsOf(name)?.headline === 'number') return write.count(value.numerator);
          return value.ratio === null ? undefined : write.value(value);
        },
        leads: ({ name }: (typeof digest.headlines)[number]) => figureLead(period, name),
      })),
    ],
    write.noData,
  );
  return [{ says: '', table }, ...revisedParts(voice)];
};

const revisedParts = ({ write, digest }: Voice): Parts => {
  const { previous, revised } = digest;
  const [before] = digest.earlier;
  if (previous === undefined || before === undefined) return [];
  const of = `laporan kepatuhan ${write.period(before)} (keadaan per ${write.moment(previous.asOf)} WIB)`;
  if (revised.length === 0) return [{ says: `Angka utama ${of} tidak berubah sejak dicetak.`, table: NO_TABLE }];
  return [
    {
      says: `Angka utama ${of} yang kini lain, karena ada yang tercatat sesudahnya:`,
      table: tableOf(
        revised,
        [
          { head: 'Angka', holds: 'name', says: ({ name }) => figureSaid(name, digest) },
          { head: 'Tercetak', holds: 'number', says: ({ was }) => write.value(was) },
          {
            head: 'Kini',
            holds: 'number',
            says: ({ is }) => write.value(is),
            leads: ({ name }) => figureLead(before, name),
          },
        ],
        write.noData,
      ),
    },
  ];
};

const followUpParts = (voice: Voice): Parts => [
  {
    says: 'Kotor: dari semua yang diterima. Bersih: tanpa yang diarsipkan, diteruskan ke instansi lain, atau ganda.',
    table: followUpTable(voice),
  },
];

const monthParts = (voice: Voice): Parts =>
  monthsTables(voice).map((table, index) => ({
    says:
      index === 0
        ? 'Menurut bulan diterimanya laporan. Dalam kurung: jumlahnya dari n; bila n kurang dari 5, tanpa persentase.'
        : 'Ditindaklanjuti, menurut kedua rumus:',
    table,
  }));

const topicParts = (voice: Voice): Parts => {
  const { write, digest } = voice;
  const most = digest.topics.filter(({ reports }) => reports > 0).slice(0, MOST_TOPICS);
  const longest = most[0]?.reports ?? 0;
  return [
    {
      says:
        most.length === 0
          ? 'Tidak ada laporan yang diterima dalam periode ini.'
          : `Dari ${write.count(digest.received)} laporan yang diterima dalam periode ini; yang sama banyak menurut abjad. Semua topik ada dalam ${annexSays('topics', digest)}.`,
      table:
        most.length === 0
          ? NO_TABLE
          : {
              header: ['Topik', 'Laporan'],
              holds: ['name', 'number'],
              rows: most.map(({ topic, reports }) => [write.name(topic), write.count(reports)]),
              bars: most.map(({ reports }) => [
                { share: sharesOf([reports], longest)[0] ?? 0, fill: 'plain' as const },
              ]),
            },
    },
  ];
};
