/** As shared/domain/arrival/sheet-import.ts names them: what has been sent of sheets and not taken in, */
const SENT_FOLDER = 'sent/';
export const SENT_SHEETS = `${SENT_FOLDER}*`;
export const SENT_SHEETS_PREFIX = SENT_FOLDER;
/** the sheets of which anything was taken in, beside the originals, */
export const KEPT_SHEETS = 'sheets/*';
/** and what became of their rows. */
export const IMPORTED_ROWS = 'imports/*';
