import * as z from 'zod';
import { textOf } from '#shared/domain/words/typed-text';
import { ReportId, SubDistrictId } from '#shared/domain/words/words';

const LONGEST = { title: 300, text: 20_000, place: 300, name: 200, reach: 200 } as const;

/** What an officer enters at the counter on a citizen's behalf, where the counter is an official channel. */
export const CounterAsked = z.strictObject({
  how: z.enum(['walkUp', 'letter']).meta({ description: 'datang langsung atau surat · in person, or by letter' }),
  at: z.string().min(1).max(64).meta({
    description: 'kapan warga datang, atau suratnya diterima · when they came, or the letter did',
  }),
  title: textOf(LONGEST.title).optional(),
  text: textOf(LONGEST.text).meta({ description: 'isi laporan, dengan kata-kata warga · the report, in their words' }),
  place: textOf(LONGEST.place).optional(),
  subDistrict: SubDistrictId.optional(),
  anonymous: z.boolean().optional(),
  secret: z.boolean().optional(),
  reporter: z
    .strictObject({ name: textOf(LONGEST.name), reach: textOf(LONGEST.reach).optional() })
    .optional()
    .meta({ description: 'siapa pelapornya; disimpan tersegel · who reports; kept sealed' }),
});
export type CounterAsked = Readonly<z.infer<typeof CounterAsked>>;

/** What is printed for the citizen: proof, and the code under which they follow their report. */
export const CounterEntered = z.strictObject({ report: ReportId, receipt: z.string(), trackingCode: z.string() });
export type CounterEntered = Readonly<z.infer<typeof CounterEntered>>;
