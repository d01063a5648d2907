import { alignedRow, widthsOf } from '#local/pages/columns';
import { showMinute, showMoment } from '#local/pages/office-time';
import { paint } from '#local/pages/steps';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import type { ReportStore } from '#shared/app/report/ports';
import { missingFrom, type Parked } from '#shared/domain/arrival/parked';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { overdueLimits } from '#shared/domain/figures/standing';
import { clocksAtRisk } from '#shared/domain/figures/work-marks';
import { isOpenWork } from '#shared/domain/report/agenda';
import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import { CLOCK_NAMES, Clock, isProposed } from '#shared/domain/report/clock-rules';
import { nextDue, standsStill } from '#shared/domain/report/clocks';
import type { EventOf } from '#shared/domain/report/event';
import { tellEvent } from '#shared/domain/report/event-words';
import { BRIEF_STATUS_NAMES } from '#shared/domain/report/lifecycle';
import { QUEUE_NAMES, type Queue, queueName, queueOf, type Report } from '#shared/domain/report/report';
import type { Instant, ReportId } from '#shared/domain/words/words';

const policy = loadPolicy();

type Moved = { readonly report: ReportId; readonly recordedAt: Instant; readonly event: EventOf<'DeadlineMoved'> };

/** The open work of some queues, and which of its deadlines have become others. */
export type Work = {
  readonly queues: readonly { readonly queue: Queue; readonly reports: readonly Report[] }[];
  readonly moved: readonly Moved[];
  /** What waits for reports that have not come, by its report, the longest waiting first. */
  readonly parked: readonly (readonly Parked[])[];
};

/** Soonest due first; what has no date now comes last. */
const bySoonest = (one: Report, other: Report): number =>
  (nextDue(one)?.deadline.dueAt ?? Number.MAX_SAFE_INTEGER) -
    (nextDue(other)?.deadline.dueAt ?? Number.MAX_SAFE_INTEGER) || one.id.localeCompare(other.id);

/** Reads the open work of queues; each report as it is now, since the lists may be a moment behind. */
export const readWork = async (
  records: Pick<ReportStore, 'openWork' | 'loadAll' | 'events' | 'allParked'>,
  queues: readonly Queue[],
): Promise<Work> => {
  const ids = new Set<ReportId>();
  for (const queue of queues) {
    for await (const { report } of records.openWork(queue)) ids.add(report);
  }
  const reports = (await records.loadAll([...ids])).filter(isOpenWork).toSorted(bySoonest);
  const listed = queues.map((queue) => ({ queue, reports: reports.filter((report) => queueOf(report) === queue) }));
  const moved = await Promise.all(listed.flatMap(({ reports: some }) => some.map(({ id }) => movesOf(records, id))));
  const byTime = moved.flat().toSorted((one, other) => one.recordedAt - other.recordedAt);
  return { queues: listed, moved: byTime, parked: await parkedIn(records) };
};

const parkedIn = async (
  records: Pick<ReportStore, 'loadAll' | 'allParked'>,
): Promise<readonly (readonly Parked[])[]> => {
  const oldestFirst = (await Array.fromAsync(records.allParked())).toSorted((a, b) => a.receivedAt - b.receivedAt);
  const byReport = Map.groupBy(oldestFirst, ({ report }) => report);
  const come = new Set((await records.loadAll([...byReport.keys()])).map(({ id }) => id));
  return [...byReport].flatMap(([report, waiting]) => (come.has(report) ? [] : [waiting]));
};

const movesOf = async (records: Pick<ReportStore, 'events'>, report: ReportId): Promise<readonly Moved[]> =>
  (await records.events(report)).flatMap(({ event, recordedAt }) =>
    event.type === 'DeadlineMoved' ? [{ report, recordedAt, event }] : [],
  );

/** How a report stands, as far as somebody must know who looks at a list. */
type Marks = {
  readonly overdue: readonly { readonly clock: Clock; readonly step: number }[];
  readonly atRisk: readonly Clock[];
  readonly paused: readonly Clock[];
  readonly channelDiffersSince: Instant | undefined;
};

const marksOf = (report: Report, now: Instant): Marks => ({
  overdue: overdueLimits(report, now).map(({ clock }) => ({ clock, step: report.deadlines[clock]?.step ?? 0 })),
  atRisk: clocksAtRisk(report, now),
  paused: Clock.options.filter((clock) => standsStill(report, clock)),
  channelDiffersSince: report.status === 'received' ? undefined : channelDiffersSince(report),
});

const markWords = (report: Report, now: Instant): string => {
  const { overdue, atRisk, paused, channelDiffersSince: differs } = marksOf(report, now);
  const names = (clocks: readonly Clock[]): string => clocks.map((clock) => CLOCK_NAMES[clock].id).join(', ');
  return [
    ...overdue.map(({ clock, step }) => `LEWAT ${CLOCK_NAMES[clock].id}${step === 0 ? '' : ` (jenjang ke-${step})`}`),
    ...(atRisk.length === 0 ? [] : [`mendekati ${names(atRisk)}`]),
    ...(paused.length === 0 ? [] : [`jeda ${names(paused)}`]),
    ...(differs === undefined ? [] : [QUEUE_NAMES.channel.id]),
  ].join('; ');
};

const unitOf = (report: Report): string | undefined => ('assignee' in report ? report.assignee : undefined);

const rowOf = (report: Report, now: Instant): readonly string[] => {
  const next = nextDue(report);
  return [
    report.id,
    BRIEF_STATUS_NAMES[report.status].id,
    unitOf(report) ?? '–',
    next === undefined ? '–' : `${showMinute(next.deadline.dueAt)}${next.deadline.provisional ? '*' : ''}`,
    next === undefined
      ? '–'
      : `${CLOCK_NAMES[next.clock].id}${isProposed(policy, next.clock, report) ? ' (usulan)' : ''}`,
    markWords(report, now),
  ];
};

const TITLES = ['laporan', 'status', 'unit', 'batas berikutnya', 'tenggat', 'tanda'];

const tableOf = (reports: readonly Report[], now: Instant): readonly string[] => {
  const rows = reports.map((report) => rowOf(report, now));
  const widths = widthsOf([TITLES, ...rows]);
  return [
    `  ${paint('dim', alignedRow(TITLES, widths))}`,
    ...rows.map((row, index) => {
      const report = reports[index];
      const late = report !== undefined && marksOf(report, now).overdue.length > 0;
      const line = `  ${alignedRow(row, widths)}`;
      return late ? paint('red', line) : line;
    }),
  ];
};

const differenceLine = (report: Report): readonly string[] => {
  const since = report.status === 'received' ? undefined : channelDiffersSince(report);
  if (since === undefined) return [];
  const said = report.channelStatus?.status ?? '–';
  const told = report.channelDiffers === true ? 'sudah diberitahukan' : 'belum lewat batas';
  return [
    `  ${report.id}  kantor: ${BRIEF_STATUS_NAMES[report.status].id}, kanal: ${said}, sejak ${showMinute(since)} (${told})`,
  ];
};

const TYPE_WORDS = {
  'report.updated': 'tambahan',
  'report.withdrawn': 'pencabutan',
  'channel.statusChanged': 'status kanal',
} as const satisfies Record<Parked['type'], string>;

const parkedLine = (waiting: readonly Parked[]): readonly string[] => {
  const [first] = waiting;
  if (first === undefined) return [];
  const told = waiting.find(({ toldAt }) => toldAt !== undefined)?.toldAt;
  const marks = [
    `sejak ${showMinute(first.receivedAt)}`,
    waiting.map(({ type }) => TYPE_WORDS[type]).join(', '),
    ...(waiting.some(({ urgency }) => urgency === 'danger') ? ['BAHAYA'] : []),
    told === undefined
      ? `diberitahukan mulai ${showMinute(missingFrom(policy, first))}`
      : `diberitahukan ${showMinute(told)}`,
  ];
  return [`  ${first.report}  kanal ${first.channel}, ${marks.join('; ')}`];
};

/** The open work for people: by queue, then where office and channel differ, what waits, and which deadlines moved. */
export const workLines = ({ queues, moved, parked }: Work, now: Instant): readonly string[] => {
  const all = queues.flatMap(({ reports }) => reports);
  const empty = queues.filter(({ reports }) => reports.length === 0).map(({ queue }) => queue);
  const differing = all.flatMap(differenceLine);
  const none = '  tidak ada / none';
  return [
    `Pekerjaan terbuka / open work, ${showMoment(now)} WIB`,
    ...queues.flatMap(({ queue, reports }) =>
      reports.length === 0
        ? []
        : [
            '',
            `${paint('bold', `${queue}: ${queueName(policy, queue, 'id')}`)} (${reports.length})`,
            ...tableOf(reports, now),
          ],
    ),
    ...(empty.length === 0 ? [] : ['', `Kosong / empty: ${empty.join(', ')}`]),
    '',
    paint('bold', 'Beda status kanal / office and channel differ'),
    ...(differing.length === 0 ? [none] : differing),
    '',
    paint('bold', 'Laporan yang belum datang, padahal ada kiriman tentangnya / reports that have not come'),
    ...(parked.length === 0 ? [none] : parked.flatMap(parkedLine)),
    '',
    paint('bold', 'Batas waktu yang berpindah / deadlines that moved'),
    ...(moved.length === 0
      ? [none]
      : moved.map(
          ({ report, recordedAt, event }) => `  ${report}  ${showMinute(recordedAt)}: ${tellEvent(policy, event).id}`,
        )),
    '',
    `${all.length} laporan / reports; * = sementara / provisional`,
  ];
};

/** The same for programs. */
export const workJson = ({ queues, moved, parked }: Work, calendar: Pick<Calendar, 'zone'>, now: Instant) => {
  const iso = (at: Instant | undefined): string | undefined =>
    at === undefined ? undefined : isoWithOffset(calendar, at);
  return {
    at: iso(now),
    queues: queues.map(({ queue, reports }) => ({
      queue,
      reports: reports.map((report) => {
        const next = nextDue(report);
        const { channelDiffersSince: differs, ...marks } = marksOf(report, now);
        return {
          report: report.id,
          status: report.status,
          unit: unitOf(report),
          dueAt: iso(next?.deadline.dueAt),
          clock: next?.clock,
          ...marks,
          channelStatus: report.channelStatus?.status,
          channelDiffersSince: iso(differs),
          channelDiffers: report.channelDiffers === true,
        };
      }),
    })),
    parked: parked.flat().map(({ report, channel, type, receivedAt, urgency, toldAt }) => ({
      report,
      channel,
      type,
      receivedAt: iso(receivedAt),
      danger: urgency === 'danger',
      toldAt: iso(toldAt),
    })),
    moved: moved.map(({ report, recordedAt, event: { clock, from, to, provisional, why } }) => ({
      report,
      recordedAt: iso(recordedAt),
      clock,
      from: iso(from),
      to: iso(to),
      provisional,
      why,
    })),
  };
};
