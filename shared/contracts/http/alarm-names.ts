import type { Bilingual } from '#shared/domain/words/words';
import { type AlarmId, WATCHED_FUNCTIONS, type WatchedFunction } from './alarm-steps.ts';

type OfFunction = `${WatchedFunction}${'Errors' | 'Throttles'}`;

/** What each function does, as an alarm about it says. */
const FUNCTION_NAMES = {
  Intake: { id: 'penerimaan kiriman kanal', en: 'taking what channels send' },
  Triage: { id: 'pencatatan laporan', en: 'recording reports' },
  PublicApi: { id: 'pertanyaan publik', en: 'questions of the public' },
  ArchivePolicy: { id: 'penyimpanan versi aturan', en: 'storing versions of the rules' },
  Session: { id: 'masuk dan keluar konsol', en: 'signing in and out' },
  AdminApi: { id: 'konsol kantor', en: 'the office’s console' },
  RevealIdentity: { id: 'pembukaan identitas pelapor', en: 'opening who reported' },
  Exports: { id: 'pembuatan ekspor', en: 'making exports' },
  Imports: { id: 'impor riwayat', en: 'taking in history' },
  Pages: { id: 'halaman publik dan konsol', en: 'pages of the public and the office' },
  Accounts: { id: 'perubahan akun', en: 'changes of accounts' },
  Contacts: { id: 'perubahan kontak', en: 'changes of contacts' },
  EvidenceApi: { id: 'bukti dukung di konsol', en: 'evidence in the console' },
  ActivitiesApi: { id: 'kegiatan dan berita di konsol', en: 'activities and news in the console' },
  Inspect: { id: 'pemeriksaan berkas bukti dukung', en: 'looking into files of evidence' },
  Fetch: { id: 'pengambilan lampiran dari kanal', en: 'fetching what channels attach' },
  Dispatch: { id: 'penyusunan pemberitahuan', en: 'preparing notices' },
  Notify: { id: 'pengiriman pemberitahuan', en: 'sending notices' },
  Feedback: { id: 'kabar tentang surel', en: 'news of mails' },
  Watch: { id: 'penjaga waktu', en: 'the watch' },
  Evaluate: { id: 'penghitungan angka', en: 'counting figures' },
  Digest: { id: 'pembuatan laporan kepatuhan', en: 'making compliance reports' },
  CheckLinks: { id: 'pemeriksaan tautan ke portal berita', en: 'looking at links to the news portal' },
} as const satisfies Record<WatchedFunction, Bilingual>;

/** What an alarm says when it rings, so that nobody must know what it is called in the stack. */
const NAMED: Readonly<Record<Exclude<AlarmId, OfFunction>, Bilingual>> = {
  IntakeSlow: { id: 'Laporan baru terlambat dicatat', en: 'New reports are recorded late' },
  IntakeStuck: { id: 'Laporan baru tidak dicatat', en: 'New reports are not recorded' },
  IntakeNearlyLost: { id: 'Laporan baru hampir hilang', en: 'New reports are nearly lost' },
  TriageFails: { id: 'Laporan gagal dicatat', en: 'Reports fail to be recorded' },
  TriageKeepsFailing: { id: 'Laporan gagal dicatat terus', en: 'Reports keep failing to be recorded' },
  DeadLetters: { id: 'Ada laporan di pesan gagal', en: 'A report lies among the dead letters' },
  MoreDeadLetters: { id: 'Laporan di pesan gagal bertambah', en: 'More reports lie among the dead letters' },
  DeadLettersForLong: { id: 'Pesan gagal dibiarkan sehari', en: 'Dead letters were left for a day' },
  DeadLettersNearlyLost: { id: 'Pesan gagal hampir hilang', en: 'Dead letters are nearly lost' },
  OriginalsUnreadable: { id: 'Kiriman asli tidak terbaca', en: 'Something that was sent cannot be read' },
  WebhooksRefused: { id: 'Kiriman sebuah kanal ditolak', en: 'What a channel sends is refused' },
  UrgentNoticesWait: { id: 'Pemberitahuan bahaya tertahan', en: 'Notices of danger wait' },
  NoticesWait: { id: 'Pemberitahuan tertahan', en: 'Notices wait' },
  NotifyFails: { id: 'Pemberitahuan gagal dikirim', en: 'Notices fail to be sent' },
  NoticeDeadLetters: { id: 'Ada pemberitahuan di pesan gagal', en: 'A notice lies among the dead letters' },
  MoreNoticeDeadLetters: {
    id: 'Pemberitahuan di pesan gagal bertambah',
    en: 'More notices lie among the dead letters',
  },
  ContactTrouble: { id: 'Seorang penerima tidak terjangkau', en: 'A recipient is not reached' },
  NoticesPutOff: { id: 'Pemberitahuan ditunda layanan', en: 'Notices are put off by a service' },
  MailAnswersLost: { id: 'Jawaban layanan surel hilang', en: 'Answers of the mail service are lost' },
  NoticesLeftUnknown: { id: 'Tidak pasti apakah surel terkirim', en: 'Nobody knows whether a mail was sent' },
  FeedbackStuck: { id: 'Kabar tentang surel tidak diambil', en: 'News of mails is not taken' },
  FeedbackDeadLetters: { id: 'Ada kabar surel di pesan gagal', en: 'News of a mail lies among the dead letters' },
  MoreFeedbackDeadLetters: {
    id: 'Kabar surel di pesan gagal bertambah',
    en: 'More news of mails lies among the dead letters',
  },
  DispatchBehind: { id: 'Pemberitahuan terlambat disusun', en: 'Notices are prepared late' },
  NoticeFailures: { id: 'Sebuah putaran gagal', en: 'A run failed' },
  WatchMissing: { id: 'Penjaga waktu tidak berjalan', en: 'The watch does not run' },
  MissedNoticesFail: { id: 'Pemberitahuan susulan gagal disusun', en: 'Missed notices fail to be prepared' },
  DeadlinesFail: { id: 'Batas waktu gagal dijaga', en: 'Deadlines fail to be watched' },
  RecountFails: { id: 'Batas waktu gagal dihitung ulang', en: 'Deadlines fail to be counted anew' },
  CalendarGap: { id: 'Kalender tahun depan belum ditetapkan', en: 'Next year’s calendar is not decreed yet' },
  EvaluationMissing: { id: 'Angka tidak dihitung sehari ini', en: 'Figures were not counted for a day' },
  ExportsFail: { id: 'Sebuah ekspor gagal dibuat', en: 'An export could not be made' },
  ExportsWait: { id: 'Ekspor yang dipesan tertahan', en: 'Ordered exports wait' },
  ImportsFail: { id: 'Sebuah impor riwayat terputus', en: 'An import of history broke off' },
  ImportsWait: { id: 'Impor yang diminta tertahan', en: 'An import that was asked for waits' },
  EvidenceFails: { id: 'Berkas bukti dukung gagal diperiksa', en: 'A file of evidence could not be looked into' },
  EvidenceWaits: { id: 'Berkas bukti dukung belum diperiksa', en: 'Files of evidence are not looked into' },
  AttachmentsFail: { id: 'Lampiran kanal gagal diambil', en: 'A file of a channel could not be fetched' },
  AttachmentsWait: { id: 'Lampiran kanal belum diambil', en: 'Files of channels are not fetched' },
  LinkCheckMissing: { id: 'Tautan ke portal tidak diperiksa', en: 'Links to the portal are not looked at' },
  DigestsOwed: { id: 'Laporan kepatuhan belum dikirim', en: 'Compliance reports are owed' },
  DigestMissing: { id: 'Laporan kepatuhan tidak dibuat', en: 'Compliance reports are not made' },
  ApiFaults: { id: 'Layanan menjawab dengan galat', en: 'The service answers with faults' },
  ApiSlow: { id: 'Layanan menjawab lambat', en: 'The service answers slowly' },
};

const ofFunctions = (): Readonly<Record<string, Bilingual>> =>
  Object.fromEntries(
    WATCHED_FUNCTIONS.flatMap((name) => {
      const { id, en } = FUNCTION_NAMES[name];
      return [
        [`${name}Errors`, { id: `Fungsi gagal: ${id}`, en: `A function fails: ${en}` }],
        [`${name}Throttles`, { id: `Fungsi ditahan: ${id}`, en: `A function is held back: ${en}` }],
      ];
    }),
  );

/** What each alarm is called, by what it is called in the stack. */
export const ALARM_NAMES: Readonly<Record<string, Bilingual>> = { ...NAMED, ...ofFunctions() };
