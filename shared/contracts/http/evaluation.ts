import * as z from 'zod';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { Dimension } from '#shared/domain/figures/counted-report';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import { ReportId } from '#shared/domain/words/words';
import { ListedReport } from './admin-report.ts';

/** What stands in an address for a period: a year, a month or an ISO week. */
export const PeriodPath = z.object({
  period: DigestPeriod.meta({
    description: 'tahun 2025, bulan 2025-05, atau minggu 2025-W19 · a year 2025, a month 2025-05 or a week 2025-W19',
  }),
});

/**
 * And for a figure of it. Names of figures hold nothing that an address could not, but for the `?` of what is not
 * known.
 */
export const FigurePath = PeriodPath.extend({
  figure: z
    .string()
    .max(200)
    .transform((name) => name.replace(/%3f/gi, '?'))
    .meta({ description: 'nama angka menurut docs/figures.md · the name of a figure, by docs/figures.md' }),
});

/** ISO 8601 with the office's offset. */
const Moment = z.string();
const count = z.int().nonnegative();

const figure = {
  name: z.string(),
  /** What it is called where it is printed; docs/figures.md says by its name how it is counted. */
  formula: z.string(),
  asOf: Moment,
  /** How many it is made of. */
  n: count,
};

/** A figure with its parts; `null` is no data, never 0. */
export const FigureShown = z.discriminatedUnion('kind', [
  z.strictObject({
    ...figure,
    kind: z.literal('count'),
    numerator: count,
    denominator: count,
    ratio: z.number().nullable(),
  }),
  z.strictObject({ ...figure, kind: z.literal('minutes'), median: z.number().nullable(), p90: z.number().nullable() }),
  z.strictObject({ ...figure, kind: z.literal('days'), median: z.number().nullable(), p90: z.number().nullable() }),
  z.strictObject({ ...figure, kind: z.literal('events') }),
]);
export type FigureShown = Readonly<z.infer<typeof FigureShown>>;

/** Of what period and as of when figures are. */
export const EVALUATION = {
  period: DigestPeriod,
  /** Dates of the office, half open. */
  from: z.string(),
  until: z.string(),
  /** Everything recorded until then is counted. */
  asOf: Moment,
  /** `false` while months are being counted anew: some of them may be as of later, or by other rules. */
  settled: z.boolean(),
  /**
   * `full`: what is about oversight is counted as far as the caller may know of it; `general`: as if nobody had learnt
   * of it.
   */
  scope: z.enum(['full', 'general']),
};

/** `GET /v1/admin/evaluations/{period}`. */
export const EvaluationShown = z.strictObject({ ...EVALUATION, figures: z.array(FigureShown).readonly() });
export type EvaluationShown = Readonly<z.infer<typeof EvaluationShown>>;

export const MayBeShorter = z
  .strictObject({ id: z.literal(MAY_BE_SHORTER.id), en: z.literal(MAY_BE_SHORTER.en) })
  .meta({ description: 'selalu sama, bagi semua orang · always the same, for everybody' });

/** So many reports behind a figure are shown with their heads; of the others there is the id. */
export const MOST_LISTED = 100;

/** `GET /v1/admin/evaluations/{period}/{figure}`: a figure, and those behind it that the caller may read. */
export const FigureBehind = z.strictObject({
  ...EVALUATION,
  figure: FigureShown,
  reports: z.array(ReportId).readonly(),
  /** The first of them as lists show them to the caller, in the same order. */
  listed: z.array(ListedReport).max(MOST_LISTED).readonly(),
  note: MayBeShorter,
});
export type FigureBehind = Readonly<z.infer<typeof FigureBehind>>;

const BY = { description: 'menurut apa angkanya dipisahkan · by what figures are told apart' };
/** `GET /v1/admin/evaluations/{period}/by/{by}`. */
export const CellsPath = PeriodPath.extend({ by: Dimension.meta(BY) });

/** Which cell of a figure, if not that of the office. */
export const CellQuery = z.strictObject({
  cell: z
    .string()
    .regex(/^(unit|class|topic|channel|subDistrict):\S{1,100}$/)
    .optional()
    .meta({
      description: 'satu sel saja, misalnya unit:llaj atau topic:? · one cell alone, for example unit:llaj or topic:?',
    }),
});

/** By what a series is told apart, if by anything. */
export const SeriesQuery = z.strictObject({ by: Dimension.optional().meta(BY) });

const cell = { key: z.string(), name: z.string() };

/** The figures of each cell; `withheld` are those that are not shown of any, because some would be of few reports. */
export const CellsShown = z.strictObject({
  ...EVALUATION,
  by: Dimension,
  cells: z.array(z.strictObject({ ...cell, figures: z.array(FigureShown).readonly() })).readonly(),
  withheld: z.array(z.string()).readonly(),
});
export type CellsShown = Readonly<z.infer<typeof CellsShown>>;

/** `GET /v1/admin/evaluations/{period}/series/{figure}`: a figure month by month; `null` where there is none of it. */
export const SeriesShown = z.strictObject({
  ...EVALUATION,
  figure: z.string(),
  formula: z.string(),
  by: Dimension.optional(),
  months: z
    .array(
      z.strictObject({
        month: z.string(),
        figure: FigureShown.nullable(),
        cells: z
          .array(z.strictObject({ ...cell, figure: FigureShown }))
          .readonly()
          .optional(),
      }),
    )
    .readonly(),
});
export type SeriesShown = Readonly<z.infer<typeof SeriesShown>>;
