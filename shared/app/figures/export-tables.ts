import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { OpenedFile } from '#shared/app/access/open-file';
import type { Log, Now } from '#shared/app/ports';
import { headOf } from '#shared/app/report/head-of';
import { namesOf } from '#shared/app/report/listed-heads';
import { isOfThese } from '#shared/app/report/of-these';
import type { ReportStore } from '#shared/app/report/ports';
import { isOpenly, linkedIn, mayHearAll, timelineOf } from '#shared/app/report/timeline-of';
import type { ReportHead } from '#shared/contracts/http/admin-report';
import type { EvaluationShown } from '#shared/contracts/http/evaluation';
import {
  EVENT_COLUMNS,
  EXPORT_TYPES,
  EXPORTED_FIGURE_COLUMNS,
  type ExportedTable,
  type ExportFormat,
  type FiguresChosen,
  LONGEST_TITLE,
  MOST_DAYS,
  MOST_EXPORTED,
  MOST_NAMED,
  NAME_COLUMNS,
  REPORT_COLUMNS,
  type ReportsChosen,
  type ReportsNamed,
  type Separator,
  TIME_COLUMNS,
} from '#shared/contracts/http/exports';
import { mayDo } from '#shared/domain/access/access';
import type { FieldGroup } from '#shared/domain/access/report-rows';
import { isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { wallTimeIn } from '#shared/domain/calendar/wall-time';
import { cellName } from '#shared/domain/figures/cell-name';
import { Dimension } from '#shared/domain/figures/counted-report';
import { outcomeIn } from '#shared/domain/figures/standing';
import { figureWorkbook } from '#shared/domain/figures/workbook';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { Clock } from '#shared/domain/report/clock-rules';
import { type Report, unitOf } from '#shared/domain/report/report';
import { oneLine } from '#shared/domain/words/one-line';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { shortened } from '#shared/domain/words/shortened';
import type { Instant, ReportId } from '#shared/domain/words/words';
import type { ReportRows, Rows, TableFiles } from './ports.ts';
import { type EvaluationDeps, evaluationFor, type Found, figuresFor, figuresShown } from './show-evaluation.ts';

/** What the rows of reports are made of. */
export type RowsDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'units' | 'clocks'>;
  readonly reports: Pick<ReportStore, 'receivedIn' | 'loadAll' | 'stepsUpTo'>;
  readonly now: Now;
};

export type ExportDeps = EvaluationDeps &
  RowsDeps & {
    readonly reports: Pick<ReportStore, 'allWords'>;
    readonly tableFiles: TableFiles;
    readonly log: Log;
  };

type ExportRefusal =
  | Denied
  | 'WindowInvalid'
  | 'YearOnly'
  | {
      readonly kind: 'TooManyRows';
      readonly rows: ExportedTable;
      readonly most: number;
      readonly count: number;
    };
type Exported = Promise<Result<OpenedFile, ExportRefusal>>;

/**
 * One row a report of those received on these days, as it stands now: what its page says of its head to the same
 * officer; where names are asked for, also what reporter and channel call each whose words they may read.
 */
export const exportReports = (
  deps: ExportDeps,
  officer: Officer,
  format: ExportFormat,
  { with: named, ...chosen }: ReportsNamed,
): Exported => exportTable(deps, officer, { table: 'reports', format, chosen, isNamed: named !== undefined });

/** One row a step of the same reports, report by report: what its page says of its timeline to the same officer. */
export const exportEvents = (
  deps: ExportDeps,
  officer: Officer,
  format: ExportFormat,
  chosen: ReportsChosen,
): Exported => exportTable(deps, officer, { table: 'events', format, chosen });

type Asked = {
  readonly table: ExportedTable;
  readonly format: ExportFormat;
  readonly chosen: ReportsChosen;
  /** With what channel and reporter call each report. */
  readonly isNamed?: boolean;
};

const exportTable = async (deps: ExportDeps, officer: Officer, { isNamed = false, ...asked }: Asked): Exported => {
  const { table, format, chosen } = asked;
  const found = await exportable(deps, officer, table, chosen);
  if (!found.ok) return found;
  const over = overMost(table, found.value, isNamed ? { ...MOST_EXPORTED, reports: MOST_NAMED } : MOST_EXPORTED);
  if (over !== undefined) return refuse({ kind: 'TooManyRows', ...over });
  const rows = await rowsOf(deps, officer, table, found.value);
  const told = isNamed ? await withNames(deps, officer, found.value, rows) : rows;
  const named = isNamed ? { named: true } : {};
  note(deps, officer, { export: table, format, ...windowOf(chosen), reports: openly(found.value), ...named });
  return ok(await reportsFile(deps, asked, told, isNamed ? { columns: NAME_COLUMNS } : {}));
};

/** The same with what stands under the columns of names: nothing where the words may not be read. */
const withNames = async (
  deps: ExportDeps,
  officer: Officer,
  reports: readonly Report[],
  told: readonly ReportRows[],
): Promise<readonly ReportRows[]> => {
  const names = await namesOf(deps, officer, reports);
  return told.map((one) => {
    const { number = null, title } = names.get(one.report) ?? {};
    const cells = [number, title === undefined ? null : shortened(oneLine(title), LONGEST_TITLE)];
    return { ...one, rows: one.rows.map((row) => [...row, ...cells]) };
  });
};

/** One row a figure of those that the same officer is shown of a period, of the office or of each cell. */
export const exportFigures = async (
  deps: ExportDeps,
  officer: Officer,
  format: ExportFormat,
  { period, by, separator }: FiguresChosen,
): Exported => {
  const denied = deniedTo(officer, { to: 'exportReports' });
  if (denied !== undefined) return refuse(denied);
  const found = await evaluationFor(deps, officer, period);
  if (!found.ok) return found;
  if (format === 'xlsx') {
    note(deps, officer, { export: 'figures', format, period });
    return ok(await figuresBook(deps, period, found.value));
  }
  const rows = await figureRows(deps, found.value, by);
  if (!rows.ok) return rows;
  note(deps, officer, { export: 'figures', format, period, ...(by !== undefined && { by }) });
  const name = by === undefined ? `angka-${period}` : `angka-${period}-${by}`;
  return ok(await fileOf(deps, format, { name, columns: EXPORTED_FIGURE_COLUMNS, rows: rows.value, separator }));
};

/** For people, in their words, with a sheet for each unit, class and so on; programs take the CSV. */
const figuresBook = async (deps: ExportDeps, periodName: DigestPeriod, found: Found): Promise<OpenedFile> => {
  const { about, period, asOf } = found;
  const { scope, settled } = about;
  const { figures, cells } = await figuresFor(deps, found, Dimension.options);
  const book = figureWorkbook(deps.policy, { period, periodName, asOf, scope, settled, figures, by: cells });
  return {
    name: `angka-${periodName}.xlsx`,
    type: EXPORT_TYPES.xlsx,
    bytes: await deps.tableFiles.workbook(book),
  };
};

/**
 * The reports received in a window that an officer may take out of the system with a part of them, and that they look
 * for; the earliest first. What they may not is neither in it nor counted: it is as if it were not there.
 */
export const exportable = async (
  { reports }: Pick<RowsDeps, 'reports'>,
  officer: Officer,
  table: ExportedTable,
  chosen: ReportsChosen,
): Promise<Result<readonly Report[], Denied | 'WindowInvalid'>> => {
  const denied = deniedTo(officer, { to: 'exportReports' });
  if (denied !== undefined) return refuse(denied);
  if (!isWindow(chosen)) return refuse('WindowInvalid');
  const all = await reports.loadAll(await Array.fromAsync(reports.receivedIn(chosen)));
  const found = all
    .filter((report) => mayExport(officer, table, report) && isOfThese(chosen, report))
    .toSorted((one, other) => one.receivedAt - other.receivedAt || (one.id < other.id ? -1 : 1));
  return ok(found);
};

export const isWindow = ({ from, until }: ReportsChosen): boolean => {
  const { days } = plainDate(from).until(plainDate(until));
  return 1 <= days && days <= MOST_DAYS;
};

/** Whether a report may leave with an officer, as much of it as a row of a table says. */
export const mayExport = (officer: Officer, table: ExportedTable, report: Report): boolean => {
  const answer = mayDo(officer, { to: 'exportReport', report });
  return answer.ok && answer.fields.includes(PARTS[table]);
};
const PARTS = { reports: 'head', events: 'timeline' } as const satisfies Record<ExportedTable, FieldGroup>;

/** How many rows a report gives at most: a report has as many events as its version says. */
export const rowsIn = (table: ExportedTable, { version }: Report): number => (table === 'events' ? version : 1);

/** What of these is more than the most, if anything: known before any of it is read. */
export const overMost = (
  table: ExportedTable,
  found: readonly Report[],
  most: Readonly<Record<ExportedTable, number>>,
): { readonly rows: ExportedTable; readonly most: number; readonly count: number } | undefined => {
  if (found.length > most.reports) return { rows: 'reports', most: most.reports, count: found.length };
  const count = found.reduce((sum, report) => sum + rowsIn(table, report), 0);
  return count > most[table] ? { rows: table, most: most[table], count } : undefined;
};

/** Of these, what could be in an export of the same officer. */
export const knownOthers = async (
  { reports }: { readonly reports: Pick<ReportStore, 'loadAll'> },
  officer: Officer,
  ids: readonly ReportId[],
): Promise<ReadonlySet<ReportId>> => {
  const others = await reports.loadAll(ids);
  return new Set(others.flatMap((report) => (mayExport(officer, 'reports', report) ? [report.id] : [])));
};

/** What a table says of reports to an officer who may take it out. */
export const rowsOf = (
  deps: RowsDeps,
  officer: Officer,
  table: ExportedTable,
  reports: readonly Report[],
): Promise<readonly ReportRows[]> => (table === 'reports' ? headRows : stepRows)(deps, officer, reports);

const headRows = async (
  deps: RowsDeps,
  officer: Officer,
  reports: readonly Report[],
): Promise<readonly ReportRows[]> => {
  const { calendar } = deps.policy;
  const asOf = deps.now();
  const others = reports.flatMap(({ duplicateOf }) => duplicateOf ?? []);
  const known = await knownOthers(deps, officer, others);
  return reports.map((report) => {
    const other = report.duplicateOf !== undefined && known.has(report.duplicateOf) ? report.duplicateOf : undefined;
    const isClassKnown = mayReadClass(officer, report);
    const head = headOf(deps.policy, report, { asOf, isOtherKnown: other !== undefined, isClassKnown });
    const rows = [reportRow(head, countedOf(report, asOf), isoWithOffset(calendar, asOf))];
    return { report: report.id, ...(other === undefined ? {} : { other }), rows };
  });
};

/** Whether what the channel calls a report may be told: to its unit it would tell of an accusation that was none. */
export const mayReadClass = (officer: Officer, report: Report): boolean =>
  mayDo(officer, { to: 'readProposal', report }).ok;

/** The steps of reports up to where they were looked at: whether they may be told was judged by that. */
const stepRows = async (
  deps: RowsDeps,
  officer: Officer,
  reports: readonly Report[],
): Promise<readonly ReportRows[]> => {
  const records = await deps.reports.stepsUpTo(reports);
  const known = await knownOthers(deps, officer, [...records.values()].flatMap(linkedIn));
  const isKnown = (other: ReportId): boolean => known.has(other);
  return reports.map((report) => {
    const how = { isKnown, isAll: mayHearAll(officer, report) };
    const steps = timelineOf(deps.policy, records.get(report.id) ?? [], report, how);
    const rows = steps.map(({ words: _, ...step }) => rowOf(EVENT_COLUMNS, { report: report.id, ...step }));
    return { report: report.id, rows };
  });
};

/** What figures count of a report, where its head alone would say something else: the unit it had, and each clock. */
const countedOf = (report: Report, asOf: Instant): Cells => ({
  assignee: unitOf(report),
  ...Object.fromEntries(Clock.options.map((clock) => [`${clock}.outcome`, outcomeIn(report, clock, asOf)])),
});

const reportRow = (
  { id, deadlines, returned: _, endedBefore: _1, ...head }: ReportHead,
  counted: Cells,
  asOf: string,
): Rows[number] => {
  const clocks = deadlines.flatMap(({ clock, ...deadline }) =>
    Object.entries(deadline).map(([name, value]) => [`${clock}.${name}`, value] as const),
  );
  // In the order of the clocks; none where the office has set all.
  const proposedLimits = deadlines.flatMap(({ clock, proposed }) => (proposed === true ? clock : [])).join(' ');
  const limits = { ...Object.fromEntries(clocks), ...(proposedLimits === '' ? {} : { proposedLimits }) };
  return rowOf(REPORT_COLUMNS, { report: id, ...head, ...limits, ...counted, asOf });
};

const figureRows = async (
  deps: ExportDeps,
  found: Found,
  by: Dimension | undefined,
): Promise<Result<Rows, 'YearOnly'>> => {
  const { figures, cells } = await figuresFor(deps, found, by === undefined ? [] : [by]);
  if (by === undefined) return ok(figureCells(found.about, figuresShown(deps, figures), {}));
  const [seen] = cells;
  if (seen === undefined) return refuse('YearOnly');
  const rows = seen.cells.flatMap((cell) =>
    figureCells(found.about, figuresShown(deps, cell.figures), {
      by,
      cell: cell.key,
      cellName: cellName(deps.policy, by, cell.key),
    }),
  );
  return ok(rows);
};

const figureCells = (
  { scope, settled }: Pick<EvaluationShown, 'scope' | 'settled'>,
  figures: EvaluationShown['figures'],
  cell: Cells,
): Rows =>
  figures.map(({ name, ...figure }) =>
    rowOf(EXPORTED_FIGURE_COLUMNS, { figure: name, ...figure, scope, settled, ...cell }),
  );

type Cells = Readonly<Record<string, string | number | boolean | null | undefined>>;

const rowOf = (columns: readonly string[], cells: Cells): Rows[number] =>
  columns.map((column) => {
    const value = cells[column] ?? null;
    if (typeof value === 'string' && TIME_COLUMNS.has(column)) return wallTimeIn(value);
    return typeof value === 'boolean' ? String(value) : value;
  });

/** How many of them are no secret: who reads logs must not learn from a number that something else went out too. */
export const openly = (reports: readonly Report[]): number => reports.filter(isOpenly).length;

/** Not what was looked for in it: beside how large the answer was, that would tell whether there is any. */
export const windowOf = ({ from, until }: ReportsChosen) => ({ from, until });

/** The trace that something was taken out of the system: by whom, and what was asked for. */
const note = ({ log }: Pick<ExportDeps, 'log'>, { person }: Officer, facts: Parameters<Log>[1]): void =>
  log('export.made', { ...facts, by: person });

const OF_REPORTS = {
  reports: { name: 'laporan', columns: REPORT_COLUMNS },
  events: { name: 'riwayat', columns: EVENT_COLUMNS },
} as const;

/** A table of reports as a file; the name of one of several says which it is. `columns` stand behind the usual ones. */
export const reportsFile = (
  deps: { readonly tableFiles: TableFiles },
  asked: { readonly table: ExportedTable; readonly format: ExportFormat; readonly chosen: ReportsChosen },
  told: readonly ReportRows[],
  { number, columns = [] }: { readonly number?: number; readonly columns?: readonly string[] } = {},
): Promise<OpenedFile> => {
  const rows = told.flatMap((one) => one.rows);
  return fileOf(deps, asked.format, {
    name: reportsName(asked, number),
    columns: [...OF_REPORTS[asked.table].columns, ...columns],
    rows,
    separator: asked.chosen.separator,
  });
};

export const reportsName = (
  { table, chosen }: { readonly table: ExportedTable; readonly chosen: ReportsChosen },
  number?: number,
): string => {
  const name = `${OF_REPORTS[table].name}-${chosen.from}-${chosen.until}`;
  return number === undefined ? name : `${name}-${number}`;
};

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Rows;
  readonly separator: Separator | undefined;
};

const fileOf = async (
  { tableFiles }: { readonly tableFiles: TableFiles },
  format: ExportFormat,
  table: Table,
): Promise<OpenedFile> => ({
  name: `${table.name}.${format}`,
  type: EXPORT_TYPES[format],
  bytes: await tableFiles[format](table.name, table.columns, table.rows, table.separator),
});
