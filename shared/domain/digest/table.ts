import type { Digest } from './digest.ts';

export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export const NO_TABLE: Table = { header: [], rows: [] };

/** As `earlierPeriods` orders them. */
const EARLIER = ['Periode sebelumnya', 'Setahun sebelumnya'];
/** One column for the period and one for each earlier one. */
export const periodColumns = ({ earlier }: Digest): readonly string[] => [
  'Periode ini',
  ...EARLIER.slice(0, earlier.length),
];
