import type { Calendar } from '#shared/domain/calendar/calendar';
import type { Chart } from '#shared/domain/figures/chart';
import { wordsOf } from '#shared/domain/figures/figure-name';
import { OUTCOME_NAMES, OUTCOMES } from '#shared/domain/figures/standing';
import { CLOCK_NAMES } from '#shared/domain/report/clock-rules';
import { annexesOf, annexOf, type DigestAnnexes, MOST_DATES } from './annexes.ts';
import { closureName } from './closure.ts';
import { clockTitle, outcomeTitle } from './definitions.ts';
import { type Digest, ratioOf } from './digest.ts';
import { digestWriter, type Voice } from './number-words.ts';
import { NO_TABLE, periodColumns, type Table } from './table.ts';

/**
 * The document that a digest becomes, in formal Indonesian: all that is printed, and what a mail that brings it says.
 */
export type DigestText = {
  readonly title: string;
  readonly office: string;
  readonly letterhead: { readonly lines: readonly string[]; readonly address: string };
  /** What it is about, in one line for a mail, and line by line under the title. */
  readonly about: string;
  readonly facts: readonly string[];
  readonly footer: string;
  /** What stands before the number of a page, and between it and that of the last one. */
  readonly page: { readonly before: string; readonly of: string };
  /** The day that it bears: the digest's own, so that it is the same whenever it is made. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly headings: Readonly<
    Record<'standing' | 'decide' | 'closure' | 'headlines' | 'revised' | 'clocks' | 'durations' | 'topics', string>
  >;
  readonly sentences: readonly string[];
  readonly tiles: readonly { readonly value: string; readonly label: string }[];
  /**
   * All that needs a decision, each in a sentence, as a mail says it; the document has a table of units and the other
   * matters.
   */
  readonly decisions: readonly string[];
  readonly overdueBy: Table;
  readonly matters: readonly string[];
  /** How reports ended, one picture after another. */
  readonly closure: readonly { readonly says: string; readonly chart: Chart }[];
  readonly headlines: Table;
  /** Nothing where no digest of the period before was given. */
  readonly revised: readonly { readonly says: string; readonly table: Table }[];
  readonly clocks: { readonly says: string; readonly chart: Chart; readonly table: Table };
  readonly durations: { readonly says: string; readonly table: Table };
  readonly topics: { readonly says: string; readonly chart: Chart };
  readonly closing: string;
  readonly annexes: DigestAnnexes;
};

const MOST_TOPICS = 10;
const WORST_CLOCKS = 3;

/** A digest in words. The same digest gives the same words, whenever and wherever it is asked for. */
export const digestText = (policy: { readonly calendar: Pick<Calendar, 'zone'> }, digest: Digest): DigestText => {
  const write = digestWriter(policy.calendar.zone, digest.dayMinutes);
  const voice: Voice = { digest, write };
  const { asOf, letterhead, scope } = digest;
  const span = write.span(digest.period);
  const matters = mattersOf(voice);
  const facts = [
    `Periode ${span}`,
    `Keadaan per ${write.moment(asOf)} WIB. ${scope === 'full' ? 'Dengan laporan pengawasan yang telah ditetapkan.' : 'Tanpa laporan pengawasan.'}`,
  ];
  return {
    title: 'Laporan Kepatuhan Pengelolaan Pengaduan',
    office: write.name(digest.office),
    letterhead: { lines: letterhead.lines.map(write.name), address: write.name(letterhead.address ?? '') },
    about: facts.join('. '),
    facts,
    footer: `${write.name(digest.office)} · Laporan kepatuhan ${span}`,
    page: { before: 'Halaman', of: 'dari' },
    date: write.parts(asOf),
    headings: {
      standing: 'Keadaan kantor',
      decide: 'Yang memerlukan keputusan',
      closure: 'Cara laporan berakhir',
      headlines: 'Angka utama dan masa sebelumnya',
      revised: 'Angka laporan sebelumnya yang berubah',
      clocks: 'Ketepatan waktu menurut tenggat',
      durations: 'Lama penanganan',
      topics: 'Topik terbanyak',
    },
    sentences: standing(voice),
    tiles: tilesOf(voice),
    decisions: decisions(voice, matters),
    overdueBy: overdueByTable(voice),
    matters: matters.length === 0 && digest.overdue.length === 0 ? ['Tidak ada.'] : matters,
    closure: closureIn(voice),
    headlines: headlinesTable(voice),
    revised: revisedOf(voice),
    clocks: clocksOf(voice),
    durations: durationsOf(voice),
    topics: topicsOf(voice),
    closing: `${letterhead.place === undefined ? '' : `${write.name(letterhead.place)}, `}${write.date(asOf)}. Disusun otomatis dari catatan kejadian; setiap angka dapat dihitung ulang, dan dokumen ini dapat dibuat ulang dari model bekunya.`,
    annexes: annexesOf(voice),
  };
};

/** The three things that matter, before any table. */
const standing = ({ write, digest: { received, open, overdue, headlines } }: Voice): readonly string[] => {
  const followedUp = headlines.find(({ name }) => name === 'followedUp.panrb.gross')?.values[0];
  return [
    `${write.count(received)} laporan diterima dalam periode ini; ${write.count(open)} laporan masih terbuka.`,
    followedUp === undefined || followedUp.ratio === null
      ? 'Persentase ditindaklanjuti: tidak ada data.'
      : `Ditindaklanjuti ${write.value(followedUp)} (rumus KemenPANRB, kotor).`,
    overdue.length === 0
      ? 'Tidak ada laporan terbuka yang lewat batas waktu.'
      : `${write.count(overdue.length)} laporan terbuka telah lewat batas waktu.`,
  ];
};

const tilesOf = ({ write, digest }: Voice): DigestText['tiles'] => {
  const followedUp = digest.headlines.find(({ name }) => name === 'followedUp.panrb.gross')?.values[0];
  const open = write.count(digest.open);
  return [
    { value: write.count(digest.received), label: 'laporan diterima dalam periode ini' },
    followedUp === undefined || followedUp.ratio === null
      ? { value: '–', label: `ditindaklanjuti: ${write.noData}` }
      : {
          value: write.percent(followedUp.ratio),
          label: `ditindaklanjuti, ${write.count(followedUp.numerator)} dari ${write.count(followedUp.denominator)} (rumus KemenPANRB, kotor)`,
        },
    { value: open, label: 'masih terbuka, kapan pun diterima' },
    { value: write.count(digest.overdue.length), label: `lewat batas waktu, dari ${open} yang terbuka` },
  ];
};

const decisions = ({ write, digest }: Voice, matters: readonly string[]): readonly string[] => {
  const all = [
    ...digest.overdueBy.map(
      ({ unit, reports, lateMinutes }) =>
        `${write.name(unit)}: ${write.count(reports)} laporan lewat batas waktu, paling lama ${write.workingTime(lateMinutes)}.`,
    ),
    ...matters,
  ];
  return all.length === 0 ? ['Tidak ada.'] : all;
};

const overdueByTable = ({ write, digest }: Voice): Table =>
  digest.overdue.length === 0
    ? NO_TABLE
    : {
        header: ['Laporan terbuka yang lewat batas waktu', 'Jumlah', 'Paling lama lewat'],
        rows: digest.overdueBy.map(({ unit, reports, lateMinutes }) => [
          write.name(unit),
          write.count(reports),
          write.workingTime(lateMinutes),
        ]),
      };

/** What needs a decision beside what is overdue. */
const mattersOf = ({ write, digest }: Voice): readonly string[] => {
  const { unopened, failedNotices, clocks } = digest;
  const days = unopened.map(write.day);
  const unnamed = days.length - MOST_DATES;
  const worst = clocks
    .map((clock) => ({ ...clock, value: ratioOf(clock.missed, allOf(clock)) }))
    .filter(({ missed }) => missed > 0)
    .toSorted((one, other) => (other.value.ratio ?? 0) - (one.value.ratio ?? 0))
    .slice(0, WORST_CLOCKS);
  return [
    ...(days.length === 0
      ? []
      : [
          `Antrean tidak dibuka pada waktunya pada ${write.count(days.length)} hari kerja: ${days.slice(0, MOST_DATES).join(', ')}${unnamed > 0 ? `, dan ${write.count(unnamed)} hari lain (Lampiran ${annexOf('days', digest)})` : ''}.`,
        ]),
    ...(worst.length === 0
      ? []
      : [
          `Tenggat yang paling sering lewat: ${worst.map(({ clock, value }) => `${CLOCK_NAMES[clock].id} ${write.value(value)}`).join('; ')}.`,
        ]),
    ...(failedNotices === 0
      ? []
      : [`${write.count(failedNotices)} pemberitahuan gagal disampaikan; periksa buku kontak.`]),
  ];
};

type Outcomes = Digest['clocks'][number];

const allOf = ({ met, missed, pending }: Outcomes): number => met + missed + pending;

const headlinesTable = ({ write, digest }: Voice): Table => ({
  header: ['Angka', ...periodColumns(digest)],
  rows: digest.headlines.map(({ name, values }) => [
    wordsOf(name).name,
    ...values.map((value) => (wordsOf(name).headline === 'number' ? write.count(value.numerator) : write.value(value))),
  ]),
});

const closureIn = ({ write, digest }: Voice): DigestText['closure'] => {
  const { ended, ways, resolved, results } = digest.closure;
  const pictureOf = (parts: typeof ways, of: number, says: string): DigestText['closure'][number] => {
    const shown = parts.filter(({ reports }) => reports > 0);
    const said = shown.map(({ name, reports }) => `${closureName(name)}: ${write.value(ratioOf(reports, of))}.`);
    return {
      says,
      chart: {
        alt: `Diagram batang, satu batang untuk setiap cara. ${said.join(' ')}`,
        legend: [],
        bars: shown.map(({ name, reports }) => ({
          label: closureName(name),
          parts: [
            {
              share: shareOf(reports, of),
              count: `${write.count(reports)} (${write.percent(ratioOf(reports, of).ratio)})`,
            },
          ],
        })),
      },
    };
  };
  if (ended === 0 && resolved === 0)
    return [{ says: 'Belum ada laporan periode ini yang berakhir.', chart: { alt: '', legend: [], bars: [] } }];
  return [
    pictureOf(ways, ended, `Dari ${write.count(ended)} laporan periode ini yang telah berakhir:`),
    pictureOf(results, resolved, `Hasil dari ${write.count(resolved)} laporan yang dituntaskan:`),
  ];
};

const revisedOf = (voice: Voice): DigestText['revised'] => {
  const { write, digest } = voice;
  const { previousAsOf, revised } = digest;
  const [before] = digest.earlier;
  if (previousAsOf === undefined || before === undefined) return [];
  const of = `laporan kepatuhan periode ${write.span(before)} (keadaan per ${write.moment(previousAsOf)} WIB)`;
  if (revised.length === 0) return [{ says: `Angka utama ${of} tidak berubah.`, table: NO_TABLE }];
  return [
    {
      says: `Angka utama ${of} yang kini lain, karena ada yang tercatat sesudahnya:`,
      table: {
        header: ['Angka', 'Tercetak', 'Kini'],
        rows: revised.map(({ name, was, is }) => [wordsOf(name).name, write.value(was), write.value(is)]),
      },
    },
  ];
};

const OUTCOME_TITLES = OUTCOMES.map(outcomeTitle);

const clocksOf = ({ write, digest: { clocks } }: Voice): DigestText['clocks'] => {
  const outcomesOf = (clock: Outcomes): readonly number[] => OUTCOMES.map((outcome) => clock[outcome]);
  const shown = clocks.filter((clock) => allOf(clock) > 0);
  const said = shown.map((clock) => {
    const parts = OUTCOMES.map((outcome) => `${write.count(clock[outcome])} ${OUTCOME_NAMES[outcome].id}`);
    return `${clockTitle(clock.clock)}, ${write.count(allOf(clock))} laporan: ${parts.join(', ')}.`;
  });
  return {
    says: 'Laporan yang diterima dalam periode ini dan memiliki tenggat itu.',
    chart: {
      alt: `Diagram batang bertumpuk, satu batang untuk setiap tenggat. ${said.join(' ')}`,
      legend: OUTCOME_TITLES,
      bars: shown.map((clock) => ({
        label: clockTitle(clock.clock),
        parts: outcomesOf(clock).map((n) => ({ share: shareOf(n, allOf(clock)), count: write.count(n) })),
      })),
    },
    table: {
      header: ['Tenggat', 'n', ...OUTCOME_TITLES],
      rows: clocks.map((clock) => [
        clockTitle(clock.clock),
        write.count(allOf(clock)),
        ...outcomesOf(clock).map((n) => `${write.count(n)} (${write.percent(ratioOf(n, allOf(clock)).ratio)})`),
      ]),
    },
  };
};

const shareOf = (n: number, whole: number): number => (whole === 0 ? 0 : (100 * n) / whole);

const durationsOf = ({ write, digest }: Voice): DigestText['durations'] => ({
  says: `Dalam jam kerja kantor, tanpa jeda. Satu hari kerja biasa ialah ${write.hours(digest.dayMinutes)}.`,
  table: {
    header: ['Langkah', 'n', 'Median', '9 dari 10 dalam'],
    rows: digest.durations.map(({ name, n, median, p90 }) => [
      wordsOf(name).name,
      write.count(n),
      ...[median, p90].map((minutes) => (minutes === null ? write.noData : write.workingTime(minutes))),
    ]),
  },
});

const topicsOf = ({ write, digest }: Voice): DigestText['topics'] => {
  const { topics, received } = digest;
  const most = topics.filter(({ reports }) => reports > 0).slice(0, MOST_TOPICS);
  const longest = most[0]?.reports ?? 0;
  const said = most.map(({ topic, reports }) => `${write.name(topic)}: ${write.count(reports)}.`);
  return {
    says:
      most.length === 0
        ? 'Tidak ada laporan yang diterima dalam periode ini.'
        : `Dari ${write.count(received)} laporan yang diterima dalam periode ini; semua topik ada dalam Lampiran ${annexOf('topics', digest)}.`,
    chart: {
      alt: `Diagram batang, satu batang untuk setiap topik. ${said.join(' ')}`,
      legend: [],
      bars: most.map(({ topic, reports }) => ({
        label: write.name(topic),
        parts: [{ share: shareOf(reports, longest), count: write.count(reports) }],
      })),
    },
  };
};
