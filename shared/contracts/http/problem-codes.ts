import type { Refusal } from '#shared/domain/report/command-table';
import type { Bilingual } from '#shared/domain/words/words';

/** The most that is taken of a body, in bytes: in base64 it still fits into one message of 1 MiB. */
export const BODY_LIMIT = 700 * 1024;
/** What anybody may ask is short: the longest question about a deadline has fifty pauses. */
export const QUESTION_LIMIT = 16 * 1024;

/** Every error that a caller can get, with its status and a sentence in the caller's terms (RFC 9457 plus `code`). */
export const PROBLEMS = {
  bodyNotJson: {
    status: 400,
    id: 'Isi permintaan bukan JSON UTF-8 yang sah.',
    en: 'The body is not valid UTF-8 JSON.',
  },
  fieldRepeated: {
    status: 400,
    id: 'Sebuah kolom tertulis lebih dari satu kali dalam objek yang sama.',
    en: 'A field stands more than once in one object.',
  },
  parameterRepeated: {
    status: 400,
    id: 'Sebuah parameter alamat ditulis lebih dari satu kali.',
    en: 'A parameter stands more than once behind the address.',
  },
  envelopeInvalid: {
    status: 400,
    id: 'Amplop tidak lengkap: wajib memuat type yang dikenal, timestamp ISO 8601, dan data.',
    en: 'The envelope is incomplete: it needs a known type, an ISO 8601 timestamp and data.',
  },
  externalIdMissing: {
    status: 400,
    id: 'Nomor laporan (externalId atau complaint_id) tidak ada atau bukan teks atau bilangan bulat positif.',
    en: 'The report number (externalId or complaint_id) is missing or is not text or a positive whole number.',
  },
  externalIdTooLong: {
    status: 400,
    id: 'Nomor laporan (externalId atau complaint_id) lebih dari 200 karakter.',
    en: 'The report number (externalId or complaint_id) is longer than 200 characters.',
  },
  textMissing: {
    status: 400,
    id: 'Laporan tidak berisi apa pun: tidak ada berkas, dan tidak ada yang dapat dibaca dalam isi, judul, atau kategorinya.',
    en: 'The report says nothing: no file, and nothing that can be read in its text, title or category.',
  },
  statusMissing: { status: 400, id: 'Status dari kanal kosong.', en: 'The channel status is missing.' },
  headerInvalid: {
    status: 400,
    id: 'webhook-id rusak, atau sebuah tajuk webhook-* dikirim lebih dari satu kali.',
    en: 'webhook-id is malformed, or a webhook-* header was sent more than once.',
  },
  webhookIdTooLong: {
    status: 400,
    id: 'webhook-id lebih dari 64 karakter.',
    en: 'webhook-id is longer than 64 characters.',
  },
  requestInvalid: {
    status: 400,
    id: 'Permintaan tidak sesuai bentuknya.',
    en: 'The request does not have the expected shape.',
  },
  cursorInvalid: {
    status: 400,
    id: 'cursor ini bukan dari daftar ini. Mulai lagi tanpa cursor.',
    en: 'This cursor is not of this list. Begin again without one.',
  },
  clockUnknown: {
    status: 400,
    id: 'clock tidak dikenal. Pilihannya: triage, inform, processed, firstResponse, resolution, closure.',
    en: 'clock is not known. It is one of triage, inform, processed, firstResponse, resolution, closure.',
  },
  clockOrLimit: {
    status: 400,
    id: 'Beri tepat satu dari clock, days, atau minutes.',
    en: 'Give exactly one of clock, days or minutes.',
  },
  noRule: {
    status: 400,
    id: 'Tenggat ini bergantung pada klasifikasi: beri class service atau oversight.',
    en: 'This clock depends on the class: give class service or oversight.',
  },
  noLimit: {
    status: 400,
    id: 'Untuk laporan seperti ini tenggat tersebut tidak berlaku.',
    en: 'No limit of that kind holds for such a report.',
  },
  noSuchChannel: {
    status: 400,
    id: 'Kanal ini tidak dikenal: lapor, ppid atau kanal lain dari kantor.',
    en: 'This channel is not known: lapor, ppid or another one of the office.',
  },
  clockNeverPauses: {
    status: 400,
    id: 'Tenggat ini tidak berhenti selama menunggu pelapor; kosongkan pauses.',
    en: 'This clock does not stand still for the reporter; leave out pauses.',
  },
  limitOutOfRange: {
    status: 400,
    id: 'days: bilangan bulat 0 sampai 400; minutes: bilangan bulat 0 sampai 20000.',
    en: 'days is a whole number from 0 to 400, minutes one from 0 to 20000.',
  },
  momentUnreadable: {
    status: 400,
    id: 'Waktu ditulis dalam ISO 8601, misalnya 2026-11-24T16:30:00+07:00; tanpa zona berarti jam kantor.',
    en: "A moment is written in ISO 8601, like 2026-11-24T16:30:00+07:00; without a zone it is the office's.",
  },
  momentOutOfRange: {
    status: 400,
    id: 'Waktu harus antara tahun 2000 dan 2097.',
    en: 'A moment must lie between the years 2000 and 2097.',
  },
  pauseWithoutEnd: {
    status: 400,
    id: 'Setiap jeda memerlukan from dan until; jeda yang belum berakhir tidak memberi batas waktu.',
    en: 'Each pause needs from and until; one that goes on gives no date.',
  },
  pauseReversed: {
    status: 400,
    id: 'Sebuah jeda berakhir sebelum dimulai.',
    en: 'A pause ends before it starts.',
  },
  pausesTooLong: {
    status: 400,
    id: 'Jumlah semua jeda paling lama 1000 hari.',
    en: 'All pauses together may last 1000 days at most.',
  },
  receiptGiven: {
    status: 400,
    id: 'Ini tanda terima sebuah kiriman, bukan kode lacak. Tanda terima membuktikan bahwa kiriman itu tersimpan; laporannya dibuka dengan kode lacak yang diberikan bersamanya.',
    en: 'This is the receipt of a message, not a tracking code. It proves that the message is kept; the report is opened by the tracking code that was given with it.',
  },
  tooManyPauses: { status: 400, id: 'Paling banyak 50 jeda.', en: 'At most 50 pauses.' },
  signatureMissing: {
    status: 401,
    id: 'Tanda tangan webhook tidak ada (webhook-id, webhook-timestamp, webhook-signature).',
    en: 'The webhook signature headers are missing (webhook-id, webhook-timestamp, webhook-signature).',
  },
  signatureInvalid: {
    status: 401,
    id: 'Tanda tangan webhook tidak cocok dengan isi yang dikirim.',
    en: 'The webhook signature does not match the bytes that were sent.',
  },
  timestampInvalid: {
    status: 401,
    id: 'webhook-timestamp bukan bilangan bulat detik Unix.',
    en: 'webhook-timestamp is no whole number of Unix seconds.',
  },
  timestampOutsideWindow: {
    status: 401,
    id: 'webhook-timestamp lebih dari 300 detik dari jam kami.',
    en: 'webhook-timestamp is more than 300 seconds away from our clock.',
  },
  tokenNotAccepted: {
    status: 401,
    id: 'Ini bukan token akses untuk konsol kantor ini. Masuk lagi.',
    en: 'This is no access token for the console of this office. Sign in again.',
  },
  codeNotAccepted: {
    status: 401,
    id: 'Kode dari halaman masuk tidak diterima: sudah dipakai, sudah lewat waktunya, atau bukan untuk peramban ini. Masuk lagi.',
    en: 'The code of the sign-in page is not accepted: it was used, is over, or is not for this browser. Sign in again.',
  },
  sessionOver: { status: 401, id: 'Sesi Anda sudah berakhir. Masuk lagi.', en: 'Your session is over. Sign in again.' },
  originForeign: {
    status: 403,
    id: 'Permintaan ini tidak datang dari halaman konsol kantor ini.',
    en: 'This request does not come from a page of the console of this office.',
  },
  personUnknown: {
    status: 403,
    id: 'Nama pengguna ini tidak dapat dicatat sebagai petugas. Hubungi operator.',
    en: 'This user name cannot stand for a person in the record. Ask the operator.',
  },
  channelNotOfficial: { status: 403, id: 'Kanal ini bukan kanal resmi.', en: 'This is not an official channel.' },
  channelUnknown: { status: 404, id: 'Kanal ini tidak dikenal.', en: 'This channel is not known.' },
  notFound: { status: 404, id: 'Tidak ditemukan.', en: 'Not found.' },
  methodNotAllowed: {
    status: 405,
    id: 'Metode ini tidak dilayani di alamat ini.',
    en: 'This method is not served at this address.',
  },
  bodyTooLarge: { status: 413, id: 'Isi permintaan lebih dari 700 KiB.', en: 'The body is larger than 700 KiB.' },
  partTooLarge: {
    status: 413,
    id: 'Bagian lembar lebih dari 2 MiB. Kirim potongan 1.500.000 bita.',
    en: 'The part is larger than 2 MiB. Send slices of 1,500,000 bytes.',
  },
  questionTooLarge: { status: 413, id: 'Pertanyaan lebih dari 16 KiB.', en: 'The question is larger than 16 KiB.' },
  mediaTypeUnsupported: {
    status: 415,
    id: 'Kirim application/json dalam UTF-8 tanpa pemampatan.',
    en: 'Send application/json in UTF-8 without compression.',
  },
  tooManyMisses: {
    status: 429,
    id: 'Terlalu banyak kode yang salah dari alamat ini. Periksa kodenya; kode yang benar tetap terbuka.',
    en: 'Too many wrong codes from this address. Look at the code again; a right one still opens.',
  },
  notAllowed: {
    status: 403,
    id: 'Tindakan ini bukan wewenang jabatan Anda.',
    en: 'Your function does not include this.',
  },
  versionMissing: {
    status: 428,
    id: 'Sertakan If-Match dengan ETag laporan yang terakhir Anda lihat.',
    en: 'Send If-Match with the ETag that the report had when you last saw it.',
  },
  versionUnreadable: {
    status: 400,
    id: 'If-Match memuat satu ETag laporan, misalnya "7".',
    en: 'If-Match holds one ETag of the report, such as "7".',
  },
  versionStale: {
    status: 412,
    id: 'Laporan telah berubah sejak Anda lihat. Lihat lagi, lalu putuskan.',
    en: 'The report has changed since you saw it. Look again, then decide.',
  },
  keyMissing: {
    status: 400,
    id: 'Sertakan Idempotency-Key, 8 sampai 128 huruf, angka, titik, garis bawah atau tanda hubung.',
    en: 'Send an Idempotency-Key of 8 to 128 letters, digits, dots, underscores or hyphens.',
  },
  keyReused: {
    status: 422,
    id: 'Idempotency-Key ini sudah dipakai untuk permintaan lain.',
    en: 'This Idempotency-Key was used for another request.',
  },
  illegalMove: {
    status: 409,
    id: 'Dari status ini laporan tidak dapat menjadi demikian.',
    en: 'A report cannot go there from its status.',
  },
  notNow: {
    status: 409,
    id: 'Dalam keadaan laporan sekarang hal ini tidak dapat dilakukan.',
    en: 'The report is in no state for this now.',
  },
  alreadyDone: { status: 409, id: 'Sudah demikian keadaannya.', en: 'It is so already.' },
  answerRequired: {
    status: 422,
    id: 'Belum dijawab. Admin LAPOR! mencatat jawabannya; sesudah itu laporan dapat dituntaskan dengan hasil ini. Dengan hasil lain cukup mulai pengerjaannya.',
    en: 'It has not been answered. The LAPOR! admin records the answer; then the report can be resolved with this result. With another result it is enough to start work.',
  },
  alreadyExtended: {
    status: 409,
    id: 'Batas waktu ini sudah diperpanjang satu kali dengan alasan lain.',
    en: 'This deadline has been extended once, on another ground.',
  },
  evidenceRequired: {
    status: 422,
    id: 'Hasil "diperbaiki" memerlukan bukti dukung: berkas keadaan sesudahnya, dikirim setelah laporan diterima (atau dibuka kembali), dan dilihat orang selain pengirimnya.',
    en: 'The result "fixed" needs evidence: a file of how it is afterwards, sent after the report was received (or reopened), and looked at by somebody else than who sent it.',
  },
  activityInvalid: {
    status: 422,
    id: 'Sebagian isian tidak cocok dengan aturan kantor.',
    en: 'Some of it does not fit the office’s rules.',
  },
  activityExists: {
    status: 409,
    id: 'Kegiatan ini sudah dicatat atau dijawab. Buka yang sudah ada.',
    en: 'This activity was recorded or answered before. Open the one that is there.',
  },
  activityEnded: {
    status: 409,
    id: 'Kegiatan ini ditarik atau tidak terlaksana: tidak ada yang ditambahkan padanya.',
    en: 'This activity was withdrawn or not done: nothing is added to it.',
  },
  activityFull: {
    status: 409,
    id: 'Berkas kegiatan ini sudah sebanyak yang diizinkan. Tarik yang tidak perlu dahulu.',
    en: 'The activity holds as many files as it may. Withdraw one that is not needed first.',
  },
  activityPublished: {
    status: 409,
    id: 'Berita kegiatan ini sudah terbit. Tarik beritanya dahulu.',
    en: 'News of this activity is published. Withdraw that first.',
  },
  newsExists: {
    status: 409,
    id: 'Kegiatan ini sudah punya berita.',
    en: 'There is a news item of this activity already.',
  },
  newsNotOpen: {
    status: 409,
    id: 'Langkah ini tidak terbuka untuk berita yang sudah sejauh ini.',
    en: 'This is not open for a news item that is as far as this one.',
  },
  newsOwn: {
    status: 409,
    id: 'Yang menulis atau mengajukan berita ini, atau mencatat kegiatannya, tidak menyetujuinya. Minta orang kedua.',
    en: 'Whoever wrote or submitted this, or recorded its activity, does not approve it. Ask a second person.',
  },
  newsTicksMissing: {
    status: 409,
    id: 'Sebelum terbit, centang semua yang harus diperiksa.',
    en: 'Before it is public, tick all that must be looked at.',
  },
  newsStopped: {
    status: 409,
    id: 'Dalam teks ada nomor, alamat, atau data lain yang tidak boleh terbit. Kembalikan untuk diperbaiki.',
    en: 'In the text stands a number, an address or the like that must not be public. Return it to be mended.',
  },
  newsFull: {
    status: 409,
    id: 'Sudah terlalu banyak orang menulis berita ini. Ajukan, atau batalkan dan mulai lagi.',
    en: 'Too many people have written this item. Submit it, or discard it and begin anew.',
  },
  packageTooLarge: {
    status: 413,
    id: 'Gambar berita ini terlalu besar untuk satu paket. Kurangi gambarnya.',
    en: 'The pictures of this news item are too large for one package. Take some out.',
  },
  portalElsewhere: {
    status: 422,
    id: 'Alamat ini bukan https di salah satu portal yang disebut aturan kantor.',
    en: 'This address is not https on one of the portals that the office’s rules name.',
  },
  evidenceReportEnded: {
    status: 409,
    id: 'Laporan ini sudah diarsipkan, diteruskan, atau berasal dari riwayat: tidak menerima bukti dukung.',
    en: 'The report was archived or referred, or is history: it takes no evidence.',
  },
  evidenceFull: {
    status: 409,
    id: 'Berkas pada laporan ini sudah sebanyak yang diizinkan (mostFiles). Tarik yang tidak perlu dahulu.',
    en: 'The report holds as many files as it may (mostFiles). Withdraw one that is not needed first.',
  },
  evidenceTooLarge: {
    status: 413,
    id: 'Berkasnya lebih besar daripada yang diizinkan (mostBytes). Kirim gambar yang lebih kecil, atau bagi dokumennya.',
    en: 'The file is larger than it may be (mostBytes). Send a smaller picture, or split the document.',
  },
  evidenceEnded: {
    status: 409,
    id: 'Bukti dukung ini sudah ditarik atau diganti versi yang lebih baru.',
    en: 'This evidence has been withdrawn, or replaced by a newer version.',
  },
  evidenceOwn: {
    status: 409,
    id: 'Bukti dukung sendiri dilihat orang lain, bukan pengirimnya.',
    en: 'Evidence is looked at by somebody else than who sent it.',
  },
  evidenceOfReporter: {
    status: 409,
    id: 'Ini kiriman pelapor: hanya dibuka, tidak diganti, ditarik, atau dinyatakan sudah dilihat.',
    en: 'This is what the reporter sent: it is opened, and not replaced, withdrawn or vouched for.',
  },
  evidenceErased: {
    status: 410,
    id: 'Kunci laporan ini sudah dimusnahkan: berkasnya tidak dapat dibuka siapa pun lagi.',
    en: 'The key of this report was destroyed: nobody can open the file any more.',
  },
  evidenceFlagged: {
    status: 422,
    id: 'Bukti dukungnya bertanda. Hasil "diperbaiki" perlu dilihat dahulu oleh orang kedua dengan jabatan lain.',
    en: 'The evidence carries flags. For the result "fixed" a second person of another function looks at it first.',
  },
  windowInvalid: {
    status: 400,
    id: 'from harus sebelum until, dan jaraknya paling lama 366 hari.',
    en: 'from must lie before until, and no more than 366 days before it.',
  },
  yearOnly: {
    status: 403,
    id: 'Bagi Anda angka menurut unit dan sejenisnya hanya ada untuk setahun penuh: dari selisih bulan dan tahun akan tampak angka kecil.',
    en: 'You may see figures by unit and the like for a whole year only: months could be subtracted from it, and tell small numbers.',
  },
  cannotTry: {
    status: 422,
    id: 'Itu tidak dapat dicoba; why menyebut sebabnya.',
    en: 'That cannot be tried; why says for what reason.',
  },
  tooManyRows: {
    status: 422,
    id: 'Terlalu banyak untuk satu jawaban. Persempit rentang tanggalnya, atau pesan dengan POST /v1/admin/exports.',
    en: 'Too much for one answer. Narrow the window, or order it by POST /v1/admin/exports.',
  },
  momentImpossible: {
    status: 422,
    id: 'Waktu itu tidak mungkin: sebelum laporan diterima, atau belum tiba.',
    en: 'That moment is impossible: before the report came in, or still to come.',
  },
  noExtension: {
    status: 409,
    id: 'Tenggat ini tidak dapat diperpanjang, atau tidak dengan alasan itu.',
    en: 'This deadline cannot be extended, or not on that ground.',
  },
  oversightStaysConfidential: {
    status: 409,
    id: 'Laporan pengawasan hanya ditangani meja Sekretaris.',
    en: 'An oversight report is dealt with by the desk of the Secretary only.',
  },
  secondPersonRequired: {
    status: 409,
    id: 'Ini tidak dapat dilakukan sendirian: usulkan, lalu orang kedua dengan jabatan lain menyetujuinya.',
    en: 'Nobody does this alone: propose it, and a second person of another function approves.',
  },
  stepWaits: {
    status: 409,
    id: 'Sebuah usul masih menunggu orang kedua. Setujui, tolak, atau tarik dahulu.',
    en: 'A proposal still waits for a second person. Approve, decline or withdraw it first.',
  },
  nobodyLeft: {
    status: 409,
    id: 'Dengan pengecualian ini tidak tersisa seorang pun yang dapat memutuskan laporan tersebut.',
    en: 'With these recused nobody is left who could decide what becomes of the report.',
  },
  noSecondPerson: {
    status: 409,
    id: 'Menurut data kantor tidak tersisa orang kedua yang dapat menyetujuinya. Tambahkan pengganti dalam office.json.',
    en: 'By the office’s data no second person is left who could approve it. Name a substitute in office.json.',
  },
  unknownPerson: {
    status: 422,
    id: 'Tidak ada yang bernama demikian (names); pada assign: tidak ada di unit Anda. Yang mirip: nearest; selengkapnya di GET /v1/admin/people, untuk assign di GET /v1/admin/colleagues.',
    en: 'Nobody is called so (names); with assign, nobody of your unit. Nearly so: nearest; all of them at GET /v1/admin/people, for assign at GET /v1/admin/colleagues.',
  },
  unknownTopic: {
    status: 422,
    id: 'Topik ini tidak ada dalam aturan (names). Yang mirip: nearest; selengkapnya di GET /v1/admin/policy.',
    en: 'The rules know no such topic (names). Nearly so: nearest; all of them at GET /v1/admin/policy.',
  },
  unknownAuthority: {
    status: 422,
    id: 'Instansi ini tidak ada dalam daftar (names). Yang mirip: nearest. Untuk yang lain: dinasLain, dengan namanya dalam text.',
    en: 'The list knows no such agency (names). Nearly so: nearest. For any other: dinasLain, and its name in text.',
  },
  unknownGroup: {
    status: 422,
    id: 'Bukan grup dari unit yang memegang laporan ini (names). Grupnya: nearest.',
    en: 'That is no group of the unit that has this report (names). Its group: nearest.',
  },
  tooManyNamed: {
    status: 422,
    id: 'Terlalu banyak yang disebut dalam satu laporan.',
    en: 'Too many are named in one report.',
  },
  windowOver: {
    status: 409,
    id: 'Masa untuk membuka kembali laporan ini sudah berakhir.',
    en: 'The time in which this report could be opened again is over.',
  },
  ownDuplicate: {
    status: 422,
    id: 'Sebuah laporan bukan ganda dari dirinya sendiri.',
    en: 'A report is no duplicate of itself.',
  },
  notAnOriginal: {
    status: 409,
    id: 'Laporan yang disebut sendiri duplikat dari laporan lain. Tautkan ke laporan aslinya.',
    en: 'The report that you name duplicates another one itself. Link to the original.',
  },
  letterOutOfReach: {
    status: 409,
    id: 'Pesan itu tidak termasuk yang dapat dibaca sekaligus, atau sedang ditangani orang lain. Ulangi setengah menit lagi.',
    en: 'The letter is not among those that can be read in one go, or somebody has it in hand. Try again in half a minute.',
  },
  notRedrivable: {
    status: 409,
    id: 'Pesan ini mencatat jalannya program yang gagal dan tidak dapat diulang; jalan berikutnya sudah menggantikannya. Buang bila sebabnya sudah diketahui.',
    en: 'This letter tells of a run that failed and cannot be sent again; the next run makes up for it. Discard it once the cause is known.',
  },
  ownAccount: {
    status: 409,
    id: 'Tidak ada yang mengubah akunnya sendiri. Mintalah operator lain.',
    en: 'Nobody changes their own account. Ask another operator.',
  },
  accountExists: {
    status: 409,
    id: 'Nama pengguna atau alamat surel itu sudah dipakai sebuah akun.',
    en: 'There is an account with that user name or mail address.',
  },
  nameNotFree: {
    status: 409,
    id: 'Nama itu nama jabatan atau unit kantor, jadi tidak dapat menjadi nama akun. Pakailah nama orangnya.',
    en: 'That is the name of a function or a unit, so no account can be called so. Use the person’s own name.',
  },
  notSecondPerson: {
    status: 409,
    id: 'Usul ini bukan Anda yang memutuskan: Anda pengusulnya, usul ini tentang Anda, atau jabatan lain yang harus menyetujuinya.',
    en: 'This is not yours to decide: you proposed it, it is about you, or another function must approve it.',
  },
  changeOver: {
    status: 409,
    id: 'Usul ini sudah diputuskan atau sudah lewat tujuh hari. Muat ulang halamannya.',
    en: 'This was decided already, or its seven days are over. Load the page again.',
  },
  tooManyChanges: {
    status: 429,
    id: 'Jam ini sudah terlalu banyak perubahan akun. Lanjutkan jam berikutnya.',
    en: 'Too many accounts were changed this hour. Go on in the next one.',
  },
  tooManyExports: {
    status: 429,
    id: 'Jam ini sudah terlalu banyak ekspor dipesan. Coba lagi jam berikutnya.',
    en: 'Too many exports were ordered this hour. Try again in the next one.',
  },
  tooManyImports: {
    status: 429,
    id: 'Jam ini sudah terlalu banyak impor dimulai. Coba lagi jam berikutnya.',
    en: 'Too many imports were begun this hour. Try again in the next one.',
  },
  importNotSo: {
    status: 409,
    id: 'Impor ini sedang tidak dalam keadaan untuk langkah itu. Muat ulang; open menyebut yang dapat dilakukan.',
    en: 'The import does not stand so that this can be done. Load it again; open says what can.',
  },
  importNotSending: {
    status: 409,
    id: 'Lembar ini tidak menunggu bagian lagi. Muat ulang; bila harus dikirim ulang, mulai lagi.',
    en: 'This sheet waits for no part any more. Load it again; where it must be sent anew, begin again.',
  },
  partInvalid: {
    status: 422,
    id: 'Bagian itu bukan gzip, atau isinya bukan tepat 1.500.000 bita (yang terakhir: sisanya).',
    en: 'The part is no gzip, or does not hold exactly 1,500,000 bytes (the last: the rest).',
  },
  tooManyLetterActs: {
    status: 429,
    id: 'Jam ini sudah terlalu banyak pesan gagal yang diulang atau dibuang. Lanjutkan jam berikutnya, atau pindahkan sekaligus menurut runbook.',
    en: 'Too many dead letters were redriven or discarded this hour. Go on in the next one, or move them all at once by the runbook.',
  },
  counterIsOfficial: {
    status: 409,
    id: 'Di kantor ini loket ialah kanal resmi: yang disampaikan di sana dimasukkan sebagai laporan, bukan sebagai aduan tak resmi.',
    en: 'At this office the counter is an official channel: what is said there is entered as a report, not as an informal contact.',
  },
  counterNotOfficial: {
    status: 409,
    id: 'Di kantor ini loket bukan kanal resmi: yang disampaikan di sana dicatat sebagai aduan tak resmi, dan warga diarahkan ke kanal resmi.',
    en: 'At this office the counter is no official channel: what is said there is recorded as an informal contact, and the citizen is led to the official channel.',
  },
  contactInvalid: {
    status: 422,
    id: 'Aduan ini tidak dapat dicatat demikian; fields menyebut isian mana dan sebabnya.',
    en: 'The contact cannot be recorded so; fields says which entry, and why.',
  },
  matchedAlready: {
    status: 409,
    id: 'Aduan ini sudah dinyatakan sama dengan laporan lain. Batalkan dahulu bila itu keliru.',
    en: 'This contact was found to be another report already. Undo that first if it is wrong.',
  },
  contactNotWaiting: {
    status: 409,
    id: 'Aduan ini tidak lagi menunggu laporannya. Muat ulang halamannya.',
    en: 'This contact does not wait for its report any more. Load the page again.',
  },
  notMatched: {
    status: 409,
    id: 'Aduan ini belum dinyatakan sama dengan sebuah laporan.',
    en: 'This contact was not found to be any report.',
  },
  tooManyRejected: {
    status: 409,
    id: 'Sudah 50 laporan dinyatakan lain dari aduan ini. Kesampingkan aduannya bila laporannya tidak ada.',
    en: 'Fifty reports were found to be others already. Set the contact aside if its report is not there.',
  },
  notTheOther: {
    status: 409,
    id: 'Aduan yang disebut bukan pasangannya: itu aduan ini sendiri, atau sudah dikesampingkan.',
    en: 'The contact that you name is not the other one: it is this one, or was set aside.',
  },
  unexpected: { status: 500, id: 'Terjadi kesalahan di pihak kami.', en: 'Something went wrong on our side.' },
  temporarilyUnavailable: {
    status: 503,
    id: 'Sementara tidak dapat menerima. Kirim ulang dengan webhook-id yang sama.',
    en: 'Cannot accept at the moment. Send again with the same webhook-id.',
  },
  sessionUnavailable: {
    status: 503,
    id: 'Sesi sedang tidak dapat diperiksa. Yang sudah masuk tidak dikeluarkan; coba lagi sebentar lagi.',
    en: 'Sessions cannot be looked at now. Whoever is signed in stays so; try again in a moment.',
  },
} as const satisfies Readonly<Record<string, Bilingual & { readonly status: number }>>;
export type ProblemCode = keyof typeof PROBLEMS;

/** What each refusal is called on the wire: those of the rulebook, and those before it is asked. */
export const PROBLEM_OF = {
  Absent: 'notFound',
  Forbidden: 'notAllowed',
  KeyReused: 'keyReused',
  StaleVersion: 'versionStale',
  MomentUnreadable: 'momentUnreadable',
  CursorInvalid: 'cursorInvalid',
  WindowInvalid: 'windowInvalid',
  YearOnly: 'yearOnly',
  TooManyRows: 'tooManyRows',
  CannotTry: 'cannotTry',
  OutOfReach: 'letterOutOfReach',
  NotRedrivable: 'notRedrivable',
  TooMany: 'tooManyLetterActs',
  TooManyExports: 'tooManyExports',
  TooManyImports: 'tooManyImports',
  ImportNotSo: 'importNotSo',
  NotSending: 'importNotSending',
  PartInvalid: 'partInvalid',
  OwnAccount: 'ownAccount',
  AccountExists: 'accountExists',
  NameNotFree: 'nameNotFree',
  NotSecondPerson: 'notSecondPerson',
  ChangeOver: 'changeOver',
  TooManyChanges: 'tooManyChanges',
  UnknownReport: 'notNow',
  IllegalMove: 'illegalMove',
  NotNow: 'notNow',
  AlreadyDone: 'alreadyDone',
  PersonRequired: 'notAllowed',
  MomentImpossible: 'momentImpossible',
  AnswerRequired: 'answerRequired',
  EvidenceRequired: 'evidenceRequired',
  EvidenceFlagged: 'evidenceFlagged',
  EvidenceReportEnded: 'evidenceReportEnded',
  EvidenceFull: 'evidenceFull',
  EvidenceTooLarge: 'evidenceTooLarge',
  EvidenceEnded: 'evidenceEnded',
  EvidenceOwn: 'evidenceOwn',
  EvidenceOfReporter: 'evidenceOfReporter',
  EvidenceErased: 'evidenceErased',
  ActivityInvalid: 'activityInvalid',
  ActivityExists: 'activityExists',
  ActivityEnded: 'activityEnded',
  ActivityFull: 'activityFull',
  ActivityPublished: 'activityPublished',
  NewsExists: 'newsExists',
  NewsNotOpen: 'newsNotOpen',
  NewsOwn: 'newsOwn',
  NewsTicksMissing: 'newsTicksMissing',
  NewsStopped: 'newsStopped',
  NewsFull: 'newsFull',
  PackageTooLarge: 'packageTooLarge',
  PortalElsewhere: 'portalElsewhere',
  NoExtension: 'noExtension',
  AlreadyExtended: 'alreadyExtended',
  OversightStaysConfidential: 'oversightStaysConfidential',
  SecondPersonRequired: 'secondPersonRequired',
  NobodyLeft: 'nobodyLeft',
  NoSecondPerson: 'noSecondPerson',
  UnknownPerson: 'unknownPerson',
  UnknownTopic: 'unknownTopic',
  UnknownAuthority: 'unknownAuthority',
  UnknownGroup: 'unknownGroup',
  TooManyNamed: 'tooManyNamed',
  StepWaits: 'stepWaits',
  WindowOver: 'windowOver',
  OwnDuplicate: 'ownDuplicate',
  NotAnOriginal: 'notAnOriginal',
  CounterIsOfficial: 'counterIsOfficial',
  CounterNotOfficial: 'counterNotOfficial',
  FieldsInvalid: 'contactInvalid',
  MatchedAlready: 'matchedAlready',
  ContactNotWaiting: 'contactNotWaiting',
  NotMatched: 'notMatched',
  TooManyRejected: 'tooManyRejected',
  NotTheOther: 'notTheOther',
} as const satisfies Record<Refusal['kind'], ProblemCode> & Readonly<Record<string, ProblemCode>>;

/** `application/problem+json`: Indonesian first, English beside it. */
export type Problem = {
  readonly type: 'about:blank';
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
  readonly en: { readonly title: string; readonly detail: string };
  readonly requestId?: string;
};
