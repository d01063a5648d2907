import { type UnzipFileInfo, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { Cell, SheetRow } from '#shared/domain/arrival/sheet';
import { SheetUnreadable } from '#shared/domain/arrival/sheet-unreadable';

/** So much may stand in a workbook when it is unpacked: some 200,000 rows of reports. */
const MOST_BYTES = 600 * 1024 * 1024;
const PARTS = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/u;

/** The rows of the first sheet of a workbook that has any, row by row. */
export function* xlsxRows(bytes: Uint8Array): Iterable<SheetRow> {
  const parts = unpacked(bytes);
  const partAt = (name: string): Uint8Array | undefined => parts[name];
  const first = firstSheet(partAt);
  const sheet = partAt(first);
  if (sheet === undefined) throw new SheetUnreadable('notASheet');
  const book = {
    texts: textsIn(partAt('xl/sharedStrings.xml')),
    shown: stylesIn(partAt('xl/styles.xml')),
    from: epochOf(partAt('xl/workbook.xml')),
    merged: mergedIn(sheet),
  };
  yield* rowsIn(sheet, book);
}

const unpacked = (bytes: Uint8Array): Readonly<Record<string, Uint8Array>> => {
  let left = MOST_BYTES;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!PARTS.test(name)) return false;
    left -= originalSize;
    if (left < 0) throw new SheetUnreadable('tooMuchInside');
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    throw cause instanceof SheetUnreadable ? cause : new SheetUnreadable('notASheet');
  }
};

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
type Reader = {
  readonly open?: (tag: Tag) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const CHUNK = 1 << 20;

/** Reads XML piece by piece; an entity that it defines itself is a fault, and nothing outside is ever looked up. */
function* piecesRead(bytes: Uint8Array, reader: Reader): Iterable<undefined> {
  const parser = new SaxesParser();
  const plain = (name: string): string => name.replace(/^.*:/u, '');
  parser.on('doctype', () => {
    throw new SheetUnreadable('notASheet');
  });
  parser.on('opentag', ({ name, attributes }) => reader.open?.({ name: plain(name), attributes }));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(plain(name)));
  parser.on('error', () => {
    throw new SheetUnreadable('notASheet');
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    yield undefined;
  }
  parser.close();
}

const readAll = (bytes: Uint8Array | undefined, reader: Reader): void => {
  if (bytes !== undefined) for (const _ of piecesRead(bytes, reader));
};

/** Where the first sheet lies. */
const firstSheet = (partAt: (name: string) => Uint8Array | undefined): string => {
  let id: string | undefined;
  const targets = new Map<string, string>();
  readAll(partAt('xl/workbook.xml'), {
    open: ({ name, attributes }) => {
      if (name === 'sheet') id ??= attributes['r:id'];
    },
  });
  readAll(partAt('xl/_rels/workbook.xml.rels'), {
    open: ({ name, attributes: { Id = '', Target = '' } }) => {
      if (name === 'Relationship') targets.set(Id, Target);
    },
  });
  const target = targets.get(id ?? '') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
};

/** Every text of the workbook, as cells point to them. */
const textsIn = (bytes: Uint8Array | undefined): readonly string[] => {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isSpelled = false;
  readAll(bytes, {
    open: ({ name }) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isSpelled = true;
      isText = name === 't' && !isSpelled;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isSpelled = false;
      if (name === 'si') texts.push(text);
    },
  });
  return texts;
};

/** The formats that every program knows as dates and times, by number. */
const isDateNumber = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** How a style shows a number: as a date or a time, or with zeros in front up to so many digits. */
type Shown = 'date' | number | undefined;

const shownBy = (format: string): Shown => {
  // Beside quoted text and the language in brackets.
  const bare = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
  if (/^0+$/u.test(bare)) return bare.length;
  return /[dyhs]/iu.test(bare) ? 'date' : undefined;
};

const stylesIn = (bytes: Uint8Array | undefined): readonly Shown[] => {
  const custom = new Map<number, Shown>();
  const styles: Shown[] = [];
  let isCells = false;
  readAll(bytes, {
    open: ({ name, attributes: { numFmtId = '', formatCode = '' } }) => {
      if (name === 'numFmt') custom.set(Number(numFmtId), shownBy(formatCode));
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) styles.push(isDateNumber(Number(numFmtId)) ? 'date' : custom.get(Number(numFmtId)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
};

const SINCE_1900 = Date.UTC(1899, 11, 30);
const SINCE_1904 = Date.UTC(1904, 0, 1);

const epochOf = (bytes: Uint8Array | undefined): number => {
  let from = SINCE_1900;
  readAll(bytes, {
    open: ({ name, attributes: { date1904 = '' } }) => {
      if (name === 'workbookPr' && ['1', 'true'].includes(date1904)) from = SINCE_1904;
    },
  });
  return from;
};

/** Cells that are one with another, each but the first. */
const mergedIn = (sheet: Uint8Array): ReadonlySet<string> => {
  const merged = new Set<string>();
  readAll(sheet, {
    open: ({ name, attributes: { ref = '' } }) => {
      if (name !== 'mergeCell') return;
      const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(ref) ?? [];
      const [from, until] = [columnOf(left), columnOf(right)];
      for (let row = Number(top); row <= Number(bottom) && merged.size < MOST_MERGED; row += 1)
        for (let column = from; column <= until && merged.size < MOST_MERGED; column += 1)
          merged.add(`${column} ${row}`);
    },
  });
  return merged;
};
const MOST_MERGED = 1_000_000;

/** `A` is 0. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1;

type Book = {
  readonly texts: readonly string[];
  readonly shown: readonly Shown[];
  readonly from: number;
  readonly merged: ReadonlySet<string>;
};
/** No sheet of reports is wider. */
const MOST_COLUMNS = 400;

function* rowsIn(sheet: Uint8Array, book: Book): Iterable<SheetRow> {
  const done: SheetRow[] = [];
  let n = 0;
  let cells: Cell[] = [];
  let place = -1;
  let kind = '';
  let style = 0;
  let text = '';
  let isValue = false;
  let isFormula = false;
  const reader: Reader = {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        n = Number(attributes['r'] ?? n + 1);
        cells = [];
        place = -1;
      }
      if (name === 'c') {
        place = attributes['r'] === undefined ? place + 1 : columnOf(attributes['r'].replace(/\d+$/u, ''));
        kind = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        text = '';
        isFormula = false;
      }
      if (name === 'f') isFormula = true;
      isValue = name === 'v' || name === 't';
    },
    text: (more) => {
      if (isValue) text += more;
    },
    close: (name) => {
      isValue = false;
      if (name === 'c' && place >= 0 && place < MOST_COLUMNS) {
        while (cells.length < place) cells.push('');
        const isMerged = book.merged.has(`${place} ${n}`);
        cells[place] = isMerged ? { not: 'merged' } : cellOf(book, { kind, style, text, isFormula });
      }
      if (name === 'row' && cells.some((cell) => cell !== '')) done.push({ n, cells });
    },
  };
  for (const _ of piecesRead(sheet, reader)) yield* done.splice(0);
  yield* done;
}

type Raw = { readonly kind: string; readonly style: number; readonly text: string; readonly isFormula: boolean };

/** A formula says nothing of what was reported, and what it comes to depends on who opens the file. */
const cellOf = (book: Book, { kind, style, text, isFormula }: Raw): Cell => {
  if (isFormula) return { not: 'formula' };
  if (kind === 'e') return { not: 'error' };
  if (kind === 's') return book.texts[Number(text)] ?? { not: 'error' };
  if (kind !== 'n' || text === '') return text;
  const shown = book.shown[style];
  if (shown === 'date') return shownDate(book.from, Number(text));
  const number = /e/iu.test(text) ? String(Number(text)) : text;
  return shown !== undefined && /^\d+$/u.test(number) ? number.padStart(shown, '0') : number;
};

/** A date, a time of day, or both, by the calendar of the workbook, to the second. */
const shownDate = (from: number, days: number): Cell => {
  if (!Number.isFinite(days) || Math.abs(days) > 3_000_000) return { not: 'error' };
  const shown = new Date(from + Math.round(days * 86_400) * 1000).toISOString();
  const [date = '', time = ''] = shown.slice(0, 19).split('T');
  if (days >= 0 && days < 1) return time;
  return days % 1 === 0 ? date : `${date} ${time}`;
};
