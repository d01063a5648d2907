import type { Separator } from '#shared/contracts/http/exports';
import type { MonthName, YearName } from '#shared/domain/calendar/period';
import type { Chart } from '#shared/domain/figures/chart';
import type { EvaluatedMonth, MonthHeadline } from '#shared/domain/figures/evaluated-month';
import type { ExportId, ExportOrder } from '#shared/domain/figures/export-order';
import type { Cell } from '#shared/domain/figures/figure-cells';
import type { PublicYear } from '#shared/domain/figures/public-year';
import type { Workbook } from '#shared/domain/figures/workbook';
import type { ReportId } from '#shared/domain/words/words';

/** An evaluated month and the file that holds it. */
export type KeptMonth = MonthHeadline & { readonly keptAs: string };

/** The months that figures are made of. */
export type Evaluations = {
  /** What is known of all of them, in any order. */
  readonly months: () => Promise<readonly KeptMonth[]>;
  readonly month: (month: MonthName) => Promise<KeptMonth | undefined>;
  readonly read: (kept: KeptMonth) => Promise<EvaluatedMonth>;
  /** `conflict` when somebody else has written the month since it was seen like that. */
  readonly save: (
    seen: KeptMonth | undefined,
    headline: MonthHeadline,
    content: EvaluatedMonth,
  ) => Promise<'saved' | 'conflict'>;
};

/** What everybody may see, by year. */
export type PublicYears = {
  readonly find: (year: YearName) => Promise<PublicYear | undefined>;
  /** `conflict` when somebody else has written the year since it was seen like that. */
  readonly save: (seen: PublicYear | undefined, year: PublicYear) => Promise<'saved' | 'conflict'>;
};

/** Orders of exports that are made in the background. */
export type ExportOrders = {
  /** Nobody may be told of one that is not their own. */
  readonly find: (id: ExportId) => Promise<ExportOrder | undefined>;
  /** Writes the next change of an order; `conflict` when somebody else has written that change. */
  readonly save: (order: ExportOrder) => Promise<'saved' | 'conflict'>;
};

/** Has an order carried out, soon and at least once. */
export type StartExport = (order: ExportId) => Promise<void>;

export type Rows = readonly (readonly Cell[])[];

/** What an exported table says of one report, and which other report that names. */
export type ReportRows = { readonly report: ReportId; readonly other?: ReportId | undefined; readonly rows: Rows };

/**
 * A table as a file: what stands in it stays what it is, and no text in it is run as a formula. What stands between the
 * cells of a CSV can be chosen.
 */
type TableFile = (
  title: string,
  header: readonly string[],
  rows: Rows,
  separator?: Separator,
) => Promise<Uint8Array> | Uint8Array;

/** A chart as a picture of so many pixels on a screen; the PNG has `scale` times as many, so that print is sharp. */
export type Picture = {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
};
export type DrawChart = (chart: Chart) => Promise<Picture>;

/**
 * A workbook as a file, just as safe: each cell is of its kind. Its charts are pictures, with what they show in words;
 * where nobody can draw, it has none.
 */
type WorkbookFile = (workbook: Workbook) => Promise<Uint8Array>;

export type TableFiles = { readonly csv: TableFile; readonly xlsx: TableFile; readonly workbook: WorkbookFile };
