import { type IsoDate, instantAt, plainDate } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { Digest, DigestValue } from './digest.ts';
import type { Period } from './period.ts';
import type { Policy } from './policy.ts';
import type { Instant } from './words.ts';

type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
type BarTable = {
  readonly header: readonly string[];
  /** `share` is per cent of the longest bar; `null` is no data. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly share: number | null }[];
};

/** The document that a digest becomes, in formal Indonesian: what is printed, and nothing that is not. */
export type DigestText = {
  readonly title: string;
  readonly office: string;
  readonly about: string;
  readonly footer: string;
  /** The day that it bears: the digest's own, so that it is the same whenever it is made. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly headings: Readonly<
    Record<'standing' | 'decide' | 'headlines' | 'clocks' | 'durations' | 'topics' | 'annex' | 'definitions', string>
  >;
  readonly none: string;
  readonly noData: string;
  readonly sentences: readonly string[];
  readonly decisions: readonly string[];
  readonly headlines: Table;
  readonly clocks: BarTable;
  readonly durations: Table;
  readonly topics: BarTable;
  readonly overdue: Table;
  readonly definitions: readonly string[];
};

const FIGURES: Readonly<Record<string, { readonly name: string; readonly means: string }>> = {
  received: { name: 'Laporan diterima', means: 'semua laporan yang hari penerimaannya dalam periode ini' },
  closed: { name: 'Selesai', means: 'ditutup, dari semua yang diterima' },
  inProcess: { name: 'Proses', means: 'jawaban sudah disampaikan dan laporan belum ditutup, dari semua yang diterima' },
  'followedUp.panrb.gross': {
    name: 'Ditindaklanjuti (rumus KemenPANRB, kotor)',
    means: '(selesai + proses) dibagi semua yang diterima',
  },
  'followedUp.panrb.net': {
    name: 'Ditindaklanjuti (rumus KemenPANRB, bersih)',
    means: 'sama, tanpa laporan yang diarsipkan, dialihkan atau ganda',
  },
  'firstResponse.met': {
    name: 'Tanggapan awal tepat waktu',
    means: 'disampaikan pada atau sebelum batas waktunya, dari laporan yang memiliki batas itu',
  },
  'resolution.met': {
    name: 'Penyelesaian tepat waktu',
    means: 'tuntas pada atau sebelum batas waktunya, dari laporan yang memiliki batas itu',
  },
  notSatisfied: { name: 'Pelapor tidak puas', means: 'dibuka kembali, dari yang pernah dituntaskan' },
  'machine.unconfirmed': {
    name: 'Belum dikonfirmasi petugas',
    means: 'diputuskan mesin dan belum dibenarkan petugas, dari yang diputuskan mesin',
  },
  'time.triage.machine': {
    name: 'Klasifikasi oleh mesin',
    means: 'sejak diterima sampai klasifikasi pertama oleh mesin',
  },
  'time.triage.person': {
    name: 'Klasifikasi oleh petugas',
    means: 'sejak diterima sampai dibenarkan atau diputuskan petugas',
  },
  'time.inform': { name: 'Pemberitahuan ke unit', means: 'sejak didisposisikan sampai grup unit diberi tahu' },
  'time.processed': { name: 'Tanda sudah diproses', means: 'sejak didisposisikan sampai tanda dinyatakan' },
  'time.firstResponse': { name: 'Tanggapan awal', means: 'sejak tenggatnya mulai sampai jawaban disampaikan di kanal' },
  'time.resolution': { name: 'Penyelesaian', means: 'sejak tenggatnya mulai sampai tuntas' },
};

const CLOCKS: Readonly<Record<Clock, string>> = {
  triage: 'Klasifikasi',
  inform: 'Pemberitahuan ke unit',
  processed: 'Tanda sudah diproses',
  firstResponse: 'Tanggapan awal',
  resolution: 'Penyelesaian',
  closure: 'Penutupan',
};

/** As `earlierPeriods` orders them. */
const EARLIER = ['Periode sebelumnya', 'Setahun sebelumnya'];
const NO_DATA = 'tidak ada data';

/** A digest in words. The same digest gives the same words, whenever and wherever it is asked for. */
export const digestText = (policy: Pick<Policy, 'calendar' | 'office'>, digest: Digest): DigestText => {
  const write = writer(policy.calendar.zone);
  const { period, asOf, scope } = digest;
  const span = spanOf(policy, write, period);
  return {
    title: 'Laporan Kepatuhan Pengelolaan Pengaduan',
    office: digest.office,
    about: `Periode ${span}. Keadaan per ${write.moment(asOf)} WIB. ${scope === 'full' ? 'Seluruh laporan.' : 'Tanpa laporan pengawasan.'}`,
    footer: `${digest.office} · ${span}`,
    date: write.parts(asOf),
    headings: {
      standing: 'Bagaimana keadaan kantor',
      decide: 'Yang memerlukan keputusan',
      headlines: 'Angka utama dan masa sebelumnya',
      clocks: 'Ketepatan waktu menurut tenggat',
      durations: 'Lama penanganan dalam menit kerja',
      topics: 'Topik terbanyak',
      annex: 'Lampiran: laporan yang lewat batas waktu',
      definitions: 'Arti setiap angka',
    },
    none: 'Tidak ada laporan yang lewat batas waktu.',
    noData: NO_DATA,
    sentences: standing(write, digest),
    decisions: decisions(policy, write, digest),
    headlines: {
      header: ['Angka', 'Periode ini', ...EARLIER.slice(0, digest.earlier.length)],
      rows: digest.headlines.map(({ name, values }) => [nameOf(name), ...values.map(write.value)]),
    },
    clocks: {
      header: ['Tenggat', 'Tepat waktu', 'Lewat', 'Berjalan', 'Bagian tepat waktu'],
      rows: digest.clocks.map(({ clock, met, missed, pending }) => ({
        cells: [CLOCKS[clock], write.count(met), write.count(missed), write.count(pending)],
        share: met + missed === 0 ? null : Math.round((100 * met) / (met + missed)),
      })),
    },
    durations: {
      header: ['Langkah', 'n', 'Median', 'p90'],
      rows: digest.durations.map(({ name, n, median, p90 }) => [
        nameOf(name),
        write.count(n),
        median === null ? NO_DATA : write.count(median),
        p90 === null ? NO_DATA : write.count(p90),
      ]),
    },
    topics: topics(write, digest),
    overdue: {
      header: ['Laporan', 'Unit', 'Topik', 'Tenggat', 'Batas waktu (WIB)', 'Jam kerja lewat'],
      rows: digest.overdue.map(({ id, unit, topic, clock, dueAt, hoursLate }) => [
        id.slice(-6).toUpperCase(),
        unit,
        topic,
        CLOCKS[clock],
        write.short(dueAt),
        write.count(hoursLate),
      ]),
    },
    definitions: Object.values(FIGURES).map(({ name, means }) => `${name}: ${means}.`),
  };
};

const nameOf = (figure: string): string => FIGURES[figure]?.name ?? figure;

/** The three things that matter, before any table. */
const standing = (write: Writer, { received, open, overdue, headlines }: Digest): readonly string[] => {
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

const decisions = (
  policy: Pick<Policy, 'calendar'>,
  write: Writer,
  { overdueBy, unopened, failedNotices }: Digest,
): readonly string[] => {
  const days = unopened.map((date) => write.date(instantAt(policy.calendar, plainDate(date), '12:00')));
  const all = [
    ...overdueBy.map(({ unit, reports }) => `${unit}: ${write.count(reports)} laporan lewat batas waktu.`),
    ...(days.length === 0
      ? []
      : [`Antrean tidak dibuka pada waktunya pada ${write.count(days.length)} hari kerja: ${days.join(', ')}.`]),
    ...(failedNotices === 0
      ? []
      : [`${write.count(failedNotices)} pemberitahuan gagal disampaikan; periksa buku kontak.`]),
  ];
  return all.length === 0 ? ['Tidak ada.'] : all;
};

const topics = (write: Writer, { topics: some, received }: Digest): BarTable => {
  const most = Math.max(1, ...some.map(({ reports }) => reports));
  return {
    header: ['Topik', `Laporan (n = ${write.count(received)})`, 'Perbandingan'],
    rows: some.map(({ topic, reports }) => ({
      cells: [topic, write.count(reports)],
      share: Math.round((100 * reports) / most),
    })),
  };
};

const spanOf = (policy: Pick<Policy, 'calendar'>, write: Writer, { from, until }: Period): string => {
  const noon = (date: IsoDate, add: number): Instant =>
    instantAt(policy.calendar, plainDate(date).add({ days: add }), '12:00');
  return `${write.date(noon(from, 0))} sampai ${write.date(noon(until, -1))}`;
};

type Writer = ReturnType<typeof writer>;

/** Numbers and dates as the office writes them. */
const writer = (timeZone: string) => {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('id-ID', { timeZone, ...options });
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const moment = format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const short = format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const numeric = format({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat('id-ID');
  const part = (at: Instant, type: 'day' | 'month' | 'year'): number =>
    Number(numeric.formatToParts(at).find((one) => one.type === type)?.value);
  return {
    date: (at: Instant): string => date.format(at),
    moment: (at: Instant): string => moment.format(at),
    short: (at: Instant): string => short.format(at),
    count: (n: number): string => whole.format(n),
    value: ({ numerator, denominator, ratio }: DigestValue): string =>
      `${whole.format(numerator)} dari ${whole.format(denominator)} (${ratio === null ? NO_DATA : percent.format(ratio)})`,
    parts: (at: Instant) => ({ year: part(at, 'year'), month: part(at, 'month'), day: part(at, 'day') }),
  };
};
