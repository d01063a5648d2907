import { ROW_OUTCOME_NAMES } from '#shared/domain/arrival/row-outcome';
import { IMPORT_FAILURE_NAMES, MOST_SHEET_BYTES, PART_BYTES } from '#shared/domain/arrival/sheet-import';

/** What may become of a row of a sheet, and why an import comes to nothing. */
export const ROW_OUTCOMES = ROW_OUTCOME_NAMES;
export const IMPORT_FAILURES = IMPORT_FAILURE_NAMES;
/** How large a sheet may be, and the slices that it is sent in. */
export const SHEET_SIZES: { readonly most: number; readonly part: number } = {
  most: MOST_SHEET_BYTES,
  part: PART_BYTES,
};
