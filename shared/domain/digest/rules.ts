import * as z from 'zod';
import { READERS } from '#shared/domain/office/may-be-told';

/** Laporan kepatuhan: who receives it, and how many finished periods are made up for at most. */
export const DigestRules = z
  .strictObject({
    /** Who may read of oversight: a digest counts it. */
    to: z.array(z.enum(READERS.confirmed)).min(1).readonly(),
    mostBack: z.strictObject({ weeks: z.int().min(1).max(52), months: z.int().min(1).max(24) }).readonly(),
  })
  .readonly();
export type DigestRules = z.infer<typeof DigestRules>;
