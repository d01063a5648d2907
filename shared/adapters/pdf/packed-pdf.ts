import { zlibSync } from 'fflate';

/**
 * The same PDF with its objects packed into one compressed object stream and its table of them into another (PDF 1.5,
 * as PDF/A-2 allows): what a screen reader needs is one small object for each cell, and most of a file that stores them
 * plainly. Compressed in JavaScript, so that every machine gives the same bytes.
 */
export const packedPdf = (pdf: Uint8Array): Uint8Array => {
  const source = Buffer.from(pdf);
  const { objects, trailer, header, size } = read(source);
  const loose = objects.filter(({ isStream }) => !isStream);
  const heads: string[] = [];
  let length = 0;
  for (const { number, body } of loose) {
    heads.push(`${number} ${length}`);
    length += body.length + 1;
  }
  const index = Buffer.from(`${heads.join(' ')}\n`, 'latin1');
  const packed = Buffer.concat([index, ...loose.flatMap(({ body }) => [body, Buffer.from('\n')])]);
  const pack = stream(size, `/Type /ObjStm /N ${loose.length} /First ${index.length}`, packed);

  const entries = Array.from({ length: size + 2 }, (): Entry => [0, 0, FREE]);
  const parts: Buffer[] = [source.subarray(0, header)];
  let at = header;
  for (const { number, bytes } of [...objects.filter(({ isStream }) => isStream), { number: size, bytes: pack }]) {
    entries[number] = [1, at, 0];
    parts.push(bytes);
    at += bytes.length;
  }
  for (const [nth, { number }] of loose.entries()) entries[number] = [2, size, nth];
  entries[size + 1] = [1, at, 0];
  const table = Buffer.concat(entries.map(row));
  parts.push(stream(size + 1, `/Type /XRef /Size ${size + 2} /W [1 4 4]${trailer}`, table));
  parts.push(Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
};

/** Where an object is, by the kinds of PDF: 1 at an offset, 2 in an object stream as the n-th, 0 nowhere. */
type Entry = readonly [kind: 0 | 1 | 2, where: number, nth: number];
const FREE = 65_535;

const row = ([kind, where, nth]: Entry): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt32BE(where, 1);
  bytes.writeUInt32BE(nth, 5);
  return bytes;
};

const stream = (number: number, entries: string, content: Uint8Array): Buffer => {
  const data = zlibSync(content, { level: 9 });
  const dictionary = `<< ${entries} /Filter /FlateDecode /Length ${data.length} >>`;
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
};

type Stored = {
  readonly number: number;
  /** With its number, as it stands in the file; without, as it stands in an object stream. */
  readonly bytes: Buffer;
  readonly body: Buffer;
  readonly isStream: boolean;
};

/** A file with one plain table of its objects, none of them free but the first, as the compiler writes it. */
const read = (source: Buffer) => {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.subarray(-64).toString('latin1'))?.[1]);
  const tail = source.subarray(start).toString('latin1');
  const [, count, rows, trailer] = /^xref\s+0 (\d+)\s+([\s\S]*?)trailer\s*<<([\s\S]*)>>\s*startxref/.exec(tail) ?? [];
  if (count === undefined || rows === undefined || trailer === undefined)
    throw new Error('a PDF without a plain table');
  const offsets = [...rows.matchAll(/(\d{10}) (\d{5}) ([nf])/g)].map(([, offset, , kind]) =>
    kind === 'n' ? Number(offset) : undefined,
  );
  const known = offsets.flatMap((offset, number) => (offset === undefined ? [] : [{ offset, number }]));
  const sorted = known.toSorted((one, other) => one.offset - other.offset);
  const objects = sorted.map(({ offset, number }, index): Stored => {
    const bytes = source.subarray(offset, sorted[index + 1]?.offset ?? start);
    const body = bytes.subarray(bytes.indexOf('obj') + 3, bytes.lastIndexOf('endobj'));
    const isStream = body.subarray(-16).toString('latin1').trimEnd().endsWith('endstream');
    return { number, bytes, body: trimmed(body), isStream };
  });
  return {
    objects,
    header: sorted[0]?.offset ?? 0,
    size: Number(count),
    trailer: trailer.replace(/\/Size\s+\d+/, ''),
  };
};

const trimmed = (bytes: Buffer): Buffer => {
  const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d;
  let [start, end] = [0, bytes.length];
  while (start < end && isSpace(bytes[start])) start += 1;
  while (end > start && isSpace(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
};
