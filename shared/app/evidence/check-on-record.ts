import type { FileRefusal } from '#shared/domain/evidence/checked-file';
import { type Result, refuse } from '#shared/domain/words/result';
import type { CheckedFile, CheckFile } from './ports.ts';

/** How often a check was begun that nobody has seen the end of. */
type Begun = { readonly checks?: number | undefined };

/** A file at which whoever looked into it died so often is as deadly the next time. */
const MOST_DEATHS = 3;

/**
 * Looks into a file, and has it on record meanwhile: one that takes all memory or time there is comes back a few times,
 * and then is refused as too much instead of keeping the others waiting.
 */
export const checkOnRecord = async <Upload extends Begun>(
  deps: { readonly checkFile: CheckFile; readonly save: (upload: Upload) => Promise<void> },
  upload: Upload,
  bytes: Uint8Array,
): Promise<Result<CheckedFile, FileRefusal>> => {
  const { checks = 0 } = upload;
  if (checks >= MOST_DEATHS) return refuse('tooMuchInside');
  await deps.save({ ...upload, checks: checks + 1 });
  const checked = await deps.checkFile(bytes);
  // Whatever fails from here on is no fault of the file.
  await deps.save({ ...upload, checks: undefined });
  return checked;
};
