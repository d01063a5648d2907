/** As shared/domain/figures/export-order.ts names the files of exports that are made in the background. */
const FOLDER = 'exports/';
export const EXPORTS = `${FOLDER}*`;
export const EXPORTS_PREFIX = FOLDER;
