/** Originals are named after their reports; what is discarded from the dead letters lies beside them. */
export const REPORT_ORIGINALS = 'rep_*';
/**
 * What people of the office look through: other bytes under a webhook id that had been used, and what waits for its
 * report.
 */
export const SET_ASIDE = 'aside/rep_*';
