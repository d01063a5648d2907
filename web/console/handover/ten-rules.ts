/**
 * How the office treats reports, as it settled in May 2025, in ten sentences. What is counted in days and hours stands
 * among the rules and is not repeated here.
 */
export const TEN_RULES: readonly Readonly<Record<'id' | 'en', string>>[] = [
  {
    id: 'Laporan hanya dihitung bila masuk melalui kanal resmi SP4N-LAPOR!; aduan lewat telepon, obrolan, atau lisan dijawab dengan jalan ke kanal resmi.',
    en: 'A report counts only if it comes through the official channel SP4N-LAPOR!; a call, a chat or a talk is answered with the way there.',
  },
  {
    id: 'Antrean dibuka setiap hari kerja oleh Lapor admin, atau oleh penggantinya bila ia berhalangan.',
    en: 'The queue is opened every working day by the Lapor admin, or by whoever stands in.',
  },
  {
    id: 'Setiap laporan segera diklasifikasikan: laporan pengawasan atau layanan umum. Mesin mengusulkan, petugas bertanggung jawab.',
    en: 'Every report is classified at once: oversight or service. The machine proposes, an officer answers for it.',
  },
  {
    id: 'Grup unit yang berwenang segera diberi tahu, dan laporan ditandai sudah diproses: dua hal yang dicatat sendiri-sendiri.',
    en: 'The group of the unit concerned is told at once, and the report is marked as processed: two things, each recorded by itself.',
  },
  {
    id: 'Laporan pengawasan hanya dibaca oleh yang berhak; siapa yang disebut di dalamnya tidak mengetahuinya sama sekali.',
    en: 'An oversight report is read only by those entitled to; whoever is named in it knows nothing of it.',
  },
  {
    id: 'Jawaban disampaikan di kanal tepat waktu, sesuai prosedur, lalu dicatat di sini dengan kapan dan oleh siapa.',
    en: 'Answers are given in the channel, in time and by the procedure, and recorded here with when and by whom.',
  },
  {
    id: 'Laporan dituntaskan dengan hasil yang sebenarnya: diperbaiki, dijawab, direncanakan, atau tidak diperbaiki. Selesai tidak selalu berarti diperbaiki.',
    en: 'A report is resolved with its true result: fixed, answered, planned or not fixed. Closed does not always mean fixed.',
  },
  {
    id: 'Yang bukan wewenang kantor diteruskan kepada instansi yang berwenang, dan pelapor diberi tahu.',
    en: 'What is not for this office is referred to the agency that it is for, and the reporter is told.',
  },
  {
    id: 'Setiap kegiatan, rutin maupun insidental, didokumentasikan dan menjadi bahan berita.',
    en: 'Every activity, routine or incidental, is documented and is material for news.',
  },
  {
    id: 'Sekretaris menerima laporan kepatuhan setiap minggu dan setiap bulan; setiap angkanya dapat ditelusuri sampai laporannya.',
    en: 'The Secretary receives a compliance report every week and every month; each of its figures can be followed to its reports.',
  },
];
