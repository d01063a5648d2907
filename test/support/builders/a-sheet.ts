import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

/** The columns of the admin export of LAPOR!, as they stand in the wild. */
export const HEADER = [
  'Tracking ID',
  'Tanggal Laporan Masuk',
  'Waktu Laporan Masuk',
  'Nama Pelapor',
  'Klasifikasi Laporan',
  'ID Kategori',
  'Kategori',
  'Judul Laporan',
  'Isi Laporan Awal',
  'Isi Laporan Akhir',
  'Tipe Laporan',
  'Sumber Laporan',
  'Instansi Induk',
  'ID Instansi Terdisposisi',
  'Instansi Terdisposisi',
  'Status Laporan',
  'Alasan Tunda/Arsip',
  'Provinsi',
  'Kota/Kabupaten',
  'Kecamatan',
  'Kelurahan',
] as const;
export type Column = (typeof HEADER)[number];
export type SheetOf = Readonly<Partial<Record<Column, string>>>;

/** An invented row. */
export const aSheetRow = (given: SheetOf = {}): SheetOf => ({
  'Tracking ID': '7300001',
  'Tanggal Laporan Masuk': '23 Sep 2024',
  'Waktu Laporan Masuk': '00:41:43',
  'Nama Pelapor': 'Warga Contoh',
  'Klasifikasi Laporan': 'Pengaduan Tidak Berkadar Pengawasan',
  Kategori: 'Perhubungan',
  'Judul Laporan': 'Lampu jalan padam',
  'Isi Laporan Awal': 'Lampu jalan di depan pasar contoh padam sejak tiga malam.',
  'Tipe Laporan': '',
  'Sumber Laporan': 'Website',
  'Status Laporan': 'Ditutup oleh Sistem',
  Kecamatan: 'Putussibau Utara',
  ...given,
});

const cellsOf = (row: SheetOf): readonly string[] => HEADER.map((column) => row[column] ?? '');

export const csvSheet = (rows: readonly SheetOf[], delimiter = ','): Uint8Array =>
  Buffer.from(stringify([[...HEADER], ...rows.map(cellsOf)], { delimiter }));

export const xlsxSheet = async (rows: readonly SheetOf[]): Promise<Uint8Array> => {
  const cells = [HEADER, ...rows.map(cellsOf)].map((row) =>
    row.map((value) => (value === '' ? null : { value: String(value), type: String })),
  );
  return writeXlsxFile(cells, {}).toBuffer();
};

/** A workbook of one sheet, by its XML. */
export const workbookOf = (sheet: string, styles = ''): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/a.xml"/></Relationships>',
    ),
    ...(styles === '' ? {} : { 'xl/styles.xml': strToU8(styles) }),
    'xl/worksheets/a.xml': strToU8(sheet),
  });
