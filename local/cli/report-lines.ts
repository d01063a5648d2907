import { showState } from '#local/pages/delivery-words';
import { showMoment, showSecond } from '#local/pages/office-time';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Delivery } from '#shared/domain/notices/delivery';
import { KIND_NAMES } from '#shared/domain/notices/kind';
import { WAY_NAMES } from '#shared/domain/office/contact';
import { nextActionAt } from '#shared/domain/report/agenda';
import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import type { RecordedEvent } from '#shared/domain/report/event';
import { tellEvent } from '#shared/domain/report/event-words';
import { standstillsOf } from '#shared/domain/report/explain-deadline';
import { STATUS_NAMES } from '#shared/domain/report/lifecycle';
import { firstBroken } from '#shared/domain/report/record';
import { type Assessed, isDone, type Report, unitOf } from '#shared/domain/report/report';
import { type ProposedStep, STEP_NAMES } from '#shared/domain/report/second-step';
import { ACTOR_NAMES } from '#shared/domain/words/actor';
import { CLASS_NAMES, type Instant, OVERSIGHT_NAMES } from '#shared/domain/words/words';
import { explainCode } from './explain-code.ts';
import { clockAnswers, clockLines, type Looked } from './report-clocks.ts';
import { actorWords, standstillWords } from './standstill-words.ts';

const policy = loadPolicy();

const explain = (code: string): string => {
  const why = explainCode(code);
  return `  - ${code}${why === undefined ? '' : `: ${why.id} / ${why.en}`}`;
};

const confirmedWords = ({ decidedBy, confirmed }: Assessed): string => {
  if (decidedBy === 'person') return '';
  return confirmed ? ', dikonfirmasi' : ', belum dikonfirmasi';
};

const headLines = (report: Report): readonly string[] => {
  const topic = report.status === 'received' ? undefined : policy.topics.topics.find(({ id }) => id === report.topic);
  return [
    `Laporan ${report.id} (versi ${report.version}, aturan ${report.policy})`,
    `Status   : ${STATUS_NAMES[report.status].id} / ${STATUS_NAMES[report.status].en}`,
    ...(report.status === 'received'
      ? []
      : [
          `Kelas    : ${CLASS_NAMES[report.class].id} (oleh ${ACTOR_NAMES[report.decidedBy].id}${confirmedWords(report)})`,
          `Topik    : ${report.topic}${topic === undefined ? '' : ` — ${topic.name.id}`}; kedaruratan ${report.urgency}`,
        ]),
    `Unit     : ${unitOf(report) ?? (isDone(report) ? '–' : '– (menunggu petugas)')}`,
    `Kanal    : ${report.channel}; kelas kanal ${report.channelClass ?? 'tidak diketahui'}; status kanal ${report.channelStatus?.status ?? 'tidak diketahui'}`,
    `Diterima : ${showMoment(report.receivedAt)} WIB`,
    `Rahasia  : anonim ${report.anonymous ? 'ya' : 'tidak'}, rahasia ${report.secret ? 'ya' : 'tidak'}; ada nilai ganjil ${report.flagged ? 'ya' : 'tidak'}`,
  ];
};

/**
 * From whom it is kept and to whom it has passed, and what waits for a second person; nothing where it never was about
 * oversight.
 */
const oversightLines = (report: Report): readonly string[] => {
  if (report.status === 'received') return [];
  const { oversight, recused = [], standIns = [], seenUntil, proposed } = report;
  if (oversight === 'none' && seenUntil === undefined) return [];
  const seen =
    seenUntil === undefined
      ? ''
      : `; pernah diduga, masih diikuti pembaca pengawasan sampai ${showMoment(seenUntil)} WIB`;
  return [
    `Pengawasan: ${OVERSIGHT_NAMES[oversight].id}${seen}`,
    ...(recused.length === 0 ? [] : [`  dikecualikan: ${recused.join(', ')}`]),
    ...(standIns.length === 0 ? [] : [`  beralih kepada: ${standIns.join(', ')}`]),
    ...(proposed === undefined ? [] : [`  ${waitingWords(proposed)}`]),
  ];
};

const waitingWords = ({ step, by, approvers, until, approved }: ProposedStep): string =>
  `${approved === true ? 'sudah disetujui' : `menunggu ${approvers.join(' atau ')}`}: usul: ${STEP_NAMES[step.type].id}, oleh ${by}, sampai ${showMoment(until)} WIB`;

/** What office and channel say differently, where they do. */
const differenceLines = (report: Report): readonly string[] => {
  const since = report.status === 'received' ? undefined : channelDiffersSince(report);
  if (since === undefined) return [];
  const told = report.channelDiffers === true ? 'sudah diberitahukan' : 'belum diberitahukan';
  return [`Beda status kanal sejak ${showMoment(since)} WIB, ${told} / office and channel differ`];
};

/** One telling: of what, whom, how, and when each step was. */
const deliveryLine = (delivery: Delivery, now: number): string => {
  const { kind, recipient, by, queuedAt, sentAt, settledAt, attempts } = delivery;
  const times = [
    `antre ${showSecond(queuedAt)}`,
    ...(sentAt === undefined ? [] : [`terkirim ${showSecond(sentAt)}`]),
    ...(settledAt === undefined ? [] : [`selesai ${showSecond(settledAt)}`]),
    ...(attempts > 1 ? [`${attempts} kali dicoba`] : []),
  ];
  const how = by === undefined ? '' : ` lewat ${WAY_NAMES[by].id}`;
  return `✉ ${KIND_NAMES[kind].id} → ${recipient}${how}: ${showState(policy, delivery, now)} (${times.join(', ')})`;
};

const timelineLines = (
  events: readonly RecordedEvent[],
  deliveries: readonly Delivery[],
  now: number,
): readonly string[] => [
  ...events.flatMap(({ version, recordedAt, actor, event }) => {
    const told = deliveries.filter((delivery) => delivery.version === version);
    return [
      `  ${String(version).padStart(3)}  ${showMoment(recordedAt)} WIB  ${tellEvent(policy, event).id} (${event.type}, ${actorWords(actor)})`,
      ...told.map((delivery) => `         ${deliveryLine(delivery, now)}`),
    ];
  }),
  firstBroken(events) === undefined
    ? '  Rantai hash utuh / chain holds'
    : `  RANTAI PUTUS pada versi ${firstBroken(events)}`,
];

const reasonLines = (events: readonly RecordedEvent[]): readonly string[] =>
  events.flatMap(({ version, event }) => {
    if (event.type === 'HeldForTriage')
      return [`  versi ${version}, ditahan untuk petugas:`, ...event.reasons.map(explain)];
    if (event.type !== 'Classified' && event.type !== 'OversightSuspected') return [];
    const { proposal } = event;
    if (proposal === undefined) return [];
    const sure = `keyakinan ${proposal.confidence}, pengawasan ${proposal.pOversight}`;
    return [`  versi ${version}, usulan mesin (${sure}):`, ...proposal.reasons.map(explain)];
  });

/** Everything of a report but its words. */
export const reportLines = (
  looked: Looked,
  deliveries: readonly Delivery[],
  conflicts: readonly { readonly receivedAt: Instant }[],
): readonly string[] => {
  const { report, events, now } = looked;
  const stood = standstillsOf(events);
  const next = nextActionAt(policy, report);
  return [
    ...headLines(report),
    ...oversightLines(report),
    ...conflicts.map(
      ({ receivedAt }) => `Konflik  : kiriman lain dengan webhook-id sama disisihkan ${showMoment(receivedAt)} WIB`,
    ),
    ...differenceLines(report),
    '',
    'Mengapa / why',
    ...reasonLines(events),
    '',
    'Linimasa / timeline',
    ...timelineLines(events, deliveries, now),
    '',
    'Jeda / standstills',
    ...(stood.length === 0 ? ['  tidak ada / none'] : stood.map((still) => `  ${standstillWords(still)}`)),
    '',
    'Tenggat / deadlines',
    ...clockLines(policy, looked),
    ...(next === undefined ? [] : [`Pengawas melihatnya lagi pada ${showMoment(next)} WIB / the watch looks again`]),
  ];
};

/** The same for programs: status, standstills and deadlines. */
export const reportJson = (looked: Looked): Readonly<Record<string, unknown>> => {
  const { report, events } = looked;
  const iso = (at: Instant | undefined): string | undefined =>
    at === undefined ? undefined : isoWithOffset(policy.calendar, at);
  return {
    report: report.id,
    version: report.version,
    status: report.status,
    receivedAt: iso(report.receivedAt),
    channelDiffers: report.channelDiffers === true,
    channelDiffersSince: report.status === 'received' ? undefined : iso(channelDiffersSince(report)),
    nextActionAt: iso(nextActionAt(policy, report)),
    standstills: standstillsOf(events).map(({ from, until, why, by }) => ({
      from: iso(from),
      until: iso(until),
      why,
      by,
    })),
    deadlines: clockAnswers(policy, looked),
  };
};
