import * as z from 'zod';
import { ROW_OUTCOMES } from '#shared/domain/arrival/row-outcome';
import {
  ImportFailure,
  ImportStep,
  MOST_SHEET_BYTES,
  PART_BYTES,
  SheetImport,
} from '#shared/domain/arrival/sheet-import';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { textOf } from '#shared/domain/words/typed-text';
import { Sha256 } from '#shared/domain/words/words';

/** What gzip may add to bytes that it cannot make smaller, with room to spare. */
const GZIP_ADDS = 4_096;
const PACKED_LENGTH = Math.ceil((PART_BYTES + GZIP_ADDS) / 3) * 4;
/** The most that is taken of a body that brings a part, in bytes. */
export const PART_LIMIT = 2 * 1024 * 1024;

/** Which sheet is to be taken in: what it is called, how large it is, and its hash. */
export const ImportBegun = z.strictObject({
  name: textOf(255).meta({ description: 'nama berkas, untuk dikenali orang · the file’s name, for people' }),
  size: z.int().min(1).max(MOST_SHEET_BYTES).meta({ description: 'besarnya dalam bita · its size in bytes' }),
  sha256: Sha256.meta({ description: 'SHA-256 seluruh berkas, heksadesimal · SHA-256 of the whole file, hexadecimal' }),
});
export type ImportBegun = Readonly<z.infer<typeof ImportBegun>>;

/** What stands in an address for an import. */
export const ImportPath = z.object({
  import: ImportId.meta({
    description: 'nama impor, dari jawaban saat dimulai · the name that it got when it was begun',
  }),
});
export type ImportPath = Readonly<z.infer<typeof ImportPath>>;
/** And for a part of its sheet, the first of which is 1. */
export const PartPath = z.object({
  ...ImportPath.shape,
  part: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .meta({ description: 'bagian yang keberapa · which part of it' }),
});
export type PartPath = Readonly<z.infer<typeof PartPath>>;

/** A slice of the sheet: each of 1,500,000 bytes but the last, packed by itself with gzip, in base64. */
export const SentPart = z.strictObject({
  gzip: z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .max(PACKED_LENGTH)
    .meta({ description: 'potongan 1.500.000 bita, dimampatkan gzip · a slice of 1,500,000 bytes, packed with gzip' }),
});
export type SentPart = Readonly<z.infer<typeof SentPart>>;

const amount = z.int().nonnegative();
const Asked = z.strictObject({ by: PersonId, at: z.string() });
const Outcome = z.enum(ROW_OUTCOMES);

/** How an import stands. Of the sheet only what it is called, numbers of rows, and what it calls a column. */
export const ImportShown = z.strictObject({
  import: ImportId,
  name: z.string(),
  size: amount,
  state: z.enum(SheetImport.options.map((option) => option.unwrap().shape.state.value)),
  begun: Asked,
  asked: Asked,
  /** What can be done with it now. */
  open: z.array(ImportStep).readonly(),
  /** Of how many parts the sheet is made, and while it is sent which of them are there. */
  parts: z.strictObject({ of: amount, there: z.array(amount).readonly().optional() }),
  rows: z
    .strictObject({
      done: amount,
      of: amount.optional(),
      counts: z.partialRecord(Outcome, amount),
      /** The first that somebody should look at. */
      first: z.array(z.strictObject({ n: amount, outcome: Outcome, column: z.string().optional() })).readonly(),
      /** How many stand in the list of rows. */
      listed: amount,
    })
    .optional(),
  back: z.strictObject({ done: amount, of: amount, takenBack: amount, kept: amount }).optional(),
  /** So many of its reports had been worked on when it was to be taken back, so it was not. */
  workedOn: amount.optional(),
  /** It waits for whoever works on it. */
  waits: z.boolean().optional(),
  stopping: z.boolean().optional(),
  /** What was stopped. */
  was: z.enum(['takingIn', 'takingBack']).optional(),
  /** Why it came to nothing, or was stopped. */
  failure: ImportFailure.optional(),
  columns: z.array(z.string()).readonly().optional(),
});
export type ImportShown = Readonly<z.infer<typeof ImportShown>>;

export const ImportsShown = z.strictObject({ imports: z.array(ImportShown).readonly() });
export type ImportsShown = Readonly<z.infer<typeof ImportsShown>>;
