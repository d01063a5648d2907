/** Originals are named after their reports; what is discarded from the dead letters lies beside them. */
export const REPORT_ORIGINALS = 'rep_*';
