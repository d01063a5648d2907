import { chance, pick, pickWeighted, type Random, randomOf } from '#local/past/random';
import {
  type ActivityCodes,
  ActivityKindId,
  type ActivityWords,
  IndicatorId,
} from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { Assignee, SubDistrictId } from '#shared/domain/words/words';

/** All of it is invented: no such school, boat or landing is meant. */
type Matter = {
  readonly kind: string;
  readonly units: readonly Assignee[];
  readonly weight: number;
  readonly routine: number;
  readonly whats: readonly string[];
  readonly places: readonly string[];
  readonly hours: readonly (readonly [string, string])[];
  readonly whys: readonly string[];
  readonly hows: readonly string[];
  readonly indicator: string;
};

const MATTERS: readonly Matter[] = [
  {
    kind: 'piket-dermaga',
    units: ['asdp'],
    weight: 30,
    routine: 0.95,
    whats: ['Piket di Dermaga Putussibau', 'Piket dermaga', 'piket dan pemantauan angkutan sungai', 'Menjaga dermaga'],
    places: ['Dermaga Putussibau', 'Dermaga Contoh Hulu', 'Dermaga Contoh Hilir'],
    hours: [
      ['07:30', '16:00'],
      ['07:00', '12:00'],
      ['12:00', '17:30'],
    ],
    whys: [
      'Agar bongkar muat dan naik turun penumpang berjalan tertib',
      'menjaga keselamatan penumpang speed boat',
      'Untuk memastikan setiap penumpang mengenakan jaket pelampung.',
      'air sungai sedang naik',
    ],
    hows: [
      'Mencatat # unit speed boat yang bersandar dan # yang berangkat.',
      'Tercatat # unit speed boat bersandar, terdiri atas # trayek Contoh Hulu dan # trayek Contoh Hilir.',
      'Petugas mendata muatan, mengingatkan motoris tentang jaket pelampung, dan mengatur tempat sandar. Tidak ada kejadian menonjol.',
    ],
    indicator: 'keselamatan-angkutan',
  },
  {
    kind: 'uji-kir',
    units: ['llaj'],
    weight: 12,
    routine: 0.9,
    whats: [
      'Pelayanan pengujian kendaraan bermotor',
      'Uji KIR kendaraan angkutan barang',
      'Menguji kendaraan wajib uji',
    ],
    places: ['Unit Pengujian Kendaraan Bermotor', 'halaman kantor Dinas Perhubungan'],
    hours: [
      ['08:00', '14:30'],
      ['08:00', '12:00'],
    ],
    whys: [
      'Agar kendaraan yang beroperasi laik jalan',
      'keselamatan penumpang dan barang',
      'menindaklanjuti masa uji yang habis',
    ],
    hows: [
      'Sebanyak # kendaraan diuji; # di antaranya diminta memperbaiki rem dan lampu sebelum diuji ulang.',
      'memeriksa rem, lampu, ban, dan emisi # kendaraan',
      'Dengan memeriksa berkas terlebih dahulu, lalu kondisi kendaraan satu per satu',
    ],
    indicator: 'kelaikan-kendaraan',
  },
  {
    kind: 'patroli-perlengkapan-jalan',
    units: ['llaj'],
    weight: 14,
    routine: 0.8,
    whats: [
      'Patroli perlengkapan jalan',
      'Pemeriksaan lampu jalan dan rambu',
      'Cek lampu jalan',
      'PATROLI RAMBU DAN PJU',
    ],
    places: [
      'Jalan Lintas Contoh',
      'ruas Simpang Contoh–Pasar Contoh',
      'Jalan Contoh Raya',
      'sepanjang Jalan Tepian Contoh',
    ],
    hours: [
      ['08:00', '11:30'],
      ['19:00', '21:00'],
    ],
    whys: [
      'Untuk menemukan perlengkapan jalan yang rusak sebelum malam',
      'banyak rambu tertutup dahan',
      'memastikan rambu terbaca',
    ],
    hows: [
      'Ditemukan # lampu padam dan # rambu miring. Semuanya dicatat untuk diperbaiki.',
      'Membersihkan # rambu dari dahan dan mencatat # lampu yang padam',
      'Petugas memeriksa # titik.',
    ],
    indicator: 'perlengkapan-jalan',
  },
  {
    kind: 'pemasangan-perlengkapan',
    units: ['llaj'],
    weight: 10,
    routine: 0.1,
    whats: [
      'Mengganti # lampu jalan',
      'Pasang rambu batas kecepatan 30 km/jam',
      'Pengecatan zebra cross',
      'Perbaikan cermin tikungan',
      'Petugas memasang # rambu peringatan tanjakan',
    ],
    places: ['depan SDN Contoh 01', 'Simpang Contoh', 'tikungan KM 12 Jalan Lintas Contoh', 'Kompleks Pasar Contoh'],
    hours: [
      ['08:30', '15:00'],
      ['09:00', '12:00'],
    ],
    whys: [
      'Agar anak sekolah menyeberang dengan aman',
      'lampu lama sudah padam',
      'sesuai PM 13 Tahun 2014 tentang rambu lalu lintas',
    ],
    hows: [
      'Petugas memasang # tiang setinggi 2,4 m dan # daun rambu. Lalu lintas sempat diatur satu lajur.',
      'mengganti lampu lama dengan lampu LED 60 watt',
      'Dengan satu mobil tangga dan dua petugas pengatur lalu lintas',
    ],
    indicator: 'perlengkapan-jalan',
  },
  {
    kind: 'pengaturan-lalu-lintas',
    units: ['llaj'],
    weight: 12,
    routine: 0.5,
    whats: [
      'Pengaturan lalu lintas jam masuk sekolah',
      'Mengatur arus kendaraan',
      'atur lalu lintas pasar pagi',
      'Bersama Satlantas mengatur arus kendaraan',
    ],
    places: ['depan SMPN Contoh 2', 'Pasar Contoh Pagi', 'Simpang Empat Contoh', 'Jembatan Contoh'],
    hours: [
      ['06:15', '07:30'],
      ['06:30', '08:00'],
      ['15:30', '18:00'],
    ],
    whys: [
      'Agar siswa menyeberang dengan aman',
      'menghindari antrean di jembatan',
      'karena ada hajatan warga di tepi jalan',
    ],
    hows: [
      'Menyeberangkan siswa dan mengarahkan kendaraan pengantar agar tidak berhenti di badan jalan',
      'Antrean terpanjang sekitar # kendaraan dan terurai dalam 20 menit.',
    ],
    indicator: 'keselamatan-angkutan',
  },
  {
    kind: 'pengawasan-angkutan',
    units: ['llaj', 'asdp'],
    weight: 7,
    routine: 0.4,
    whats: [
      'Pengawasan angkutan umum',
      'Ramp check kapal penumpang',
      'Memeriksa izin trayek',
      'Pengawasan tarif speed boat',
    ],
    places: ['Terminal Contoh', 'Dermaga Contoh Hulu', 'Pos Contoh'],
    hours: [['08:00', '12:00']],
    whys: [
      'Menjelang libur panjang',
      'untuk memastikan penumpang membayar tarif yang berlaku',
      'keselamatan penumpang',
    ],
    hows: [
      'Memeriksa # kendaraan; # di antaranya tidak membawa kartu pengawasan dan ditegur.',
      'Tarif di # loket sesuai dengan ketentuan, yaitu Rp 75.000 sampai Rp 1.250.000 untuk carter.',
    ],
    indicator: 'keselamatan-angkutan',
  },
  {
    kind: 'sosialisasi',
    units: ['llaj', 'asdp'],
    weight: 5,
    routine: 0.1,
    whats: [
      'Sosialisasi keselamatan di sekolah',
      'Penyuluhan jaket pelampung bagi motoris',
      'Sosialisasikan tertib berlalu lintas',
    ],
    places: ['SMAN Contoh 1', 'Aula Contoh', 'SDN Contoh 04'],
    hours: [
      ['09:00', '11:00'],
      ['13:30', '15:00'],
    ],
    whys: ['Supaya pelajar memakai helm sejak dini', 'mengurangi kecelakaan di sungai'],
    hows: [
      'Sekitar # peserta mendengarkan penjelasan, lalu mencoba memakai jaket pelampung dengan benar.\nPeserta juga bertanya tentang jadwal kapal.',
      'membagikan # brosur dan menjawab pertanyaan peserta',
    ],
    indicator: 'keselamatan-angkutan',
  },
  {
    kind: 'rapat',
    units: ['secretary', 'umum', 'keuangan', 'llaj', 'asdp'],
    weight: 5,
    routine: 0.3,
    whats: [
      'Rapat koordinasi persiapan libur akhir tahun',
      'Rapat evaluasi kinerja bulanan',
      'Membahas rencana kerja 2027',
      'Koordinasi dengan BPTD Kelas II',
    ],
    places: ['ruang rapat Dinas Perhubungan', 'Aula Contoh'],
    hours: [['09:00', '11:30']],
    whys: ['dalam rangka menyiapkan angkutan akhir tahun', 'menyamakan jadwal petugas'],
    hows: ['Rapat menyepakati jadwal piket dan pembagian tugas.', 'menyepakati # langkah tindak lanjut'],
    indicator: 'keterbukaan-informasi',
  },
  {
    kind: 'pelayanan-kantor',
    units: ['umum', 'keuangan', 'ppid', 'sikedip'],
    weight: 4,
    routine: 0.6,
    whats: [
      'Pelayanan permohonan informasi',
      'Penataan arsip',
      'Memutakhirkan daftar informasi publik',
      'Pelayanan surat masuk',
    ],
    places: ['loket pelayanan Dinas Perhubungan'],
    hours: [['08:00', '15:00']],
    whys: ['Agar informasi publik mudah ditemukan', 'keterbukaan informasi publik'],
    hows: ['Melayani # pemohon', 'Sebanyak # berkas ditata menurut tahun.'],
    indicator: 'keterbukaan-informasi',
  },
  {
    kind: 'lainnya',
    units: ['umum', 'llaj', 'asdp'],
    weight: 1,
    routine: 0.1,
    whats: [
      'Bersih-bersih lingkungan kantor',
      'Mengikuti upacara hari jadi kabupaten',
      'Menyerahkan bantuan jaket pelampung',
    ],
    places: ['kantor Dinas Perhubungan', 'Lapangan Contoh'],
    hours: [['06:30', '08:30']],
    whys: ['menjaga kebersihan lingkungan kerja'],
    hows: ['Semua pegawai ikut serta.', 'Membagi diri dalam # regu'],
    indicator: 'keterbukaan-informasi',
  },
];

const WHOS = [
  'Empat petugas',
  'bersama Satlantas Polres Kapuas Hulu',
  'Andi Contoh, Budi Contoh, dan Citra Contoh',
  '3 petugas dan 1 operator',
  'Tim gabungan Dishub, Satpol PP, dan Basarnas',
  'Kepala Bidang beserta staf',
] as const;

const DISTRICTS = ['putussibau-utara', 'putussibau-selatan', 'kalis', 'badau', 'semitau', 'jongkong', 'bunut-hilir'];

/** What somebody of the office wrote down of an activity; invented, and plainly so. */
export type InventedActivity = { readonly codes: ActivityCodes; readonly words: ActivityWords };

type Asked = { readonly seed: number; readonly count: number; readonly from: string; readonly to: string };

const DAY_MS = 86_400_000;

/** So many activities from the first day to the last, both taken in, in the order of their days. */
export const inventActivities = ({ seed, count, from, to }: Asked): readonly InventedActivity[] => {
  const random = randomOf(seed);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const dates = Array.from({ length: count }, () =>
    IsoDate.parse(new Date(Date.parse(from) + Math.floor(random() * days) * DAY_MS).toISOString().slice(0, 10)),
  );
  return dates.toSorted((a, b) => (a < b ? -1 : Number(a > b))).map((date) => invented(random, date));
};

const weights = Object.fromEntries(MATTERS.map(({ kind, weight }) => [kind, weight]));

const invented = (random: Random, date: IsoDate): InventedActivity => {
  const name = pickWeighted(random, weights);
  const matter = MATTERS.find(({ kind }) => kind === name) ?? MATTERS[0];
  if (matter === undefined) throw new Error('nothing to invent');
  const filled = (text: string): string => text.replaceAll('#', () => String(2 + Math.floor(random() * 30)));
  const [starts, ends] = pick(random, matter.hours);
  return {
    codes: {
      unit: Assignee.parse(pick(random, matter.units)),
      kind: ActivityKindId.parse(matter.kind),
      regularity: chance(random, matter.routine) ? 'routine' : 'incidental',
      date,
      ...(chance(random, 0.7) ? { from: starts, ...(chance(random, 0.8) ? { until: ends } : {}) } : {}),
      ...(chance(random, 0.7) ? { subDistrict: SubDistrictId.parse(pick(random, DISTRICTS)) } : {}),
      indicators: [IndicatorId.parse(matter.indicator)],
      reports: [],
    },
    words: {
      what: filled(pick(random, matter.whats)),
      ...(chance(random, 0.75) ? { place: pick(random, matter.places) } : {}),
      ...(chance(random, 0.6) ? { who: pick(random, WHOS) } : {}),
      ...(chance(random, 0.6) ? { why: pick(random, matter.whys) } : {}),
      ...(chance(random, 0.7) ? { how: filled(pick(random, matter.hows)) } : {}),
    },
  };
};
