import { describe, expect, it } from 'vitest';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import {
  type Columns,
  columnsIn,
  type ReadRow,
  type RowRefusal,
  readRow,
  type SheetRow,
} from '#shared/domain/arrival/sheet';
import { wib } from '#test/support/builders/a-report';
import { aSheetRow, csvSheet, HEADER, type SheetOf, workbookOf, xlsxSheet } from '#test/support/builders/a-sheet';
import { policy } from '#test/support/policy';

const NOW = wib('2026-11-29 10:00');
const imports = loadImports();
const around = { office: policy.office, now: NOW };

/** Where a zip says in its list how large a file will be, counted from the beginning of its entry. */
const SIZE_IN_LIST = 24;
/** A workbook whose sheet says that it unpacks to so many bytes. */
const workbookSaying = (bytes: number): Uint8Array => {
  const zip = Buffer.from(workbookOf('<worksheet/>'));
  zip.writeUInt32LE(bytes, zip.lastIndexOf(Buffer.from('504b0102', 'hex')) + SIZE_IN_LIST);
  return zip;
};

const rowsOf = (bytes: Uint8Array): Promise<readonly SheetRow[]> => Array.fromAsync(sheetRows(bytes));
const columnsOf = (rows: readonly SheetRow[]): Columns => {
  const found = rows[0] === undefined ? undefined : columnsIn(imports, rows[0]);
  return found?.ok === true ? found.value : expect.fail('no columns');
};

/** What the rows under the header come to. */
const readAll = async (bytes: Uint8Array): Promise<readonly (ReadRow | RowRefusal)[]> => {
  const rows = await rowsOf(bytes);
  const columns = columnsOf(rows);
  return rows.slice(1).map((row) => {
    const read = readRow(columns, row, around);
    return read.ok ? read.value : read.refusal;
  });
};
const readOne = async (row: SheetOf): Promise<ReadRow | RowRefusal> =>
  (await readAll(csvSheet([row])))[0] ?? expect.fail('no row');

describe('a row of the admin export', () => {
  it('is a report of its day, with what the channel says of it, and all other columns as they stand', async () => {
    expect(
      await readOne(
        aSheetRow({ 'Tipe Laporan': 'Anonim|Rahasia', 'Isi Laporan Akhir': 'Sudah diperbaiki.', Kelurahan: 'Kedamin' }),
      ),
    ).toMatchObject({
      externalId: '7300001',
      receivedAt: wib('2024-09-23 00:41:43'),
      ended: { how: 'done', closedBy: 'silence' },
      submission: {
        anonymous: true,
        secret: true,
        channelClass: 'complaint',
        channelStatus: 'done',
        reporter: { name: 'Warga Contoh' },
        words: {
          title: 'Lampu jalan padam',
          category: 'Perhubungan',
          place: { district: 'Putussibau Utara', village: 'Kedamin' },
          raw: {
            status: 'Ditutup oleh Sistem',
            submittedAt: '23 Sep 2024',
            'Tipe Laporan': 'Anonim|Rahasia',
            'Isi Laporan Akhir': 'Sudah diperbaiki.',
            'Sumber Laporan': 'Website',
          },
        },
      },
    });
  });

  it('holds nothing of who reported among the raw values', async () => {
    const read = await readOne(aSheetRow());
    expect('submission' in read && JSON.stringify(read.submission.words)).not.toContain('Warga Contoh');
  });

  it.each([
    ['Ditutup oleh Pelapor', 'done', { how: 'done', closedBy: 'reporter' }],
    ['ditutup  oleh ADMIN', 'done', { how: 'done', closedBy: 'officer' }],
    ['Diarsipkan oleh Sistem', 'archived', { how: 'archived' }],
    ['Bukan Wewenang', 'notOurs', { how: 'notOurs' }],
    ['Menunggu Kelengkapan Informasi', 'held', undefined],
    ['Sesuatu yang lain', 'unknown', undefined],
    ['', 'unknown', undefined],
  ])('called %s is %s in the channel, and over where that says so', async (status, channelStatus, ended) => {
    const read = await readOne(aSheetRow({ 'Status Laporan': status }));
    expect(read).toMatchObject({ submission: { channelStatus } });
    expect('ended' in read ? read.ended : undefined).toEqual(ended);
  });

  it('is taken in without characters that control a machine, and flagged', async () => {
    const row = aSheetRow({ 'Tracking ID': '7300001\u0000', 'Isi Laporan Awal': 'Lampu\u0000 jalan\u0007 padam' });
    expect(await readOne(row)).toMatchObject({
      externalId: '7300001',
      submission: { words: { text: 'Lampu jalan padam', flags: ['controlCharacters'] } },
    });
  });

  it('whose type nobody can read is hidden, not shown', async () => {
    expect(await readOne(aSheetRow({ 'Tipe Laporan': 'Tertutup' }))).toMatchObject({ submission: { secret: true } });
  });

  it.each([
    ['numberMissing', { 'Tracking ID': '' }],
    ['numberMissing', { 'Tracking ID': '\u0000\u200b' }],
    ['numberTooLong', { 'Tracking ID': '7'.repeat(201) }],
    ['numberNotOne', { 'Tracking ID': '7300001, 7300002' }],
    ['numberNotOne', { 'Tracking ID': '7300001\n7300002' }],
    ['dateUnreadable', { 'Tanggal Laporan Masuk': 'kemarin' }],
    ['dateUnreadable', { 'Tanggal Laporan Masuk': '31 Feb 2024' }],
    ['dateTooOld', { 'Tanggal Laporan Masuk': '01 Jan 1900' }],
    ['dateInFuture', { 'Tanggal Laporan Masuk': '01 Jan 2099' }],
    ['textMissing', { 'Isi Laporan Awal': ' ', 'Judul Laporan': '', Kategori: '' }],
  ] as const)('is refused as %s', async (fault, change) => {
    expect(await readOne(aSheetRow(change))).toMatchObject({ fault });
  });

  it('says on which day it ended where the sheet has that', async () => {
    const csv =
      'Nomor Laporan,Tanggal Masuk,Isi Laporan,Status,Tanggal Ditutup\n81,2024-09-23,Dermaga licin.,Selesai,14 Okt 2024\n';
    expect(await readAll(Buffer.from(csv))).toMatchObject([{ ended: { how: 'done', endedOn: '2024-10-14' } }]);
  });

  it('names the column that it is refused for, as the sheet calls it', async () => {
    expect(await readOne(aSheetRow({ 'Tanggal Laporan Masuk': '?' }))).toEqual({
      fault: 'dateUnreadable',
      column: 'Tanggal Laporan Masuk',
    });
  });

  it.each([
    ['23 Sep 2024', '13.05.09', '13:05:09'],
    ['23 Sep 2024', '1:05:09 PM', '13:05:09'],
    ['23 Sep 2024', '12:05 am', '00:05:00'],
    ['23/09/2024 13.05', '', '13:05:00'],
    ['23/09/2024 1:05:09 PM', '', '13:05:09'],
  ])('is of %s %s as programs of other languages show it', async (date, time, clock) => {
    const read = await readOne(aSheetRow({ 'Tanggal Laporan Masuk': date, 'Waktu Laporan Masuk': time }));
    expect(read).toMatchObject({ receivedAt: wib(`2024-09-23 ${clock}`) });
  });

  it('says the same of days and times however they are shown', async () => {
    const csv = (time: string, day: string) =>
      `Nomor Laporan,Tanggal Masuk,Waktu Masuk,Isi Laporan,Status,Tanggal Ditutup\n81,2024-09-23,${time},Licin.,Selesai,${day}\n`;
    const raw = { 'Waktu Masuk': '13:05:00', 'Tanggal Ditutup': '2024-10-14' };
    for (const text of [csv('13.05', '14 Okt 2024'), csv('1:05 PM', '14/10/2024'), csv('13:05:00', '2024-10-14')])
      expect(await readAll(Buffer.from(text))).toMatchObject([{ submission: { words: { raw } } }]);
    const unread = { 'Waktu Masuk': 'pagi', 'Tanggal Ditutup': 'entah' };
    expect(await readAll(Buffer.from(csv('pagi', 'entah')))).toMatchObject([
      { submission: { words: { raw: unread } } },
    ]);
  });

  it('is of its day where nobody can read its time', async () => {
    expect(await readOne(aSheetRow({ 'Waktu Laporan Masuk': 'pagi' }))).toMatchObject({
      receivedAt: wib('2024-09-23 00:00'),
    });
  });
});

describe('a sheet', () => {
  const rows = [
    aSheetRow({ 'Isi Laporan Awal': 'Baris "satu",\ndengan; semua\ttanda' }),
    aSheetRow({ 'Tracking ID': '7300002', 'Judul Laporan': 'Café “contoh”' }),
  ];

  it.each([',', ';', '\t', '|'])('separated by %j reads the same', async (delimiter) => {
    expect(await readAll(csvSheet(rows, delimiter))).toEqual(await readAll(csvSheet(rows)));
  });

  it('reads the same from a workbook', async () => {
    expect(await readAll(await xlsxSheet(rows))).toEqual(await readAll(csvSheet(rows)));
  });

  it('reads the same in the encodings that spreadsheet programs write', async () => {
    const text = Buffer.from(csvSheet(rows)).toString('utf8');
    const expected = await readAll(csvSheet(rows));
    expect(await readAll(Buffer.from(`\uFEFF${text}`))).toEqual(expected);
    expect(await readAll(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(expected);
    // Windows-1252 has these quotes at 0x93 and 0x94.
    const western = Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1');
    expect(await readAll(western)).toEqual(expected);
  });

  it('is read cell by cell where it mixes encodings', async () => {
    const [first, second] = [Buffer.from(csvSheet([rows[1] ?? {}])), Buffer.from(csvSheet([rows[1] ?? {}]))];
    const western = Buffer.from(second.toString('utf8').replace('“', '\x93').replace('”', '\x94'), 'latin1');
    const line = western.subarray(western.indexOf('\n') + 1);
    const [one, other] = await readAll(Buffer.concat([first, line]));
    expect(other).toEqual(one);
  });

  it('is read row by row where it mixes the ends of lines', async () => {
    const [header, one, other] = Buffer.from(csvSheet(rows.map((row) => ({ ...row, 'Isi Laporan Awal': 'Padam.' }))))
      .toString('utf8')
      .split('\n');
    const all = await readAll(Buffer.from([`${header}\r\n`, `${one}\n`, `${other}\r`, `${one}`].join('')));
    expect(all).toMatchObject([{ externalId: '7300001' }, { externalId: '7300002' }, { externalId: '7300001' }]);
  });

  it('has its columns in any order, called in other ways, under a title', async () => {
    const csv = [
      'Laporan Dinas Contoh;;;',
      ';;;',
      'STATUS;  isi  laporan ;Nomor_Laporan;Tanggal Masuk',
      'Selesai;Dermaga licin di contoh.;#81;2024-09-23 10:00',
    ].join('\r\n');
    const all = await rowsOf(Buffer.from(csv));
    const found = all.map((row) => columnsIn(imports, row));
    expect(found[0]).toBeUndefined();
    const columns = found[1]?.ok === true ? found[1].value : expect.fail('no header');
    expect(all[2]?.n).toBe(4);
    expect(readRow(columns, all[2] ?? expect.fail('no row'), around)).toMatchObject({
      ok: true,
      value: { externalId: '81', receivedAt: wib('2024-09-23 10:00'), ended: { how: 'done' } },
    });
  });

  it('without what every report needs is refused by what is missing', async () => {
    const [header] = await rowsOf(Buffer.from('Tracking ID,Isi Laporan Awal,Status Laporan\n1,a,b'));
    expect(columnsIn(imports, header ?? expect.fail())).toEqual({
      ok: false,
      refusal: { kind: 'HeaderMissing', missing: ['Tanggal Laporan Masuk'] },
    });
  });

  it('is refused where it has a column twice', async () => {
    const [header] = await rowsOf(Buffer.from(`${HEADER.join()},Status\n`));
    expect(columnsIn(imports, header ?? expect.fail())).toEqual({
      ok: false,
      refusal: { kind: 'ColumnTwice', column: 'Status Laporan' },
    });
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['oldExcel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['notASheet', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200, 1)])],
    ['notASheet', Buffer.from(`a,b\n"${'x'.repeat(1_200_000)}`)],
    [
      'notASheet',
      workbookOf(
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><row><c><v>&b;</v></c></row></worksheet>',
      ),
    ],
    ['notASheet', workbookOf('<worksheet><row>')],
    ['tooMuchInside', workbookSaying(1024 ** 3)],
  ])('is called %s where it is none', async (why, bytes) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({ why });
  });

  it('is read as it stands where a quote is in the middle of a cell', async () => {
    expect((await rowsOf(Buffer.from('a,b "c" d\n')))[0]?.cells).toEqual(['a', 'b "c" d']);
  });
});

describe('a workbook', () => {
  const cell = (ref: string, inside: string, attributes = '') => `<c r="${ref}" ${attributes}>${inside}</c>`;
  const text = (ref: string, value: string) => cell(ref, `<is><t>${value}</t></is>`, 't="inlineStr"');
  const sheet = (...rows: readonly string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="166" formatCode="[$-421]000000000"/><numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0&quot; hari&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="21"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>';

  it('has dates and times as it shows them, and numbers as they are', async () => {
    const row = `<row r="7">${['1', '2', '3', '4', '0', '5'].map((s, at) => cell(`${'ABCDEF'[at]}7`, `<v>${['45558', '45558.5', '0.0289699', '45558', '7300001', '7300001'][at]}</v>`, `s="${s}"`)).join('')}</row>`;
    expect(await rowsOf(workbookOf(sheet(row), styles))).toEqual([
      { n: 7, cells: ['2024-09-23', '2024-09-23 12:00:00', '00:41:43', '45558', '7300001', '007300001'] },
    ]);
  });

  it('takes nothing of a formula, an error, or a cell that is one with another', async () => {
    const row = `<row r="1">${text('A1', 'a')}${cell('B1', '<f>A1</f><v>1</v>')}${cell('C1', '<v>#REF!</v>', 't="e"')}${text('D1', 'd')}${text('E1', '')}</row>`;
    const merged = sheet(row).replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="D1:E1"/></mergeCells>');
    expect((await rowsOf(workbookOf(merged)))[0]?.cells).toEqual([
      'a',
      { not: 'formula' },
      { not: 'error' },
      { not: 'merged' },
      { not: 'merged' },
    ]);
  });

  it('reads the same where a phone has saved it: names with a prefix, no places, cells of several pieces', async () => {
    const said = (value: string) => `<x:c t="inlineStr"><x:is><x:r><x:t>${value}</x:t></x:r></x:is></x:c>`;
    const rich = '<x:c t="inlineStr"><x:is><x:r><x:t>Lampu </x:t></x:r><x:r><x:t>padam</x:t></x:r></x:is></x:c>';
    const header = ['Tracking ID', 'Tanggal Laporan Masuk', 'Status Laporan', 'Isi Laporan'].map(said).join('');
    const row = `${said('73')}${said('23 Sep 2024')}${said('Selesai')}${rich}`;
    const rows = `<x:sheetData><x:row>${header}</x:row><x:row>${row}</x:row></x:sheetData>`;
    const read = await readAll(workbookOf(`<x:worksheet xmlns:x="urn:x">${rows}</x:worksheet>`));
    expect(read).toMatchObject([{ externalId: '73', submission: { words: { text: 'Lampu padam' } } }]);
  });

  it('has no cell where it names none, and goes on after it', async () => {
    expect(await rowsOf(workbookOf(sheet(`<row r="3">${text('B3', 'b')}${text('D3', 'd')}</row>`)))).toEqual([
      { n: 3, cells: ['', 'b', '', 'd'] },
    ]);
  });

  it('is refused by row for a formula in a column that is read, and for none in another', async () => {
    const header = `<row r="1">${['Tracking ID', 'Tanggal Laporan Masuk', 'Isi Laporan Awal', 'Status Laporan', 'Lain'].map((name, at) => text(`${'ABCDE'[at]}1`, name)).join('')}</row>`;
    const line = (n: number, number: string, other: string) =>
      `<row r="${n}">${number}${text(`B${n}`, '23 Sep 2024')}${text(`C${n}`, 'Lampu padam')}${text(`D${n}`, 'Selesai')}${other}</row>`;
    const formula = (ref: string) => cell(ref, '<f>HYPERLINK("x")</f><v>7</v>');
    const read = await readAll(
      workbookOf(sheet(header, line(2, formula('A2'), ''), line(3, text('A3', '73'), formula('E3')))),
    );
    expect(read).toMatchObject([{ fault: 'formula', column: 'Tracking ID' }, { externalId: '73' }]);
  });
});
