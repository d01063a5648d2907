import type { Bilingual } from '#shared/domain/words/words';
import type { SheetRefusal } from './sheet.ts';

/** Why a file is no sheet that can be read. */
export const UNREADABLE_SHEETS = {
  empty: { id: 'Berkas itu kosong.', en: 'The file is empty.' },
  oldExcel: {
    id: 'Itu berkas Excel lama (.xls): simpan sebagai .xlsx atau CSV.',
    en: 'That is an old Excel file (.xls): save it as .xlsx or CSV.',
  },
  notASheet: {
    id: 'Itu bukan lembar CSV atau XLSX, atau berkasnya rusak.',
    en: 'That is no CSV or XLSX sheet, or the file is damaged.',
  },
  tooMuchInside: {
    id: 'Isi berkas itu terlalu besar: bagi menurut tahun.',
    en: 'There is too much in the file: cut it into years.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type UnreadableSheet = keyof typeof UNREADABLE_SHEETS;

/** Why no row of a sheet can be read, before which columns are told. */
export const SHEET_REFUSALS = {
  HeaderMissing: { id: 'Kolom yang tidak ada', en: 'missing columns' },
  ColumnTwice: { id: 'Kolom itu ada dua kali', en: 'the column is there twice' },
} as const satisfies Record<SheetRefusal['kind'], Bilingual>;

/** The columns that a refusal is about, as a sheet of the channel calls them. */
export const columnsOf = (refusal: SheetRefusal): readonly string[] =>
  refusal.kind === 'HeaderMissing' ? refusal.missing : [refusal.column];

/** A file that is no sheet; its message is the code alone, so that nothing of its content is told. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable';
  readonly why: UnreadableSheet;
  constructor(why: UnreadableSheet) {
    super(why);
    this.why = why;
  }
}
