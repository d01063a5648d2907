import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import type { OUTCOMES } from '#shared/domain/figures/standing';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { ReportClass, ReportId } from '#shared/domain/words/words';
import { EVALUATION, MayBeShorter } from './evaluation.ts';

/** A month or a week: of a whole year too many records would have to be read for one answer. */
export const TriedPath = z.object({
  period: DigestPeriod.refine((name) => name.length > 4).meta({
    description: 'bulan 2025-05 atau minggu 2025-W19 · a month 2025-05 or a week 2025-W19',
  }),
});

/** What is to be tried: the limit of a clock, a day off more, a day off less. */
export const TriedQuery = z
  .strictObject({
    clock: WATCHED_CLOCKS.optional().meta({ description: 'batas yang dicoba · the clock whose limit is tried' }),
    class: ReportClass.optional().meta({
      description: 'hanya laporan dengan klasifikasi ini · only reports of this class',
    }),
    limit: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .optional()
      .meta({
        description: 'batasnya, dalam satuan aturan yang berlaku · its limit, in the unit of the rule that holds',
      }),
    dayOff: IsoDate.optional().meta({
      description: 'hari kerja yang dicoba sebagai hari libur · a working day tried as a day off',
    }),
    workingDay: IsoDate.optional().meta({
      description: 'hari libur yang dicoba sebagai hari kerja · a day off tried as a working day',
    }),
  })
  .refine((asked) => (asked.clock === undefined) === (asked.limit === undefined), {
    path: ['limit'],
    message: 'a clock is tried with a limit, and a limit with its clock',
  })
  .refine(({ clock, class: of }) => clock !== undefined || of === undefined, {
    path: ['class'],
    message: 'a class narrows the limit of a clock',
  })
  .refine(({ clock, dayOff, workingDay }) => clock !== undefined || dayOff !== undefined || workingDay !== undefined, {
    message: 'nothing is tried',
  });
export type TriedQuery = Readonly<z.infer<typeof TriedQuery>>;

const count = z.int().nonnegative();
const Outcomes = z.strictObject({ met: count, pending: count, missed: count } satisfies Record<
  (typeof OUTCOMES)[number],
  unknown
>);

/** `GET /v1/admin/what-if/{period}`: how clocks came out by the rules that hold, and by others. */
export const TriedShown = z.strictObject({
  ...EVALUATION,
  /** How many reports were replayed: those of the period that the caller may read. */
  reports: count,
  clocks: z.array(z.strictObject({ clock: WATCHED_CLOCKS, before: Outcomes, after: Outcomes })).readonly(),
  /** Those of which a clock came out otherwise. */
  turned: z.array(ReportId).readonly(),
  note: MayBeShorter,
});
export type TriedShown = Readonly<z.infer<typeof TriedShown>>;
