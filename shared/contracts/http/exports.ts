import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { Dimension } from '#shared/domain/figures/counted-report';
import { FIGURE_COLUMNS } from '#shared/domain/figures/figure-cells';
import { Clock } from '#shared/domain/report/clock-rules';
import { PeriodPath } from './evaluation.ts';
import { OF_A_KIND, OF_A_PLACE, OF_THESE } from './narrowed.ts';

/** What an exported table can be written as. */
export const EXPORT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export const ExportFormat = z.enum(['csv', 'xlsx']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What stands between the cells of a CSV. With `semicolon` numbers have decimal commas, as Indonesian settings do. */
export const Separator = z.enum(['comma', 'semicolon']);
export type Separator = z.infer<typeof Separator>;
const separator = Separator.optional().meta({
  description:
    'pemisah kolom CSV: koma, atau titik koma dengan koma desimal bagi Excel berbahasa Indonesia · between the cells of a CSV: commas, or semicolons with decimal commas for Excel with Indonesian settings',
});

/** The tables that are made of reports. */
export const ExportedTable = z.enum(['reports', 'events']);
export type ExportedTable = z.infer<typeof ExportedTable>;

/** What stands in an address for the form of an export. */
export const ExportPath = z.object({
  format: ExportFormat.meta({ description: 'csv atau buku kerja Excel · CSV or an Excel workbook' }),
});

/**
 * Which reports are in an export: those received on dates of the office, from the one up to, and without, the other.
 */
export const ReportsChosen = z.strictObject({
  from: IsoDate.meta({ description: 'diterima sejak tanggal kantor ini · received from this date of the office on' }),
  until: IsoDate.meta({
    description:
      'sampai sebelum tanggal ini, paling lama 366 hari kemudian · up to, and without, this one, at most 366 days later',
  }),
  ...OF_THESE,
  ...OF_A_PLACE,
  ...OF_A_KIND,
  separator,
});
export type ReportsChosen = Readonly<z.infer<typeof ReportsChosen>>;

/**
 * The same, with what reporter and channel call each: only at once, since what is ordered lies for days and changes
 * hands.
 */
export const ReportsNamed = ReportsChosen.extend({
  with: z.literal('names').optional().meta({
    description:
      'ikut memuat nomor kanal dan judul, bagi yang boleh membaca isinya · with the channel’s number and the title, for whoever may read the words',
  }),
});
export type ReportsNamed = Readonly<z.infer<typeof ReportsNamed>>;

/** Of which year, month or week the figures are. */
export const FiguresChosen = z.strictObject({
  ...PeriodPath.shape,
  by: Dimension.optional().meta({
    description:
      'menurut apa angkanya dipisahkan; tanpa ini angka seluruh kantor · by what they are told apart; else those of the office',
  }),
  separator,
});
export type FiguresChosen = Readonly<z.infer<typeof FiguresChosen>>;

/** So many days may lie between the two dates. */
export const MOST_DAYS = 366;
/** So many fit into one answer, each at its longest, and into the time that there is for it. */
export const MOST_EXPORTED = { reports: 5_000, events: 25_000 } as const;
/** So many fit with their names. */
export const MOST_NAMED = 1_500;
/** So many code points of a title stand in a row. */
export const LONGEST_TITLE = 200;
/** So many are made in the background, in several files of as many as fit into one answer. */
export const MOST_ORDERED = { reports: 50_000, events: 500_000 } as const;

const OF_A_CLOCK = ['startedAt', 'dueAt', 'stoppedAt', 'outcome', 'provisional'] as const;

/** One row a report: its head, and each clock that has run. Columns are only ever added, at the end. */
export const REPORT_COLUMNS: readonly string[] = [
  ...['report', 'version', 'channel', 'channelStatus', 'receivedAt', 'status', 'class', 'topic', 'urgency'],
  ...['assignee', 'subDistrict', 'decidedBy', 'confirmed', 'anonymous', 'secret', 'flagged', 'reporterReplied'],
  ...['closeProposed', 'result', 'closedBy', 'authority', 'reason', 'duplicateOf'],
  ...Clock.options.flatMap((clock) => OF_A_CLOCK.map((name) => `${clock}.${name}`)),
  'asOf',
  'channelClass',
  'proposedLimits',
];

/** What stands behind those where names are asked for. */
export const NAME_COLUMNS: readonly string[] = ['number', 'title'];

/** The columns of these tables that hold a moment. */
export const TIME_COLUMNS: ReadonlySet<string> = new Set([
  ...['receivedAt', 'asOf', 'at'],
  ...Clock.options.flatMap((clock) => ['startedAt', 'dueAt', 'stoppedAt'].map((name) => `${clock}.${name}`)),
]);

/** One row a step of a report. */
export const EVENT_COLUMNS = ['report', 'version', 'at', 'type', 'by', 'person'] as const;

/** One row a figure: those of the table that goes with a digest, and how they were counted. */
export const EXPORTED_FIGURE_COLUMNS = [
  ...FIGURE_COLUMNS,
  'formula',
  'scope',
  'settled',
  'by',
  'cell',
  'cellName',
] as const;
