import type { Me } from '#shared/contracts/http/me';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import type { Explained } from '../help/about.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

/** A page that stands in the menu, and in the header where it is opened every day. */
export type Place = {
  readonly path: Explained;
  readonly name: Words;
  /** What one finds there, in a line. */
  readonly what: Words;
  /** What somebody must be allowed for the page to be theirs; everybody's where nothing is said. */
  readonly needs?: Me['may'][number];
  readonly inHeader?: true;
  /** What one of the lists is called beside the others: each of them leads to all. */
  readonly tab?: Words;
};

/** Every page that is no single report's, as the menu has them. */
export const PLACES: readonly { readonly heading: Words; readonly places: readonly Place[] }[] = [
  {
    heading: { id: 'Pekerjaan', en: 'Work' },
    places: [
      {
        path: OFFICE_PAGES.today,
        name: { id: 'Hari ini', en: 'Today' },
        what: {
          id: 'Apa yang harus dikerjakan, yang paling mendesak dahulu.',
          en: 'What must be done, the most urgent first.',
        },
        inHeader: true,
      },
      {
        path: OFFICE_PAGES.reports,
        name: { id: 'Laporan', en: 'Reports' },
        what: { id: 'Semua laporan yang boleh Anda baca, disaring.', en: 'All reports that you may read, filtered.' },
        needs: 'findReports',
        inHeader: true,
      },
      {
        path: OFFICE_PAGES.search,
        name: { id: 'Cari', en: 'Search' },
        what: { id: 'Menurut nomor, kode lacak, atau kata.', en: 'By number, tracking code or words.' },
        needs: 'findReports',
        inHeader: true,
      },
      {
        path: OFFICE_PAGES.recordInformal,
        name: { id: 'Catat aduan tak resmi', en: 'Record an informal contact' },
        what: {
          id: 'Ada yang menelepon, mengirim pesan, atau datang: catat, dan dapatkan teks untuknya.',
          en: 'Somebody called, sent a message or came: write it down, and get the text for them.',
        },
        needs: 'recordInformal',
      },
      {
        path: OFFICE_PAGES.informal,
        name: { id: 'Aduan tak resmi', en: 'Informal contacts' },
        what: {
          id: 'Yang menunggu laporan resminya, dan berapa yang tidak lewat kanal resmi.',
          en: 'What waits for its official report, and how much did not come the official way.',
        },
        needs: 'recordInformal',
      },
      {
        path: OFFICE_PAGES.imports,
        name: { id: 'Impor riwayat', en: 'Import of history' },
        what: {
          id: 'Laporan tahun-tahun lalu, dari ekspor kanal.',
          en: 'Reports of earlier years, by the export of a channel.',
        },
        needs: 'importHistory',
      },
      {
        path: OFFICE_PAGES.outbox,
        name: { id: 'Kotak keluar', en: 'Outbox' },
        what: {
          id: 'Keputusan dan kegiatan yang menunggu sambungan, dan yang ditolak sesudahnya.',
          en: 'Decisions and activities that wait for a line, and those that were refused then.',
        },
      },
    ],
  },
  {
    heading: { id: 'Kegiatan dan berita', en: 'Activities and news' },
    places: [
      {
        path: OFFICE_PAGES.recordActivity,
        name: { id: 'Catat kegiatan', en: 'Record an activity' },
        what: {
          id: 'Apa yang dikerjakan, dengan fotonya; juga tanpa sambungan.',
          en: 'What was done, with its photos; also without a line.',
        },
        needs: 'recordActivity',
      },
      {
        path: OFFICE_PAGES.activities,
        name: { id: 'Kegiatan', en: 'Activities' },
        what: {
          id: 'Giliran yang belum dijawab, dan apa yang dikerjakan bulan demi bulan.',
          en: 'Turns that nobody has answered, and what was done, month by month.',
        },
        needs: 'readActivities',
        inHeader: true,
      },
      {
        path: OFFICE_PAGES.news,
        name: { id: 'Berita', en: 'News' },
        what: {
          id: 'Konsep, yang menunggu persetujuan, dan yang sudah terbit.',
          en: 'Drafts, what waits for approval, and what is public.',
        },
        needs: 'readActivities',
        inHeader: true,
      },
    ],
  },
  {
    heading: { id: 'Angka', en: 'Figures' },
    places: [
      {
        path: OFFICE_PAGES.figures,
        name: { id: 'Angka', en: 'Figures' },
        what: { id: 'Tepat waktu, terlambat dan hasil, dalam gambar.', en: 'In time, late and results, in pictures.' },
        needs: 'readGeneralEvaluation',
        inHeader: true,
      },
      {
        path: OFFICE_PAGES.coverage,
        name: { id: 'Cakupan', en: 'Coverage' },
        what: {
          id: 'Berapa kegiatan yang terdokumentasi dan terbit, hari demi hari dan menurut unit.',
          en: 'How much of what was done is documented and published, day by day and by unit.',
        },
        needs: 'readActivities',
      },
      {
        path: OFFICE_PAGES.digests,
        name: { id: 'Laporan kepatuhan', en: 'Compliance reports' },
        what: { id: 'Milik Anda sendiri, untuk dibaca dan diunduh.', en: 'Your own, to read and to download.' },
        needs: 'readDigest',
      },
      {
        path: OFFICE_PAGES.export,
        name: { id: 'Ekspor', en: 'Export' },
        what: {
          id: 'Laporan, riwayat, dan angka untuk lembar kerja.',
          en: 'Reports, timelines and figures for a spreadsheet.',
        },
        needs: 'exportReports',
      },
    ],
  },
  {
    heading: { id: 'Daftar lain', en: 'Other lists' },
    places: [
      {
        path: OFFICE_PAGES.overdue,
        name: { id: 'Lewat batas', en: 'Overdue' },
        what: {
          id: 'Yang lewat batas di semua antrean, dengan jumlahnya.',
          en: 'What is overdue in all queues, with how much.',
        },
        needs: 'listOverdue',
        tab: { id: 'Lewat batas', en: 'Overdue' },
      },
      {
        path: OFFICE_PAGES.missing,
        name: { id: 'Laporan yang belum datang', en: 'Reports that have not come' },
        what: {
          id: 'Kanal sudah mengirim kabar tentangnya, laporannya belum.',
          en: 'The channel has sent news of them, but not the reports.',
        },
        needs: 'readParked',
        tab: { id: 'Belum datang', en: 'Not come yet' },
      },
      {
        path: OFFICE_PAGES.setAside,
        name: { id: 'Kiriman yang disisihkan', en: 'Set aside' },
        what: {
          id: 'Dua isi yang berbeda dengan satu nomor kiriman, untuk dinilai.',
          en: 'Two different messages under one number, to be judged.',
        },
        needs: 'listConflicts',
        tab: { id: 'Disisihkan', en: 'Set aside' },
      },
      {
        path: OFFICE_PAGES.reveals,
        name: { id: 'Pembukaan identitas', en: 'Looks at who reported' },
        what: {
          id: 'Siapa membuka identitas pelapor, bulan demi bulan.',
          en: 'Who looked at who reported, month by month.',
        },
        needs: 'listReveals',
        tab: { id: 'Identitas', en: 'Identities' },
      },
    ],
  },
  {
    heading: { id: 'Aturan dan pengawasan', en: 'Rules and oversight' },
    places: [
      {
        path: OFFICE_PAGES.duty,
        name: { id: 'Piket', en: 'Duty' },
        what: { id: 'Siapa membuka antrean, hari demi hari.', en: 'Who opened the queue, day by day.' },
        needs: 'readDuty',
      },
      {
        path: OFFICE_PAGES.rules,
        name: { id: 'Aturan', en: 'Rules' },
        what: {
          id: 'Batas waktu, jam, hari libur, jenjang, dan versinya.',
          en: 'Limits, hours, holidays, escalation, and their versions.',
        },
        needs: 'readPolicy',
      },
      {
        path: OFFICE_PAGES.access,
        name: { id: 'Siapa boleh apa', en: 'Who may do what' },
        what: { id: 'Tabel hak akses, menurut jabatan.', en: 'The table of access, by function.' },
      },
      {
        path: OFFICE_PAGES.record,
        name: { id: 'Keutuhan catatan', en: 'Integrity of records' },
        what: {
          id: 'Apakah catatan sebuah laporan, atau sebulan, masih utuh.',
          en: 'Whether the record of a report, or of a month, still holds.',
        },
        needs: 'verifyRecords',
      },
    ],
  },
  {
    heading: { id: 'Sistem', en: 'System' },
    places: [
      {
        path: OFFICE_PAGES.trouble,
        name: { id: 'Gangguan', en: 'Trouble' },
        what: {
          id: 'Alarm, pesan gagal, antrean, dan siapa yang tidak terjangkau.',
          en: 'Alarms, dead letters, queues, and who is not reached.',
        },
        needs: 'listLetterActs',
      },
      {
        path: OFFICE_PAGES.people,
        name: { id: 'Orang', en: 'People' },
        what: {
          id: 'Siapa yang punya akun dan jabatan, dan usul yang menunggu orang kedua.',
          en: 'Who has an account and a function, and proposals that wait for a second person.',
        },
        needs: 'readAccounts',
      },
      {
        path: OFFICE_PAGES.contacts,
        name: { id: 'Kontak', en: 'Contacts' },
        what: {
          id: 'Ke mana pemberitahuan dikirim, dan usul yang menunggu orang kedua.',
          en: 'Where notices go, and proposals that wait for a second person.',
        },
        needs: 'readContacts',
      },
    ],
  },
  {
    heading: { id: 'Bantuan', en: 'Help' },
    places: [
      {
        path: OFFICE_PAGES.handover,
        name: { id: 'Serah terima', en: 'Hand-over' },
        what: {
          id: 'Pekerjaan terbuka dan riwayatnya, untuk pengganti Anda; dapat dicetak.',
          en: 'Open work and its story, for whoever follows you; printable.',
        },
      },
      {
        path: OFFICE_PAGES.help,
        name: { id: 'Bantuan', en: 'Help' },
        what: { id: 'Untuk apa setiap halaman, dan tombol papan ketik.', en: 'What each page is for, and the keys.' },
      },
    ],
  },
];

/** The places that are somebody's; until it is known who they are, those that are everybody's. */
export const placesOf = (me: Pick<Me, 'may'> | undefined): typeof PLACES =>
  PLACES.map(({ heading, places }) => ({
    heading,
    places: places.filter(({ needs }) => needs === undefined || me?.may.includes(needs) === true),
  })).filter(({ places }) => places.length > 0);
