import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { OpenedFile } from '#shared/app/access/open-file';
import type { KeptFiles } from '#shared/app/access/ports';
import type { RandomBytes, TakeFromQuota } from '#shared/app/notices/ports';
import type { Log, Now } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import type { ExportAsked, ExportFilePath, ExportOrderShown } from '#shared/contracts/http/export-orders';
import { REPORT_COLUMNS, ReportsChosen } from '#shared/contracts/http/exports';
import { KeptRows } from '#shared/contracts/messages/kept-rows';
import { TOKEN_BYTES } from '#shared/domain/access/file-link';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import {
  type ExportId,
  type ExportOrder,
  exportFile,
  exportIdOf,
  filesUntil,
  MOST_ORDERS,
  type OrderIn,
  orderAt,
} from '#shared/domain/figures/export-order';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { isWindow, mayExport, mayReadClass, reportsFile, reportsName, windowOf } from './export-tables.ts';
import type { ExportOrders, ReportRows, StartExport, TableFiles } from './ports.ts';

export type OrderExportDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'> };
  readonly reports: Pick<ReportStore, 'loadAll'>;
  readonly exportOrders: ExportOrders;
  readonly exportFiles: Pick<KeptFiles, 'read'>;
  readonly exportQuota: TakeFromQuota;
  readonly startExport: StartExport;
  readonly tableFiles: TableFiles;
  readonly random: RandomBytes;
  readonly now: Now;
  readonly log: Log;
};

export type OrderRefusal =
  | { readonly kind: Denied | 'WindowInvalid' }
  | { readonly kind: 'TooManyExports'; readonly secondsLeft: number };

/**
 * Has a table made in the background that would be too large for an answer. The order is kept before anything begins;
 * whoever got no answer orders again.
 */
export const orderExport = async (
  deps: OrderExportDeps,
  officer: Officer,
  { table, format, ...chosen }: ExportAsked,
): Promise<Result<ExportOrderShown, OrderRefusal>> => {
  const denied = deniedTo(officer, { to: 'exportReports' });
  if (denied !== undefined) return refuse({ kind: denied });
  if (!isWindow(chosen)) return refuse({ kind: 'WindowInvalid' });
  const now = deps.now();
  const hour = hourOf(now);
  if (!(await deps.exportQuota(hour.name, MOST_ORDERS)))
    return refuse({ kind: 'TooManyExports', secondsLeft: Math.ceil((hour.until - now) / 1000) });
  const order: ExportOrder = {
    id: exportIdOf(deps.random(TOKEN_BYTES)),
    by: officer.person,
    table,
    format,
    chosen: definedIn(chosen),
    askedAt: now,
    rev: 1,
    state: 'queued',
  };
  if ((await deps.exportOrders.save(order)) === 'conflict') throw new Error('there is an export of that name');
  await deps.startExport(order.id);
  deps.log('export.ordered', { export: table, format, ...windowOf(chosen), by: officer.person });
  return ok(shownOrder(deps, order));
};

/** How far somebody's own order is. Nobody finds another's. */
export const showExportOrder = async (
  deps: OrderExportDeps,
  officer: Officer,
  id: ExportId,
): Promise<Result<ExportOrderShown, Denied>> => {
  const order = await ownOrder(deps, officer, id);
  return order.ok ? ok(shownOrder(deps, order.value)) : order;
};

/**
 * A file of somebody's own order, looked at again: what has become a report that they may not take out any more is not
 * in it, as if it were not there, nor is its name.
 */
export const openExportFile = async (
  deps: OrderExportDeps,
  officer: Officer,
  { export: id, file }: ExportFilePath,
): Promise<Result<OpenedFile, Denied>> => {
  const found = await ownOrder(deps, officer, id);
  if (!found.ok) return found;
  const order = found.value;
  const number = Number(file);
  if (order.state !== 'done' || number > order.files.length || deps.now() >= filesUntil(order)) return refuse('Absent');
  const told = KeptRows.parse(
    JSON.parse(new TextDecoder().decode(await deps.exportFiles.read(exportFile(order, number)))),
  );
  const left = await stillTheirs(deps, officer, order, told);
  const { table, format } = order;
  deps.log('export.opened', { export: table, format, by: officer.person });
  const asked = { table, format, chosen: ReportsChosen.parse(order.chosen) };
  return ok(await reportsFile(deps, asked, left, order.files.length === 1 ? {} : { number }));
};

const NAMES_ANOTHER = REPORT_COLUMNS.indexOf('duplicateOf');
const NAMES_CLASS = REPORT_COLUMNS.indexOf('channelClass');

const stillTheirs = async (
  { reports }: Pick<OrderExportDeps, 'reports'>,
  officer: Officer,
  { table }: ExportOrder,
  told: readonly ReportRows[],
): Promise<readonly ReportRows[]> => {
  const all = await reports.loadAll(
    told.flatMap(({ report, other }) => [report, ...(other === undefined ? [] : [other])]),
  );
  const theirs = new Map(all.map((report) => [report.id, report]));
  const isTheirs = (id: ReportId, as: ExportOrder['table']): boolean => {
    const report = theirs.get(id);
    return report !== undefined && mayExport(officer, as, report);
  };
  const hiddenIn = ({ report, other }: ReportRows): readonly number[] => {
    const stands = theirs.get(report);
    return [
      ...(other === undefined || isTheirs(other, 'reports') ? [] : [NAMES_ANOTHER]),
      ...(table === 'reports' && (stands === undefined || !mayReadClass(officer, stands)) ? [NAMES_CLASS] : []),
    ];
  };
  return told
    .filter(({ report }) => isTheirs(report, table))
    .map((one) => {
      const hidden = hiddenIn(one);
      if (hidden.length === 0) return one;
      return { ...one, rows: one.rows.map((row) => row.map((cell, at) => (hidden.includes(at) ? null : cell))) };
    });
};

const ownOrder = async (
  { exportOrders, now }: Pick<OrderExportDeps, 'exportOrders' | 'now'>,
  officer: Officer,
  id: ExportId,
): Promise<Result<ExportOrder, Denied>> => {
  const denied = deniedTo(officer, { to: 'exportReports' });
  if (denied !== undefined) return refuse(denied);
  const order = await exportOrders.find(id);
  return order === undefined || order.by !== officer.person ? refuse('Absent') : ok(orderAt(order, now()));
};

const shownOrder = ({ policy }: Pick<OrderExportDeps, 'policy'>, order: ExportOrder): ExportOrderShown => {
  const at = (instant: Instant): string => isoWithOffset(policy.calendar, instant);
  const { id, table, format } = order;
  const { from, until } = ReportsChosen.parse(order.chosen);
  const common = { export: id, table, format, from, until, askedAt: at(order.askedAt), state: order.state };
  switch (order.state) {
    case 'queued':
      return { ...common, since: common.askedAt };
    case 'making':
      return { ...common, since: at(order.startedAt), reports: { done: order.done, of: order.of } };
    case 'done':
      return { ...common, since: at(order.doneAt), ...filesOf(order), filesUntil: at(filesUntil(order)) };
    case 'failed':
      return { ...common, since: at(order.failedAt), failure: order.code };
  }
};

const filesOf = (order: OrderIn<'done'>): Pick<ExportOrderShown, 'reports' | 'files'> => {
  const all = order.files.reduce((sum, reports) => sum + reports, 0);
  const asked = { table: order.table, chosen: ReportsChosen.parse(order.chosen) };
  const files = order.files.map((reports, index) => ({
    name: `${reportsName(asked, order.files.length === 1 ? undefined : index + 1)}.${order.format}`,
    href: `/v1/admin/exports/${order.id}/files/${index + 1}`,
    reports,
  }));
  return { reports: { done: all, of: all }, files };
};

const definedIn = (chosen: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const HOUR_MS = 3_600_000;
const hourOf = (at: Instant): { readonly name: string; readonly until: number } => {
  const from = at - (at % HOUR_MS);
  return { name: new Date(from).toISOString(), until: from + HOUR_MS };
};
