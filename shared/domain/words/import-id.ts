import * as z from 'zod';
import { base32 } from './base32.ts';
import type { Sha256 } from './words.ts';

/** A sheet of reports from before, taken in as one act, by its name. */
export const ImportId = z
  .string()
  .regex(/^imp_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

const LENGTH = 26;
/** The same file is the same sheet, whoever takes it in and whenever. */
export const importIdOf = (hash: Sha256): ImportId =>
  ImportId.parse(`imp_${base32(Buffer.from(hash, 'hex'), LENGTH).toLowerCase()}`);
