import type { ActivitiesShown } from '#shared/contracts/http/activities';
import type { ListedReport, ReportShown } from '#shared/contracts/http/admin-report';
import type { DeadlinesShown } from '#shared/contracts/http/deadlines';
import type { Me } from '#shared/contracts/http/me';
import { isPlainReport } from '#shared/contracts/http/plain-report';
import type { TodayReport, TodayShown } from '#shared/contracts/http/today';

/**
 * What of an answer may be kept for while there is no line. All of it is listed here field by field: a field that the
 * API has from tomorrow on is kept by nobody before it stands here, and an answer of another kind never is.
 */
export type Keepable<Value> = {
  /** Nothing of it may be kept where it is left out. */
  readonly value?: Value;
  /** The reports that it is about. */
  readonly of: readonly string[];
  /** Reports in it of which nothing may be kept, nor any more what was kept of them before. */
  readonly without: readonly string[];
};

/**
 * So many rows of a list or group are kept, fewer than either can have: as long as there are enough plain ones, what
 * stood between them does not show in how many there are.
 */
const MOST_ROWS = 15;

/** For what a report is called to that nothing about oversight needs alone. */
const MARKS: readonly TodayShown['groups'][number]['mark'][] = [
  'danger',
  'overdue',
  'atRisk',
  'dueToday',
  'unconfirmed',
  'notAcknowledged',
  'reporterReplied',
  'channelDiffers',
  'failedNotices',
];

const isPlainRow = ({ plain, class: is, also }: TodayReport): boolean =>
  plain === true && is === 'service' && !also.includes('waitingSecond');

const rowOf = (row: TodayReport): TodayReport => ({
  report: row.report,
  version: row.version,
  title: row.title,
  number: row.number,
  status: row.status,
  assignee: row.assignee,
  class: row.class,
  topic: row.topic,
  urgency: row.urgency,
  limit: row.limit,
  also: row.also.filter((mark) => MARKS.includes(mark)),
  next: row.next,
});

/**
 * Today's list without counts of what is left out, without what waits for its report, and without where more stands:
 * whatever is not a plain report leaves no gap.
 */
export const keepableToday = ({ asOf, date, groups, duty }: TodayShown): Keepable<TodayShown> => {
  const all = groups.flatMap(({ mark, reports }) => reports.map((row) => ({ mark, row })));
  const kept = groups
    .filter(({ mark }) => MARKS.includes(mark))
    .map(({ mark, reports }) => ({ mark, reports: reports.filter(isPlainRow).slice(0, MOST_ROWS).map(rowOf) }))
    .filter(({ reports }) => reports.length > 0);
  const of = kept.flatMap(({ reports }) => reports.map(({ report }) => report));
  return {
    value: { asOf, date, groups: kept, ...(duty === undefined ? {} : { duty }) },
    of,
    without: all.flatMap(({ mark, row }) => (MARKS.includes(mark) && isPlainRow(row) ? [] : [row.report])),
  };
};

/** A head without what it duplicates, which may be of another kind, and without what only triage knows. */
const headOf = (head: ListedReport): ListedReport => ({
  id: head.id,
  version: head.version,
  channel: head.channel,
  channelStatus: head.channelStatus,
  status: head.status,
  receivedAt: head.receivedAt,
  class: head.class,
  topic: head.topic,
  urgency: head.urgency,
  assignee: head.assignee,
  handler: head.handler,
  subDistrict: head.subDistrict,
  decidedBy: head.decidedBy,
  confirmed: head.confirmed,
  anonymous: head.anonymous,
  secret: head.secret,
  flagged: head.flagged,
  reporterReplied: head.reporterReplied,
  closeProposed: head.closeProposed,
  result: head.result,
  closedBy: head.closedBy,
  deadlines: head.deadlines,
  title: head.title,
  number: head.number,
});

/** A list as it is kept. */
export type KeptList = { readonly reports: readonly ListedReport[]; readonly next?: undefined };

/** The plain reports of a list. Where it goes on may tell where another one stands. */
export const keepableList = ({
  reports,
}: {
  readonly reports: readonly ListedReport[];
  readonly next?: string | undefined;
}): Keepable<KeptList> => {
  const plain = reports.filter(isPlainReport).slice(0, MOST_ROWS);
  return {
    value: { reports: plain.map(headOf) },
    of: plain.map(({ id }) => id),
    without: reports.filter((report) => !isPlainReport(report)).map(({ id }) => id),
  };
};

/** What is said between the office and whoever reported. What the office notes for itself is not kept. */
const SAID: readonly NonNullable<ReportShown['messages']>[number]['kind'][] = [
  'update',
  'amendment',
  'question',
  'answer',
];

/** Whether whoever reads it sees a report that is plain, and no sign that it ever was anything else. */
export const isPlainShown = ({
  report,
  oversight,
  waiting,
  proposal,
}: Pick<ReportShown, 'report' | 'oversight' | 'waiting' | 'proposal'>): boolean =>
  isPlainReport(report) &&
  oversight === undefined &&
  waiting === undefined &&
  (proposal === undefined || (proposal.class === 'service' && (proposal.accused ?? []).length === 0));

type Both = { readonly shown: ReportShown; readonly deadlines: DeadlinesShown['deadlines'] };

/** A plain report with what was said openly; never what a unit once had, what the machine thought, or who was told. */
export const keepableReport = ({ shown, deadlines }: Both): Keepable<Both> => {
  const { report, open, words, messages, timeline } = shown;
  if (!isPlainShown(shown)) return { of: [], without: [report.id] };
  return {
    value: {
      shown: {
        report: headOf(report),
        open,
        record: [],
        duplicates: [],
        ...(words === undefined ? {} : { words: { ...words, raw: {} } }),
        ...(messages === undefined ? {} : { messages: messages.filter(({ kind }) => SAID.includes(kind)) }),
        ...(timeline === undefined ? {} : { timeline }),
      },
      deadlines,
    },
    of: [report.id],
    without: [],
  };
};

/** Who somebody is, for the header and the menu. */
export const keepableMe = ({ person, groups, roles, may, tokenIsBehind }: Me): Keepable<Me> => ({
  value: { person, groups, roles, may, tokenIsBehind },
  of: [],
  without: [],
});

/** What proposed itself and nobody has answered, by the office's rules; never what anybody wrote of what was done. */
export const keepableActivities = ({ month, today, mayRecord, open }: ActivitiesShown): Keepable<ActivitiesShown> => ({
  value: {
    ...{ month, today, mayRecord, activities: [] },
    open: open.map(({ recurring, date, unit, kind, what, mayRecord: may }) => ({
      ...{ recurring, date, unit, kind, what },
      mayRecord: may,
    })),
  },
  of: [],
  without: [],
});
