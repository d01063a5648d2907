import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { OpenedFile } from '#shared/app/access/open-file';
import type { Log, Now } from '#shared/app/ports';
import { headOf } from '#shared/app/report/head-of';
import type { ReportStore } from '#shared/app/report/ports';
import { isOpenly, linkedIn, mayHearAll, timelineOf } from '#shared/app/report/timeline-of';
import type { ReportHead } from '#shared/contracts/http/admin-report';
import type { EvaluationShown } from '#shared/contracts/http/evaluation';
import {
  EVENT_COLUMNS,
  EXPORT_TYPES,
  EXPORTED_FIGURE_COLUMNS,
  type ExportFormat,
  type FiguresChosen,
  MOST_DAYS,
  MOST_EXPORTED,
  REPORT_COLUMNS,
  type ReportsChosen,
  type Separator,
  TIME_COLUMNS,
} from '#shared/contracts/http/exports';
import { mayDo } from '#shared/domain/access/access';
import type { FieldGroup } from '#shared/domain/access/report-rows';
import { isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { wallTimeIn } from '#shared/domain/calendar/wall-time';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import type { Rows, TableFiles } from './ports.ts';
import { type EvaluationDeps, showEvaluation } from './show-evaluation.ts';

export type ExportDeps = EvaluationDeps & {
  readonly policy: Pick<Policy, 'calendar' | 'units'>;
  readonly reports: Pick<ReportStore, 'receivedIn' | 'loadAll' | 'eventsUpTo'>;
  readonly tableFiles: TableFiles;
  readonly now: Now;
  readonly log: Log;
};

type ExportRefusal =
  | Denied
  | 'WindowInvalid'
  | {
      readonly kind: 'TooManyRows';
      readonly rows: 'reports' | 'events';
      readonly most: number;
      readonly count: number;
    };
type Exported = Promise<Result<OpenedFile, ExportRefusal>>;

/**
 * One row a report of those received on these days, as it stands now: what its page says of its head to the same
 * officer.
 */
export const exportReports = async (
  deps: ExportDeps,
  officer: Officer,
  format: ExportFormat,
  chosen: ReportsChosen,
): Exported => {
  const found = await exportable(deps, officer, 'head', chosen);
  if (!found.ok) return found;
  const { calendar } = deps.policy;
  const asOf = deps.now();
  const known = await knownOthers(
    deps,
    officer,
    found.value.flatMap(({ duplicateOf }) => duplicateOf ?? []),
  );
  const rows = found.value.map((report) => {
    const isOtherKnown = report.duplicateOf !== undefined && known.has(report.duplicateOf);
    return reportRow(headOf(calendar, report, { asOf, isOtherKnown }), isoWithOffset(calendar, asOf));
  });
  note(deps, officer, { export: 'reports', format, ...windowOf(chosen), reports: openly(found.value) });
  const name = `laporan-${chosen.from}-${chosen.until}`;
  return fileOf(deps, format, { name, columns: REPORT_COLUMNS, rows, separator: chosen.separator });
};

/** One row a step of the same reports, report by report: what its page says of its timeline to the same officer. */
export const exportEvents = async (
  deps: ExportDeps,
  officer: Officer,
  format: ExportFormat,
  chosen: ReportsChosen,
): Exported => {
  const found = await exportable(deps, officer, 'timeline', chosen);
  if (!found.ok) return found;
  // A report has as many events as its version says.
  const count = found.value.reduce((sum, { version }) => sum + version, 0);
  if (count > MOST_EXPORTED.events) return tooMany('events', count);
  const rows = await stepRows(deps, officer, found.value);
  note(deps, officer, { export: 'events', format, ...windowOf(chosen), reports: openly(found.value) });
  const name = `riwayat-${chosen.from}-${chosen.until}`;
  return fileOf(deps, format, { name, columns: EVENT_COLUMNS, rows, separator: chosen.separator });
};

/** One row a figure of those that the same officer is shown of a period. */
export const exportFigures = async (
  deps: ExportDeps,
  officer: Officer,
  format: ExportFormat,
  { period, separator }: FiguresChosen,
): Exported => {
  const denied = deniedTo(officer, { to: 'exportReports' });
  if (denied !== undefined) return refuse(denied);
  const evaluated = await showEvaluation(deps, officer, period);
  if (!evaluated.ok) return evaluated;
  note(deps, officer, { export: 'figures', format, period });
  const rows = figureCells(evaluated.value);
  return fileOf(deps, format, { name: `angka-${period}`, columns: EXPORTED_FIGURE_COLUMNS, rows, separator });
};

/**
 * The reports received in a window that an officer may take out of the system with a part of them, and that they look
 * for; the earliest first. What they may not is neither in it nor counted: it is as if it were not there.
 */
const exportable = async (
  { reports }: ExportDeps,
  officer: Officer,
  part: FieldGroup,
  chosen: ReportsChosen,
): Promise<Result<readonly Report[], ExportRefusal>> => {
  const denied = deniedTo(officer, { to: 'exportReports' });
  if (denied !== undefined) return refuse(denied);
  const { days } = plainDate(chosen.from).until(plainDate(chosen.until));
  if (days < 1 || days > MOST_DAYS) return refuse('WindowInvalid');
  const all = await reports.loadAll(await Array.fromAsync(reports.receivedIn(chosen)));
  const found = all
    .filter((report) => mayExport(officer, part, report) && isChosen(chosen, report))
    .toSorted((one, other) => one.receivedAt - other.receivedAt || (one.id < other.id ? -1 : 1));
  return found.length > MOST_EXPORTED.reports ? tooMany('reports', found.length) : ok(found);
};

const mayExport = (officer: Officer, part: FieldGroup, report: Report): boolean => {
  const answer = mayDo(officer, { to: 'exportReport', report });
  return answer.ok && answer.fields.includes(part);
};

const isChosen = ({ status, class: kind, topic, assignee }: ReportsChosen, report: Report): boolean => {
  const known = report.status === 'received' ? undefined : report;
  return (
    (status === undefined || status === report.status) &&
    (kind === undefined || kind === known?.class) &&
    (topic === undefined || topic === known?.topic) &&
    (assignee === undefined || ('assignee' in report && assignee === report.assignee))
  );
};

const tooMany = (rows: 'reports' | 'events', count: number): Result<never, ExportRefusal> =>
  refuse({ kind: 'TooManyRows', rows, most: MOST_EXPORTED[rows], count });

/** Of these, what could be in an export of the same officer. */
const knownOthers = async (
  { reports }: ExportDeps,
  officer: Officer,
  ids: readonly ReportId[],
): Promise<ReadonlySet<ReportId>> => {
  const others = await reports.loadAll(ids);
  return new Set(others.flatMap((report) => (mayExport(officer, 'head', report) ? [report.id] : [])));
};

/** The steps of reports up to where they were looked at: whether they may be told was judged by that. */
const stepRows = async (deps: ExportDeps, officer: Officer, reports: readonly Report[]): Promise<Rows> => {
  const records = await deps.reports.eventsUpTo(reports);
  const known = await knownOthers(deps, officer, [...records.values()].flatMap(linkedIn));
  const isKnown = (other: ReportId): boolean => known.has(other);
  return reports.flatMap((report) => {
    const how = { isKnown, isAll: mayHearAll(officer, report) };
    return timelineOf(deps.policy, records.get(report.id) ?? [], report, how).map(({ words: _, ...step }) =>
      rowOf(EVENT_COLUMNS, { report: report.id, ...step }),
    );
  });
};

const reportRow = ({ id, deadlines, returned: _, ...head }: ReportHead, asOf: string): Rows[number] => {
  const clocks = deadlines.flatMap(({ clock, ...deadline }) =>
    Object.entries(deadline).map(([name, value]) => [`${clock}.${name}`, value] as const),
  );
  return rowOf(REPORT_COLUMNS, { report: id, ...head, ...Object.fromEntries(clocks), asOf });
};

const figureCells = ({ figures, scope, settled }: EvaluationShown): Rows =>
  figures.map(({ name, ...figure }) => rowOf(EXPORTED_FIGURE_COLUMNS, { figure: name, ...figure, scope, settled }));

type Cells = Readonly<Record<string, string | number | boolean | null | undefined>>;

const rowOf = (columns: readonly string[], cells: Cells): Rows[number] =>
  columns.map((column) => {
    const value = cells[column] ?? null;
    if (typeof value === 'string' && TIME_COLUMNS.has(column)) return wallTimeIn(value);
    return typeof value === 'boolean' ? String(value) : value;
  });

/** How many of them are no secret: who reads logs must not learn from a number that something else went out too. */
const openly = (reports: readonly Report[]): number => reports.filter(isOpenly).length;

/** Not what was looked for in it: beside how large the answer was, that would tell whether there is any. */
const windowOf = ({ from, until }: ReportsChosen) => ({ from, until });

/** The trace that something was taken out of the system: by whom, and what was asked for. */
const note = ({ log }: ExportDeps, { person }: Officer, facts: Parameters<Log>[1]): void =>
  log('export.made', { ...facts, by: person });

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Rows;
  readonly separator: Separator | undefined;
};

const fileOf = async ({ tableFiles }: ExportDeps, format: ExportFormat, table: Table): Exported =>
  ok({
    name: `${table.name}.${format}`,
    type: EXPORT_TYPES[format],
    bytes: await tableFiles[format](table.name, table.columns, table.rows, table.separator),
  });
