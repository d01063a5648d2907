import { unzipSync } from 'fflate';

/** The parts of a workbook by name, as text. */
export const partsOf = (file: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, new TextDecoder('utf-8').decode(bytes)]));

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (xml: string): string => xml.replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '?');
const textIn = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => plain(text)).join('');

/** A date as a spreadsheet shows it: it knows no zone, and writes it as it is asked to. */
export type ShownDate = { readonly date: string; readonly format: string };
type Cell = string | number | ShownDate | null;

/** The formats of numbers by the number of a cell's style, as far as they are the workbook's own. */
const formatsOf = (styles: string): readonly (string | undefined)[] => {
  const own = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      /numFmtId="(\d+)"/.exec(tag)?.[1],
      plain(/formatCode="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  );
  const cells = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return [...cells.matchAll(/<xf [^>]*>/g)].map(([tag]) => own.get(/numFmtId="(\d+)"/.exec(tag)?.[1]));
};

/** The formats of numbers and dates that are the workbook's own. */
export const formatsIn = (file: Uint8Array): readonly string[] =>
  formatsOf(partsOf(file).get('xl/styles.xml') ?? '').flatMap((format) => format ?? []);

/** The names of the sheets of a workbook, in their order. */
export const sheetNames = (file: Uint8Array): readonly string[] =>
  [...(partsOf(file).get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  );

/** The day on which the first serial number of a workbook falls, by a count that takes 1900 for a leap year. */
const DAY_0 = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const dateOf = (serial: number): string =>
  new Date(Math.round(DAY_0 + serial * DAY_MS)).toISOString().slice(0, 19).replace('T', ' ');

/**
 * The cells of a sheet of a workbook, its first unless told, row by row: texts, numbers, dates (numbers of a format
 * that is one of dates), and `null` for what is empty.
 */
export const readWorkbook = (file: Uint8Array, sheetNumber = 1): readonly (readonly Cell[])[] => {
  const parts = partsOf(file);
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml = '']) =>
    textIn(xml),
  );
  const formats = formatsOf(parts.get('xl/styles.xml') ?? '');
  const cellOf = (attributes: string, value: string): Cell => {
    if (attributes.includes('t="s"')) return shared[Number(value)] ?? '?';
    const format = formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)];
    return format !== undefined && /[yd]/.test(format) ? { date: dateOf(Number(value)), format } : Number(value);
  };
  const sheet = parts.get(`xl/worksheets/sheet${sheetNumber}.xml`) ?? '';
  const rows = [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: Cell[] = [];
    for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const letters = /r="([A-Z]+)/.exec(attributes)?.[1] ?? '';
      const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
      while (cells.length < column) cells.push(null);
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      cells.push(value === undefined ? null : cellOf(attributes, value));
    }
    return cells;
  });
  // Empty cells at the end of a row are not written.
  const width = rows[0]?.length ?? 0;
  return rows.map((cells) => [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => null)]);
};
