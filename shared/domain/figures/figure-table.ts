import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import { CLOCK_NAMES, Clock } from '#shared/domain/report/clock-rules';
import type { ReportEvent } from '#shared/domain/report/event';
import {
  ARCHIVE_REASON_NAMES,
  type ArchivedFor,
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
import { joined, titledBoth } from '#shared/domain/words/titled';
import { type Bilingual, CLASS_NAMES, Desk, ReportClass, Unit } from '#shared/domain/words/words';
import { type FigureBySort, type FigureRow, type FigureWords, sorted, UNKNOWN_SORT } from './figure-row.ts';
import {
  agrees,
  cameOut,
  everybody,
  hasBoth,
  hasClock,
  hasMoved,
  is,
  isArchived,
  isEnded,
  isFinished,
  isForFollowUp,
  isInProcess,
  isRecordedHere,
  isReferred,
  isStatedInTime,
  receivedAt,
  resolvedAt,
  routedFirst,
  startOf,
  type Test,
  took,
  waitsForConfirmation,
} from './formula-terms.ts';
import { assigneeName, channelName, inTable, subDistrictName, topicName, UNCLASSIFIED } from './sort-names.ts';
import { OUTCOME_MEANS, OUTCOME_NAMES, OUTCOMES, type Outcome, overdueLimits, type Standing } from './standing.ts';

const limitOf = (clock: WatchedClock): Bilingual => ({
  id: `Tenggat ${CLOCK_NAMES[clock].id}`,
  en: `Limit of ${CLOCK_NAMES[clock].en}`,
});
const inTime = ({ id, en }: Bilingual): Bilingual =>
  titledBoth({ id: `${id} ${OUTCOME_NAMES.met.id}`, en: `${en} ${OUTCOME_NAMES.met.en}` });
const triagedBy = (actor: 'machine' | 'person'): Bilingual =>
  titledBoth({
    id: `${CLOCK_NAMES.triage.id} oleh ${ACTOR_NAMES[actor].id}`,
    en: `${CLOCK_NAMES.triage.en} by ${ACTOR_NAMES[actor].en}`,
  });

const wordsOfOutcomes = (clock: WatchedClock, means: Bilingual): Readonly<Record<Outcome, FigureWords>> => {
  const words = (outcome: Outcome): FigureWords => ({
    name: joined(limitOf(clock), OUTCOME_NAMES[outcome]),
    means: joined(means, OUTCOME_MEANS[outcome]),
  });
  return { met: words('met'), missed: words('missed'), pending: words('pending') };
};

const isDecidedByMachine: Test = ({ report }) => report.status !== 'received' && report.decidedBy === 'machine';

/** By whom or why it was closed, where that is known. */
const closedBy = ({ report }: Standing): (typeof ClosedBy.options)[number] | undefined => {
  if (report.status === 'closed') return report.closedBy;
  return report.status === 'history' ? report.ended.closedBy : undefined;
};

/** What was taken back with its sheet is in no figure. */
const archivedFor = ({ reason }: { readonly reason: ArchivedFor }): ArchiveReason | undefined =>
  reason === 'importUndone' ? undefined : reason;

/** How a clock came out, among the reports that have it. */
const ofClock = (clock: WatchedClock, means: Bilingual, sortWords?: Readonly<Partial<Record<Outcome, FigureWords>>>) =>
  ({
    family: 'cohort count by sort',
    whole: hasClock(clock),
    ...sorted(OUTCOMES, cameOut(clock)),
    sortName: inTable(OUTCOME_NAMES),
    sortWords: { ...wordsOfOutcomes(clock, means), ...sortWords },
    words: { name: limitOf(clock), means },
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
      name: { id: 'Laporan diterima', en: 'Reports received' },
      means: {
        id: 'semua laporan yang hari penerimaannya dalam periode ini',
        en: 'all reports whose day of receipt lies in this period',
      },
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
    words: {
      name: { id: 'Diterima menurut klasifikasi', en: 'Received by class' },
      means: {
        id: 'laporan yang diterima, menurut klasifikasinya kini',
        en: 'reports received, by the class that they have now',
      },
    },
    public: 'sum',
  },
  'received.topic.*': {
    family: 'breakdown',
    sort: ({ report }) => (report.status === 'received' ? UNKNOWN_SORT : report.topic),
    words: {
      name: { id: 'Diterima menurut topik', en: 'Received by topic' },
      means: {
        id: 'laporan yang diterima, menurut topiknya kini',
        en: 'reports received, by the topic that they have now',
      },
    },
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
      name: { id: 'Diterima menurut unit', en: 'Received by unit' },
      means: {
        id: 'laporan yang diterima, menurut unit atau meja yang memegangnya kini, atau terakhir bila sudah berakhir',
        en: 'reports received, by the unit or desk that has them now, or had them last where they have ended',
      },
    },
    public: 'sum',
  },
  'received.channel.*': {
    family: 'breakdown',
    sort: ({ report }) => report.channel,
    sortName: channelName,
    words: {
      name: { id: 'Diterima menurut kanal', en: 'Received by channel' },
      means: {
        id: 'laporan yang diterima, menurut kanal asalnya',
        en: 'reports received, by the channel that they came through',
      },
    },
    public: 'sum',
  },
  'received.subDistrict.*': {
    family: 'breakdown',
    sort: ({ report }) => report.subDistrict ?? UNKNOWN_SORT,
    sortName: subDistrictName,
    words: {
      name: { id: 'Diterima menurut kecamatan', en: 'Received by sub-district' },
      means: {
        id: 'laporan yang diterima, menurut kecamatan yang disebut pelapornya',
        en: 'reports received, by the sub-district that their reporters name',
      },
    },
    public: 'sum',
  },
  imported: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report }) => report.imported !== undefined,
    words: {
      name: { id: 'Dari riwayat yang diimpor', en: 'From imported history' },
      means: {
        id: 'dimasukkan dari lembar riwayat, dari semua yang diterima; kapan dijawab dan berapa lama tidak diketahui, sehingga tidak ikut dalam angka waktu',
        en: 'taken in from a sheet of history, of all received; when they were answered and how long it took is not known, so no figure of time counts them',
      },
    },
    public: 'alone',
  },
  classified: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report }) => report.status !== 'received',
    words: {
      name: { id: 'Sudah diklasifikasi', en: 'Classified' },
      means: {
        id: 'memiliki klasifikasi, dari mesin atau petugas, dari semua yang diterima',
        en: 'have a class, by machine or person, of all received',
      },
    },
    public: 'ends',
  },
  routed: {
    family: 'cohort count',
    whole: isRecordedHere,
    counted: ({ first }) => first.routed !== undefined,
    words: {
      name: { id: 'Pernah didisposisikan', en: 'Ever routed' },
      means: {
        id: 'pernah didisposisikan ke unit atau meja, dari semua yang diterima selain yang diimpor',
        en: 'were ever routed to a unit or desk, of all received but those that were imported',
      },
    },
    public: 'ends',
  },
  open: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report }) => !isDone(report),
    words: {
      name: { id: 'Masih terbuka', en: 'Still open' },
      means: {
        id: 'belum ditutup, diteruskan ke instansi lain atau diarsipkan, dari semua yang diterima dalam periode ini',
        en: 'neither closed, passed on to another agency nor archived, of all received in this period',
      },
    },
    public: 'ends',
  },
  overdue: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report, asOf }) => overdueLimits(report, asOf).length > 0,
    words: {
      name: { id: 'Lewat batas waktu', en: 'Overdue' },
      means: {
        id: 'masih terbuka dengan tenggat yang berjalan dan batas waktunya sudah berlalu, dari semua yang diterima dalam periode ini; diamnya pelapor tidak dihitung',
        en: 'still open with a clock that runs and whose date is over, of all received in this period; the reporter’s silence does not count',
      },
    },
    public: 'ends',
  },
  awaiting: {
    family: 'cohort count',
    whole: everybody,
    counted: is('awaitingReporter'),
    words: {
      name: { id: 'Menunggu kelengkapan', en: 'Waiting for the reporter' },
      means: {
        id: 'menunggu pelapor melengkapinya, dari semua yang diterima',
        en: 'wait for the reporter to complete them, of all received',
      },
    },
    public: 'ends',
  },
  resolved: {
    family: 'cohort count',
    whole: everybody,
    counted: is('resolved'),
    words: {
      name: { id: 'Tuntas, menunggu tanggapan', en: 'Resolved, waiting for a reaction' },
      means: {
        id: 'dituntaskan dan belum ditutup, dari semua yang diterima',
        en: 'resolved and not closed yet, of all received',
      },
    },
    public: 'ends',
  },
  closed: {
    family: 'cohort count',
    whole: everybody,
    counted: isFinished,
    words: {
      name: { id: 'Selesai', en: 'Closed' },
      means: { id: 'ditutup, dari semua yang diterima', en: 'closed, of all received' },
      headline: 'share',
      better: 'more',
    },
    public: 'ends',
  },
  referred: {
    family: 'cohort count',
    whole: everybody,
    counted: isReferred,
    words: {
      name: { id: 'Bukan wewenang', en: 'Not our authority' },
      means: {
        id: 'diteruskan ke instansi yang berwenang, dari semua yang diterima',
        en: 'passed on to the agency in charge, of all received',
      },
    },
    public: 'ends',
  },
  archived: {
    family: 'cohort count',
    whole: everybody,
    counted: isArchived,
    words: {
      name: { id: 'Diarsipkan', en: 'Archived' },
      means: {
        id: 'diarsipkan, dengan alasan apa pun, dari semua yang diterima',
        en: 'archived, for whatever reason, of all received',
      },
    },
    public: 'ends',
  },
  'result.*': {
    family: 'cohort count by sort',
    whole: isEnded,
    ...sorted(Result.options, ({ report }: Standing) => ('result' in report ? report.result : undefined)),
    sortName: inTable(RESULT_NAMES),
    words: {
      name: { id: 'Hasil', en: 'Result' },
      means: {
        id: 'hasil laporan yang tuntas atau selesai, dari semua yang tuntas atau selesai',
        en: 'the result of reports that were resolved or closed, of all of those',
      },
    },
    public: 'ends',
  },
  'closed.*': {
    family: 'cohort count by sort',
    whole: (standing) => closedBy(standing) !== undefined,
    ...sorted(ClosedBy.options, closedBy),
    sortName: inTable(CLOSED_BY_NAMES),
    words: {
      name: { id: 'Selesai', en: 'Closed' },
      means: {
        id: 'oleh siapa atau karena apa ditutup, dari semua yang ditutup dan diketahui penutupnya',
        en: 'by whom or why they were closed, of all closed of which that is known',
      },
    },
    public: 'ends',
  },
  'archived.*': {
    family: 'cohort count by sort',
    whole: is('archived'),
    ...sorted(ArchiveReason.options, ({ report }: Standing) =>
      report.status === 'archived' ? archivedFor(report) : undefined,
    ),
    sortName: inTable(ARCHIVE_REASON_NAMES),
    words: {
      name: { id: 'Diarsipkan', en: 'Archived' },
      means: { id: 'alasan diarsipkan, dari semua yang diarsipkan', en: 'why they were archived, of all archived' },
    },
    public: 'ends',
  },
  inProcess: {
    family: 'cohort count',
    whole: everybody,
    counted: isInProcess,
    words: {
      name: { id: 'Proses', en: 'In process' },
      means: {
        id: 'jawaban sudah disampaikan dan laporan belum ditutup, dari semua yang diterima',
        en: 'answered and not closed yet, of all received',
      },
      headline: 'share',
    },
    public: 'ends',
  },
  'followedUp.panrb.gross': {
    family: 'cohort count',
    whole: everybody,
    counted: (standing) => isFinished(standing) || isInProcess(standing),
    words: {
      name: { id: 'Ditindaklanjuti (KemenPANRB, kotor)', en: 'Followed up (KemenPANRB, gross)' },
      means: {
        id: 'rumus KemenPANRB: (selesai + proses) dibagi semua yang diterima',
        en: 'the formula of KemenPANRB: (closed + in process) of all received',
      },
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
      name: { id: 'Ditindaklanjuti (KemenPANRB, bersih)', en: 'Followed up (KemenPANRB, net)' },
      means: {
        id: 'rumus yang sama, tanpa laporan yang diarsipkan, diteruskan ke instansi lain atau ganda',
        en: 'the same formula, without what was archived, passed on to another agency or a duplicate',
      },
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
      name: { id: 'Ditindaklanjuti (Kemendagri, kotor)', en: 'Followed up (Kemendagri, gross)' },
      means: {
        id: 'rumus Kemendagri: selesai dibagi semua yang diterima',
        en: 'the formula of Kemendagri: closed of all received',
      },
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
      name: { id: 'Ditindaklanjuti (Kemendagri, bersih)', en: 'Followed up (Kemendagri, net)' },
      means: {
        id: 'rumus yang sama, tanpa laporan yang diarsipkan, diteruskan ke instansi lain atau ganda',
        en: 'the same formula, without what was archived, passed on to another agency or a duplicate',
      },
      headline: 'share',
      better: 'more',
    },
    public: 'ends',
  },
  'triage.*': ofClock('triage', {
    id: 'sejak diterima sampai diklasifikasi',
    en: 'from receipt to the classification',
  }),
  'inform.*': ofClock('inform', {
    id: 'sejak didisposisikan sampai grup unit diberi tahu',
    en: 'from routing until the unit’s group is told',
  }),
  'processed.*': ofClock('processed', {
    id: 'sejak didisposisikan sampai ditandai sudah diproses',
    en: 'from routing until it has its processed mark',
  }),
  'firstResponse.*': ofClock(
    'firstResponse',
    {
      id: 'sejak didisposisikan ke kantor ini atau diterima, menurut kebijakan, sampai jawaban disampaikan',
      en: 'from when the channel handed it to this office, or it was received, by the rule, until it is answered',
    },
    {
      met: {
        name: inTime(CLOCK_NAMES.firstResponse),
        means: {
          id: 'disampaikan pada atau sebelum batas waktunya, dari laporan yang memiliki tenggat itu',
          en: 'given at or before its date, of the reports that have this limit',
        },
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
      name: {
        id: 'Jawaban dinyatakan tepat waktu, dicatat sesudah batasnya',
        en: 'Answered in time by what is stated, recorded after the date',
      },
      means: {
        id: 'dari yang lewat batas tanggapan awalnya, yang jawabannya dinyatakan disampaikan pada waktunya',
        en: 'of those that missed their first answer, those whose answer is stated to have been given in time',
      },
    },
    public: 'never',
  },
  'resolution.*': ofClock(
    'resolution',
    {
      id: 'sejak didisposisikan ke kantor ini atau diterima, menurut kebijakan, sampai tuntas atau diteruskan',
      en: 'from when the channel handed it to this office, or it was received, by the rule, until it is resolved or passed on',
    },
    {
      met: {
        name: inTime(CLOCK_NAMES.resolution),
        means: {
          id: 'tuntas pada atau sebelum batas waktunya, dari laporan yang memiliki tenggat itu',
          en: 'resolved at or before its date, of the reports that have this limit',
        },
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
      name: { id: 'Dibuka kembali', en: 'Opened again' },
      means: {
        id: 'dengan alasan apa pun, dari yang pernah dituntaskan',
        en: 'for whatever reason, of those that were ever resolved',
      },
      headline: 'share',
      better: 'less',
    },
    public: 'alone',
  },
  handedBack: {
    family: 'cohort count',
    whole: ({ first }) => first.routed !== undefined,
    counted: ({ events }) => events.some(({ event }) => event.type === 'HandedBack'),
    words: {
      name: { id: 'Pernah dikembalikan unit', en: 'Ever given back by a unit' },
      means: {
        id: 'dikembalikan oleh suatu unit, dari yang pernah didisposisikan',
        en: 'given back by some unit, of those that were ever routed',
      },
    },
    public: 'alone',
  },
  rerouted: {
    family: 'cohort count',
    whole: ({ first }) => first.routed !== undefined,
    counted: hasMoved,
    words: {
      name: { id: 'Pernah pindah unit', en: 'Ever moved to another unit' },
      means: {
        id: 'didisposisikan ke unit lain sesudah yang pertama, dari yang pernah didisposisikan',
        en: 'routed to another unit after the first, of those that were ever routed',
      },
    },
    public: 'alone',
  },
  escalated: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ events }) => events.some(({ event }) => event.type === 'Escalated'),
    words: {
      name: { id: 'Naik jenjang eskalasi', en: 'Escalated' },
      means: {
        id: 'yang lewat batas dan tidak ditangani sampai jenjang berikutnya diberi tahu',
        en: 'missed a limit and were not seen to until the next step of the ladder was told',
      },
    },
    public: 'alone',
  },
  'machine.abstained': {
    family: 'cohort count',
    whole: ({ proposed }) => proposed !== undefined,
    counted: ({ proposed }) => proposed?.abstain === true,
    words: {
      name: { id: 'Mesin tidak yakin', en: 'The machine was not sure' },
      means: {
        id: 'usulan pertama mesin menyerahkannya kepada petugas, dari yang memiliki usulan mesin',
        en: 'the machine’s first proposal leaves it to a person, of those with a proposal',
      },
    },
    public: 'machine',
  },
  'machine.agreed': {
    family: 'cohort count',
    whole: hasBoth,
    counted: agrees,
    words: {
      name: { id: 'Usulan mesin dibenarkan', en: 'The machine was right' },
      means: {
        id: 'klasifikasi dan topik usulan pertama mesin sama dengan yang diputuskan atau dibenarkan petugas terakhir, dari yang memiliki keduanya',
        en: 'class and topic of the machine’s first proposal are what a person decided or confirmed last, of those that have both',
      },
    },
    public: 'machine',
  },
  'machine.unconfirmed': {
    family: 'cohort count',
    whole: (standing) => isRecordedHere(standing) && isDecidedByMachine(standing),
    counted: waitsForConfirmation,
    words: {
      name: { id: 'Belum dikonfirmasi petugas', en: 'Not confirmed by a person yet' },
      means: {
        id: 'diputuskan mesin dan masih menunggu dibenarkan petugas, dari yang diputuskan mesin',
        en: 'decided by the machine and still waiting for a person to confirm it, of those decided by the machine',
      },
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
      name: { id: 'Beda status kanal', en: 'The channel differs' },
      means: {
        id: 'kantor dan kanal menyebut hal yang berbeda, dari yang statusnya disebut kanal',
        en: 'office and channel say different things, of those whose channel says a status',
      },
    },
    public: 'alone',
  },
  'time.triage.machine': {
    family: 'cohort duration',
    minutes: took('triage', receivedAt, ({ first }) => first.machineClassified),
    words: {
      name: triagedBy('machine'),
      means: {
        id: 'sejak diterima sampai klasifikasi pertama oleh mesin',
        en: 'from receipt to the first classification by the machine',
      },
    },
    public: 'alone',
  },
  'time.triage.person': {
    family: 'cohort duration',
    minutes: took('triage', receivedAt, ({ first }) => first.personClassified),
    words: {
      name: triagedBy('person'),
      means: {
        id: 'sejak diterima sampai dibenarkan atau diputuskan petugas',
        en: 'from receipt until a person confirms or decides it',
      },
    },
    public: 'alone',
  },
  'time.inform': {
    family: 'cohort duration',
    minutes: took('inform', routedFirst, ({ first }) => first.informed),
    words: {
      name: titledBoth(CLOCK_NAMES.inform),
      means: {
        id: 'sejak didisposisikan sampai grup unit diberi tahu',
        en: 'from routing until the unit’s group is told',
      },
    },
    public: 'alone',
  },
  'time.processed': {
    family: 'cohort duration',
    minutes: took('processed', routedFirst, ({ first }) => first.processed),
    words: {
      name: titledBoth(CLOCK_NAMES.processed),
      means: { id: 'sejak didisposisikan sampai tanda dinyatakan', en: 'from routing until the mark is stated' },
    },
    public: 'alone',
  },
  'time.firstResponse': {
    family: 'cohort duration',
    minutes: took('firstResponse', startOf('firstResponse'), ({ report }) => report.answeredAt),
    words: {
      name: titledBoth(CLOCK_NAMES.firstResponse),
      means: {
        id: 'sejak tenggatnya mulai sampai jawaban disampaikan di kanal',
        en: 'from when its clock starts until the answer is given in the channel',
      },
    },
    public: 'alone',
  },
  'time.resolution': {
    family: 'cohort duration',
    minutes: took('resolution', startOf('resolution'), resolvedAt),
    words: {
      name: titledBoth(CLOCK_NAMES.resolution),
      means: { id: 'sejak tenggatnya mulai sampai tuntas', en: 'from when its clock starts until it is resolved' },
    },
    public: 'alone',
  },
  'age.open': {
    family: 'cohort age',
    whole: ({ report }) => !isDone(report),
    words: {
      name: { id: 'Umur laporan terbuka', en: 'Age of open reports' },
      means: {
        id: 'hari kalender sejak hari penerimaan, dari yang masih terbuka',
        en: 'calendar days since the day of receipt, of those still open',
      },
    },
    public: 'alone',
  },
  'flow.received': {
    family: 'flow',
    event: 'Received',
    always: true,
    words: {
      name: { id: 'Penerimaan', en: 'Receipts' },
      means: { id: 'laporan yang masuk dalam periode ini', en: 'reports that came in in this period' },
    },
    public: 'alone',
  },
  'flow.classified': {
    family: 'flow',
    event: 'Classified',
    always: true,
    words: {
      name: { id: 'Pengklasifikasian', en: 'Classifications' },
      means: {
        id: 'klasifikasi yang ditetapkan dalam periode ini; sebuah laporan dapat lebih dari sekali',
        en: 'classifications made in this period; a report may be classified more than once',
      },
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
      name: { id: 'Pengklasifikasian', en: 'Classifications' },
      means: {
        id: 'klasifikasi yang ditetapkan dalam periode ini, menurut siapa yang menetapkannya',
        en: 'classifications made in this period, by who made them',
      },
    },
    public: 'flow',
  },
  'flow.routed': {
    family: 'flow',
    event: 'Routed',
    always: true,
    words: {
      name: { id: 'Disposisi', en: 'Routings' },
      means: {
        id: 'disposisi dalam periode ini; sebuah laporan dapat lebih dari sekali',
        en: 'routings in this period; a report may be routed more than once',
      },
    },
    public: 'flow',
  },
  'flow.routed.*': {
    family: 'flow by sort',
    ...sorted([...Unit.options, ...Desk.options], (event: ReportEvent) =>
      event.type === 'Routed' ? event.assignee : undefined,
    ),
    sortName: assigneeName,
    words: {
      name: { id: 'Disposisi', en: 'Routings' },
      means: {
        id: 'disposisi dalam periode ini, menurut unit atau meja tujuannya',
        en: 'routings in this period, by the unit or desk that they lead to',
      },
    },
    public: 'flow',
  },
  'flow.processed': {
    family: 'flow',
    event: 'MarkedProcessed',
    words: {
      name: { id: 'Penandaan sudah diproses', en: 'Processed marks' },
      means: {
        id: 'berapa kali dinyatakan dalam periode ini bahwa laporan sedang ditangani',
        en: 'how often it was stated in this period that a report is being handled',
      },
    },
    public: 'alone',
  },
  'flow.asked': {
    family: 'flow',
    event: 'ReporterAsked',
    words: {
      name: { id: 'Permintaan kelengkapan', en: 'Questions to reporters' },
      means: { id: 'pertanyaan kepada pelapor dalam periode ini', en: 'questions to reporters in this period' },
    },
    public: 'alone',
  },
  'flow.answered': {
    family: 'flow',
    event: 'AnswerPosted',
    always: true,
    words: {
      name: { id: 'Penyampaian jawaban', en: 'Answers' },
      means: {
        id: 'jawaban yang dicatat dalam periode ini sebagai disampaikan di kanal',
        en: 'answers given in the channel that were recorded in this period',
      },
    },
    public: 'alone',
  },
  'flow.handedBack': {
    family: 'flow',
    event: 'HandedBack',
    words: {
      name: { id: 'Pengembalian oleh unit', en: 'Returns by units' },
      means: {
        id: 'laporan yang dikembalikan unit untuk diputuskan, dalam periode ini',
        en: 'reports that a unit gave back for a decision, in this period',
      },
    },
    public: 'alone',
  },
  'flow.reopened': {
    family: 'flow',
    event: 'Reopened',
    always: true,
    words: {
      name: { id: 'Pembukaan kembali', en: 'Reopenings' },
      means: { id: 'laporan yang dibuka kembali dalam periode ini', en: 'reports opened again in this period' },
    },
    public: 'flow',
  },
  'flow.reopened.*': {
    family: 'flow by sort',
    ...sorted(ReopenReason.options, (event: ReportEvent) => (event.type === 'Reopened' ? event.reason : undefined)),
    sortName: inTable(REOPEN_REASON_NAMES),
    words: {
      name: { id: 'Pembukaan kembali', en: 'Reopenings' },
      means: {
        id: 'laporan yang dibuka kembali dalam periode ini, menurut alasannya',
        en: 'reports opened again in this period, by the reason',
      },
    },
    public: 'flow',
  },
  'flow.referred': {
    family: 'flow',
    event: 'Referred',
    always: true,
    words: {
      name: { id: 'Penerusan ke instansi lain', en: 'Referrals to other agencies' },
      means: {
        id: 'laporan yang diteruskan ke instansi yang berwenang, dalam periode ini',
        en: 'reports passed on to the agency in charge, in this period',
      },
    },
    public: 'alone',
  },
  'flow.resolved': {
    family: 'flow',
    event: 'Resolved',
    always: true,
    words: {
      name: { id: 'Penuntasan', en: 'Resolutions' },
      means: { id: 'laporan yang dituntaskan dalam periode ini', en: 'reports resolved in this period' },
    },
    public: 'flow',
  },
  'flow.resolved.*': {
    family: 'flow by sort',
    ...sorted(Result.options, (event: ReportEvent) => (event.type === 'Resolved' ? event.result : undefined)),
    sortName: inTable(RESULT_NAMES),
    words: {
      name: { id: 'Penuntasan', en: 'Resolutions' },
      means: {
        id: 'laporan yang dituntaskan dalam periode ini, menurut hasilnya',
        en: 'reports resolved in this period, by the result',
      },
    },
    public: 'flow',
  },
  'flow.closed': {
    family: 'flow',
    event: 'Closed',
    always: true,
    words: {
      name: { id: 'Penutupan', en: 'Closings' },
      means: { id: 'laporan yang ditutup dalam periode ini', en: 'reports closed in this period' },
    },
    public: 'flow',
  },
  'flow.closed.*': {
    family: 'flow by sort',
    ...sorted(ClosedBy.options, (event: ReportEvent) => (event.type === 'Closed' ? event.closedBy : undefined)),
    sortName: inTable(CLOSED_BY_NAMES),
    words: {
      name: { id: 'Penutupan', en: 'Closings' },
      means: {
        id: 'laporan yang ditutup dalam periode ini, menurut siapa atau karena apa',
        en: 'reports closed in this period, by whom or why',
      },
    },
    public: 'flow',
  },
  'flow.archived': {
    family: 'flow',
    event: 'Archived',
    always: true,
    words: {
      name: { id: 'Pengarsipan', en: 'Archivings' },
      means: { id: 'laporan yang diarsipkan dalam periode ini', en: 'reports archived in this period' },
    },
    public: 'flow',
  },
  'flow.archived.*': {
    family: 'flow by sort',
    ...sorted(ArchiveReason.options, (event: ReportEvent) =>
      event.type === 'Archived' ? archivedFor(event) : undefined,
    ),
    sortName: inTable(ARCHIVE_REASON_NAMES),
    words: {
      name: { id: 'Pengarsipan', en: 'Archivings' },
      means: {
        id: 'laporan yang diarsipkan dalam periode ini, menurut alasannya',
        en: 'reports archived in this period, by the reason',
      },
    },
    public: 'flow',
  },
  'flow.missed': {
    family: 'flow',
    event: 'DeadlineMissed',
    always: true,
    words: {
      name: { id: 'Pencatatan lewat batas', en: 'Misses recorded' },
      means: {
        id: 'lewatnya batas waktu yang dicatat dalam periode ini, satu kali untuk setiap tenggat dan tanggal',
        en: 'missed limits that were recorded in this period, once for each clock and date',
      },
    },
    public: 'flow',
  },
  'flow.missed.*': {
    family: 'flow by sort',
    ...sorted(Clock.options, (event: ReportEvent) => (event.type === 'DeadlineMissed' ? event.clock : undefined)),
    sortName: inTable(CLOCK_NAMES),
    words: {
      name: { id: 'Pencatatan lewat batas', en: 'Misses recorded' },
      means: {
        id: 'lewatnya batas waktu yang dicatat dalam periode ini, menurut tenggatnya',
        en: 'missed limits that were recorded in this period, by the clock',
      },
    },
    public: 'flow',
  },
  'flow.identityRevealed': {
    family: 'flow',
    event: 'IdentityRevealed',
    words: {
      name: { id: 'Pembukaan identitas pelapor', en: 'Looks at who reported' },
      means: {
        id: 'berapa kali identitas pelapor dibuka dalam periode ini',
        en: 'how often it was looked at in this period who reported',
      },
    },
    public: 'alone',
  },
  'flow.moved': {
    family: 'flow',
    event: 'DeadlineMoved',
    words: {
      name: { id: 'Perpindahan batas waktu', en: 'Moved dates' },
      means: {
        id: 'batas waktu yang berpindah dalam periode ini karena kalender berubah',
        en: 'deadlines that moved in this period since the calendar changed',
      },
    },
    public: 'alone',
  },
  'flow.extended': {
    family: 'flow',
    event: 'DeadlineExtended',
    words: {
      name: { id: 'Perpanjangan', en: 'Extensions' },
      means: {
        id: 'batas waktu yang diperpanjang dalam periode ini',
        en: 'deadlines that were extended in this period',
      },
    },
    public: 'alone',
  },
  'flow.noticesFailed': {
    family: 'notices',
    words: {
      name: { id: 'Pemberitahuan gagal', en: 'Failed notices' },
      means: {
        id: 'pemberitahuan yang dalam periode ini diketahui gagal, memantul, atau tidak pasti untuk selamanya',
        en: 'notices known in this period to have failed, bounced, or to stay uncertain for ever',
      },
    },
    public: 'alone',
  },
} as const satisfies Readonly<Record<`${string}.*`, FigureBySort> & Record<string, FigureRow>>;
