import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import { CLOCK_NAMES, Clock } from '#shared/domain/report/clock-rules';
import type { ReportEvent } from '#shared/domain/report/event';
import {
  ARCHIVE_REASON_NAMES,
  ArchiveReason,
  CLOSED_BY_NAMES,
  ClosedBy,
  REOPEN_REASON_NAMES,
  RESULT_NAMES,
  ReopenReason,
  Result,
} from '#shared/domain/report/reasons';
import { isDone, unitOf } from '#shared/domain/report/report';
import type { WatchedClock } from '#shared/domain/report/watch-rules';
import { ACTOR_NAMES } from '#shared/domain/words/actor';
import { titled } from '#shared/domain/words/titled';
import { CLASS_NAMES, Desk, ReportClass, Unit } from '#shared/domain/words/words';
import { type FigureBySort, type FigureRow, type FigureWords, sorted, UNKNOWN_SORT } from './figure-row.ts';
import {
  agrees,
  cameOut,
  everybody,
  hasBoth,
  hasClock,
  hasMoved,
  is,
  isEnded,
  isFinished,
  isForFollowUp,
  isInProcess,
  isStatedInTime,
  receivedAt,
  resolvedAt,
  routedFirst,
  startOf,
  took,
  waitsForConfirmation,
} from './formula-terms.ts';
import { assigneeName, channelName, inTable, subDistrictName, topicName, UNCLASSIFIED } from './sort-names.ts';
import { OUTCOME_MEANS, OUTCOME_NAMES, OUTCOMES, type Outcome, overdueLimits, type Standing } from './standing.ts';

const wordsOfOutcomes = (clock: WatchedClock, means: string): Readonly<Record<Outcome, FigureWords>> => {
  const words = (outcome: Outcome): FigureWords => ({
    name: `Tenggat ${CLOCK_NAMES[clock].id}: ${OUTCOME_NAMES[outcome].id}`,
    means: `${means}: ${OUTCOME_MEANS[outcome]}`,
  });
  return { met: words('met'), missed: words('missed'), pending: words('pending') };
};

/** How a clock came out, among the reports that have it. */
const ofClock = (clock: WatchedClock, means: string, sortWords?: Readonly<Partial<Record<Outcome, FigureWords>>>) =>
  ({
    family: 'cohort count by sort',
    whole: hasClock(clock),
    ...sorted(OUTCOMES, cameOut(clock)),
    sortName: inTable(OUTCOME_NAMES),
    sortWords: { ...wordsOfOutcomes(clock, means), ...sortWords },
    words: { name: `Tenggat ${CLOCK_NAMES[clock].id}`, means },
    public: 'sum',
  }) as const;

/**
 * Every figure, one row each, in the order in which they are printed: its formula, its words, and what everybody may
 * see of it. docs/figures.md says the same to an auditor.
 */
export const FIGURES = {
  received: {
    family: 'cohort count',
    whole: everybody,
    counted: everybody,
    words: {
      name: 'Laporan diterima',
      means: 'semua laporan yang hari penerimaannya dalam periode ini',
      headline: 'number',
    },
    public: 'alone',
  },
  'received.class.*': {
    family: 'breakdown',
    ...sorted([...ReportClass.options, UNKNOWN_SORT], ({ report }: Standing) =>
      report.status === 'received' ? UNKNOWN_SORT : report.class,
    ),
    sortName: inTable(CLASS_NAMES, UNCLASSIFIED),
    words: { name: 'Diterima menurut klasifikasi', means: 'laporan yang diterima, menurut klasifikasinya kini' },
    public: 'sum',
  },
  'received.topic.*': {
    family: 'breakdown',
    sort: ({ report }) => (report.status === 'received' ? UNKNOWN_SORT : report.topic),
    words: { name: 'Diterima menurut topik', means: 'laporan yang diterima, menurut topiknya kini' },
    sortName: topicName,
    public: 'sum',
  },
  'received.unit.*': {
    family: 'breakdown',
    ...sorted(
      [...Unit.options, ...Desk.options, UNKNOWN_SORT],
      ({ report }: Standing) => unitOf(report) ?? UNKNOWN_SORT,
    ),
    sortName: assigneeName,
    words: {
      name: 'Diterima menurut unit',
      means: 'laporan yang diterima, menurut unit atau meja yang memegangnya kini, atau terakhir bila sudah berakhir',
    },
    public: 'sum',
  },
  'received.channel.*': {
    family: 'breakdown',
    sort: ({ report }) => report.channel,
    sortName: channelName,
    words: { name: 'Diterima menurut kanal', means: 'laporan yang diterima, menurut kanal asalnya' },
    public: 'sum',
  },
  'received.subDistrict.*': {
    family: 'breakdown',
    sort: ({ report }) => report.subDistrict ?? UNKNOWN_SORT,
    sortName: subDistrictName,
    words: {
      name: 'Diterima menurut kecamatan',
      means: 'laporan yang diterima, menurut kecamatan yang disebut pelapornya',
    },
    public: 'sum',
  },
  classified: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report }) => report.status !== 'received',
    words: {
      name: 'Sudah diklasifikasi',
      means: 'memiliki klasifikasi, dari mesin atau petugas, dari semua yang diterima',
    },
    public: 'ends',
  },
  routed: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ first }) => first.routed !== undefined,
    words: {
      name: 'Pernah didisposisikan',
      means: 'pernah didisposisikan ke unit atau meja, dari semua yang diterima',
    },
    public: 'ends',
  },
  open: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report }) => !isDone(report),
    words: {
      name: 'Masih terbuka',
      means: 'belum ditutup, diteruskan ke instansi lain atau diarsipkan, dari semua yang diterima dalam periode ini',
    },
    public: 'ends',
  },
  overdue: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report, asOf }) => overdueLimits(report, asOf).length > 0,
    words: {
      name: 'Lewat batas waktu',
      means:
        'masih terbuka dengan tenggat yang berjalan dan batas waktunya sudah berlalu, dari semua yang diterima dalam periode ini; diamnya pelapor tidak dihitung',
    },
    public: 'ends',
  },
  awaiting: {
    family: 'cohort count',
    whole: everybody,
    counted: is('awaitingReporter'),
    words: { name: 'Menunggu kelengkapan', means: 'menunggu pelapor melengkapinya, dari semua yang diterima' },
    public: 'ends',
  },
  resolved: {
    family: 'cohort count',
    whole: everybody,
    counted: is('resolved'),
    words: { name: 'Tuntas, menunggu tanggapan', means: 'dituntaskan dan belum ditutup, dari semua yang diterima' },
    public: 'ends',
  },
  closed: {
    family: 'cohort count',
    whole: everybody,
    counted: isFinished,
    words: { name: 'Selesai', means: 'ditutup, dari semua yang diterima', headline: 'share', better: 'more' },
    public: 'ends',
  },
  referred: {
    family: 'cohort count',
    whole: everybody,
    counted: is('referred'),
    words: { name: 'Bukan wewenang', means: 'diteruskan ke instansi yang berwenang, dari semua yang diterima' },
    public: 'ends',
  },
  archived: {
    family: 'cohort count',
    whole: everybody,
    counted: is('archived'),
    words: { name: 'Diarsipkan', means: 'diarsipkan, dengan alasan apa pun, dari semua yang diterima' },
    public: 'ends',
  },
  'result.*': {
    family: 'cohort count by sort',
    whole: isEnded,
    ...sorted(Result.options, ({ report }: Standing) => ('result' in report ? report.result : undefined)),
    sortName: inTable(RESULT_NAMES),
    words: { name: 'Hasil', means: 'hasil laporan yang tuntas atau selesai, dari semua yang tuntas atau selesai' },
    public: 'ends',
  },
  'closed.*': {
    family: 'cohort count by sort',
    whole: isFinished,
    ...sorted(ClosedBy.options, ({ report }: Standing) => (report.status === 'closed' ? report.closedBy : undefined)),
    sortName: inTable(CLOSED_BY_NAMES),
    words: { name: 'Selesai', means: 'oleh siapa atau karena apa ditutup, dari semua yang ditutup' },
    public: 'ends',
  },
  'archived.*': {
    family: 'cohort count by sort',
    whole: is('archived'),
    ...sorted(ArchiveReason.options, ({ report }: Standing) =>
      report.status === 'archived' ? report.reason : undefined,
    ),
    sortName: inTable(ARCHIVE_REASON_NAMES),
    words: { name: 'Diarsipkan', means: 'alasan diarsipkan, dari semua yang diarsipkan' },
    public: 'ends',
  },
  inProcess: {
    family: 'cohort count',
    whole: everybody,
    counted: isInProcess,
    words: {
      name: 'Proses',
      means: 'jawaban sudah disampaikan dan laporan belum ditutup, dari semua yang diterima',
      headline: 'share',
    },
    public: 'ends',
  },
  'followedUp.panrb.gross': {
    family: 'cohort count',
    whole: everybody,
    counted: (standing) => isFinished(standing) || isInProcess(standing),
    words: {
      name: 'Ditindaklanjuti (KemenPANRB, kotor)',
      means: 'rumus KemenPANRB: (selesai + proses) dibagi semua yang diterima',
      headline: 'share',
      better: 'more',
    },
    public: 'ends',
  },
  'followedUp.panrb.net': {
    family: 'cohort count',
    whole: isForFollowUp,
    counted: (standing) => isFinished(standing) || isInProcess(standing),
    words: {
      name: 'Ditindaklanjuti (KemenPANRB, bersih)',
      means: 'rumus yang sama, tanpa laporan yang diarsipkan, diteruskan ke instansi lain atau ganda',
      headline: 'share',
      better: 'more',
    },
    public: 'ends',
  },
  'followedUp.kemendagri.gross': {
    family: 'cohort count',
    whole: everybody,
    counted: isFinished,
    words: {
      name: 'Ditindaklanjuti (Kemendagri, kotor)',
      means: 'rumus Kemendagri: selesai dibagi semua yang diterima',
      headline: 'share',
      better: 'more',
    },
    public: 'ends',
  },
  'followedUp.kemendagri.net': {
    family: 'cohort count',
    whole: isForFollowUp,
    counted: isFinished,
    words: {
      name: 'Ditindaklanjuti (Kemendagri, bersih)',
      means: 'rumus yang sama, tanpa laporan yang diarsipkan, diteruskan ke instansi lain atau ganda',
      headline: 'share',
      better: 'more',
    },
    public: 'ends',
  },
  'triage.*': ofClock('triage', 'sejak diterima sampai diklasifikasi'),
  'inform.*': ofClock('inform', 'sejak didisposisikan sampai grup unit diberi tahu'),
  'processed.*': ofClock('processed', 'sejak didisposisikan sampai ditandai sudah diproses'),
  'firstResponse.*': ofClock(
    'firstResponse',
    'sejak didisposisikan ke kantor ini atau diterima, menurut kebijakan, sampai jawaban disampaikan',
    {
      met: {
        name: titled(`${CLOCK_NAMES.firstResponse.id} ${OUTCOME_NAMES.met.id}`),
        means: 'disampaikan pada atau sebelum batas waktunya, dari laporan yang memiliki tenggat itu',
        headline: 'share',
        better: 'more',
      },
    },
  ),
  answeredLater: {
    family: 'cohort count',
    whole: (standing) => cameOut('firstResponse')(standing) === 'missed',
    counted: isStatedInTime,
    words: {
      name: 'Jawaban dinyatakan tepat waktu, dicatat sesudah batasnya',
      means: 'dari yang lewat batas tanggapan awalnya, yang jawabannya dinyatakan disampaikan pada waktunya',
    },
    public: 'never',
  },
  'resolution.*': ofClock(
    'resolution',
    'sejak didisposisikan ke kantor ini atau diterima, menurut kebijakan, sampai tuntas atau diteruskan',
    {
      met: {
        name: titled(`${CLOCK_NAMES.resolution.id} ${OUTCOME_NAMES.met.id}`),
        means: 'tuntas pada atau sebelum batas waktunya, dari laporan yang memiliki tenggat itu',
        headline: 'share',
        better: 'more',
      },
    },
  ),
  notSatisfied: {
    family: 'cohort count',
    whole: ({ first }) => first.resolved !== undefined,
    counted: ({ reopened }) => reopened > 0,
    words: {
      name: 'Dibuka kembali',
      means: 'dengan alasan apa pun, dari yang pernah dituntaskan',
      headline: 'share',
      better: 'less',
    },
    public: 'alone',
  },
  handedBack: {
    family: 'cohort count',
    whole: ({ first }) => first.routed !== undefined,
    counted: ({ events }) => events.some(({ event }) => event.type === 'HandedBack'),
    words: { name: 'Pernah dikembalikan unit', means: 'dikembalikan oleh suatu unit, dari yang pernah didisposisikan' },
    public: 'alone',
  },
  rerouted: {
    family: 'cohort count',
    whole: ({ first }) => first.routed !== undefined,
    counted: hasMoved,
    words: {
      name: 'Pernah pindah unit',
      means: 'didisposisikan ke unit lain sesudah yang pertama, dari yang pernah didisposisikan',
    },
    public: 'alone',
  },
  escalated: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ events }) => events.some(({ event }) => event.type === 'Escalated'),
    words: {
      name: 'Naik jenjang eskalasi',
      means: 'yang lewat batas dan tidak ditangani sampai jenjang berikutnya diberi tahu',
    },
    public: 'alone',
  },
  'machine.abstained': {
    family: 'cohort count',
    whole: ({ proposed }) => proposed !== undefined,
    counted: ({ proposed }) => proposed?.abstain === true,
    words: {
      name: 'Mesin tidak yakin',
      means: 'usulan pertama mesin menyerahkannya kepada petugas, dari yang memiliki usulan mesin',
    },
    public: 'machine',
  },
  'machine.agreed': {
    family: 'cohort count',
    whole: hasBoth,
    counted: agrees,
    words: {
      name: 'Usulan mesin dibenarkan',
      means:
        'klasifikasi dan topik usulan pertama mesin sama dengan yang diputuskan atau dibenarkan petugas terakhir, dari yang memiliki keduanya',
    },
    public: 'machine',
  },
  'machine.unconfirmed': {
    family: 'cohort count',
    whole: ({ report }) => report.status !== 'received' && report.decidedBy === 'machine',
    counted: waitsForConfirmation,
    words: {
      name: 'Belum dikonfirmasi petugas',
      means: 'diputuskan mesin dan masih menunggu dibenarkan petugas, dari yang diputuskan mesin',
      headline: 'share',
      better: 'less',
    },
    public: 'machine',
  },
  channelDiffers: {
    family: 'cohort count',
    whole: ({ report }) => report.channelStatus !== undefined,
    counted: ({ report }) => report.status !== 'received' && channelDiffersSince(report) !== undefined,
    words: {
      name: 'Beda status kanal',
      means: 'kantor dan kanal menyebut hal yang berbeda, dari yang statusnya disebut kanal',
    },
    public: 'alone',
  },
  'time.triage.machine': {
    family: 'cohort duration',
    minutes: took('triage', receivedAt, ({ first }) => first.machineClassified),
    words: {
      name: titled(`${CLOCK_NAMES.triage.id} oleh ${ACTOR_NAMES.machine.id}`),
      means: 'sejak diterima sampai klasifikasi pertama oleh mesin',
    },
    public: 'alone',
  },
  'time.triage.person': {
    family: 'cohort duration',
    minutes: took('triage', receivedAt, ({ first }) => first.personClassified),
    words: {
      name: titled(`${CLOCK_NAMES.triage.id} oleh ${ACTOR_NAMES.person.id}`),
      means: 'sejak diterima sampai dibenarkan atau diputuskan petugas',
    },
    public: 'alone',
  },
  'time.inform': {
    family: 'cohort duration',
    minutes: took('inform', routedFirst, ({ first }) => first.informed),
    words: { name: titled(CLOCK_NAMES.inform.id), means: 'sejak didisposisikan sampai grup unit diberi tahu' },
    public: 'alone',
  },
  'time.processed': {
    family: 'cohort duration',
    minutes: took('processed', routedFirst, ({ first }) => first.processed),
    words: { name: titled(CLOCK_NAMES.processed.id), means: 'sejak didisposisikan sampai tanda dinyatakan' },
    public: 'alone',
  },
  'time.firstResponse': {
    family: 'cohort duration',
    minutes: took('firstResponse', startOf('firstResponse'), ({ report }) => report.answeredAt),
    words: {
      name: titled(CLOCK_NAMES.firstResponse.id),
      means: 'sejak tenggatnya mulai sampai jawaban disampaikan di kanal',
    },
    public: 'alone',
  },
  'time.resolution': {
    family: 'cohort duration',
    minutes: took('resolution', startOf('resolution'), resolvedAt),
    words: { name: titled(CLOCK_NAMES.resolution.id), means: 'sejak tenggatnya mulai sampai tuntas' },
    public: 'alone',
  },
  'age.open': {
    family: 'cohort age',
    whole: ({ report }) => !isDone(report),
    words: { name: 'Umur laporan terbuka', means: 'hari kalender sejak hari penerimaan, dari yang masih terbuka' },
    public: 'alone',
  },
  'flow.received': {
    family: 'flow',
    event: 'Received',
    always: true,
    words: { name: 'Penerimaan', means: 'laporan yang masuk dalam periode ini' },
    public: 'alone',
  },
  'flow.classified': {
    family: 'flow',
    event: 'Classified',
    always: true,
    words: {
      name: 'Pengklasifikasian',
      means: 'klasifikasi yang ditetapkan dalam periode ini; sebuah laporan dapat lebih dari sekali',
    },
    public: 'flow',
  },
  'flow.classified.*': {
    family: 'flow by sort',
    ...sorted(['machine', 'person'], (event: ReportEvent) =>
      event.type === 'Classified' ? event.decidedBy : undefined,
    ),
    sortName: inTable(ACTOR_NAMES),
    words: {
      name: 'Pengklasifikasian',
      means: 'klasifikasi yang ditetapkan dalam periode ini, menurut siapa yang menetapkannya',
    },
    public: 'flow',
  },
  'flow.routed': {
    family: 'flow',
    event: 'Routed',
    always: true,
    words: { name: 'Disposisi', means: 'disposisi dalam periode ini; sebuah laporan dapat lebih dari sekali' },
    public: 'flow',
  },
  'flow.routed.*': {
    family: 'flow by sort',
    ...sorted([...Unit.options, ...Desk.options], (event: ReportEvent) =>
      event.type === 'Routed' ? event.assignee : undefined,
    ),
    sortName: assigneeName,
    words: { name: 'Disposisi', means: 'disposisi dalam periode ini, menurut unit atau meja tujuannya' },
    public: 'flow',
  },
  'flow.processed': {
    family: 'flow',
    event: 'MarkedProcessed',
    words: {
      name: 'Penandaan sudah diproses',
      means: 'berapa kali dinyatakan dalam periode ini bahwa laporan sedang ditangani',
    },
    public: 'alone',
  },
  'flow.asked': {
    family: 'flow',
    event: 'ReporterAsked',
    words: { name: 'Permintaan kelengkapan', means: 'pertanyaan kepada pelapor dalam periode ini' },
    public: 'alone',
  },
  'flow.answered': {
    family: 'flow',
    event: 'AnswerPosted',
    always: true,
    words: {
      name: 'Penyampaian jawaban',
      means: 'jawaban yang dicatat dalam periode ini sebagai disampaikan di kanal',
    },
    public: 'alone',
  },
  'flow.handedBack': {
    family: 'flow',
    event: 'HandedBack',
    words: {
      name: 'Pengembalian oleh unit',
      means: 'laporan yang dikembalikan unit untuk diputuskan, dalam periode ini',
    },
    public: 'alone',
  },
  'flow.reopened': {
    family: 'flow',
    event: 'Reopened',
    always: true,
    words: { name: 'Pembukaan kembali', means: 'laporan yang dibuka kembali dalam periode ini' },
    public: 'flow',
  },
  'flow.reopened.*': {
    family: 'flow by sort',
    ...sorted(ReopenReason.options, (event: ReportEvent) => (event.type === 'Reopened' ? event.reason : undefined)),
    sortName: inTable(REOPEN_REASON_NAMES),
    words: { name: 'Pembukaan kembali', means: 'laporan yang dibuka kembali dalam periode ini, menurut alasannya' },
    public: 'flow',
  },
  'flow.referred': {
    family: 'flow',
    event: 'Referred',
    always: true,
    words: {
      name: 'Penerusan ke instansi lain',
      means: 'laporan yang diteruskan ke instansi yang berwenang, dalam periode ini',
    },
    public: 'alone',
  },
  'flow.resolved': {
    family: 'flow',
    event: 'Resolved',
    always: true,
    words: { name: 'Penuntasan', means: 'laporan yang dituntaskan dalam periode ini' },
    public: 'flow',
  },
  'flow.resolved.*': {
    family: 'flow by sort',
    ...sorted(Result.options, (event: ReportEvent) => (event.type === 'Resolved' ? event.result : undefined)),
    sortName: inTable(RESULT_NAMES),
    words: { name: 'Penuntasan', means: 'laporan yang dituntaskan dalam periode ini, menurut hasilnya' },
    public: 'flow',
  },
  'flow.closed': {
    family: 'flow',
    event: 'Closed',
    always: true,
    words: { name: 'Penutupan', means: 'laporan yang ditutup dalam periode ini' },
    public: 'flow',
  },
  'flow.closed.*': {
    family: 'flow by sort',
    ...sorted(ClosedBy.options, (event: ReportEvent) => (event.type === 'Closed' ? event.closedBy : undefined)),
    sortName: inTable(CLOSED_BY_NAMES),
    words: { name: 'Penutupan', means: 'laporan yang ditutup dalam periode ini, menurut siapa atau karena apa' },
    public: 'flow',
  },
  'flow.archived': {
    family: 'flow',
    event: 'Archived',
    always: true,
    words: { name: 'Pengarsipan', means: 'laporan yang diarsipkan dalam periode ini' },
    public: 'flow',
  },
  'flow.archived.*': {
    family: 'flow by sort',
    ...sorted(ArchiveReason.options, (event: ReportEvent) => (event.type === 'Archived' ? event.reason : undefined)),
    sortName: inTable(ARCHIVE_REASON_NAMES),
    words: { name: 'Pengarsipan', means: 'laporan yang diarsipkan dalam periode ini, menurut alasannya' },
    public: 'flow',
  },
  'flow.missed': {
    family: 'flow',
    event: 'DeadlineMissed',
    always: true,
    words: {
      name: 'Pencatatan lewat batas',
      means: 'lewatnya batas waktu yang dicatat dalam periode ini, satu kali untuk setiap tenggat dan tanggal',
    },
    public: 'flow',
  },
  'flow.missed.*': {
    family: 'flow by sort',
    ...sorted(Clock.options, (event: ReportEvent) => (event.type === 'DeadlineMissed' ? event.clock : undefined)),
    sortName: inTable(CLOCK_NAMES),
    words: {
      name: 'Pencatatan lewat batas',
      means: 'lewatnya batas waktu yang dicatat dalam periode ini, menurut tenggatnya',
    },
    public: 'flow',
  },
  'flow.identityRevealed': {
    family: 'flow',
    event: 'IdentityRevealed',
    words: { name: 'Pembukaan identitas pelapor', means: 'berapa kali identitas pelapor dibuka dalam periode ini' },
    public: 'alone',
  },
  'flow.moved': {
    family: 'flow',
    event: 'DeadlineMoved',
    words: {
      name: 'Perpindahan batas waktu',
      means: 'batas waktu yang berpindah dalam periode ini karena kalender berubah',
    },
    public: 'alone',
  },
  'flow.extended': {
    family: 'flow',
    event: 'DeadlineExtended',
    words: { name: 'Perpanjangan', means: 'batas waktu yang diperpanjang dalam periode ini' },
    public: 'alone',
  },
  'flow.noticesFailed': {
    family: 'notices',
    words: {
      name: 'Pemberitahuan gagal',
      means: 'pemberitahuan yang dalam periode ini diketahui gagal, memantul, atau tidak pasti untuk selamanya',
    },
    public: 'alone',
  },
} as const satisfies Readonly<Record<`${string}.*`, FigureBySort> & Record<string, FigureRow>>;
