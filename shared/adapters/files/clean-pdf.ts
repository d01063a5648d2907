import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { withoutPictureMetadata } from './clean-picture.ts';

const name = (key: string): PDFName => PDFName.of(key);

/** What of a catalog is shown or leads somewhere; what else stands there says who made the file, or signed it. */
const CATALOG = new Set(
  [
    ...['Type', 'Version', 'Extensions', 'Pages', 'PageLabels', 'Names', 'Dests', 'Outlines', 'Threads', 'Lang'],
    ...['ViewerPreferences', 'PageLayout', 'PageMode', 'OpenAction', 'AcroForm', 'StructTreeRoot', 'MarkInfo'],
    ...['OutputIntents', 'OCProperties'],
  ].map((key) => name(key).toString()),
);

/** Under which keys programs say who made something, when and with what, and what lies there where they do. */
const OF_ITS_MAKER: readonly (readonly [PDFName, (value: unknown) => boolean])[] = [
  [name('Metadata'), (value) => value instanceof PDFStream],
  ...['PieceInfo', 'CreatorInfo', 'PTEX.InfoDict', 'OPI', 'SpiderInfo'].map(
    // A page may have called a font so, which says of itself what it is.
    (key) => [name(key), (value: unknown) => value instanceof PDFDict && !value.has(name('Type'))] as const,
  ),
  ...['LastModified', 'PTEX.FileName'].map((key) => [name(key), isText] as const),
];

/** Above that many objects, packing them takes longer than anybody waits. */
const PACKED_UP_TO = 10_000;

/**
 * The PDF without what it says of its maker: its properties, its XMP, those of the pictures in it, its signatures, and
 * what earlier versions of it left. What pages show stays. The same PDF gives the same bytes.
 */
export const cleanPdf = async (read: PDFDocument): Promise<Uint8Array> => {
  const { context } = read;
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  for (const [key] of read.catalog.entries()) if (!CATALOG.has(key.toString())) read.catalog.delete(key);
  const shown = new Set<PDFRef>();
  const left: unknown[] = [context.trailerInfo.Root];
  while (left.length > 0) {
    const object = left.pop();
    if (object instanceof PDFRef) {
      if (!shown.has(object)) left.push(context.lookup(object));
      shown.add(object);
    } else for (const inside of cleaned(context, object)) left.push(inside);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!shown.has(ref)) context.delete(ref);
  const whole = { addDefaultPage: false, updateFieldAppearances: false, rewrite: true } as const;
  return read.save({ ...whole, useObjectStreams: shown.size <= PACKED_UP_TO });
};

/** Takes out of one object what it says of its maker. Gives what is left in it. */
const cleaned = (context: PDFContext, object: unknown): readonly unknown[] => {
  if (object instanceof PDFArray) return object.asArray();
  if (object instanceof PDFRawStream) cleanJpegIn(context, object);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return [];
  for (const [key, isSaid] of OF_ITS_MAKER) if (isSaid(context.lookup(dict.get(key)))) dict.delete(key);
  // Written anew, nothing that was signed holds: a signature would look forged.
  if (isSignature(context.lookup(dict.get(name('V'))))) dict.delete(name('V'));
  dict.delete(name('SigFlags'));
  return dict.values();
};

/** It says which bytes it holds for; its field need not say that it is one. */
const isSignature = (value: unknown): boolean => value instanceof PDFDict && value.has(name('ByteRange'));

function isText(value: unknown): boolean {
  return value instanceof PDFString || value instanceof PDFHexString;
}

const FILTER = name('Filter');
const PARMS = name('DecodeParms');
const JPEG = '/DCTDecode';
/** How a JPEG begins. */
const BEGINNING = Buffer.from('ffd8ff', 'hex');

/** Where a stream is a JPEG, perhaps packed once more or written as text, it is the same JPEG that says nothing. */
const cleanJpegIn = (context: PDFContext, stream: PDFRawStream): void => {
  const filters = eachOf(context, stream.dict.get(FILTER)).map(String);
  if (filters.at(-1) !== JPEG) return;
  const parms = eachOf(context, stream.dict.get(PARMS));
  // How a picture was reordered before it was packed is no matter of ours.
  if (parms.slice(0, filters.length - 1).some((one) => one instanceof PDFDict)) return;
  const jpeg = filters.slice(0, -1).reduce<Uint8Array | undefined>(unpackedBy, stream.contents);
  if (jpeg === undefined || !BEGINNING.equals(jpeg.subarray(0, BEGINNING.length))) return;
  stream.updateContents(withoutPictureMetadata(jpeg));
  stream.dict.set(FILTER, name('DCTDecode'));
  const own = parms[filters.length - 1];
  if (own instanceof PDFDict) stream.dict.set(PARMS, own);
  else stream.dict.delete(PARMS);
};

/** One, or several in a row. */
const eachOf = (context: PDFContext, value: unknown): readonly unknown[] => {
  const found = value instanceof PDFRef ? context.lookup(value) : value;
  if (found === undefined) return [];
  return found instanceof PDFArray
    ? found.asArray().map((one) => (one instanceof PDFRef ? context.lookup(one) : one))
    : [found];
};

/** A JPEG is packed already: what comes out of it larger than that was none. */
const roomFor = ({ length }: Uint8Array): number => 2 * length + 65_536;

const unpackedBy = (packed: Uint8Array | undefined, filter: string): Uint8Array | undefined => {
  if (packed === undefined) return undefined;
  try {
    if (filter === '/FlateDecode') return inflateSync(packed, { maxOutputLength: roomFor(packed) });
    if (filter !== '/ASCII85Decode') return undefined;
    const dict = PDFContext.create().obj({ Filter: 'ASCII85Decode', Length: PDFNumber.of(packed.length) });
    const written = decodePDFRawStream(PDFRawStream.of(dict, packed)).decode();
    return written.length > packed.length ? undefined : written;
  } catch {
    return undefined;
  }
};
