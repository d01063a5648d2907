import type { KeptFiles } from '#shared/app/access/ports';
import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import type { RandomBytes } from '#shared/app/notices/ports';
import type { Log } from '#shared/app/ports';
import { MOST_EXPORTED, MOST_ORDERED, ReportsChosen } from '#shared/contracts/http/exports';
import type { ExportRequest } from '#shared/contracts/messages/export-request';
import { TOKEN_BYTES } from '#shared/domain/access/file-link';
import {
  begunOrder,
  doneOrder,
  type ExportFailure,
  type ExportOrder,
  exportFile,
  exportRunOf,
  failedOrder,
  furtheredOrder,
  type OrderIn,
  orderAt,
  portionsOf,
} from '#shared/domain/figures/export-order';
import type { Officer } from '#shared/domain/office/officer';
import type { Report } from '#shared/domain/report/report';
import { exportable, mayExport, openly, overMost, type RowsDeps, rowsIn, rowsOf, windowOf } from './export-tables.ts';
import type { ExportOrders, ReportRows } from './ports.ts';

export type MakeExportDeps = RowsDeps &
  WhoAmIDeps & {
    readonly exportOrders: ExportOrders;
    readonly exportFiles: Pick<KeptFiles, 'keep'>;
    readonly random: RandomBytes;
    readonly log: Log;
  };

/** So much is read at a time, and then told of as progress. */
const AT_A_TIME = { reports: 500, events: 5_000 } as const;

/** Somebody else writes the same order: they carry it out, or this one comes again. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Carries out an order, as its asker may by the groups and reports of this moment. Told twice, it is carried out once;
 * where somebody died over it, it begins anew, and what the dead one wrote is in no file. A fault ends the order where
 * its asker sees that.
 */
export const makeExport = async (
  deps: MakeExportDeps,
  { export: id }: ExportRequest,
): Promise<'exported' | 'refused' | 'over'> => {
  const found = await deps.exportOrders.find(id);
  if (found === undefined) return 'over';
  const order = orderAt(found, deps.now());
  if (order.state === 'failed' && found.state !== 'failed') await write(deps, order);
  if (order.state === 'done' || order.state === 'failed') return 'over';
  const begun = await write(deps, begunOrder(order, exportRunOf(deps.random(TOKEN_BYTES)), deps.now()));
  const pen = { order: begun };
  try {
    return await carryOut(deps, pen);
  } catch (fault) {
    // Where not even that can be written, the message comes again and it begins anew.
    if (!(fault instanceof Overtaken))
      await write(deps, failedOrder(pen.order, 'unexpected', deps.now())).catch(() => {});
    throw fault;
  }
};

/** The order as it was last written. */
type Pen = { order: OrderIn<'making'> };

const carryOut = async (deps: MakeExportDeps, pen: Pen): Promise<'exported' | 'refused'> => {
  const { by: person, table } = pen.order;
  const chosen = ReportsChosen.parse(pen.order.chosen);
  const officer = await officerNow(deps, { person });
  const found = await exportable(deps, officer, table, chosen);
  if (!found.ok) return refused(deps, pen, 'notAllowed');
  if (overMost(table, found.value, MOST_ORDERED) !== undefined) return refused(deps, pen, 'tooManyRows');
  const sizeOf = (report: Report): number => rowsIn(table, report);
  pen.order = await write(deps, furtheredOrder(pen.order, 0, found.value.length));
  // Where there is nothing, there is one file that says so.
  const files = found.value.length === 0 ? [[]] : portionsOf(found.value, sizeOf, MOST_EXPORTED[table]);
  const held: number[] = [];
  for (const [index, reports] of files.entries()) {
    const told: ReportRows[] = [];
    for (const some of portionsOf(reports, sizeOf, AT_A_TIME[table])) {
      told.push(...(await rowsNow(deps, officer, table, some)));
      pen.order = await write(deps, furtheredOrder(pen.order, pen.order.done + some.length, pen.order.of));
    }
    await deps.exportFiles.keep(exportFile(pen.order, index + 1), Buffer.from(JSON.stringify(told)));
    held.push(told.length);
  }
  await write(deps, doneOrder(pen.order, held, deps.now()));
  const { format } = pen.order;
  const facts = { export: table, format, ...windowOf(chosen), reports: openly(found.value) };
  deps.log('export.made', { ...facts, by: person });
  return 'exported';
};

/** Looked at once more: one may have been concealed since the first look. */
const rowsNow = async (
  deps: MakeExportDeps,
  officer: Officer,
  table: ExportOrder['table'],
  some: readonly Report[],
): Promise<readonly ReportRows[]> => {
  const now = new Map((await deps.reports.loadAll(some.map(({ id }) => id))).map((report) => [report.id, report]));
  const theirs = some.flatMap(({ id }) => now.get(id) ?? []).filter((report) => mayExport(officer, table, report));
  return rowsOf(deps, officer, table, theirs);
};

const refused = async (deps: MakeExportDeps, { order }: Pen, code: ExportFailure): Promise<'refused'> => {
  await write(deps, failedOrder(order, code, deps.now()));
  return 'refused';
};

const write = async <T extends ExportOrder>(
  { exportOrders }: Pick<MakeExportDeps, 'exportOrders'>,
  order: T,
): Promise<T> => {
  if ((await exportOrders.save(order)) === 'conflict') throw new Overtaken('somebody else writes this export');
  return order;
};
