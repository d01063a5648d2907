import * as z from 'zod';
import { ImportId } from '#shared/domain/words/import-id';

/** Which import is to be worked on. What is to be done, and for whom, stands in the table and in no queue. */
export const ImportRequest = z.strictObject({ import: ImportId });
export type ImportRequest = Readonly<z.infer<typeof ImportRequest>>;
