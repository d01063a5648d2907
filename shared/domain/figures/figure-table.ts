import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import { CLOCK_NAMES, Clock } from '#shared/domain/report/clock-rules';
import type { ReportEvent } from '#shared/domain/report/event';
import { ArchiveReason, ClosedBy, ReopenReason, Result } from '#shared/domain/report/reasons';
import { isDone, unitOf } from '#shared/domain/report/report';
import type { WatchedClock } from '#shared/domain/report/watch-rules';
import { ACTOR_NAMES } from '#shared/domain/words/actor';
import { titled } from '#shared/domain/words/titled';
import { Desk, ReportClass, Unit } from '#shared/domain/words/words';
import { type FigureBySort, type FigureRow, type FigureWords, sorted, UNKNOWN_SORT } from './figure-row.ts';
import {
  agrees,
  cameOut,
  everybody,
  hasBoth,
  hasClock,
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
import { OUTCOME_NAMES, OUTCOMES, type Outcome, overdueLimits, type Standing } from './standing.ts';

/** How a clock came out, among the reports that have it. */
const ofClock = (clock: WatchedClock, means: string, sortWords?: Readonly<Partial<Record<Outcome, FigureWords>>>) =>
  ({
    family: 'cohort count by sort',
    whole: hasClock(clock),
    ...sorted(OUTCOMES, cameOut(clock)),
    sortWords,
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
    public: 'sum',
  },
  'received.topic.*': {
    family: 'breakdown',
    sort: ({ report }) => (report.status === 'received' ? UNKNOWN_SORT : report.topic),
    words: { name: 'Topik', means: 'laporan yang diterima, menurut topiknya kini' },
    public: 'sum',
  },
  'received.unit.*': {
    family: 'breakdown',
    ...sorted(
      [...Unit.options, ...Desk.options, UNKNOWN_SORT],
      ({ report }: Standing) => unitOf(report) ?? UNKNOWN_SORT,
    ),
    public: 'sum',
  },
  'received.channel.*': { family: 'breakdown', sort: ({ report }) => report.channel, public: 'sum' },
  'received.subDistrict.*': {
    family: 'breakdown',
    sort: ({ report }) => report.subDistrict ?? UNKNOWN_SORT,
    public: 'sum',
  },
  classified: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report }) => report.status !== 'received',
    public: 'ends',
  },
  routed: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ first }) => first.routed !== undefined,
    public: 'ends',
  },
  open: { family: 'cohort count', whole: everybody, counted: ({ report }) => !isDone(report), public: 'ends' },
  overdue: {
    family: 'cohort count',
    whole: everybody,
    counted: ({ report, asOf }) => overdueLimits(report, asOf).length > 0,
    public: 'ends',
  },
  awaiting: { family: 'cohort count', whole: everybody, counted: is('awaitingReporter'), public: 'ends' },
  resolved: { family: 'cohort count', whole: everybody, counted: is('resolved'), public: 'ends' },
  closed: {
    family: 'cohort count',
    whole: everybody,
    counted: isFinished,
    words: { name: 'Selesai', means: 'ditutup, dari semua yang diterima', headline: 'share', better: 'more' },
    public: 'ends',
  },
  referred: { family: 'cohort count', whole: everybody, counted: is('referred'), public: 'ends' },
  archived: { family: 'cohort count', whole: everybody, counted: is('archived'), public: 'ends' },
  'result.*': {
    family: 'cohort count by sort',
    whole: isEnded,
    ...sorted(Result.options, ({ report }: Standing) => ('result' in report ? report.result : undefined)),
    public: 'ends',
  },
  'closed.*': {
    family: 'cohort count by sort',
    whole: isFinished,
    ...sorted(ClosedBy.options, ({ report }: Standing) => (report.status === 'closed' ? report.closedBy : undefined)),
    public: 'ends',
  },
  'archived.*': {
    family: 'cohort count by sort',
    whole: is('archived'),
    ...sorted(ArchiveReason.options, ({ report }: Standing) =>
      report.status === 'archived' ? report.reason : undefined,
    ),
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
  'machine.abstained': {
    family: 'cohort count',
    whole: ({ proposed }) => proposed !== undefined,
    counted: ({ proposed }) => proposed?.abstain === true,
    public: 'machine',
  },
  'machine.agreed': { family: 'cohort count', whole: hasBoth, counted: agrees, public: 'machine' },
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
  'flow.received': { family: 'flow', event: 'Received', always: true, public: 'alone' },
  'flow.classified': { family: 'flow', event: 'Classified', always: true, public: 'flow' },
  'flow.classified.*': {
    family: 'flow by sort',
    ...sorted(['machine', 'person'], (event: ReportEvent) =>
      event.type === 'Classified' ? event.decidedBy : undefined,
    ),
    public: 'flow',
  },
  'flow.routed': { family: 'flow', event: 'Routed', always: true, public: 'flow' },
  'flow.routed.*': {
    family: 'flow by sort',
    ...sorted([...Unit.options, ...Desk.options], (event: ReportEvent) =>
      event.type === 'Routed' ? event.assignee : undefined,
    ),
    public: 'flow',
  },
  'flow.processed': { family: 'flow', event: 'MarkedProcessed', public: 'alone' },
  'flow.asked': { family: 'flow', event: 'ReporterAsked', public: 'alone' },
  'flow.answered': { family: 'flow', event: 'AnswerPosted', always: true, public: 'alone' },
  'flow.handedBack': { family: 'flow', event: 'HandedBack', public: 'alone' },
  'flow.reopened': { family: 'flow', event: 'Reopened', always: true, public: 'flow' },
  'flow.reopened.*': {
    family: 'flow by sort',
    ...sorted(ReopenReason.options, (event: ReportEvent) => (event.type === 'Reopened' ? event.reason : undefined)),
    public: 'flow',
  },
  'flow.referred': { family: 'flow', event: 'Referred', always: true, public: 'alone' },
  'flow.resolved': { family: 'flow', event: 'Resolved', always: true, public: 'flow' },
  'flow.resolved.*': {
    family: 'flow by sort',
    ...sorted(Result.options, (event: ReportEvent) => (event.type === 'Resolved' ? event.result : undefined)),
    public: 'flow',
  },
  'flow.closed': { family: 'flow', event: 'Closed', always: true, public: 'flow' },
  'flow.closed.*': {
    family: 'flow by sort',
    ...sorted(ClosedBy.options, (event: ReportEvent) => (event.type === 'Closed' ? event.closedBy : undefined)),
    public: 'flow',
  },
  'flow.archived': { family: 'flow', event: 'Archived', always: true, public: 'flow' },
  'flow.archived.*': {
    family: 'flow by sort',
    ...sorted(ArchiveReason.options, (event: ReportEvent) => (event.type === 'Archived' ? event.reason : undefined)),
    public: 'flow',
  },
  'flow.missed': { family: 'flow', event: 'DeadlineMissed', always: true, public: 'flow' },
  'flow.missed.*': {
    family: 'flow by sort',
    ...sorted(Clock.options, (event: ReportEvent) => (event.type === 'DeadlineMissed' ? event.clock : undefined)),
    public: 'flow',
  },
  'flow.identityRevealed': { family: 'flow', event: 'IdentityRevealed', public: 'alone' },
  'flow.moved': { family: 'flow', event: 'DeadlineMoved', public: 'alone' },
  'flow.extended': { family: 'flow', event: 'DeadlineExtended', public: 'alone' },
  'flow.noticesFailed': { family: 'notices', public: 'alone' },
} as const satisfies Readonly<Record<`${string}.*`, FigureBySort> & Record<string, FigureRow>>;
