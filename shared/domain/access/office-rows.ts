import * as z from 'zod';
import { type HeldRole, isOf, type Officer } from '#shared/domain/office/officer';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { Assignee } from '#shared/domain/words/words';
import {
  ABOVE,
  ADMINS,
  CONFIRMED_READERS,
  EVERYBODY,
  HEADS,
  OPERATOR,
  OVERSEES,
  SUSPECTED_READERS,
  UNIT,
} from './functions.ts';
import { type Answer, type Cells, type PlainRow, plainAnswer, type Reaches, type Thing } from './row.ts';

/** What is the whole office's, or as far as it is one's own: reports of one's own unit, a digest made for oneself. */
export type OfficeScope = 'all' | 'own';

/** What is asked of the office as a whole. */
const PLAIN = [
  'openQueue',
  'findReports',
  'listOverdue',
  'listPeople',
  'listColleagues',
  'readDuty',
  'listConflicts',
  'readParked',
  'listReveals',
  'exportReports',
  'readGeneralEvaluation',
  'readFullEvaluation',
  'readSmallNumbers',
  'readPolicy',
  'verifyRecords',
  'readTrouble',
  'listDeadLetters',
  'listLetterActs',
  'redriveDeadLetter',
  'discardDeadLetter',
  'readAccounts',
  'changeAccounts',
  'approveAccountChange',
  'readContacts',
  'changeContacts',
  'approveContactChange',
  'recordInformal',
  'enterAtCounter',
  'listInformal',
  'decideMatch',
  'importHistory',
  'readActivities',
  'postNews',
  'withdrawNews',
] as const;
/** What is asked of a unit's. */
const OF_A_UNIT = ['readFormer', 'showLeak', 'recordActivity', 'writeNews', 'approveNews'] as const;
/** And what is asked of one's own alone. */
export const OfficeAction = z.enum([...PLAIN, ...OF_A_UNIT, 'readDigest']);
export type OfficeAction = z.infer<typeof OfficeAction>;

/** Beside the admins, who read the ordinary ones, whoever may read a suspicion: each of them by itself. */
const CONTACT_READERS = { ...ADMINS, ...SUSPECTED_READERS, ...ABOVE, upperInspector: 'all' } as const;

/** Who documents what is done: those of a unit what is theirs, the admins and the Secretary whatever it is. */
const DOCUMENTS = { ...UNIT, newsAdmin: 'all', ppidAdmin: 'all', secretary: 'all' } as const;

type OfficeRows = Readonly<Record<OfficeAction, PlainRow<OfficeScope>>>;

const OFFICE: OfficeRows = {
  openQueue: { name: { id: 'membuka antrean (piket)', en: 'open the queue (duty)' }, who: ADMINS },
  findReports: {
    name: { id: 'mencari dan mendaftar laporan', en: 'search and list reports' },
    who: EVERYBODY,
    why: {
      id: 'Yang ditemukan hanya yang boleh dibaca, dan dengan kata-kata hanya bila isinya boleh dibaca.',
      en: 'Only what may be read is found, and by words only where the words may be read.',
    },
  },
  listOverdue: {
    name: { id: 'melihat yang lewat batas di semua antrean', en: 'list what is overdue in all queues' },
    who: OVERSEES,
  },
  listPeople: {
    name: { id: 'mendaftar siapa yang dapat disebut', en: 'list who can be named' },
    who: { ...OVERSEES, upperInspector: 'all', oversightReader: 'all' },
  },
  listColleagues: { name: { id: 'mendaftar orang di unitnya', en: 'list who works in their unit' }, who: HEADS },
  readDuty: { name: { id: 'membaca piket', en: 'read who opened it' }, who: OVERSEES },
  listConflicts: {
    name: { id: 'mendaftar kiriman yang disisihkan', en: 'list what was set aside' },
    who: { ...ADMINS, inspector: 'all', oversightReader: 'all' },
  },
  readParked: {
    name: { id: 'membaca kiriman yang menunggu laporannya', en: 'read what waits for its report' },
    who: { ...SUSPECTED_READERS, ...ABOVE, upperInspector: 'all' },
    why: {
      id: 'Belum dinilai siapa pun, maka dibaca seperti dugaan: yang lain hanya bila menggantikan yang disebut di dalamnya.',
      en: 'Nobody has judged it, so it is read like a suspicion: the others only in place of whoever it names.',
    },
  },
  listReveals: {
    name: { id: 'mendaftar pembukaan identitas', en: 'list who looked at who reported' },
    who: ABOVE,
    why: {
      id: 'Siapa yang membuka identitas diperiksa oleh atasannya; alasannya hanya tampak bagi yang boleh membaca catatan utuh.',
      en: 'Whoever looks is checked by those above; why they looked is seen only by whoever may read the whole record.',
    },
  },
  exportReports: { name: { id: 'mengekspor laporan', en: 'export reports' }, who: { ...HEADS, ...OVERSEES } },
  readGeneralEvaluation: {
    name: { id: 'membaca evaluasi umum', en: 'read the general evaluation' },
    who: EVERYBODY,
  },
  readFullEvaluation: {
    name: { id: 'membaca evaluasi penuh', en: 'read the full evaluation' },
    hidden: true,
    who: CONFIRMED_READERS,
    why: {
      id: 'Dihitung untuk pembacanya: tanpa laporan yang menyebut dirinya.',
      en: 'Counted for whoever reads it: without the reports that they are named in.',
    },
  },
  readSmallNumbers: {
    name: { id: 'membaca angka kecil dalam evaluasi', en: 'read small numbers in the evaluation' },
    who: { ...OVERSEES, ...CONFIRMED_READERS },
    why: {
      id: 'Yang lain membaca angka menurut unit, topik dan tempat tanpa sel kecil, agar tidak ada orang yang dapat dikenali darinya.',
      en: 'The others read figures by unit, topic and place without small cells, so that nobody can be recognised by them.',
    },
  },
  readDigest: {
    name: { id: 'membuka laporan kepatuhan sendiri', en: 'open their own digest' },
    hidden: true,
    who: { secretary: 'own', inspector: 'own', upperInspector: 'own', oversightReader: 'own' },
    why: {
      id: 'Tiap laporan kepatuhan dibuat untuk satu penerima, tanpa laporan yang menyebut dirinya; milik orang lain memuatnya.',
      en: "Each is made for one recipient, without what they are named in; another's has it.",
    },
  },
  readFormer: {
    name: { id: 'membaca laporan yang dahulu ada pada unitnya', en: 'read a report that was once with their unit' },
    hidden: true,
    who: UNIT,
    why: {
      id: 'Sebagaimana waktu unit itu melepasnya, tanpa kata-kata pelapor, dan sama saja ke mana pun laporan itu pergi.',
      en: 'As it was when it left them, without the words of the reporter, and the same wherever it went.',
    },
  },
  readPolicy: {
    name: { id: 'membaca aturan', en: 'read the rules' },
    who: { ...EVERYBODY, ...OPERATOR },
  },
  verifyRecords: {
    name: { id: 'memeriksa keutuhan semua catatan', en: 'verify all records' },
    who: { ...ABOVE, ...OPERATOR },
    why: {
      id: 'Jawabannya hanya utuh atau tidak; laporan mana ditanyakan kepada yang boleh membacanya.',
      en: 'The answer says only whether all hold; which one does not is for those who may read it.',
    },
  },
  readTrouble: {
    name: { id: 'melihat apa yang tersendat', en: 'see what is stuck' },
    who: OPERATOR,
    why: {
      id: 'Alarm, antrean, dan kontak yang bermasalah, tanpa alamat dan tanpa laporan.',
      en: 'Alarms, queues and contacts in trouble, without addresses and without reports.',
    },
  },
  listDeadLetters: {
    name: { id: 'mendaftar pesan gagal', en: 'list dead letters' },
    who: OPERATOR,
    why: {
      id: 'Antrean, umur, dan sebab saja. Isinya tidak dibuka: bisa jadi pengaduan tentang siapa pun.',
      en: 'Queue, age and cause only. Nobody opens what is in them: it may accuse anybody.',
    },
  },
  listLetterActs: {
    name: { id: 'membaca apa yang dilakukan atas pesan gagal', en: 'read what was done with dead letters' },
    who: { ...ABOVE, ...OPERATOR },
    why: {
      id: 'Yang membuang pesan, mungkin sebuah pengaduan, terlihat oleh yang berada di atasnya.',
      en: 'Whoever discards a message, maybe a complaint, is seen by those above.',
    },
  },
  redriveDeadLetter: { name: { id: 'mengulang pesan gagal', en: 'redrive dead letters' }, who: OPERATOR },
  discardDeadLetter: { name: { id: 'membuang pesan gagal', en: 'discard a dead letter' }, reason: true, who: OPERATOR },
  readAccounts: {
    name: { id: 'melihat siapa yang punya akun', en: 'see who has an account' },
    who: { ...ABOVE, ...OPERATOR, upperInspector: 'all' },
    why: {
      id: 'Yang menambah atau mengeluarkan orang terlihat oleh yang berada di atasnya.',
      en: 'Whoever adds or removes people is seen by those above.',
    },
  },
  changeAccounts: {
    name: { id: 'mengundang orang dan mengubah akun', en: 'invite people and change accounts' },
    who: OPERATOR,
    why: {
      id: 'Tidak atas akun sendiri; dan yang membuka pengawasan atau sistem hanya bersama orang kedua.',
      en: 'Never of their own account; and what opens oversight or the system only with a second person.',
    },
  },
  approveAccountChange: {
    name: { id: 'menyetujui atau menolak perubahan akun', en: 'approve or decline a change of an account' },
    who: { ...ABOVE, upperInspector: 'all' },
    why: {
      id: 'Yang menyangkut inspektorat disetujui di sana; tidak ada yang menyetujui usul sendiri atau tentang dirinya.',
      en: 'What concerns the inspectorate is approved there; nobody approves their own proposal or one about themselves.',
    },
  },
  readContacts: {
    name: { id: 'melihat buku kontak', en: 'see the contact book' },
    who: { ...ABOVE, ...OPERATOR, upperInspector: 'all' },
    why: {
      id: 'Ke mana pemberitahuan dikirim; kunci webhook dan token bot tidak ditampilkan kepada siapa pun.',
      en: 'Where notices go; the key of a webhook and the token of a bot are shown to nobody.',
    },
  },
  changeContacts: {
    name: { id: 'mengubah buku kontak', en: 'change the contact book' },
    who: OPERATOR,
    why: {
      id: 'Yang menerima kabar pengawasan hanya bersama orang kedua.',
      en: 'Of whoever hears of oversight only with a second person.',
    },
  },
  approveContactChange: {
    name: { id: 'menyetujui atau menolak perubahan kontak', en: 'approve or decline a change of a contact' },
    who: { ...ABOVE, upperInspector: 'all' },
    why: {
      id: 'Kontak inspektorat disetujui di sana; tidak ada yang menyetujui usul sendiri.',
      en: 'Contacts of the inspectorate are approved there; nobody approves their own proposal.',
    },
  },
  recordInformal: {
    name: { id: 'mencatat aduan tak resmi', en: 'record an informal contact' },
    who: EVERYBODY,
    why: {
      id: 'Siapa pun dapat ditelepon atau didatangi warga; yang mencatat mendapat teks untuk dikirim, sama bagi semua.',
      en: 'Anybody may be called or visited; whoever records it gets the text to send, the same for all.',
    },
  },
  enterAtCounter: {
    name: { id: 'memasukkan laporan di loket', en: 'enter a report at the counter' },
    who: EVERYBODY,
    why: {
      id: 'Hanya bila loket ialah kanal resmi kantor; yang memasukkan tidak dapat membaca laporannya karena itu.',
      en: 'Only where the counter is an official channel of the office; whoever enters a report may not read it for that.',
    },
  },
  listInformal: {
    name: { id: 'membaca aduan tak resmi', en: 'read informal contacts' },
    who: CONTACT_READERS,
    why: {
      id: 'Admin LAPOR! dan pengganti membaca yang biasa; yang diduga tuduhan hanya ada bagi pembaca dugaan, tidak pernah bagi yang dituduh atau unitnya.',
      en: 'LAPOR! admin and stand-in read the ordinary ones; what may be an accusation is there for readers of suspicions alone, never for the accused or their unit.',
    },
  },
  decideMatch: {
    name: {
      id: 'memutuskan apakah aduan tak resmi sama dengan sebuah laporan',
      en: 'decide whether a contact is a report',
    },
    who: CONTACT_READERS,
    why: {
      id: 'Hanya atas aduan yang boleh dibacanya, dan dengan laporan yang juga boleh dibacanya.',
      en: 'Only of a contact that they may read, and with a report that they may read too.',
    },
  },
  importHistory: {
    name: { id: 'mengimpor riwayat laporan', en: 'take in reports from before' },
    who: ADMINS,
    why: {
      id: 'Yang belum selesai di kanal masuk ke triase, maka yang memilah laporan yang memasukkannya, atas namanya.',
      en: 'What is not over in the channel waits in triage, so whoever triages takes it in, and it is on record by name.',
    },
  },
  showLeak: {
    name: { id: 'melihat berapa yang bocor dari kanal resmi', en: 'see how many leak past the official channel' },
    who: { ...HEADS, ...OVERSEES },
    why: {
      id: 'Kepala unit melihat jumlah unitnya, tidak pernah siapa yang menghubungi atau mencatat.',
      en: 'The head of a unit sees the number of their unit, never who turned to it or who recorded it.',
    },
  },
  readActivities: {
    name: { id: 'membaca kegiatan, konsep berita, dan cakupannya', en: 'read activities, drafts of news and coverage' },
    who: EVERYBODY,
    why: {
      id: 'Yang dikerjakan kantor bukan rahasia di dalam kantor; laporan warga tidak disebut selain dengan nomornya.',
      en: 'What the office does is no secret within it; nothing of a citizen’s report is in it but its number.',
    },
  },
  recordActivity: {
    name: {
      id: 'mencatat kegiatan, memperbaikinya, dan menambah foto',
      en: 'record an activity, amend it, add pictures',
    },
    who: DOCUMENTS,
    why: {
      id: 'Keputusan rapat Mei 2025: admin PPID memastikan kelengkapan dokumen, admin portal memberitakan; unit mencatat miliknya.',
      en: 'Meeting of May 2025: the PPID admin sees to documents, the news admin to news; a unit records its own.',
    },
  },
  writeNews: {
    name: { id: 'menulis konsep berita dan mengajukannya', en: 'write a draft of news and submit it' },
    who: DOCUMENTS,
  },
  approveNews: {
    name: { id: 'menyetujui atau mengembalikan berita', en: 'approve or return news' },
    who: { newsAdmin: 'all', secretary: 'all', headOfUnit: 'own' },
    why: {
      id: 'Hanya orang kedua: yang menulis sebagian darinya atau dari kegiatannya tidak menyetujuinya.',
      en: 'Only a second person: whoever wrote a part of it, or of its activity, does not approve it.',
    },
  },
  postNews: {
    name: {
      id: 'mengunduh paket untuk portal dan mencatat tautannya',
      en: 'take the package for the portal, record its link',
    },
    who: { newsAdmin: 'all', ppidAdmin: 'all', secretary: 'all' },
  },
  withdrawNews: {
    name: { id: 'menarik berita yang sudah terbit', en: 'withdraw news that is published' },
    who: { newsAdmin: 'all', secretary: 'all' },
  },
};

type AskedOfOffice =
  | { readonly to: (typeof PLAIN)[number] }
  | { readonly to: 'readDigest'; readonly recipient: RecipientId }
  | { readonly to: Exclude<(typeof OF_A_UNIT)[number], 'showLeak'>; readonly unit: Assignee }
  | { readonly to: 'showLeak'; readonly unit: Assignee | undefined };

const inOffice = (rows: OfficeRows, officer: Officer, asked: AskedOfOffice): Answer => {
  const own = ({ of }: HeldRole): boolean => {
    if ('unit' in asked) return of !== undefined && of === asked.unit;
    return asked.to !== 'readDigest' || isOf(officer, asked.recipient);
  };
  const reaches: Reaches<OfficeScope, unknown> = { all: () => true, own };
  return plainAnswer(rows[asked.to], reaches, officer.roles, asked);
};

/** What is no single report's: people, duty, lists, exports, figures, digests, rules and dead letters. */
export const OFFICE_ACCESS: Thing<OfficeRows, AskedOfOffice> = {
  rows: OFFICE,
  isAsked: (asked): asked is AskedOfOffice => asked.to in OFFICE,
  answer: inOffice,
};

/** What of the office's somebody may do at all, all of it or their own. */
export const officeActionsOf = ({ roles }: Pick<Officer, 'roles'>): readonly OfficeAction[] =>
  OfficeAction.options.filter((action) => {
    const cells: Cells<OfficeScope> = OFFICE[action].who;
    return roles.some(({ role }) => cells[role] !== undefined);
  });
