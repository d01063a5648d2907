import type { Bilingual } from '#shared/domain/words/words';
import { ROW_FAULT_NAMES, ROW_FAULTS, type RowFault } from './sheet.ts';

/**
 * What becomes of a row: a report from before, known from a sheet already, corrected by this one; or left as it is,
 * since it came by its channel or somebody has worked on it (`live`), or its number is a report's of another channel.
 */
const TAKEN_IN = ['new', 'known', 'changed', 'live', 'otherChannel'] as const;
export type TakenIn = (typeof TAKEN_IN)[number];

/** What became of a row: taken in as it says, the second of its number, or refused for what stands in it. */
export const ROW_OUTCOMES = [...TAKEN_IN, 'numberTwice', ...ROW_FAULTS] as const;
export type RowOutcome = TakenIn | 'numberTwice' | RowFault;
export const ROW_OUTCOME_NAMES = {
  new: { id: 'baru', en: 'new' },
  known: { id: 'sudah ada, sama', en: 'known, the same' },
  changed: { id: 'sudah ada, dibetulkan', en: 'known, corrected' },
  live: { id: 'berjalan di sistem ini, dibiarkan', en: 'has a life in this system, left as it is' },
  otherChannel: { id: 'nomor itu milik laporan kanal lain', en: 'the number is a report’s of another channel' },
  numberTwice: { id: 'nomor yang sama sudah ada di baris sebelumnya', en: 'the same number stands in a row before' },
  ...ROW_FAULT_NAMES,
} as const satisfies Record<RowOutcome, Bilingual>;

export type ToldRow = {
  readonly n: number;
  readonly outcome: RowOutcome;
  /** The column that it was refused for, as the sheet calls it. */
  readonly column?: string | undefined;
};

/** What nobody has to look at: it is in, or would be. */
const FINE: readonly RowOutcome[] = ['new', 'known', 'changed'];
export const isFine = (outcome: RowOutcome): boolean => FINE.includes(outcome);

/** What became of each row, for people and their spreadsheets; of the channel's words only what it calls a column. */
export const OUTCOME_COLUMNS = ['baris', 'hasil', 'keterangan', 'kolom'] as const;
export const outcomeRow = ({ n, outcome, column }: ToldRow) =>
  [n, outcome, ROW_OUTCOME_NAMES[outcome].id, column ?? null] as const;

/** What becomes of a report when its sheet is taken back: one that is not of this sheet, or changed since, is left. */
export type TakenBack = 'takenBack' | 'kept';
