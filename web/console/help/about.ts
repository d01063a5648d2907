import { OFFICE_PAGES } from '#web/page/addresses.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

/** Every page but the one that the sign-in page leads back to. */
export type Explained = Exclude<(typeof OFFICE_PAGES)[keyof typeof OFFICE_PAGES], '/kantor/masuk'>;

/** What each page is for, in five sentences: what stands there, how to go on, and what nobody would guess. */
export const ABOUT: Readonly<Record<Explained, readonly Words[]>> = {
  [OFFICE_PAGES.today]: [
    {
      id: 'Halaman ini menunjukkan apa yang harus dikerjakan hari ini, yang paling mendesak di atas.',
      en: 'This page shows what must be done today, the most urgent on top.',
    },
    {
      id: 'Setiap baris menyebut laporannya, unitnya, tenggat mana dan sejauh apa, serta satu langkah berikutnya.',
      en: 'Each row names the report, its unit, which clock and how far, and one next step.',
    },
    {
      id: 'Klik langkah itu untuk langsung membuka formulirnya, atau nomornya untuk membaca laporan lebih dahulu.',
      en: 'Click the step to open its form at once, or the number to read the report first.',
    },
    {
      id: 'Bila Anda Lapor admin atau penggantinya, membuka halaman ini dicatat sebagai piket hari itu.',
      en: 'If you are the Lapor admin or stand in for them, opening this page is recorded as the duty of that day.',
    },
    {
      id: 'Daftar yang kosong berarti tidak ada lagi yang jatuh tempo hari ini.',
      en: 'An empty list means that nothing else is due today.',
    },
  ],
  [OFFICE_PAGES.reports]: [
    {
      id: 'Halaman ini memuat laporan yang boleh Anda baca, sebagai pekerjaan terbuka atau menurut tanggal masuk.',
      en: 'This page lists the reports that you may read, as open work or by date of receipt.',
    },
    {
      id: 'Saringan di atas mempersempitnya; yang dipilih tertulis pada alamat, jadi daftar yang sama dapat dikirim kepada rekan.',
      en: 'The filters above narrow it down; what is chosen stands in the address, so the same list can be sent to a colleague.',
    },
    {
      id: 'Rekan itu hanya melihat yang boleh ia baca, walau alamatnya sama.',
      en: 'That colleague sees only what they may read, though the address is the same.',
    },
    {
      id: 'Batas terdekat ialah tenggat yang berakhir paling dahulu di antara yang masih berjalan.',
      en: 'The next deadline is the one that ends first among the clocks that still run.',
    },
    {
      id: 'Centang beberapa baris untuk melakukan satu langkah pada semuanya; tombol j dan k berpindah baris, x mencentangnya.',
      en: 'Tick several rows to take one step with all of them; the keys j and k move from row to row, x ticks one.',
    },
  ],
  [OFFICE_PAGES.search]: [
    {
      id: 'Di sini laporan dicari menurut nomor LAPOR!, kode lacak, nomor laporan, atau kata di dalamnya.',
      en: 'Here reports are found by LAPOR! number, tracking code, id, or words in them.',
    },
    {
      id: 'Awal kata cukup, mulai tiga huruf; beberapa kata harus semuanya ada.',
      en: 'The beginning of a word will do, from three letters; of several words all must be there.',
    },
    {
      id: 'Kata dicari dalam laporan setahun terakhir; nomor dan kode tanpa batas waktu.',
      en: 'Words are looked for in the reports of the last year; numbers and codes without a limit.',
    },
    { id: 'Yang ditemukan hanya yang boleh Anda baca.', en: 'Only what you may read is found.' },
    {
      id: 'Yang Anda cari tidak disimpan dan tidak tertulis pada alamat.',
      en: 'What you look for is not kept and stands in no address.',
    },
  ],
  [OFFICE_PAGES.recordInformal]: [
    {
      id: 'Di sini dicatat bahwa seorang warga menelepon, mengirim pesan, menulis surat, atau datang, alih-alih melapor lewat kanal resmi.',
      en: 'Here you write down that a citizen called, sent a message or a letter, or came, instead of reporting by the official channel.',
    },
    {
      id: 'Pilih topiknya, tulis satu kalimat dengan kata-kata warga, lalu kirim; yang lain boleh kosong.',
      en: 'Choose the topic, write one sentence in the words of the citizen, and send; the rest may stay empty.',
    },
    {
      id: 'Sesudahnya tampak teks yang menunjukkan cara melapor: salin, lalu kirim kepada warga itu; di loket, cetak lembarnya.',
      en: 'Then a text is shown that says how to report: copy it and send it to that citizen; at the counter, print the sheet.',
    },
    {
      id: 'Ini bukan laporan: tidak punya batas waktu dan tidak dihitung dalam angka mana pun selain kebocoran.',
      en: 'It is no report: it has no deadline and is in no figure but the leak.',
    },
    {
      id: 'Kalimat dan nama tersimpan tersegel dan hilang setelah 90 hari; bahaya bagi jiwa langsung diberitahukan.',
      en: 'Sentence and name are kept sealed and are gone after 90 days; danger to life is told at once.',
    },
  ],
  [OFFICE_PAGES.informal]: [
    {
      id: 'Halaman ini menunjukkan berapa aduan yang tidak lewat kanal resmi, menurut unit dan bulan.',
      en: 'This page shows how many contacts did not come the official way, by unit and month.',
    },
    {
      id: 'Kepala unit melihat jumlah unitnya, tidak pernah siapa yang menghubungi atau mencatat.',
      en: 'The head of a unit sees the number of their unit, never who turned to it or who recorded it.',
    },
    {
      id: 'Admin LAPOR! dan penggantinya melihat pula aduan yang menunggu laporannya, yang paling lama di atas.',
      en: 'The LAPOR! admin and the stand-in also see the contacts that wait for their report, the longest on top.',
    },
    {
      id: 'Setelah enam puluh hari tidak lagi ditunggu; aduannya tetap tampak pada bulannya.',
      en: 'After sixty days it is waited for no more; the contact still stands in its month.',
    },
    {
      id: 'Yang mungkin sebuah tuduhan hanya ada bagi yang boleh membaca dugaan.',
      en: 'What may be an accusation is there only for those who may read a suspicion.',
    },
  ],
  [OFFICE_PAGES.informalContact]: [
    {
      id: 'Di kiri satu aduan tak resmi, di kanan laporan yang mungkin sama, dengan apa yang mendukung dan apa yang tidak.',
      en: 'Beside one informal contact stand the reports that it may be, with what speaks for each and against it.',
    },
    {
      id: 'Mesin hanya mengusulkan; yang menyatakan sama atau bukan ialah Anda.',
      en: 'The machine only proposes; you say whether it is the same or not.',
    },
    {
      id: 'Usul dicari lagi setiap kali halaman dibuka, di antara laporan yang boleh Anda baca.',
      en: 'Proposals are sought anew whenever the page is opened, among the reports that you may read.',
    },
    {
      id: 'Yang dinyatakan sama dapat dibatalkan; satu aduan tidak pernah menjadi dua laporan.',
      en: 'What was found to be the same can be taken back; one contact is never two reports.',
    },
    {
      id: 'Yang tercatat dua kali atau keliru dikesampingkan, dan tidak lagi dihitung sebagai kebocoran.',
      en: 'What was recorded twice or by mistake is set aside, and is in the leak no more.',
    },
  ],
  [OFFICE_PAGES.activities]: [
    {
      id: 'Di atas tampak giliran kegiatan berulang yang sampai hari ini belum dijawab siapa pun.',
      en: 'On top stand the turns of recurring activities that nobody has answered up to today.',
    },
    {
      id: 'Catat yang terlaksana dengan fotonya, atau nyatakan tidak terlaksana dengan sebabnya; keduanya jawaban.',
      en: 'Record what was done with its photos, or state that it was not and why; both are an answer.',
    },
    {
      id: 'Di bawahnya semua yang dikerjakan sebulan, yang terbaru dahulu, dengan jumlah foto dan keadaan beritanya.',
      en: 'Below is all that was done in a month, the newest first, with its photos and how far its news is.',
    },
    {
      id: 'Bulan dan unit tertulis pada alamat, jadi daftar yang sama dapat dikirim kepada rekan.',
      en: 'Month and unit stand in the address, so the same list can be sent to a colleague.',
    },
    {
      id: 'Semua petugas membacanya; yang mencatat ialah orang unit itu, admin PPID, admin portal, dan Sekretaris.',
      en: 'Everybody of the office reads it; the unit, the PPID and news admins and the Secretary record.',
    },
  ],
  [OFFICE_PAGES.recordActivity]: [
    {
      id: 'Di sini dicatat apa yang dikerjakan kantor, sekecil apa pun, dengan fotonya.',
      en: 'Here you write down what the office did, however small, with its photos.',
    },
    {
      id: 'Kegiatan berulang sudah terisi: ambil fotonya lalu kirim.',
      en: 'A recurring activity is filled in already: take its photos and send.',
    },
    {
      id: 'Tanpa sambungan semuanya menunggu di kotak keluar, tersegel di peramban ini, dan dikirim sekali begitu ada sambungan.',
      en: 'Without a line all of it waits in the outbox, sealed in this browser, and is sent once as soon as there is one.',
    },
    {
      id: 'Jangan tutup jendelanya sebelum terkirim; berpindah halaman boleh.',
      en: 'Do not close the window before it is sent; going to other pages is fine.',
    },
    {
      id: 'Jangan tulis nama warga: dari catatan ini berita dibuat.',
      en: 'Write no name of a citizen: news is made from this record.',
    },
  ],
  [OFFICE_PAGES.activity]: [
    {
      id: 'Halaman ini menunjukkan satu kegiatan: catatannya, foto dan dokumennya, dan riwayatnya.',
      en: 'This page shows one activity: its record, its photos and documents, and its story.',
    },
    {
      id: 'Foto diperkecil untuk dilihat; unduhannya salinan bersih tanpa data kamera.',
      en: 'Photos are made small to be seen; what you download is a clean copy without the data of the camera.',
    },
    {
      id: 'Yang diperbaiki tidak menimpa: setiap versi catatan tersimpan.',
      en: 'What is amended overwrites nothing: each version of the record stays.',
    },
    {
      id: 'Dari laporan yang dijawabnya hanya nomornya yang tersimpan, dan hanya tampak bagi yang boleh membacanya.',
      en: 'Of the reports that it answers only the ids are kept, and only those who may read them see them.',
    },
    {
      id: 'Dengan Jadikan berita dibuat konsep dari catatan ini; kegiatan yang beritanya terbit tidak dapat ditarik.',
      en: 'Make news of it makes a draft from this record; an activity whose news is public cannot be withdrawn.',
    },
  ],
  [OFFICE_PAGES.news]: [
    {
      id: 'Halaman ini menunjukkan berita yang menunggu seseorang, tautan yang tidak menjawab, dan unit yang diam.',
      en: 'This page shows the news that waits for somebody, links that do not answer, and units that are silent.',
    },
    {
      id: 'Konsep dibuat pada halaman sebuah kegiatan, lalu disunting, diajukan, dan disetujui orang kedua.',
      en: 'A draft is made on the page of an activity, then edited, submitted and approved by a second person.',
    },
    {
      id: 'Yang menulis sebagian dari sebuah berita atau kegiatannya tidak menyetujuinya.',
      en: 'Whoever wrote a part of a news item or of its activity does not approve it.',
    },
    {
      id: 'Di bawah ada semua berita dari kegiatan sebulan, dengan keadaannya dan alamatnya di portal.',
      en: 'Below is all news of the activities of a month, with its state and its address on the portal.',
    },
    {
      id: 'Setiap pagi sistem memeriksa apakah alamat di portal masih menjawab, dua kali sebelum menyebutnya tidak.',
      en: 'Every morning the system looks whether the addresses on the portal still answer, twice before it says no.',
    },
  ],
  [OFFICE_PAGES.newsItem]: [
    {
      id: 'Halaman ini menunjukkan satu berita seperti ia akan terbaca oleh umum.',
      en: 'This page shows one news item as everybody will read it.',
    },
    {
      id: 'Yang tidak boleh terbit, misalnya nomor telepon, ditandai di dalam teks, dengan apa yang harus dilakukan.',
      en: 'What must not be public, a telephone number for one, is marked in the text, with what to do about it.',
    },
    {
      id: 'Yang belum dikatakan catatan kegiatannya ditanyakan di sini.',
      en: 'What the record of the activity does not say is asked here.',
    },
    {
      id: 'Orang kedua membacanya, mencentang yang sudah diperiksa, lalu menerbitkan, atau mengembalikan dengan alasan.',
      en: 'A second person reads it, ticks what they have looked at, and publishes it, or returns it and says why.',
    },
    {
      id: 'Sesudah terbit, unduh paketnya untuk portal dan catat alamatnya; berita yang terbit hanya dapat ditarik.',
      en: 'Once it is public, take the package for the portal and record its address; it can only be withdrawn then.',
    },
  ],
  [OFFICE_PAGES.menu]: [
    {
      id: 'Halaman ini memuat semua halaman yang termasuk jabatan Anda.',
      en: 'This page lists all pages that belong to your function.',
    },
    {
      id: 'Di bawah setiap nama tertulis apa yang ditemukan di sana.',
      en: 'Below each name stands what one finds there.',
    },
    {
      id: 'Yang dibuka setiap hari juga ada di baris paling atas.',
      en: 'What is opened every day stands in the topmost line as well.',
    },
    {
      id: 'Halaman yang bukan tugas jabatan Anda tidak ditampilkan.',
      en: 'Pages that are not the work of your function are not shown.',
    },
    {
      id: 'Di ponsel, bahasa dan tombol keluar juga ada di sini.',
      en: 'On a phone, the language and the way out are here too.',
    },
  ],
  [OFFICE_PAGES.overdue]: [
    {
      id: 'Halaman ini memuat semua laporan yang lewat batas, dari semua antrean yang boleh Anda lihat.',
      en: 'This page lists all reports that are overdue, of all queues that you may see.',
    },
    {
      id: 'Jumlah tiap antrean ada di atas; klik sebuah antrean untuk melihat laporannya saja.',
      en: 'How much each queue has stands on top; click a queue to see its reports alone.',
    },
    {
      id: 'Yang paling dahulu jatuh tempo ada di baris pertama.',
      en: 'What was due first stands in the first row.',
    },
    {
      id: 'Yang dihitung hanya laporan yang boleh Anda baca.',
      en: 'Only reports that you may read are counted.',
    },
    {
      id: 'Sebuah laporan keluar dari daftar ini begitu langkah yang terlambat itu dilakukan.',
      en: 'A report leaves this list as soon as the step that is late has been taken.',
    },
  ],
  [OFFICE_PAGES.missing]: [
    {
      id: 'Halaman ini memuat laporan yang belum sampai ke kantor, padahal kanal sudah mengirim kabar tentangnya.',
      en: 'This page lists reports that have not reached the office though the channel has sent news of them.',
    },
    {
      id: 'Yang paling lama menunggu ada di atas; yang menyebut bahaya diberi tanda.',
      en: 'What has waited longest stands on top; what speaks of danger is marked.',
    },
    {
      id: 'Klik sebuah baris untuk membaca kabarnya.',
      en: 'Click a row to read the news.',
    },
    {
      id: 'Bila sehari kerja lewat, tanyakan laporannya kepada pengelola kanal.',
      en: 'If a working day has passed, ask whoever runs the channel for the report.',
    },
    {
      id: 'Sebuah baris hilang begitu laporannya datang; kabarnya lalu ada pada laporan itu.',
      en: 'A row is gone as soon as its report comes; its news then stands in that report.',
    },
  ],
  [OFFICE_PAGES.setAside]: [
    {
      id: 'Halaman ini memuat laporan yang menerima dua isi berbeda dengan satu nomor kiriman.',
      en: 'This page lists reports for which two different messages came under one number.',
    },
    {
      id: 'Isi yang pertama berlaku; yang kemudian disisihkan dan tidak ada pada laporannya.',
      en: 'The first message counts; the later one was set aside and is not in the report.',
    },
    {
      id: 'Klik sebuah baris untuk membaca keduanya berdampingan.',
      en: 'Click a row to read both side by side.',
    },
    {
      id: 'Daftarnya menurut bulan disisihkan; bulan lain dibuka dengan tautan di bawah judul.',
      en: 'The list goes by the month in which it was set aside; links below the heading open other months.',
    },
    {
      id: 'Bila ini sering terjadi, beri tahu pengelola kanal.',
      en: 'If this happens often, tell whoever runs the channel.',
    },
  ],
  [OFFICE_PAGES.conflicts]: [
    {
      id: 'Halaman ini menunjukkan apa yang berlaku pada sebuah laporan, dan apa yang disisihkan darinya.',
      en: 'This page shows what counts of a report, and what was set aside from it.',
    },
    {
      id: 'Kanal mengirim keduanya dengan satu nomor kiriman, jadi sistem tidak dapat memilih.',
      en: 'The channel sent both under one number, so the system cannot choose.',
    },
    {
      id: 'Bandingkan keduanya, dan tanyakan kepada pelapor bila perlu.',
      en: 'Compare the two, and ask the reporter if need be.',
    },
    {
      id: 'Yang penting dari kiriman yang disisihkan Anda catat sendiri pada laporannya.',
      en: 'What matters in what was set aside is yours to note on the report.',
    },
    {
      id: 'Siapa pelapornya tidak ditampilkan di sini.',
      en: 'Who reported is not shown here.',
    },
  ],
  [OFFICE_PAGES.reveals]: [
    {
      id: 'Halaman ini mencatat setiap kali identitas pelapor dibuka, dalam satu bulan.',
      en: 'This page has every time that somebody looked at who reported, in one month.',
    },
    {
      id: 'Siapa yang membuka dan alasannya tampak hanya bila Anda boleh mengetahuinya.',
      en: 'Who looked, and why, is shown only where you may know it.',
    },
    {
      id: 'Klik nomor laporannya untuk menilai apakah pembukaan itu perlu.',
      en: 'Click the number of the report to judge whether the look was needed.',
    },
    {
      id: 'Identitasnya sendiri tidak ada di sini, dan tidak disimpan di halaman mana pun.',
      en: 'The identity itself is not here, and is kept on no page.',
    },
    {
      id: 'Tidak ada yang dapat menghapus baris dari daftar ini.',
      en: 'Nobody can take a row from this list.',
    },
  ],
  [OFFICE_PAGES.trouble]: [
    {
      id: 'Halaman ini menunjukkan apa yang tersendat dalam sistem, tanpa isi laporan siapa pun.',
      en: 'This page shows what is stuck in the system, without a word of anybody’s report.',
    },
    {
      id: 'Di samping setiap alarm yang berbunyi tertulis artinya dan langkah-langkahnya.',
      en: 'Beside each alarm that rings stands what it means and what to do.',
    },
    {
      id: 'Pesan gagal diulang setelah sebabnya diperbaiki, atau dibuang dengan alasan yang dicatat selamanya.',
      en: 'Dead letters are redriven once the cause is mended, or discarded with a reason that is kept for ever.',
    },
    {
      id: 'Angka antrean berasal dari antrean itu sendiri; umur yang tertua dari CloudWatch, bila terhitung.',
      en: 'The numbers of a queue come from the queue itself; the age of the oldest from CloudWatch, where it was counted.',
    },
    {
      id: 'Sekretaris dan inspektur membaca di sini apa yang dilakukan operator dengan pesan gagal.',
      en: 'The Secretary and the inspector read here what the operator did with dead letters.',
    },
  ],
  [OFFICE_PAGES.figures]: [
    {
      id: 'Halaman ini menunjukkan angka satu bulan, minggu atau tahun sebagai kalimat, gambar dan tabel.',
      en: 'This page shows the figures of a month, a week or a year as sentences, pictures and tables.',
    },
    {
      id: 'Setiap angka menuju halamannya sendiri, dengan artinya dan laporan di baliknya.',
      en: 'Every number leads to a page of its own, with what it means and the reports behind it.',
    },
    {
      id: 'Yang lewat batas diarsir, jadi gambarnya terbaca juga pada salinan hitam putih.',
      en: 'What is late is hatched, so the pictures can be read on a copy in black and white too.',
    },
    {
      id: 'Angka dihitung dari laporan yang diterima pada masa itu, menurut keadaannya saat dihitung terakhir.',
      en: 'Figures are counted from the reports received in that time, as they stood when last counted.',
    },
    {
      id: 'Bila tidak ada laporan, tertulis tidak ada data, bukan nol.',
      en: 'Where there are no reports it says no data, and not zero.',
    },
  ],
  [OFFICE_PAGES.figure]: [
    {
      id: 'Halaman ini menerangkan satu angka: apa yang dihitung, dari berapa, dan apa kodenya dalam ekspor.',
      en: 'This page explains one number: what is counted, of how many, and its code in exports.',
    },
    {
      id: 'Di bawahnya angka yang sama dalam dua belas bulan, lalu laporan di baliknya.',
      en: 'Below it stands the same figure in twelve months, then the reports behind it.',
    },
    {
      id: 'Daftar itu hanya memuat yang boleh Anda baca, jadi dapat lebih pendek daripada angkanya.',
      en: 'That list holds only what you may read, so it may be shorter than the number.',
    },
    {
      id: 'Kodenya sama dengan yang ada dalam laporan kepatuhan, CSV dan Excel.',
      en: 'Its code is the same as in compliance reports, CSV and Excel.',
    },
    {
      id: 'Angka dalam PDF laporan kepatuhan menuju halaman ini.',
      en: 'Numbers in the PDF of a compliance report lead to this page.',
    },
  ],
  [OFFICE_PAGES.digests]: [
    {
      id: 'Halaman ini memuat laporan kepatuhan Anda sendiri, yang terbaru dahulu.',
      en: 'This page lists your own compliance reports, the latest first.',
    },
    {
      id: 'Setiap minggu, bulan dan tahun yang sudah berakhir memiliki satu.',
      en: 'Each week, month and year that has ended has one.',
    },
    {
      id: 'Minggu yang lebih lama daripada setahun tidak terdaftar, tetapi tetap ada pada alamatnya.',
      en: 'Weeks more than a year ago are not listed, but are still there at their addresses.',
    },
    {
      id: 'Laporan kepatuhan orang lain tidak tampak di sini.',
      en: 'Nobody else’s compliance reports are shown here.',
    },
    {
      id: 'Yang sudah dibuat tidak berubah; angka yang kemudian lain disebut dalam laporan berikutnya.',
      en: 'One that was made does not change; figures that are another later are told in the next one.',
    },
  ],
  [OFFICE_PAGES.digest]: [
    {
      id: 'Halaman ini memuat isi pokok satu laporan kepatuhan dan berkasnya.',
      en: 'This page holds what a compliance report says first, and its files.',
    },
    {
      id: 'PDF untuk dibaca dan dicetak, CSV dan Excel untuk dihitung.',
      en: 'The PDF is for reading and printing, CSV and Excel for counting.',
    },
    {
      id: 'Tombolnya menyimpan berkas pada perangkat ini; jaga seperti surat dinas.',
      en: 'The buttons save a file on this device; look after it like a letter of the office.',
    },
    {
      id: 'Isinya berbahasa Indonesia, karena itu bahasa suratnya.',
      en: 'It is written in Indonesian, as letters of the office are.',
    },
    {
      id: 'Angkanya dapat dibuka pada halaman angka masa yang sama.',
      en: 'Its numbers can be opened on the page of figures of the same time.',
    },
  ],
  [OFFICE_PAGES.outbox]: [
    {
      id: 'Halaman ini memuat keputusan yang Anda taruh di kotak keluar karena sambungan terputus.',
      en: 'This page lists the decisions that you put into the outbox because the line was down.',
    },
    {
      id: 'Begitu ada sambungan, semuanya dikirim menurut urutannya, masing-masing tepat sekali.',
      en: 'As soon as there is a line they are sent in their order, each of them exactly once.',
    },
    {
      id: 'Bila laporannya sudah berubah, tidak ada yang dilakukan; isian Anda tetap ada dan formulirnya dapat dibuka lagi.',
      en: 'If a report has changed meanwhile, nothing is done; what you typed is kept and the form can be opened again.',
    },
    {
      id: 'Keputusan tentang pengawasan tidak ditaruh di sini: ia menunggu di halaman yang terbuka.',
      en: 'Decisions about oversight are not put here: they wait on the page that is open.',
    },
    {
      id: 'Yang belum terkirim hilang bila Anda keluar, orang lain masuk, atau jendela ini ditutup.',
      en: 'What is not sent is gone when you sign out, when somebody else signs in, or when this window is closed.',
    },
  ],
  [OFFICE_PAGES.people]: [
    {
      id: 'Halaman ini menunjukkan siapa yang punya akun, jabatannya, dan apakah akunnya aktif.',
      en: 'This page shows who has an account, their functions, and whether the account is active.',
    },
    {
      id: 'Operator mengundang orang dan memberi atau mengambil jabatan; semua itu berlaku seketika.',
      en: 'The operator invites people and gives or takes functions; all of that holds at once.',
    },
    {
      id: 'Jabatan yang membuka pengawasan, antrean klasifikasi, atau sistem berubah hanya bersama orang kedua.',
      en: 'Functions that open oversight, the triage queue or the system change only with a second person.',
    },
    {
      id: 'Tidak ada yang memilih pengawasnya sendiri; siapa yang harus menyetujui tertulis pada setiap usul.',
      en: 'Nobody chooses who looks at them; each proposal says who must approve it.',
    },
    {
      id: 'Tidak ada yang mengubah akunnya sendiri, dan setiap perubahan tercatat selamanya.',
      en: 'Nobody changes their own account, and every change is recorded for ever.',
    },
  ],
  [OFFICE_PAGES.contacts]: [
    {
      id: 'Halaman ini menunjukkan ke mana pemberitahuan bagi setiap penerima dikirim.',
      en: 'This page shows where the notices for each recipient go.',
    },
    {
      id: 'Operator menggantinya satu demi satu; yang baru berlaku dalam satu menit.',
      en: 'The operator changes them one at a time; a new one holds within a minute.',
    },
    {
      id: 'Kontak yang menerima kabar pengawasan berubah hanya setelah orang kedua menyetujuinya.',
      en: 'Contacts that hear of oversight change only once a second person has approved it.',
    },
    {
      id: 'Sampai disetujui, pemberitahuan tetap ke alamat lama, dan penerimanya diberi tahu di sana.',
      en: 'Until it is approved notices go to the old address, and the recipient is told there.',
    },
    {
      id: 'Siapa yang mengganti dan kapan tercatat selamanya; alamatnya tidak.',
      en: 'Who changed one and when is recorded for ever; the address is not.',
    },
  ],
  [OFFICE_PAGES.help]: [
    {
      id: 'Halaman ini menerangkan setiap halaman lain dalam lima kalimat.',
      en: 'This page explains every other page in five sentences.',
    },
    {
      id: 'Kalimat yang sama ada di bawah setiap halaman, pada "Tentang halaman ini".',
      en: 'The same sentences stand below each page, under "About this page".',
    },
    {
      id: 'Tombol papan ketik bekerja di mana pun selama Anda tidak sedang mengetik.',
      en: 'The keys work everywhere as long as you are not typing.',
    },
    {
      id: 'Istilah di sini sama dengan istilah dalam peraturan dan dalam surat kantor.',
      en: 'The words here are those of the rules and of the office’s letters.',
    },
    {
      id: 'Bila ada yang rusak, sebutkan kodenya kepada operator.',
      en: 'If something is broken, tell the operator its code.',
    },
  ],
  [OFFICE_PAGES.handover]: [
    {
      id: 'Halaman ini untuk siapa pun yang menerima pekerjaan Anda: admin baru, pengganti, atau kepala unit yang baru.',
      en: 'This page is for whoever takes over your work: a new admin, a stand-in, or a new head of unit.',
    },
    {
      id: 'Isinya dibuat dari catatan saat halaman dibuka, jadi tidak ada yang perlu ditulis dan tidak ada yang terlupa.',
      en: 'It is made from the record when it is opened, so nothing has to be written and nothing is forgotten.',
    },
    {
      id: 'Setiap laporan terbuka diceritakan dalam tiga baris: bagaimana datangnya, keputusan terakhir petugas, dan kejadian terakhir.',
      en: 'Each open report is told in three lines: how it came, what an officer decided last, and what happened last.',
    },
    {
      id: 'Yang memuat hanya yang boleh Anda baca; penerus Anda membuka halaman yang sama dengan akunnya sendiri.',
      en: 'It holds only what you may read; whoever follows you opens the same page with their own account.',
    },
    {
      id: 'Bila dicetak, jaga kertasnya seperti laporannya sendiri.',
      en: 'If you print it, take care of the paper as of the reports themselves.',
    },
  ],
  [OFFICE_PAGES.parked]: [
    {
      id: 'Halaman ini menunjukkan kabar dari kanal tentang laporan yang belum sampai ke kantor.',
      en: 'This page shows what a channel sent about a report that has not reached the office.',
    },
    {
      id: 'Kabar itu disimpan dan menyertai laporannya begitu laporan itu datang.',
      en: 'It is kept, and goes with the report as soon as that comes.',
    },
    {
      id: 'Bila sehari kerja berlalu, tanyakan kepada pengelola kanal.',
      en: 'If a working day passes, ask whoever runs the channel.',
    },
    { id: 'Siapa pengirimnya tidak ditampilkan di sini.', en: 'Who sent it is not shown here.' },
    {
      id: 'Belum ada yang menilai isinya, maka hanya sedikit orang yang dapat membukanya.',
      en: 'Nobody has judged it yet, so only few people can open it.',
    },
  ],
  [OFFICE_PAGES.coverage]: [
    {
      id: 'Halaman ini menunjukkan berapa kegiatan sebulan yang terdokumentasi dan berapa yang beritanya terbit.',
      en: 'This page shows how much of what was done in a month is documented, and of how much news is published.',
    },
    {
      id: 'Tanda pada kalender berbeda bentuk: bulatan penuh berarti terbit, setengah terdokumentasi, kosong belum apa-apa.',
      en: 'Marks of the calendar differ by shape: a full circle is published, a half one documented, an empty one neither.',
    },
    {
      id: 'Kegiatan berulang yang belum dijawab ditandai tanda tanya; jawab di halaman Kegiatan, juga bila tidak terlaksana.',
      en: 'Recurring activities without an answer bear a question mark; answer on the page of activities, also where not done.',
    },
    {
      id: 'Batang yang diarsir di bawah sasaran; sasaran yang belum ditetapkan kantor disebut usulan.',
      en: 'A hatched bar is below the target; a target that the office has not set is called a proposal.',
    },
    {
      id: 'Setiap angka menuju kegiatan di baliknya, dan halaman ini tercetak pada satu lembar.',
      en: 'Every number leads to the activities behind it, and the page prints on one sheet.',
    },
  ],
  [OFFICE_PAGES.duty]: [
    {
      id: 'Halaman ini menunjukkan, sebagai kalender, siapa membuka antrean pada setiap hari kerja dan pukul berapa.',
      en: 'This page shows, as a calendar, who opened the queue on each working day, and when.',
    },
    {
      id: 'Hari kerja yang antreannya belum dibuka sampai jam yang ditetapkan tercatat sebagai tidak dibuka, dan catatan itu tetap.',
      en: 'A working day on which nobody had opened it by the set hour is recorded as missed, and stays so.',
    },
    {
      id: 'Membuka halaman Hari ini sebagai Lapor admin atau pengganti sudah termasuk piket.',
      en: 'Opening the page of today as Lapor admin or stand-in is duty.',
    },
    {
      id: 'Hari libur disebut dengan nama dan keputusannya; pada hari itu tidak ada piket.',
      en: 'Holidays stand with their name and decree; there is no duty on them.',
    },
    {
      id: 'Jumlah laporan yang terbuka hanya untuk saat ini, sejauh boleh Anda baca.',
      en: 'How many reports are open is told of this moment only, as far as you may read them.',
    },
  ],
  [OFFICE_PAGES.rules]: [
    {
      id: 'Halaman ini menuliskan aturan yang berlaku sekarang: batas waktu, jam buka, hari libur, topik, dan jenjang eskalasi.',
      en: 'This page writes down the rules in force now: limits, hours, holidays, topics and escalation.',
    },
    {
      id: 'Setiap batas menyebut sumbernya; yang masih usulan dan belum ditetapkan kantor ditandai.',
      en: 'Each limit names its source; what is only a proposal, not set by the office, is marked.',
    },
    {
      id: 'Di bagian versi Anda melihat kapan aturan berganti dan apa yang berubah di antara dua versi.',
      en: 'Under versions you see when the rules changed, and what differs between two of them.',
    },
    {
      id: 'Setiap keputusan mencatat versi aturannya, jadi keputusan lama tetap dapat diperiksa menurut aturan waktu itu.',
      en: 'Each decision records the version of its rules, so an old one can be checked by the rules of its time.',
    },
    {
      id: 'Bila kalender baru memindahkan batas waktu, laporannya didaftar di sini.',
      en: 'Where a new calendar moved deadlines, the reports are listed here.',
    },
  ],
  [OFFICE_PAGES.access]: [
    {
      id: 'Halaman ini memuat tabel hak akses: siapa boleh melakukan apa, menurut jabatan.',
      en: 'This page holds the table of access: who may do what, by function.',
    },
    {
      id: 'Tabelnya sama dengan yang dipakai program, jadi keduanya tidak dapat berbeda.',
      en: 'It is the very table that the program uses, so the two cannot differ.',
    },
    {
      id: 'Pilih satu jabatan untuk hanya melihat haknya; alamatnya dapat dikirim kepada rekan.',
      en: 'Choose one function to see only what it may do; the address can be sent to a colleague.',
    },
    {
      id: 'Yang tidak tertulis tidak boleh, dan beberapa jabatan dijumlahkan.',
      en: 'What is not written is not allowed, and several functions add up.',
    },
    {
      id: 'Tulis nomor sebuah laporan untuk melihat siapa dapat membacanya sekarang, dan mengapa.',
      en: 'Type the number of a report to see who can read it now, and why.',
    },
  ],
  [OFFICE_PAGES.record]: [
    {
      id: 'Di sini diperiksa apakah catatan sebuah laporan, atau semua laporan sebulan, masih seperti saat ditulis.',
      en: 'Here it is checked whether the record of a report, or of all reports of a month, is as it was written.',
    },
    {
      id: 'Setiap kejadian memuat sidik kejadian sebelumnya, jadi yang diubah atau dihapus ketahuan.',
      en: 'Each event holds the hash of the one before it, so that what was changed or removed shows.',
    },
    {
      id: 'Pemeriksaan sebulan berjalan hari demi hari dan boleh lama; biarkan halamannya terbuka.',
      en: 'The check of a month goes day by day and may take long; leave the page open.',
    },
    {
      id: 'Jawabannya untuk sebulan hanya utuh atau tidak, tanpa menyebut laporan mana.',
      en: 'Of a month it says only whether all hold, never which report does not.',
    },
    {
      id: 'Catat sidik terakhir di tempat lain bila kelak perlu dibuktikan bahwa tidak ada yang diubah.',
      en: 'Note the last hash elsewhere if it must be proved one day that nothing was changed.',
    },
  ],
  [OFFICE_PAGES.imports]: [
    {
      id: 'Di sini laporan tahun-tahun lalu dimasukkan, dari berkas CSV atau Excel yang diekspor kanal.',
      en: 'Here reports of earlier years are taken in, by the CSV or Excel file that a channel exports.',
    },
    {
      id: 'Kirim berkasnya, tekan Periksa, lihat apa yang akan terjadi dengan setiap baris, lalu tekan Masukkan.',
      en: 'Send the file, press Check, see what would become of each row, then press Take in.',
    },
    {
      id: 'Tidak seorang pun diberi tahu, dan laporan yang sudah berjalan di sini tidak disentuh.',
      en: 'Nobody is told, and no report that has a life here is touched.',
    },
    {
      id: 'Yang terputus atau dihentikan dapat dilanjutkan; tidak ada baris yang masuk dua kali.',
      en: 'What broke off or was stopped can be gone on with; no row is taken in twice.',
    },
    {
      id: 'Seluruh lembar dapat diambil kembali selama belum ada laporannya yang dikerjakan.',
      en: 'A whole sheet can be taken back while nobody has worked on any of its reports.',
    },
  ],
  [OFFICE_PAGES.export]: [
    {
      id: 'Di sini laporan, riwayatnya, dan angka dibawa keluar sebagai tabel untuk lembar kerja.',
      en: 'Here reports, their timelines and figures are taken out as tables for a spreadsheet.',
    },
    {
      id: 'Pilih apa, rentangnya, dan bentuk berkasnya, lalu unduh.',
      en: 'Choose what, of which days and in which form, then download.',
    },
    {
      id: 'Yang terlalu besar dipesan dan dibuat di belakang layar; halamannya memperbarui diri sendiri.',
      en: 'What is too large is ordered and made in the background; the page updates by itself.',
    },
    {
      id: 'Hanya yang boleh Anda bawa keluar ada di dalamnya, dan kata-kata pelapor tidak pernah ikut.',
      en: 'Only what you may take out is in it, and the words of reporters never are.',
    },
    {
      id: 'Pesanan hanya dapat dibuka oleh pemesannya, selama tujuh hari.',
      en: 'An order can be opened only by whoever made it, for seven days.',
    },
  ],
  [OFFICE_PAGES.report]: [
    {
      id: 'Halaman ini memuat satu laporan: isinya, batas waktunya hari demi hari, bukti dukungnya, riwayatnya, dan siapa yang diberi tahu.',
      en: 'This page holds one report: its words, its deadlines day by day, its evidence, its history, and who was told.',
    },
    {
      id: 'Tombol di atas ialah langkah yang terbuka bagi Anda, yang paling lazim dahulu.',
      en: 'The buttons on top are the steps that are open to you, the most usual first.',
    },
    {
      id: 'Sebelum dikirim, Anda melihat apa yang akan dicatat dan siapa yang akan diberi tahu.',
      en: 'Before it is sent, you see what will be recorded and who will be told.',
    },
    {
      id: 'Bila rekan lebih cepat, langkahnya ditampilkan dan isian Anda tetap ada.',
      en: 'If a colleague was faster, their step is shown and what you typed is kept.',
    },
    {
      id: 'Laporan yang bukan untuk Anda tampak sama dengan laporan yang tidak ada.',
      en: 'A report that is not for you looks the same as one that does not exist.',
    },
  ],
};
