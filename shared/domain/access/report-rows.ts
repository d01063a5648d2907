import type { READERS } from '#shared/domain/office/may-be-told';
import type { OfficerRole } from '#shared/domain/office/officer';
import type { PersonCommand } from '#shared/domain/report/command-table';
import type { Assessed, ReportOutline } from '#shared/domain/report/report';
import type { Assignee, Bilingual } from '#shared/domain/words/words';
import { ABOVE, ADMINS, CONFIRMED_READERS, HEADS, NOBODY, SUSPECTED_READERS, UNIT } from './functions.ts';
import type { Cells, Reaches, Row } from './row.ts';

/**
 * How far a function reaches into reports: every one, those of its own unit or desk, all but the secret ones of others,
 * or all but those of anonymous reporters.
 */
export type ReportScope = 'all' | 'own' | 'notSecret' | 'notAnonymous';

const isOwn: (typeof REACHED_REPORTS)['own'] = ({ of }, report) => of !== undefined && of === assigneeOf(report);
const assigneeOf = (report: ReportOutline): Assignee | undefined =>
  'assignee' in report ? report.assignee : undefined;

export const REACHED_REPORTS: Reaches<ReportScope, ReportOutline> = {
  all: () => true,
  own: isOwn,
  notSecret: (held, report) => isOwn(held, report) || !report.secret,
  notAnonymous: (_, report) => !report.anonymous,
};

type ReportCells<R extends OfficerRole = OfficerRole> = Cells<ReportScope, R>;

/** What of a report can be read by itself. */
export type FieldGroup =
  | 'head'
  | 'words'
  | 'messages'
  | 'evidence'
  | 'timeline'
  | 'proposal'
  | 'record'
  | 'deliveries'
  | 'conflicts'
  | 'identity';

/** What each group holds. What concerns oversight, past or present, stands in the record and in no other. */
export const FIELD_NAMES = {
  head: {
    id: 'status, klasifikasi, topik, kedaruratan, unit, batas waktu, tanda',
    en: 'status, class, topic, urgency, unit, deadlines, flags',
  },
  words: { id: 'judul, teks, dan tempat', en: 'title, text and place' },
  messages: { id: 'balasan, pertanyaan, jawaban, catatan', en: 'replies, questions, answers, notes' },
  evidence: { id: 'berkas tanpa data lokasi dan alat', en: 'files, without data on place and device' },
  timeline: {
    id: 'langkah, waktu, dan jabatan; tanpa yang menyangkut pengawasan',
    en: 'steps, times and functions; without what concerns oversight',
  },
  proposal: {
    id: 'usulan mesin dengan alasannya, dan klasifikasi menurut kanal',
    en: "the machine's proposal with its reasons, and the channel's class",
  },
  record: {
    id: 'setiap kejadian sebagaimana dicatat, beserta sidiknya dan siapa yang dikecualikan',
    en: 'every recorded event, with hashes and who was recused',
  },
  deliveries: {
    id: 'siapa diberi tahu dan apa jadinya; tanpa yang menyangkut pengawasan, bila laporannya bukan pengawasan',
    en: 'who was told and what became of it; without what concerns oversight where the report does not',
  },
  conflicts: { id: 'kata-kata kiriman yang disisihkan, tanpa identitas', en: 'the words set aside, without identity' },
  identity: { id: 'siapa pelapornya', en: 'who reported' },
} as const satisfies Record<FieldGroup, Bilingual>;

/** What an export may hold of a report, whoever makes it. */
export const EXPORTED: readonly FieldGroup[] = ['head', 'timeline'];

export type Matter = Assessed['oversight'];
export type ReportRow = Row & {
  readonly shows?: FieldGroup;
  /** For a time after a suspicion was set aside: who still sees what came of it. */
  readonly afterwards?: ReportCells<'oversightReader'>;
} & { readonly [matter in Matter]: ReportCells };
/** What is about oversight can be given to its readers only; a cell for anybody else does not compile. */
type StrictRow = ReportRow & {
  readonly [matter in keyof typeof READERS]: ReportCells<(typeof READERS)[matter][number]>;
};

type ReadAction = `read${Capitalize<Exclude<FieldGroup, 'identity'>>}` | 'revealIdentity';
export type EvidenceAction = 'sendEvidence' | 'lookAtEvidence' | 'withdrawEvidence';
export type ReportAction = PersonCommand | ReadAction | EvidenceAction | 'verifyRecord' | 'exportReport';
export type ReportRows = Readonly<Record<ReportAction, ReportRow>>;

const AFTERWARDS = { afterwards: { oversightReader: 'all' } } as const;

const SECRET = {
  id: 'Kerahasiaan menutup isi terhadap siapa pun yang tidak mengerjakannya, Sekretaris termasuk. Unit yang memegangnya dan admin yang menjawab memerlukan isi; inspektur tetap membaca, agar tanda rahasia tidak dapat menutupi aduan.',
  en: 'Secrecy hides the words from whoever does not work on them, the Secretary included. The unit that has it and the admin who answers need them; the inspector goes on reading, so that the mark cannot bury a complaint.',
} as const;

const handledWords = {
  none: { ...ADMINS, ...UNIT, secretary: 'notSecret', inspector: 'all' },
  suspected: SUSPECTED_READERS,
  confirmed: CONFIRMED_READERS,
  ...AFTERWARDS,
  why: SECRET,
} as const;

const seenHead = {
  none: { ...ADMINS, ...UNIT, ...ABOVE },
  suspected: SUSPECTED_READERS,
  confirmed: CONFIRMED_READERS,
} as const;

const seenAlways = { ...seenHead, ...AFTERWARDS } as const;

const workedOut = {
  none: { ...ADMINS, inspector: 'all' },
  suspected: SUSPECTED_READERS,
  confirmed: CONFIRMED_READERS,
  ...AFTERWARDS,
} as const;

const READS = {
  readHead: { name: { id: 'membaca kepala laporan', en: 'read the head' }, shows: 'head', ...seenAlways },
  readWords: { name: { id: 'membaca isi laporan', en: 'read the words' }, shows: 'words', ...handledWords },
  readMessages: {
    name: { id: 'membaca balasan dan catatan', en: 'read messages and notes' },
    shows: 'messages',
    ...handledWords,
  },
  readEvidence: { name: { id: 'membuka bukti dukung', en: 'open the evidence' }, shows: 'evidence', ...handledWords },
  readTimeline: { name: { id: 'membaca riwayat', en: 'read the timeline' }, shows: 'timeline', ...seenHead },
  readProposal: {
    name: { id: 'membaca usulan mesin', en: "read the machine's proposal" },
    shows: 'proposal',
    ...workedOut,
  },
  readRecord: {
    name: { id: 'membaca catatan utuh', en: 'read the whole record' },
    shows: 'record',
    none: { inspector: 'all' },
    suspected: { oversightReader: 'all' },
    confirmed: CONFIRMED_READERS,
    ...AFTERWARDS,
    why: {
      id: 'Catatan utuh menyebut siapa yang pernah dikecualikan. Yang pernah disebut dalam aduan, lalu aduannya dinilai bukan pengawasan, tidak boleh mengetahuinya dari sini.',
      en: 'The whole record names who was ever recused. Whoever was named in an accusation that was later judged to be none must not learn of it here.',
    },
  },
  readDeliveries: {
    name: { id: 'membaca pengantaran pemberitahuan', en: 'read the deliveries of notices' },
    shows: 'deliveries',
    ...workedOut,
  },
  readConflicts: {
    name: { id: 'membaca kiriman yang disisihkan', en: 'read what was set aside' },
    shows: 'conflicts',
    ...workedOut,
  },
  revealIdentity: {
    name: { id: 'membuka identitas pelapor', en: 'reveal who reported' },
    shows: 'identity',
    reason: true,
    none: { laporAdmin: 'notAnonymous' },
    suspected: NOBODY,
    confirmed: { secretary: 'notAnonymous', inspector: 'all' },
    why: {
      id: 'Pelapor dihubungi melalui kanal, bukan langsung; identitas hampir tidak pernah diperlukan. Menilai dugaan tidak memerlukan siapa. Pelapor anonim hanya dapat dibuka oleh inspektur, orang luar kantor yang wajib melindunginya.',
      en: 'Reporters are reached through the channel; who they are is hardly ever needed, and never to judge a suspicion. An anonymous one can be revealed only by the inspector, who stands outside the office and must protect them.',
    },
  },
  verifyRecord: {
    name: { id: 'memeriksa keutuhan catatan', en: 'verify the record' },
    none: { ...ADMINS, ...ABOVE },
    suspected: SUSPECTED_READERS,
    confirmed: CONFIRMED_READERS,
    ...AFTERWARDS,
  },
  exportReport: {
    name: { id: 'memuat laporan dalam ekspor', en: 'have it in an export' },
    none: { ...ADMINS, ...HEADS, ...ABOVE },
    suspected: NOBODY,
    confirmed: ABOVE,
    why: {
      id: 'Berkas ekspor berpindah tangan: hanya kepala laporan dan riwayat, tidak pernah kata-kata atau identitas; dugaan tidak pernah ikut.',
      en: 'An exported file changes hands: head and timeline only, never words or identity; nothing that is merely suspected.',
    },
  },
} as const satisfies Partial<Record<ReportAction, StrictRow>>;

/**
 * What the admin who triages does. Where oversight is confirmed, which the admin knows nothing of, those above do it.
 */
const triaged = { none: ADMINS, suspected: { laporAdmin: 'all' }, confirmed: ABOVE } as const;
const BURIES = {
  id: 'Admin LAPOR! menilai dugaan, tidak menyingkirkannya: tuduhan diarsipkan atau diteruskan hanya oleh dua orang (usul dan persetujuan), ditutup oleh yang berada di atasnya.',
  en: 'The LAPOR! admin judges a suspicion and does not put it away: an accusation is archived or referred by two people only (proposed and approved), and closed by those above.',
} as const;

const TRIAGE = {
  classify: {
    name: { id: 'menetapkan klasifikasi', en: 'classify' },
    none: { ...ADMINS, ...ABOVE },
    suspected: SUSPECTED_READERS,
    confirmed: ABOVE,
    why: {
      id: 'Rapat Mei 2025: admin LAPOR! mengklasifikasikan. Dugaan yang tidak dinilainya naik ke pembaca pengawasan, maka mereka pun boleh menilai. Sekretaris dan inspektur dapat menetapkan pengawasan pada laporan yang sudah terlanjur dianggap layanan umum.',
      en: 'Meeting of May 2025: the LAPOR! admin classifies. A suspicion that the admin does not judge is escalated to the oversight readers, so they may. Secretary and inspector can find oversight in what passed for service.',
    },
  },
  confirm: {
    name: { id: 'membenarkan klasifikasi mesin', en: "confirm the machine's decision" },
    none: ADMINS,
    suspected: NOBODY,
    confirmed: NOBODY,
  },
  route: {
    name: { id: 'mendisposisikan', en: 'route' },
    none: ADMINS,
    suspected: NOBODY,
    confirmed: ABOVE,
    why: {
      id: 'Yang diduga pengawasan tidak didisposisikan sebelum dinilai.',
      en: 'What is suspected is not routed before it is judged.',
    },
  },
  refer: { name: { id: 'meneruskan, bukan wewenang', en: 'refer to another agency' }, ...triaged },
  comeBack: { name: { id: 'mencatat kembali dari instansi lain', en: 'record that it came back' }, ...triaged },
  archive: {
    name: { id: 'mengarsipkan', en: 'archive' },
    none: ADMINS,
    suspected: NOBODY,
    confirmed: ABOVE,
    why: BURIES,
  },
  restore: { name: { id: 'memulihkan dari arsip', en: 'restore' }, ...triaged },
  linkDuplicate: {
    name: { id: 'menghubungkan laporan ganda', en: 'link a duplicate' },
    ...triaged,
    why: {
      id: 'Hanya dengan laporan yang juga boleh dibaca; selain itu laporan tersebut tidak ada.',
      en: 'Only to a report that may be read too; any other does not exist.',
    },
  },
  unlinkDuplicate: { name: { id: 'melepas laporan ganda', en: 'unlink a duplicate' }, ...triaged },
} as const satisfies Partial<Record<PersonCommand, StrictRow>>;

const worked = { none: { ...ADMINS, ...UNIT }, suspected: NOBODY, confirmed: ABOVE } as const;
const asked = { ...worked, suspected: { laporAdmin: 'all' } } as const;

const WORK = {
  markProcessed: {
    name: { id: 'menandai sudah diproses', en: 'mark processed' },
    ...worked,
    why: {
      id: 'Rapat Mei 2025: admin memberi tahu grup unit dan menandainya; unit boleh menyatakannya sendiri.',
      en: 'Meeting of May 2025: the admin informs the group and marks it; the unit may state it itself.',
    },
  },
  recordTold: {
    name: { id: 'memberi tahu grup unit secara manual', en: 'tell the unit’s group by hand' },
    none: ADMINS,
    suspected: NOBODY,
    confirmed: NOBODY,
    why: {
      id: 'Rapat Mei 2025: admin memberi tahu grup unit. Yang menyangkut atau diduga pengawasan tidak pernah diberitahukan kepada grup.',
      en: 'Meeting of May 2025: the admin informs the group. What is or may be about oversight is never told to a group.',
    },
  },
  startWork: { name: { id: 'memulai pekerjaan', en: 'start work' }, ...worked },
  assign: {
    name: { id: 'menugaskan kepada orang di unit', en: 'assign to a person of the unit' },
    none: HEADS,
    suspected: NOBODY,
    confirmed: NOBODY,
    why: {
      id: 'Kepala unit membagi pekerjaan unitnya; admin mendisposisikan kepada unit, bukan kepada orang. Penugasan tidak membuka atau menutup apa pun.',
      en: 'The head of a unit shares out its work; the admin routes to units, not to people. It opens and closes nothing to anybody.',
    },
  },
  handBack: {
    name: { id: 'mengembalikan untuk keputusan', en: 'hand back' },
    none: UNIT,
    suspected: NOBODY,
    confirmed: ABOVE,
    why: {
      id: 'Juga staf: temuan unsur pengawasan tidak boleh bergantung pada kepala unit yang mungkin diadukan.',
      en: 'Staff too: that oversight was found must not depend on a head of unit who may be the accused.',
    },
  },
  askReporter: { name: { id: 'meminta kelengkapan', en: 'ask the reporter' }, ...asked },
  resume: { name: { id: 'melanjutkan', en: 'resume' }, ...asked },
  postAnswer: {
    name: { id: 'mencatat jawaban di kanal', en: 'record an answer in the channel' },
    none: { ...ADMINS, ppidAdmin: 'own' },
    suspected: { laporAdmin: 'all' },
    confirmed: ABOVE,
    why: {
      id: 'Dicatat oleh pemegang akun kanal, karena dia yang menyampaikan jawaban.',
      en: "Recorded by whoever has the channel's account, for they post it.",
    },
  },
  noteChannelStatus: {
    name: { id: 'mencatat status di kanal', en: "record the channel's status" },
    none: { ...ADMINS, ppidAdmin: 'own' },
    suspected: { laporAdmin: 'all' },
    confirmed: ABOVE,
    why: {
      id: 'Dicatat oleh pemegang akun kanal, karena dia yang melihatnya di sana.',
      en: "Recorded by whoever has the channel's account, for they see it there.",
    },
  },
  resolve: {
    name: { id: 'menuntaskan', en: 'resolve' },
    none: { ...ADMINS, ...HEADS },
    suspected: NOBODY,
    confirmed: ABOVE,
    why: {
      id: 'Staf mengerjakan; yang bertanggung jawab atas hasil ialah atasannya atau admin.',
      en: 'Staff do the work; for the result their head answers, or the admin.',
    },
  },
  close: {
    name: { id: 'menutup', en: 'close' },
    none: { ...ADMINS, ppidAdmin: 'own' },
    suspected: NOBODY,
    confirmed: ABOVE,
    why: BURIES,
  },
  reopen: {
    name: { id: 'membuka kembali', en: 'reopen' },
    none: { ...ADMINS, ...HEADS },
    suspected: NOBODY,
    confirmed: ABOVE,
  },
  extendDeadline: {
    name: { id: 'memperpanjang batas waktu', en: 'extend a deadline' },
    none: { ...ADMINS, ppidAdmin: 'own', secretary: 'all' },
    suspected: NOBODY,
    confirmed: ABOVE,
  },
} as const satisfies Partial<Record<PersonCommand, StrictRow>>;

const SECOND_PERSON = {
  recuse: {
    name: { id: 'mengecualikan yang disebut', en: 'recuse who is named' },
    none: NOBODY,
    suspected: SUSPECTED_READERS,
    confirmed: CONFIRMED_READERS,
    why: {
      id: 'Menambah cukup satu orang, dan selalu tersisa seseorang yang dapat memutuskan; mengurangi perlu dua.',
      en: 'One person is enough to add somebody, and somebody who can decide is always left; taking one away needs two.',
    },
  },
  proposeStep: {
    name: { id: 'mengusulkan langkah yang perlu dua orang', en: 'propose a step that needs two people' },
    none: { laporAdmin: 'all' },
    suspected: SUSPECTED_READERS,
    confirmed: CONFIRMED_READERS,
    why: {
      id: 'Menilai dugaan bukan pengawasan, mengarsipkannya, meneruskannya, mengubah siapa yang dikecualikan, atau sesudahnya membuka identitas pelapornya: tidak pernah oleh satu orang.',
      en: 'To find that a suspicion is none, to archive or refer it, to change who is recused, or to open its reporter’s identity afterwards: never by one person.',
    },
  },
  approveStep: {
    name: { id: 'menyetujui langkah orang lain', en: "approve another's step" },
    none: { inspector: 'all' },
    suspected: SUSPECTED_READERS,
    confirmed: CONFIRMED_READERS,
    ...AFTERWARDS,
    why: {
      id: 'Orang kedua dengan jabatan lain, yang boleh membacanya dan tidak disebut di dalamnya; bila tidak ada, inspektorat.',
      en: 'A second person of another function, who may read it and is not named in it; where there is none, the inspectorate.',
    },
  },
  declineStep: {
    name: { id: 'menolak atau menarik usul langkah', en: 'decline or withdraw a proposed step' },
    none: { laporAdmin: 'all', inspector: 'all' },
    suspected: SUSPECTED_READERS,
    confirmed: CONFIRMED_READERS,
    ...AFTERWARDS,
  },
} as const satisfies Partial<Record<PersonCommand, StrictRow>>;

const CONFIDENTIALITY = {
  addNote: { name: { id: 'menambah catatan', en: 'add a note' }, ...seenHead },
  raiseConfidentiality: {
    name: { id: 'menaikkan kerahasiaan', en: 'raise confidentiality' },
    ...seenHead,
    why: {
      id: 'Siapa pun yang melihat bahaya boleh melindungi; satu orang cukup.',
      en: 'Whoever sees a danger may protect; one person is enough.',
    },
  },
  proposeLowering: {
    name: { id: 'mengusulkan penurunan kerahasiaan', en: 'propose to lower confidentiality' },
    none: { ...ADMINS, secretary: 'all' },
    suspected: NOBODY,
    confirmed: ABOVE,
  },
  approveLowering: {
    name: { id: 'menyetujui penurunan kerahasiaan', en: 'approve lowering confidentiality' },
    none: { laporAdmin: 'all', secretary: 'all' },
    suspected: NOBODY,
    confirmed: ABOVE,
    why: {
      id: 'Selalu orang kedua: usul sendiri tidak dapat disetujui sendiri.',
      en: 'Always a second person: nobody approves their own proposal.',
    },
  },
} as const satisfies Partial<Record<PersonCommand, StrictRow>>;

/** What is done with the files that prove something about a report. */
const EVIDENCE = {
  sendEvidence: {
    name: { id: 'mengirim bukti dukung', en: 'send evidence' },
    none: { ...ADMINS, ...UNIT },
    suspected: SUSPECTED_READERS,
    confirmed: ABOVE,
    why: { id: 'Yang mengerjakan yang membuktikan.', en: 'Whoever does the work proves it.' },
  },
  lookAtEvidence: {
    name: { id: 'menyatakan sudah melihat bukti dukung', en: 'state that they looked at evidence' },
    none: { ...ADMINS, ...UNIT, secretary: 'notSecret', inspector: 'all' },
    suspected: SUSPECTED_READERS,
    confirmed: CONFIRMED_READERS,
    why: {
      id: 'Siapa pun yang boleh membukanya, kecuali pengirimnya; bila bertanda, penyelesaian memerlukan orang dengan jabatan lain.',
      en: 'Whoever may open it, except who sent it; where it carries a flag, resolving takes somebody of another function.',
    },
  },
  withdrawEvidence: {
    name: { id: 'menarik bukti dukung', en: 'withdraw evidence' },
    none: { ...ADMINS, ...UNIT },
    suspected: SUSPECTED_READERS,
    confirmed: ABOVE,
    why: {
      id: 'Berkasnya tetap tersimpan sampai masanya; siapa yang menarik dan mengapa tercatat.',
      en: 'The file stays until its term; who withdrew it and why is on record.',
    },
  },
} as const satisfies Record<EvidenceAction, StrictRow>;

/** What may be done to a report, and read of it. */
export const REPORT: ReportRows = { ...READS, ...TRIAGE, ...WORK, ...EVIDENCE, ...SECOND_PERSON, ...CONFIDENTIALITY };
