import type { Bilingual } from '#shared/domain/words/words';

/** Every function that is deployed, as the stack calls it: each is watched for errors and for being held back. */
export const WATCHED_FUNCTIONS = [
  'Intake',
  'Triage',
  'PublicApi',
  'ArchivePolicy',
  'Session',
  'AdminApi',
  'RevealIdentity',
  'Exports',
  'Imports',
  'Pages',
  'Accounts',
  'Contacts',
  'EvidenceApi',
  'ActivitiesApi',
  'Inspect',
  'Fetch',
  'Dispatch',
  'Notify',
  'Feedback',
  'Watch',
  'Evaluate',
  'Digest',
  'CheckLinks',
] as const;
export type WatchedFunction = (typeof WATCHED_FUNCTIONS)[number];

/** Alarms that mean the same: what that is, and what the operator does. Code stands between backticks. */
type Row = {
  readonly alarms: readonly string[];
  /** What they are called together, where they are too many to be listed. */
  readonly called?: Bilingual;
  /** When they ring, where the name does not say it, or a second case of the same alarm. */
  readonly when?: Bilingual;
  readonly means: Bilingual;
  readonly todo: Bilingual;
};

const NAMED = [
  {
    alarms: ['IntakeSlow', 'IntakeStuck'],
    when: { id: 'pesan tertua lewat 15 menit, 2 jam', en: 'oldest message over 15 minutes, 2 hours' },
    means: {
      id: 'triage tidak mengambil laporan dari antreannya',
      en: 'triage does not take reports from the queue',
    },
    todo: {
      id: 'apakah sumber kejadiannya aktif, apakah ia ditahan? Pesan menunggu empat hari, belum ada yang hilang',
      en: 'is its event source enabled, is it throttled? Messages wait four days, nothing is lost yet',
    },
  },
  {
    alarms: ['IntakeNearlyLost'],
    when: { id: 'lewat 2 hari', en: 'over 2 days' },
    means: { id: 'dua hari tidak ada yang mengambil laporan', en: 'nobody has taken reports for two days' },
    todo: {
      id: 'aktifkan sumber kejadian `triage` hari ini: setelah empat hari pesan hilang',
      en: 'enable the event source of `triage` today: after four days messages are gone',
    },
  },
  {
    alarms: ['TriageFails', 'TriageKeepsFailing'],
    when: { id: 'selama 10 menit, 2 jam', en: 'for 10 minutes, 2 hours' },
    means: { id: 'triage mengambil laporan dan gagal mencatatnya', en: 'triage takes reports and cannot record them' },
    todo: {
      id: 'baca `message.failed` di log (menyebut galatnya, tidak pernah isinya). Pesan yang gagal dicoba tiap tiga menit selama kira-kira empat jam: gangguan DynamoDB, KMS, atau S3 yang lebih singkat selesai sendiri',
      en: 'read `message.failed` in the log (it names the fault, never the content). A failed message is tried every three minutes for about four hours: an outage of DynamoDB, KMS or S3 shorter than that ends by itself',
    },
  },
  {
    alarms: ['DeadLetters', 'MoreDeadLetters'],
    means: {
      id: 'sebuah pesan gagal selama kira-kira empat jam, 80 kali',
      en: 'a message failed for about four hours, 80 times',
    },
    todo: {
      id: 'perbaiki yang disebut sebabnya dan `message.failed`, lalu ulangi (*Pesan gagal*). Pesan gagal disimpan sampai 14 hari sejak dikirim',
      en: 'mend what its cause and `message.failed` name, then redrive (*Dead letters*). Dead letters are kept until 14 days after they were sent',
    },
  },
  {
    alarms: ['DeadLettersForLong', 'DeadLettersNearlyLost'],
    when: { id: 'lewat 1 hari, 7 hari', en: 'over 1 day, 7 days' },
    means: { id: 'pesan gagal dibiarkan', en: 'dead letters were left lying' },
    todo: {
      id: 'sama, sekarang juga: setelah 14 hari pesannya hilang',
      en: 'the same, now: after 14 days they are gone',
    },
  },
  {
    alarms: ['OriginalsUnreadable'],
    means: {
      id: 'yang datang mendahului laporannya tidak terbaca: hilang, berubah, atau kehilangan kuncinya. Laporannya menyebut itu (`ArrivalUnreadable`), Lapor admin diberi tahu, yang lain berjalan terus',
      en: 'what had come before its report cannot be read: it is gone, was changed, or lost its key. Its report says so (`ArrivalUnreadable`), the Lapor admin was told, everything else went on',
    },
    todo: {
      id: '`arrival.unreadable` di log `triage` menyebut laporan dan sebabnya. Bucket menyimpan versi: lihat siapa yang mengubah atau menghapus objeknya (`aws s3api list-object-versions --prefix REPORT/`), dan salin kembali versi yang pertama. Ia disertakan pada pesan berikutnya dari laporan itu. `unparseable` berarti aturan pembacaan berubah sejak itu: perbaiki aturannya',
      en: '`arrival.unreadable` in the log of `triage` names report and why. The bucket keeps versions: look who changed or deleted the object (`aws s3api list-object-versions --prefix REPORT/`), and copy the version back that was there first. It is taken in with the next message of that report. `unparseable` means that a rule of reading has changed since: mend that',
    },
  },
  {
    alarms: ['OriginalsUnreadable'],
    when: {
      id: 'dan `event.failed` di log `triage` selalu menyebut satu laporan, dengan `InvalidCiphertextException` atau `ZodError`',
      en: 'and `event.failed` in the log of `triage` always names one report, with `InvalidCiphertextException` or `ZodError`',
    },
    means: {
      id: 'kunci terbungkus laporan itu (item `KEY`) bukan yang disimpan dahulu. Yang datang kepadanya tersimpan di antara pesan gagal, tidak ada yang ditimpa, dan yang lain berjalan terus',
      en: 'the wrapped key of that report (item `KEY`) is not what was kept. What comes to it is kept among the dead letters, nothing is overwritten and all else goes on',
    },
    todo: {
      id: 'kembalikan item itu sebelum pesannya berumur 14 hari, menurut *A key that does not open* di runbook',
      en: 'put the item back before those letters are 14 days old, by *A key that does not open* in the runbook',
    },
  },
  {
    alarms: ['WebhooksRefused'],
    when: { id: '401 lebih dari 20 kali dalam sejam', en: '401 more than 20 times in an hour' },
    means: {
      id: 'sebuah pengirim menandatangani dengan rahasia yang tidak diterima, biasanya setelah pergantian',
      en: 'a sender signs with a secret that is not accepted, mostly after a rotation',
    },
    todo: {
      id: 'bandingkan yang dipakai pengirim dengan `current` dan `previous`; webhook yang ditolak tidak disimpan, pengirim harus mengirimnya lagi',
      en: 'compare what the sender uses with `current` and `previous`; refused webhooks are not kept, the sender must send them again',
    },
  },
  {
    alarms: ['UrgentNoticesWait'],
    when: { id: 'yang tertua lewat 10 menit', en: 'oldest over 10 minutes' },
    means: { id: 'bahaya tercatat dan belum diberitahukan', en: 'danger is recorded and not told' },
    todo: {
      id: 'telepon unitnya sekarang; lalu seperti untuk `NoticesWait`',
      en: 'call the unit now; then as for `NoticesWait`',
    },
  },
  {
    alarms: ['NoticesWait'],
    when: { id: 'lewat 1 jam', en: 'over 1 hour' },
    means: { id: 'pemberitahuan tidak diambil dari antreannya', en: 'notices are not taken from their queue' },
    todo: {
      id: 'apakah sumber kejadian `notify` aktif, apakah ia ditahan? Yang hilang dimasukkan antrean lagi oleh penjaga waktu',
      en: 'is an event source of `notify` enabled, is it throttled? The watch queues again what gets lost',
    },
  },
  {
    alarms: ['NotifyFails', 'NoticeDeadLetters', 'MoreNoticeDeadLetters'],
    means: {
      id: 'pemberitahuan gagal, juga ketika dicoba lagi',
      en: 'notices fail, also when tried again',
    },
    todo: {
      id: '`message.failed` di log `notify` menyebut galatnya. Tidak ada baris yang menyebut penerima atau jenis pemberitahuan; siapa yang belum diberi tahu tertulis pada laporannya (`npm run report`, atau konsol). Pesan gagal di sini gagal selama sejam; yang diberitakannya ada di tabel dan dimasukkan antrean lagi oleh penjaga waktu, maka mengulangnya (*Pesan gagal*) aman dan jarang perlu',
      en: '`message.failed` in the log of `notify` names the fault. No line names a recipient or a kind of notice; who was not told stands with the report (`npm run report`, or the console). A dead letter failed for an hour; whatever it was about lies in the table and is queued again by the watch, so redriving (*Dead letters*) is safe and seldom needed',
    },
  },
  {
    alarms: ['ContactTrouble'],
    means: {
      id: 'seorang penerima tanpa kontak, dengan kontak keliru, atau yang memantul, mengeluh, atau mati',
      en: 'a recipient has no contact, a wrong one, or one that bounces, complains or is dead',
    },
    todo: {
      id: '`contact.trouble` di log menyebut sebabnya dan, seperti semua baris, bukan penerimanya. Lapor admin dan Sekretaris diberi tahu kontak siapa itu; bila tidak, itu kontak inspektur atau pembaca pengawasan, maka periksa kedua entri itu. Beri tahu penerimanya dengan cara lain dan perbaiki buku kontak',
      en: '`contact.trouble` in the log names the reason and, as no line does, not the recipient. The Lapor admin and the Secretary were told by notice whose contact it is; where they were not, it is the inspector’s or an oversight reader’s, so look at both entries. Tell the recipient in another way and correct the contact book',
    },
  },
  {
    alarms: ['NoticesPutOff'],
    when: { id: 'lebih dari 5 percobaan dalam sejam', en: 'more than 5 tries in an hour' },
    means: {
      id: 'layanan surel atau sebuah gerbang menolak pemberitahuan, atau jatah surel hari itu habis: semuanya menunggu di tabel dan dicoba selama tiga hari',
      en: 'the mail service or a gateway refuses notices, or the mails of the day are used up: they wait in the table and are tried for three days',
    },
    todo: {
      id: '`aws sesv2 get-account` menyebut apakah pengiriman dihentikan, dibatasi, atau sampai pada jatahnya; apakah pengirimnya masih terverifikasi? Sampai pulih, sampaikan yang mendesak lewat telepon',
      en: '`aws sesv2 get-account` says whether sending is paused, restricted or at its quota; is the sender still verified? Until then tell what is urgent by telephone',
    },
  },
  {
    alarms: ['MailAnswersLost'],
    when: { id: 'lebih dari 5 dalam sejam', en: 'more than 5 in an hour' },
    means: { id: 'SES menerima surel dan jawabannya tidak datang', en: 'SES takes mails and its answers do not come' },
    todo: {
      id: 'lihat halaman status AWS; kabar tentang surelnya menyelesaikan sebagian besar',
      en: 'look at the AWS status page; news of the mails settles most',
    },
  },
  {
    alarms: ['NoticesLeftUnknown'],
    means: {
      id: 'sehari kemudian tidak ada yang tahu apakah sebuah surel terkirim',
      en: 'a day later nobody knows whether a mail went out',
    },
    todo: {
      id: '`notice.leftUnknown` menyebut laporannya; tanyakan kepada penerimanya, mesin tidak mengirimnya lagi',
      en: '`notice.leftUnknown` names the report; ask the recipient, the machine does not send it again',
    },
  },
  {
    alarms: ['FeedbackStuck', 'FeedbackDeadLetters', 'MoreFeedbackDeadLetters'],
    when: { id: 'yang tertua lewat 2 jam, atau ada pesan gagal', en: 'oldest over 2 hours, or a dead letter' },
    means: {
      id: 'kabar tentang surel tidak diambil: surel yang memantul tidak diketahui',
      en: 'news of mails is not taken: bounces go unnoticed',
    },
    todo: {
      id: 'baca `message.failed` di log `feedback`, perbaiki, ulangi ke `FeedbackQueueArn` (*Pesan gagal*)',
      en: 'read `message.failed` in the log of `feedback`, mend, redrive to `FeedbackQueueArn` (*Dead letters*)',
    },
  },
  {
    alarms: ['DispatchBehind'],
    when: { id: '10 menit', en: '10 minutes' },
    means: {
      id: 'kejadian diambil terlambat dari alirannya',
      en: 'events are taken from the stream late',
    },
    todo: {
      id: '`record.failed` di log `dispatch`; setelah 23 jam sebuah catatan disisihkan. Yang terlewat diberitahukan oleh penjaga waktu dalam seperempat jam',
      en: '`record.failed` in the log of `dispatch`; at 23 hours a record is set aside. The watch tells what is missed within a quarter of an hour',
    },
  },
  {
    alarms: ['NoticeFailures'],
    means: {
      id: 'dispatch menyisihkan sebuah kejadian, penjaga waktu, evaluasi, atau laporan kepatuhan gagal berjalan, atau sebuah ekspor yang dipesan atau impor yang diminta ditinggalkan',
      en: 'dispatch set an event aside, a run of the watch, the evaluation or the digest failed, or an ordered export or an import was given up',
    },
    todo: {
      id: 'pesannya menyebut fungsi yang mana dan mengapa, atau nama sebuah ekspor (`exp_…`) atau impor (`imp_…`); putaran berikutnya sudah atau akan menyusulnya, dan pemesan ekspor melihat bahwa ekspornya gagal lalu memesan lagi, dan impor dilanjutkan oleh yang memintanya. Kemudian buang yang tergeletak di situ (*Pesan gagal*), atau kosongkan antreannya (`aws sqs purge-queue`, keluaran `NoticeFailuresQueueUrl`): alarmnya diam selama masih ada yang tergeletak',
      en: 'the message says which function and why, or names an export (`exp_…`) or an import (`imp_…`); the next run has made up for it or will, and whoever ordered an export sees that it failed and orders again, and an import is gone on with by whoever asked for it. Then discard what lies there (*Dead letters*), or empty the queue (`aws sqs purge-queue`, output `NoticeFailuresQueueUrl`): the alarm is silent while anything lies there',
    },
  },
  {
    alarms: ['WatchMissing'],
    when: { id: '20 menit', en: '20 minutes' },
    means: {
      id: 'penjaga waktu tidak berjalan, atau gagal terus: tidak ada batas waktu yang dijaga, jam tenang berakhir, percobaan ulang jatuh tempo, dan tidak ada yang diberi tahu',
      en: 'the watch does not run, or fails every time: no deadline is watched, quiet hours end, retries come due, and nobody is told',
    },
    todo: {
      id: 'apakah jadwalnya aktif (EventBridge Scheduler), apakah `watch` gagal? Tidak ada yang hilang, putaran berikutnya mengambil semua yang jatuh tempo',
      en: 'is its schedule enabled (EventBridge Scheduler), does `watch` fail? Nothing is lost, the next run takes all that is due',
    },
  },
  {
    alarms: ['MissedNoticesFail'],
    means: {
      id: 'penjaga waktu berulang kali gagal menyusun pemberitahuan dari sebuah kejadian',
      en: "the watch cannot work out an event's notices, again and again",
    },
    todo: {
      id: '`notices.failed` di lognya menyebut laporan, versi, dan galatnya',
      en: '`notices.failed` in its log names report, version and fault',
    },
  },
  {
    alarms: ['DeadlinesFail'],
    means: {
      id: 'penjaga waktu berulang kali gagal menjaga batas waktu sebuah laporan',
      en: 'the watch cannot look after the deadlines of a report, again and again',
    },
    todo: {
      id: '`watch.failed` di lognya menyebut laporan dan galatnya; yang lain tetap dijaga. Ia tetap jatuh tempo sampai berhasil',
      en: '`watch.failed` in its log names report and fault; the others are looked after. It stays due until it succeeds',
    },
  },
  {
    alarms: ['RecountFails'],
    means: {
      id: 'batas waktu sebuah laporan gagal dihitung menurut kalender baru',
      en: "a report's deadlines cannot be counted by the new calendar",
    },
    todo: {
      id: '`recount.failed` menyebut laporan dan galatnya; dicoba lagi pada setiap putaran',
      en: '`recount.failed` names report and fault; it is tried again at every run',
    },
  },
  {
    alarms: ['CalendarGap'],
    means: {
      id: 'batas waktu yang mulai hari ini sampai ke tahun tanpa keputusan hari libur: tanggalnya sementara',
      en: 'limits that start today reach into a year without a decree: their dates are provisional',
    },
    todo: {
      id: 'muat keputusannya bila sudah terbit (*Changing a rule* di runbook); alarm ini diam sendiri. Setiap tahun ia berbunyi dari kira-kira Oktober sampai saat itu',
      en: 'load the decree when it is out (*Changing a rule* in the runbook); it falls silent by itself. Every year it rings from about October until then',
    },
  },
  {
    alarms: ['EvaluationMissing'],
    when: { id: '26 jam', en: '26 hours' },
    means: {
      id: 'sehari ini tidak ada evaluasi yang selesai: angkanya lama, laporan kepatuhan menunggu',
      en: 'no evaluation has come to its end for a day: figures are old, digests wait',
    },
    todo: {
      id: 'log `evaluate`: `run.failed` menyebut galatnya, `figures.evaluated` menyebut `finished: false` bila waktunya habis (diteruskan pada putaran berikutnya). Mulai dengan tangan: `aws lambda invoke --function-name EvaluateFunctionName --invocation-type Event out.json`, sesering yang Anda mau',
      en: 'the log of `evaluate`: `run.failed` names the fault, `figures.evaluated` says `finished: false` where its time was over (it goes on at the next run). Start it by hand: `aws lambda invoke --function-name EvaluateFunctionName --invocation-type Event out.json`, as often as you like',
    },
  },
  {
    alarms: ['ExportsFail'],
    means: {
      id: 'sebuah ekspor yang dipesan tidak dapat dibuat; pemesannya melihat bahwa itu gagal (`unexpected`)',
      en: 'an export that somebody ordered could not be made; they see that it failed (`unexpected`)',
    },
    todo: {
      id: 'log `export` menyebut galatnya (`message.failed`). Pesanannya tidak perlu diurus: mereka memesan lagi',
      en: 'the log of `export` names the fault (`message.failed`). Nothing has to be done for the order: they order again',
    },
  },
  {
    alarms: ['ExportsWait'],
    means: {
      id: 'ekspor yang dipesan tidak dimulai selama seperempat jam',
      en: 'ordered exports are not begun for a quarter of an hour',
    },
    todo: {
      id: 'apakah `export` ditahan, atau sibuk dengan yang besar? Dua dikerjakan sekaligus',
      en: 'is `export` throttled, or busy with large ones? Two are made at a time',
    },
  },
  {
    alarms: ['ImportsFail'],
    means: {
      id: 'sebuah impor riwayat terputus; dicoba lagi setiap setengah jam, dan tidak ada yang masuk dua kali',
      en: 'an import of history broke off; it is tried again every half hour, and nothing is taken in twice',
    },
    todo: {
      id: 'log `imports` menyebut galatnya (`message.failed`). Impornya tidak perlu diurus: yang memintanya melihat sampai mana, dan melanjutkan, menghentikan, atau mengambilnya kembali di halaman *Impor*',
      en: 'the log of `imports` names the fault (`message.failed`). Nothing has to be done for the import: whoever asked for it sees how far it is, and goes on, stops, or takes it back on the page *Import*',
    },
  },
  {
    alarms: ['ImportsWait'],
    means: {
      id: 'impor riwayat yang diminta tidak dimulai selama seperempat jam',
      en: 'an import of history that was asked for is not begun for a quarter of an hour',
    },
    todo: {
      id: 'apakah `imports` ditahan, atau terputus (`ImportsFail`) dan menunggu dicoba lagi? Dua dikerjakan sekaligus',
      en: 'is `imports` throttled, or did one break off (`ImportsFail`) and wait to be tried again? Two are worked on at a time',
    },
  },
  {
    alarms: ['EvidenceFails'],
    means: {
      id: 'sebuah berkas bukti dukung tidak dapat diperiksa; dicoba lagi setiap enam menit, dua jam lamanya',
      en: 'a file that was sent as evidence could not be looked into; it is tried again every six minutes for two hours',
    },
    todo: {
      id: 'log `inspect` menyebut galatnya (`message.failed`). Yang mengirim melihat bahwa berkasnya belum diperiksa; sesudah sehari berkas itu hilang dari karantina dan dikirim lagi',
      en: 'the log of `inspect` names the fault (`message.failed`). Whoever sent the file sees that it has not been looked into; after a day it is gone from the quarantine, and is sent again',
    },
  },
  {
    alarms: ['EvidenceWaits'],
    means: {
      id: 'berkas bukti dukung tidak diperiksa selama seperempat jam',
      en: 'files that were sent as evidence are not looked into for a quarter of an hour',
    },
    todo: {
      id: 'apakah `inspect` ditahan, atau gagal (`EvidenceFails`) dan menunggu dicoba lagi? Empat berkas diperiksa sekaligus',
      en: 'is `inspect` throttled, or did it fail (`EvidenceFails`) and wait to try again? Four files are looked into at a time',
    },
  },
  {
    alarms: ['AttachmentsFail'],
    means: {
      id: 'lampiran yang disebut kanal tidak dapat diambil karena galat di sisi kita; dicoba lagi setiap enam menit, dua jam lamanya. Host yang gagal tidak membunyikannya: itu tertulis pada laporannya',
      en: 'a file that a channel named could not be fetched through a fault of ours; it is tried again every six minutes for two hours. A host that fails does not ring it: that stands on the report',
    },
    todo: {
      id: 'log `fetch` menyebut galatnya (`message.failed`). Yang tidak berhasil dalam dua jam ada di antrean gagal, dan dapat dikirim ulang',
      en: 'the log of `fetch` names the fault (`message.failed`). What did not work in two hours lies among the failures, and can be sent again',
    },
  },
  {
    alarms: ['AttachmentsWait'],
    means: {
      id: 'lampiran yang disebut kanal tidak diambil selama sejam',
      en: 'files that channels named are not fetched for an hour',
    },
    todo: {
      id: 'apakah `fetch` ditahan, gagal (`AttachmentsFail`), atau sebuah host selalu lambat (`attachmentLater` dalam lognya)? Dua berkas diambil sekaligus',
      en: 'is `fetch` throttled, does it fail (`AttachmentsFail`), or is a host always slow (`attachmentLater` in its log)? Two files are fetched at a time',
    },
  },
  {
    alarms: ['LinkCheckMissing'],
    when: { id: '26 jam', en: '26 hours' },
    means: {
      id: 'sehari ini tidak ada yang memeriksa apakah tautan berita di portal masih menjawab. Beritanya sendiri tetap terbit',
      en: 'nobody has looked for a day whether links of news to the portal still answer. The news itself stays published',
    },
    todo: {
      id: 'log `check-links`: `run.failed` menyebut galatnya. Mulai dengan tangan: `aws lambda invoke --function-name CheckLinksFunctionName --invocation-type Event out.json`, sesering yang Anda mau. Tautan yang tidak menjawab tidak membunyikannya: itu tampak pada halaman *Berita*',
      en: 'the log of `check-links`: `run.failed` names the fault. Start it by hand: `aws lambda invoke --function-name CheckLinksFunctionName --invocation-type Event out.json`, as often as you like. A link that does not answer does not ring it: that stands on the page *Berita*',
    },
  },
  {
    alarms: ['DigestsOwed'],
    means: {
      id: 'sebuah minggu atau bulan sudah lewat dan laporan kepatuhannya tidak dapat dibuat: belum dievaluasi',
      en: 'a week or month is over and its digest cannot be made: it is not evaluated',
    },
    todo: {
      id: 'evaluasi dahulu, lalu mulai laporan kepatuhan dengan tangan, dengan cara yang sama (`DigestFunctionName`); yang sudah dibuat tidak dibuat lagi',
      en: 'the evaluation first, then start the digest by hand, likewise (`DigestFunctionName`); what is made already is not made again',
    },
  },
  {
    alarms: ['DigestMissing'],
    when: { id: '26 jam', en: '26 hours' },
    means: {
      id: 'sehari ini tidak diperiksa apakah ada laporan kepatuhan yang harus dibuat',
      en: 'nobody has looked for a day whether a digest is owed',
    },
    todo: {
      id: 'log `digest`: `digest.failed` dan `run.failed` menyebut galatnya',
      en: 'the log of `digest`: `digest.failed` and `run.failed` name the fault',
    },
  },
  {
    alarms: ['ApiFaults'],
    means: {
      id: 'API menjawab 5xx: sebuah kanal atau warga ditolak karena kesalahan kami',
      en: 'the API answered 5xx: a channel or a citizen was turned away by our own fault',
    },
    todo: {
      id: '`fault` dan `at` di log fungsinya menyebut tempatnya; kanal mengirim lagi dengan sendirinya',
      en: '`fault` and `at` in the log of the function say where; channels send again by themselves',
    },
  },
  {
    alarms: ['ApiSlow'],
    when: { id: 'lebih dari 3 detik', en: 'over 3 seconds' },
    means: {
      id: 'API menjawab begitu lambat sehingga kanal mungkin mengirim dua kali',
      en: 'the API answers so slowly that channels may give up and send again',
    },
    todo: {
      id: 'lihat fungsi mana yang lama (`Duration` di dasbor), dan halaman status AWS; kiriman ganda dikenali',
      en: 'look which function takes long (`Duration` on the dashboard), and at the AWS status page; what is sent twice is recognised',
    },
  },
] as const satisfies readonly Row[];

/** One alarm a function and kind, so that a function that is added is watched. */
const OF_FUNCTIONS = [
  {
    alarms: WATCHED_FUNCTIONS.map((name) => `${name}Errors` as const),
    called: { id: '`…Errors` sebuah fungsi', en: '`…Errors` of a function' },
    means: { id: 'sebuah fungsi gagal', en: 'a function failed' },
    todo: { id: '`fault` dan `at` di lognya menyebut tempatnya', en: "the log's `fault` and `at` say where" },
  },
  {
    alarms: WATCHED_FUNCTIONS.map((name) => `${name}Throttles` as const),
    called: { id: '`…Throttles` sebuah fungsi', en: '`…Throttles` of a function' },
    means: {
      id: 'sebuah fungsi tidak boleh berjalan: jatah serentaknya, atau jatah akun, habis',
      en: "a function was not allowed to run: its concurrency, or the account's, is used up",
    },
    todo: {
      id: 'apakah ada banjir pertanyaan (`Requests` di dasbor)? Bila tidak, minta jatah lebih besar (*Service Quotas → AWS Lambda*)',
      en: 'is there a flood of questions (`Requests` on the dashboard)? If not, ask for more (*Service Quotas → AWS Lambda*)',
    },
  },
] as const satisfies readonly Row[];

/**
 * What every alarm means and what the operator does: the one place where that is written. The page of trouble shows it
 * beside the alarm, and docs/runbook.md has the same as a table.
 */
export const ALARM_STEPS = [...NAMED, ...OF_FUNCTIONS] as const;

/** An alarm by what it is called in the stack. One without steps has no name here, so it cannot be made. */
export type AlarmId = (typeof ALARM_STEPS)[number]['alarms'][number];

const KNOWN: ReadonlySet<string> = new Set(ALARM_STEPS.flatMap(({ alarms }): readonly string[] => alarms));
export const isAlarm = (name: string): name is AlarmId => KNOWN.has(name);

/** What the names of a stage's alarms begin with; the rest is what they are called in the stack. */
export const alarmPrefixOf = (stage: string): string => `tanggap-${stage}-alarm-`;
