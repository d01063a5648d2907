import * as z from 'zod';

/** A sheet of reports from before, taken in as one act, by its name. */
export const ImportId = z
  .string()
  .regex(/^imp_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;
