import { type Bilingual, CLASS_NAMES } from '#shared/domain/words/words';
import { EXTENSION_GROUND_NAMES } from './clock-rules.ts';
import type { PERSON_COMMANDS, PersonCommand } from './command-table.ts';
import { CHANNEL_STATUS_NAMES } from './lifecycle.ts';
import {
  ARCHIVE_REASON_NAMES,
  CLOSED_BY_NAMES,
  HAND_BACK_REASON_NAMES,
  REOPEN_REASON_NAMES,
  RESULT_NAMES,
} from './reasons.ts';
import type { StepAsked } from './second-step.ts';
import { URGENCY_NAMES } from './urgency.ts';

/** How a field of a command is filled in, and by what a choice is called. */
export type FieldWords = { readonly label: Bilingual; readonly hint?: Bilingual } & (
  | { readonly kind: 'longText' | 'moment' | 'boolean' }
  /** One of a few that never change. */
  | { readonly kind: 'choice'; readonly names: Readonly<Record<string, Bilingual>> }
  /** One of what the office's rules list. */
  | { readonly kind: 'topic' | 'unit' | 'authority' | 'group' | 'clock' }
  /** Somebody of the unit; those who can be named in a report; another report by its id. */
  | { readonly kind: 'colleague' | 'people' | 'report' }
  /** One of several steps, each with fields of its own. */
  | { readonly kind: 'step' }
);

const text = (label: Bilingual, hint?: Bilingual): FieldWords => ({
  kind: 'longText',
  label,
  ...(hint === undefined ? {} : { hint }),
});
const choice = (label: Bilingual, names: Readonly<Record<string, Bilingual>>, hint?: Bilingual): FieldWords => ({
  kind: 'choice',
  label,
  names,
  ...(hint === undefined ? {} : { hint }),
});

const WHEN_HINT: Bilingual = { id: 'Kosongkan bila sekarang.', en: 'Leave empty if it is now.' };
const when = (label: Bilingual): FieldWords => ({ kind: 'moment', label, hint: WHEN_HINT });

const REASON: Bilingual = { id: 'Alasan', en: 'Reason' };
const TOPIC: FieldWords = { kind: 'topic', label: { id: 'Topik', en: 'Topic' } };
const URGENCY: FieldWords = choice({ id: 'Kedaruratan', en: 'Urgency' }, URGENCY_NAMES);
const UNIT: FieldWords = { kind: 'unit', label: { id: 'Unit atau meja', en: 'Unit or desk' } };
const BY_TOPIC: FieldWords = {
  ...UNIT,
  hint: { id: 'Kosongkan untuk unit menurut topiknya.', en: 'Leave empty for the unit of the topic.' },
};
const AUTHORITY: FieldWords = { kind: 'authority', label: { id: 'Instansi', en: 'Agency' } };
const RECUSED: FieldWords = {
  kind: 'people',
  label: { id: 'Yang disebut dalam laporan', en: 'Who is named in the report' },
  hint: {
    id: 'Jabatan, unit, atau akun. Yang disebut tidak mengetahui laporan ini.',
    en: 'Functions, units or accounts. Whoever is named knows nothing of the report.',
  },
};
const ANONYMOUS: FieldWords = {
  kind: 'boolean',
  label: { id: 'Anonim: sembunyikan siapa pelapornya', en: 'Anonymous: hide who reported' },
};
const SECRET: FieldWords = {
  kind: 'boolean',
  label: { id: 'Rahasia: sembunyikan isinya', en: 'Secret: hide what it says' },
};

/** What is called so by whoever notes what the channel shows: it never shows that nobody knows it. */
const { unknown: _unknown, ...CHANNEL_STATUSES } = CHANNEL_STATUS_NAMES;

/** Nothing can be called fixed without evidence: the choice says so before it is refused. */
const RESULTS = {
  ...RESULT_NAMES,
  fixed: {
    id: `${RESULT_NAMES.fixed.id} (perlu bukti dukung)`,
    en: `${RESULT_NAMES.fixed.en} (needs evidence)`,
  },
};

/** By whom a person may say that it was closed; what closes by itself is not said by anybody. */
const CLOSED_BY = { officer: CLOSED_BY_NAMES.officer, reporter: CLOSED_BY_NAMES.reporter };

type StepType = StepAsked['type'];
type FieldsOfStep<Type extends StepType> = {
  readonly [Field in Exclude<keyof Extract<StepAsked, { readonly type: Type }>, 'type'>]-?: FieldWords;
};

/** What each step that takes two people is asked with. */
export const STEP_FIELDS: { readonly [Type in StepType]: FieldsOfStep<Type> } = {
  classify: { topic: TOPIC, urgency: URGENCY, assignee: BY_TOPIC },
  archive: { reason: choice(REASON, ARCHIVE_REASON_NAMES) },
  refer: { authority: AUTHORITY },
  revealIdentity: {},
  recuse: { recused: RECUSED },
};

type FieldsOf<Name extends PersonCommand> = {
  readonly [Field in keyof (typeof PERSON_COMMANDS)[Name]['body']['shape']]: FieldWords;
};
/** What a command is called as something to do, what it will do, and how each of its fields is asked for. */
export type CommandWords<Fields = Readonly<Record<string, FieldWords>>> = {
  readonly name: Bilingual;
  readonly warns: readonly Bilingual[];
  readonly fields: Fields;
};

const GOES_ON: Bilingual = {
  id: 'Laporan kembali menunggu klasifikasi, dengan waktu yang tersisa.',
  en: 'The report waits to be classified again, with the time that it has left.',
};
const NOTHING_YET: Bilingual = {
  id: 'Belum ada yang berubah sampai orang kedua menyetujuinya.',
  en: 'Nothing changes before a second person approves it.',
};

/** The words of every command that a person may give: one that has none does not compile. */
export const COMMAND_WORDS: { readonly [Name in PersonCommand]: CommandWords<FieldsOf<Name>> } = {
  classify: {
    name: { id: 'Klasifikasikan', en: 'Classify' },
    warns: [
      {
        id: 'Keputusan Anda menggantikan usulan mesin. Batas waktu dihitung menurut klasifikasi ini, sejak laporan diterima.',
        en: 'Your decision takes the place of the machine’s. Deadlines are counted by this class, from receipt.',
      },
      {
        id: 'Laporan pengawasan hanya diketahui oleh mereka yang berwenang membacanya; bagi yang lain laporan itu tidak ada.',
        en: 'Only those who may read of oversight know of an oversight report; for everybody else it is not there.',
      },
    ],
    fields: {
      class: choice({ id: 'Klasifikasi', en: 'Class' }, CLASS_NAMES),
      topic: TOPIC,
      urgency: URGENCY,
      assignee: BY_TOPIC,
      recused: RECUSED,
    },
  },
  confirm: {
    name: { id: 'Benarkan klasifikasi mesin', en: 'Confirm the machine’s decision' },
    warns: [{ id: 'Unit dan batas waktu tetap.', en: 'Unit and deadlines do not change.' }],
    fields: {},
  },
  route: {
    name: { id: 'Disposisikan', en: 'Route' },
    warns: [
      {
        id: 'Laporan diserahkan kepada unit ini. Unit yang memegangnya sebelumnya tidak lagi memegangnya.',
        en: 'The unit gets the report. The unit that had it before has it no more.',
      },
    ],
    fields: { assignee: UNIT },
  },
  refer: {
    name: { id: 'Teruskan ke instansi lain', en: 'Refer to another agency' },
    warns: [
      {
        id: 'Tercatat bukan wewenang kantor ini; tenggat berhenti sampai laporan kembali. Penyampaian kepada instansi itu dilakukan di kanal, bukan oleh sistem ini.',
        en: 'It is recorded that it is not this office’s work; clocks stand still until it comes back. It is passed on in the channel, not by this system.',
      },
    ],
    fields: {
      authority: AUTHORITY,
      text: text(
        { id: 'Keterangan', en: 'Note' },
        {
          id: 'Bila instansinya tidak ada dalam daftar, sebutkan di sini.',
          en: 'Say here which one it is where the list has no name for it.',
        },
      ),
    },
  },
  comeBack: {
    name: { id: 'Catat kembali dari instansi lain', en: 'Record that it came back' },
    warns: [GOES_ON],
    fields: {},
  },
  archive: {
    name: { id: 'Arsipkan', en: 'Archive' },
    warns: [
      {
        id: 'Laporan tidak lagi dikerjakan. Laporan dapat dipulihkan dari arsip.',
        en: 'The report is worked on no more. It can be restored from the archive.',
      },
    ],
    fields: { reason: choice(REASON, ARCHIVE_REASON_NAMES) },
  },
  restore: {
    name: { id: 'Ambil lagi', en: 'Take up again' },
    warns: [GOES_ON],
    fields: {},
  },
  linkDuplicate: {
    name: { id: 'Hubungkan laporan ganda', en: 'Link a duplicate' },
    warns: [
      {
        id: 'Kedua laporan tetap ada: tiap pelapor tetap punya jawaban dan tenggat sendiri.',
        en: 'Both reports stay: each reporter keeps an own answer and own clocks.',
      },
    ],
    fields: { of: { kind: 'report', label: { id: 'Laporan aslinya', en: 'The report that it duplicates' } } },
  },
  unlinkDuplicate: {
    name: { id: 'Lepas laporan ganda', en: 'Unlink the duplicate' },
    warns: [{ id: 'Selain hubungannya tidak ada yang berubah.', en: 'Nothing changes but the link.' }],
    fields: {},
  },
  markProcessed: {
    name: { id: 'Tandai sudah diproses', en: 'Mark processed' },
    warns: [
      {
        id: 'Tercatat atas nama Anda bahwa laporan sedang ditangani. Tanda ini dicatat satu kali.',
        en: 'It is recorded in your name that the report is in hand. The mark is recorded once.',
      },
    ],
    fields: { statedAt: when({ id: 'Sejak kapan', en: 'Since when' }) },
  },
  recordTold: {
    name: { id: 'Catat grup sudah diberi tahu', en: 'Record that the group was told' },
    warns: [
      {
        id: 'Tercatat bahwa Anda sudah memberi tahu grup unit di luar sistem. Sistem tidak mengirim apa pun.',
        en: 'It is recorded that you have told the unit’s group outside the system. The system sends nothing.',
      },
    ],
    fields: {
      group: {
        kind: 'group',
        label: { id: 'Grup', en: 'Group' },
        hint: {
          id: 'Kosongkan untuk grup unit yang memegangnya.',
          en: 'Leave empty for the group of the unit that has it.',
        },
      },
      toldAt: when({ id: 'Kapan diberi tahu', en: 'When it was told' }),
    },
  },
  startWork: {
    name: { id: 'Mulai pekerjaan', en: 'Start work' },
    warns: [{ id: 'Status menjadi diproses.', en: 'Its status becomes in progress.' }],
    fields: {},
  },
  assign: {
    name: { id: 'Tetapkan pelaksana', en: 'Assign to somebody' },
    warns: [
      {
        id: 'Pelaksana tercantum selama laporan ada pada unit. Siapa yang boleh membaca tidak berubah.',
        en: 'Who handles it is shown while the unit has it. Who may read it does not change.',
      },
    ],
    fields: {
      person: {
        kind: 'colleague',
        label: { id: 'Pelaksana', en: 'Who handles it' },
        hint: { id: 'Kosongkan untuk melepas pelaksana.', en: 'Leave empty for nobody.' },
      },
    },
  },
  handBack: {
    name: { id: 'Kembalikan', en: 'Hand back' },
    warns: [
      {
        id: 'Laporan kembali kepada yang mengklasifikasikan. Batas waktu tidak dimulai dari awal.',
        en: 'The report goes back to whoever classifies. Its deadlines do not begin anew.',
      },
      {
        id: 'Bila ditemukan unsur pengawasan, laporan segera tertutup bagi unit.',
        en: 'Where oversight was found in it, it is closed to the unit at once.',
      },
    ],
    fields: {
      reason: choice(REASON, HAND_BACK_REASON_NAMES),
      text: text({ id: 'Keterangan', en: 'Note' }),
    },
  },
  askReporter: {
    name: { id: 'Minta kelengkapan', en: 'Ask the reporter' },
    warns: [
      {
        id: 'Pertanyaan ini harus disampaikan di kanal oleh admin kanalnya: sistem mencatatnya dan tidak mengirimnya kepada pelapor. Bila bukan Anda, adminnya diberi tahu.',
        en: 'The admin of the channel must post the question there: the system records it and does not send it. Where it is not you, the admin is told.',
      },
      {
        id: 'Tenggat yang menunggu pelapor berhenti sampai ia menjawab, kecuali sudah terlalu sering berhenti.',
        en: 'Clocks that wait for the reporter stand still until the answer, unless they have stood still too often.',
      },
    ],
    fields: { text: text({ id: 'Pertanyaan kepada pelapor', en: 'Question to the reporter' }) },
  },
  addNote: {
    name: { id: 'Tambah catatan', en: 'Add a note' },
    warns: [
      {
        id: 'Dibaca petugas yang boleh membaca pesan laporan ini; pelapor tidak melihatnya.',
        en: 'Read by officers who may read the messages of this report; the reporter does not see it.',
      },
    ],
    fields: { text: text({ id: 'Catatan', en: 'Note' }) },
  },
  revealIdentity: {
    name: { id: 'Buka identitas pelapor', en: 'See who reported' },
    warns: [
      {
        id: 'Siapa yang membuka dan alasannya dicatat, dan dapat diperiksa oleh atasan.',
        en: 'Who looks and why is recorded, and can be checked by those above.',
      },
    ],
    fields: { text: text({ id: 'Mengapa diperlukan', en: 'Why it is needed' }) },
  },
  resume: {
    name: { id: 'Lanjutkan', en: 'Resume' },
    warns: [
      {
        id: 'Tenggat berjalan lagi dengan waktu yang tersisa.',
        en: 'Clocks go on with the time that they have left.',
      },
    ],
    fields: {
      text: text(
        { id: 'Kata-kata pelapor', en: 'What the reporter said' },
        {
          id: 'Hanya yang dikatakan pelapor, misalnya lewat telepon: mesin membacanya seperti kiriman dari kanal.',
          en: 'Only what the reporter said, by telephone for one: the machine reads it like what the channel sends.',
        },
      ),
    },
  },
  postAnswer: {
    name: { id: 'Catat jawaban', en: 'Record the answer' },
    warns: [
      {
        id: 'Jawaban ini sudah Anda sampaikan di kanal: sistem mencatatnya dan tidak mengirimnya.',
        en: 'You have posted this answer in the channel: the system records it and does not send it.',
      },
    ],
    fields: {
      text: text({ id: 'Jawaban yang disampaikan', en: 'The answer that was posted' }),
      postedAt: when({ id: 'Kapan disampaikan', en: 'When it was posted' }),
    },
  },
  noteChannelStatus: {
    name: { id: 'Catat status di kanal', en: 'Record the channel’s status' },
    warns: [
      {
        id: 'Tercatat apa yang Anda lihat di kanal. Kanal sendiri tidak berubah.',
        en: 'What you see in the channel is recorded. The channel itself does not change.',
      },
    ],
    fields: {
      status: choice({ id: 'Status di kanal', en: 'Status in the channel' }, CHANNEL_STATUSES),
      observedAt: when({ id: 'Kapan dilihat', en: 'When it was seen' }),
    },
  },
  resolve: {
    name: { id: 'Tuntaskan', en: 'Resolve' },
    warns: [
      {
        id: 'Laporan tuntas dan menunggu tanggapan pelapor.',
        en: 'The report is resolved and waits for the reporter’s reaction.',
      },
      {
        id: 'Jawaban bagi pelapor disampaikan di kanal oleh admin kanalnya. Bila bukan Anda, adminnya diberi tahu; tulis bahannya dengan Tambah catatan.',
        en: 'The admin of the channel posts the answer there. Where it is not you, the admin is told; write what to say with Add a note.',
      },
    ],
    fields: {
      result: choice({ id: 'Hasil', en: 'Result' }, RESULTS, {
        id: 'Diperbaiki: perlu berkas keadaan sesudahnya yang sudah dilihat orang selain pengirimnya (bagian Bukti dukung). Dijawab: perlu jawaban yang sudah dicatat.',
        en: 'Fixed: needs a file of how it is afterwards that somebody else than who sent it has looked at (section Evidence). Answered: needs an answer on record.',
      }),
    },
  },
  close: {
    name: { id: 'Tutup', en: 'Close' },
    warns: [
      {
        id: 'Laporan selesai. Laporan dapat dibuka kembali selama tenggat penutupan belum lewat.',
        en: 'The report is closed. It can be opened again until the limit for that is over.',
      },
    ],
    fields: { closedBy: choice({ id: 'Atas dasar', en: 'On whose word' }, CLOSED_BY) },
  },
  reopen: {
    name: { id: 'Buka kembali', en: 'Reopen' },
    warns: [
      {
        id: 'Pekerjaan dilanjutkan oleh unit yang memegangnya, dengan waktu yang tersisa.',
        en: 'The unit that has it goes on with it, with the time that is left.',
      },
    ],
    fields: { reason: choice(REASON, REOPEN_REASON_NAMES) },
  },
  raiseConfidentiality: {
    name: { id: 'Naikkan kerahasiaan', en: 'Raise confidentiality' },
    warns: [
      {
        id: 'Berlaku seketika. Menurunkannya kembali memerlukan dua orang.',
        en: 'It holds at once. To lower it again takes two people.',
      },
    ],
    fields: { anonymous: ANONYMOUS, secret: SECRET },
  },
  proposeLowering: {
    name: { id: 'Usulkan penurunan kerahasiaan', en: 'Propose to lower confidentiality' },
    warns: [NOTHING_YET],
    fields: { anonymous: ANONYMOUS, secret: SECRET },
  },
  approveLowering: {
    name: { id: 'Setujui penurunan kerahasiaan', en: 'Approve lowering confidentiality' },
    warns: [{ id: 'Kerahasiaan turun seketika.', en: 'Confidentiality is lowered at once.' }],
    fields: {},
  },
  recuse: {
    name: { id: 'Kecualikan yang disebut', en: 'Recuse who is named' },
    warns: [
      {
        id: 'Yang disebut tidak lagi mengetahui laporan ini; penggantinya menurut data kantor yang membaca. Mengurangi nama memerlukan dua orang.',
        en: 'Whoever is named knows no more of the report; their substitute by the office’s data reads it. To take a name away takes two people.',
      },
    ],
    fields: { recused: RECUSED },
  },
  proposeStep: {
    name: { id: 'Usulkan langkah', en: 'Propose a step' },
    warns: [
      NOTHING_YET,
      {
        id: 'Orang kedua memegang jabatan lain. Usul gugur bila tidak disetujui pada waktunya.',
        en: 'The second person has another function. The proposal lapses where it is not approved in time.',
      },
    ],
    fields: {
      step: { kind: 'step', label: { id: 'Langkah', en: 'Step' } },
      text: text({ id: 'Mengapa', en: 'Why' }),
    },
  },
  approveStep: {
    name: { id: 'Setujui langkah', en: 'Approve the step' },
    warns: [
      {
        id: 'Langkah itu berlaku seketika. Identitas kemudian dibuka oleh yang mengusulkan.',
        en: 'The step holds at once. Who reported is then looked at by whoever proposed it.',
      },
    ],
    fields: {},
  },
  declineStep: {
    name: { id: 'Tolak atau tarik usul', en: 'Decline or withdraw the proposal' },
    warns: [{ id: 'Usul berakhir; laporan tidak berubah.', en: 'The proposal ends; the report does not change.' }],
    fields: {},
  },
  extendDeadline: {
    name: { id: 'Perpanjang batas waktu', en: 'Extend the deadline' },
    warns: [
      {
        id: 'Hanya satu kali. Beri tahu pemohon beserta alasannya: sistem tidak mengirimnya.',
        en: 'Only once. Tell whoever asked, with the reason: the system does not send it.',
      },
    ],
    fields: {
      clock: { kind: 'clock', label: { id: 'Tenggat', en: 'Clock' } },
      ground: choice(REASON, EXTENSION_GROUND_NAMES),
    },
  },
};
