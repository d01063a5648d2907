import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

/** What the fields of the rules' files are called. Those of word lists alone are shown as they are written. */
export const PART_WORDS: Readonly<Record<string, Words>> = {
  // calendars
  year: { id: 'tahun', en: 'year' },
  verified: { id: 'sudah dicocokkan dengan keputusannya', en: 'compared with its decree' },
  decrees: { id: 'keputusan', en: 'decrees' },
  decree: { id: 'keputusan', en: 'decree' },
  date: { id: 'tanggal', en: 'date' },
  days: { id: 'hari', en: 'days' },
  weekday: { id: 'hari dalam pekan', en: 'weekday' },
  weekdays: { id: 'hari dalam pekan', en: 'weekdays' },
  specialHours: { id: 'jam khusus', en: 'special hours' },
  tentative: { id: 'masih dapat berubah', en: 'may still change' },
  kind: { id: 'jenis', en: 'kind' },
  from: { id: 'mulai', en: 'from' },
  until: { id: 'sampai', en: 'until' },
  hours: { id: 'jam', en: 'hours' },
  segments: { id: 'bagian hari', en: 'parts of the day' },
  source: { id: 'sumber', en: 'source' },
  title: { id: 'judul', en: 'title' },
  name: { id: 'nama', en: 'name' },
  id: { id: 'kode, atau dalam bahasa Indonesia', en: 'code, or in Indonesian' },
  en: { id: 'dalam bahasa Inggris', en: 'in English' },
  // limits
  clocks: { id: 'batas waktu', en: 'limits' },
  clock: { id: 'batas', en: 'limit' },
  rules: { id: 'aturan', en: 'rules' },
  validFrom: { id: 'berlaku sejak', en: 'valid from' },
  start: { id: 'dihitung sejak', en: 'counted from' },
  limit: { id: 'paling lama', en: 'at most' },
  unit: { id: 'satuan atau unit', en: 'measure or unit' },
  pauses: { id: 'berhenti selama menunggu pelapor', en: 'pauses while the reporter is asked' },
  warnBefore: { id: 'diingatkan sebelumnya', en: 'warned before' },
  grade: { id: 'kekuatan sumber', en: 'strength of the source' },
  class: { id: 'klasifikasi', en: 'class' },
  channel: { id: 'kanal', en: 'channel' },
  channelClass: { id: 'jenis menurut kanal', en: 'class by the channel' },
  extension: { id: 'perpanjangan', en: 'extension' },
  grounds: { id: 'alasan', en: 'grounds' },
  // escalation, silence, duty
  ladders: { id: 'jenjang', en: 'ladders' },
  oversight: { id: 'pengawasan', en: 'oversight' },
  onMiss: { id: 'seketika diberi tahu', en: 'told at once' },
  steps: { id: 'langkah', en: 'steps' },
  after: { id: 'sesudah', en: 'after' },
  to: { id: 'kepada', en: 'to' },
  silence: { id: 'diam', en: 'silence' },
  awaitingReporter: { id: 'pelapor belum menjawab', en: 'the reporter has not answered' },
  noteAfter: { id: 'diberitahukan sesudah', en: 'told after' },
  endAfter: { id: 'berakhir sesudah', en: 'ends after' },
  resolved: { id: 'laporan tuntas', en: 'resolved reports' },
  channelDiffersAfter: { id: 'status kanal berbeda sesudah', en: 'the channel differs after' },
  reportMissingAfter: { id: 'laporan belum datang sesudah', en: 'the report is missing after' },
  secondPerson: { id: 'orang kedua', en: 'second person' },
  within: { id: 'dalam', en: 'within' },
  seenDays: { id: 'hari dilihat', en: 'days seen' },
  duty: { id: 'piket', en: 'duty' },
  at: { id: 'pukul', en: 'at' },
  // units, channels, places
  units: { id: 'unit', en: 'units' },
  desks: { id: 'meja', en: 'desks' },
  desk: { id: 'meja', en: 'desk' },
  channels: { id: 'kanal', en: 'channels' },
  official: { id: 'resmi', en: 'official' },
  closedBy: { id: 'ditutup oleh', en: 'closed by' },
  subDistricts: { id: 'kecamatan', en: 'sub-districts' },
  also: { id: 'juga disebut', en: 'also called' },
  // the office
  letterhead: { id: 'kop surat', en: 'letterhead' },
  lines: { id: 'baris', en: 'lines' },
  place: { id: 'tempat', en: 'place' },
  zone: { id: 'zona waktu', en: 'time zone' },
  officialWay: { id: 'jalan resmi', en: 'official way' },
  ways: { id: 'cara melapor', en: 'ways to report' },
  address: { id: 'alamat', en: 'address' },
  privacy: { id: 'privasi', en: 'privacy' },
  ask: { id: 'tempat bertanya', en: 'where to ask' },
  kept: { id: 'disimpan', en: 'kept' },
  proposed: { id: 'baru usulan', en: 'only proposed' },
  area: { id: 'wilayah', en: 'area' },
  south: { id: 'selatan', en: 'south' },
  north: { id: 'utara', en: 'north' },
  west: { id: 'barat', en: 'west' },
  east: { id: 'timur', en: 'east' },
  people: { id: 'orang', en: 'people' },
  roles: { id: 'jabatan', en: 'functions' },
  substitute: { id: 'pengganti', en: 'substitute' },
  heads: { id: 'mengepalai', en: 'heads' },
  groups: { id: 'grup', en: 'groups' },
  serves: { id: 'melayani', en: 'serves' },
  quiet: { id: 'jam tenang', en: 'quiet hours' },
  grouping: { id: 'penggabungan', en: 'grouping' },
  // compliance reports
  mostBack: { id: 'paling jauh ke belakang', en: 'most back' },
  weeks: { id: 'pekan', en: 'weeks' },
  months: { id: 'bulan', en: 'months' },
  // notices
  quietHours: { id: 'jam tenang', en: 'quiet hours' },
  officeHours: { id: 'hanya pada jam kantor', en: 'in office hours only' },
  on: { id: 'bila', en: 'on' },
  afterwards: { id: 'sesudahnya', en: 'afterwards' },
  undeliverableTo: { id: 'bila tidak terkirim, kepada', en: 'where undeliverable, to' },
  parkedTo: { id: 'kabar tanpa laporan, kepada', en: 'news without a report, to' },
  suspectedDanger: { id: 'diduga bahaya', en: 'suspected danger' },
  missing: { id: 'belum datang', en: 'missing' },
  urgent: { id: 'mendesak', en: 'urgent' },
  urgency: { id: 'kedaruratan', en: 'urgency' },
  words: { id: 'kata-kata', en: 'words' },
  subject: { id: 'perihal', en: 'subject' },
  lead: { id: 'kalimat pertama', en: 'first sentence' },
  action: { id: 'yang diminta', en: 'what is asked' },
  facts: { id: 'keterangan', en: 'facts' },
  // ready texts
  replies: { id: 'jawaban siap pakai', en: 'ready texts' },
  command: { id: 'langkah', en: 'step' },
  when: { id: 'bila', en: 'when' },
  status: { id: 'status', en: 'status' },
  neutral: { id: 'netral', en: 'neutral' },
  text: { id: 'teks', en: 'text' },
  topic: { id: 'topik', en: 'topic' },
  inHand: { id: 'sedang dikerjakan', en: 'in hand' },
  result: { id: 'hasil', en: 'result' },
  answered: { id: 'dijawab', en: 'answered' },
  silent: { id: 'pelapor diam', en: 'the reporter is silent' },
  extended: { id: 'diperpanjang', en: 'extended' },
};

/** Tables in which a code of the rules may stand, the likeliest first. */
const TABLES = ['clocks', 'noticeKinds', 'units', 'channels', 'topics', 'roles', 'classes', 'workingUnits'] as const;

/** A part of a path in a file: a field by its words, a row by what its code is called, a date as it is. */
export const partWords = (part: string): string => {
  for (const table of TABLES) {
    const name = nameOf(table, part);
    if (name !== part) return name;
  }
  const words = Object.hasOwn(PART_WORDS, part) ? PART_WORDS[part] : undefined;
  return words === undefined ? part : say(words);
};
