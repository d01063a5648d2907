/** Originals are named after their reports; what is discarded from the dead letters lies beside them. */
export const REPORT_ORIGINALS = 'rep_*';
/** Other bytes under a webhook id that had been used, which people of the office look through. */
export const SET_ASIDE = 'aside/rep_*';
