import { CsvError, type Options, parse } from 'csv-parse';
import type { Cell, SheetRow } from '#shared/domain/arrival/sheet';
import { SheetUnreadable } from '#shared/domain/arrival/sheet-unreadable';
import { xlsxRows } from './read-xlsx.ts';

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/**
 * The rows of a sheet, whatever its name says that it is: an Excel workbook (its first sheet), or text with separators
 * in UTF-8, UTF-16 or Windows-1252, also where a file mixes them. Throws `SheetUnreadable`.
 */
export async function* sheetRows(bytes: Uint8Array): AsyncIterable<SheetRow> {
  if (bytes.length === 0) throw new SheetUnreadable('empty');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetUnreadable('oldExcel');
  if (startsWith(bytes, 0x50, 0x4b)) yield* xlsxRows(bytes);
  else yield* textRows(utf8Of(bytes));
}

/** Without its mark; what Excel writes as "Unicode text" is UTF-16. */
const utf8Of = (bytes: Uint8Array): Uint8Array => {
  const label = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
  if (label !== undefined) return Buffer.from(new TextDecoder(label).decode(bytes));
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
};

const strict = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');
/** Each cell by itself: sheets are put together of others. */
const decoded = (cell: Uint8Array): string => {
  try {
    return strict.decode(cell);
  } catch {
    return western.decode(cell);
  }
};

const SEPARATORS = [',', ';', '\t', '|'] as const;
/** So much of a file says by what its cells are separated. */
const LOOKED_AT = 64 * 1024;
/** No row is longer than that: a quote that was never closed does not swallow the whole file. */
const LONGEST_ROW = 1024 * 1024;

/** The one that stands most often, outside quotes, in the first line that has any. */
const separatorOf = (bytes: Uint8Array): string => {
  const lines = decoded(bytes.subarray(0, LOOKED_AT)).split(/\r\n|\n|\r/u);
  for (const line of lines) {
    const bare = line.replaceAll(/"[^"]*"/gu, '');
    const counts = SEPARATORS.map((one) => ({ one, times: bare.split(one).length - 1 }));
    const [most] = counts.toSorted((a, b) => b.times - a.times);
    if (most !== undefined && most.times > 0 && !/^sep=/iu.test(bare)) return most.one;
  }
  return ',';
};

async function* textRows(bytes: Uint8Array): AsyncIterable<SheetRow> {
  const options: Options = {
    encoding: null,
    delimiter: separatorOf(bytes),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_ROW,
    info: true,
  };
  const parser = parse(options);
  parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let n = 0;
  try {
    for await (const { record } of parser) {
      n += 1;
      const cells: readonly Cell[] = [...record].map((cell: Uint8Array) => decoded(cell));
      if (cells.some((cell) => cell !== '')) yield { n, cells };
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new SheetUnreadable('notASheet');
    throw cause;
  }
}
