import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { withoutPictureMetadata } from './clean-picture.ts';

/** Under which keys a PDF says who made it, when and with what; pages and pictures of it say so too. */
const OF_ITS_MAKER = ['Metadata', 'PieceInfo', 'CreatorInfo', 'LastModified'].map((key) => PDFName.of(key));
const FILTER = PDFName.of('Filter');
/** A part of the file that an electronic signature holds. */
const SIGNED_RANGE = PDFName.of('ByteRange');

/**
 * The PDF without what it says of its maker: its properties, its XMP, those of the pictures in it, and what earlier
 * versions of it left. What pages show stays. The same PDF gives the same bytes; `signed` for one that carries an
 * electronic signature, which would no longer hold.
 */
export const cleanPdf = async (read: PDFDocument): Promise<Uint8Array | 'signed'> => {
  const { context } = read;
  delete context.trailerInfo.Info;
  const shown = new Set<PDFRef>();
  const left: unknown[] = [context.trailerInfo.Root];
  while (left.length > 0) {
    const object = left.pop();
    if (object instanceof PDFRef) {
      if (!shown.has(object)) left.push(context.lookup(object));
      shown.add(object);
    } else if (object instanceof PDFDict && object.has(SIGNED_RANGE)) return 'signed';
    else for (const inside of cleaned(object)) left.push(inside);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!shown.has(ref)) context.delete(ref);
  const whole = { addDefaultPage: false, updateFieldAppearances: false } as const;
  return read.save({ ...whole, rewrite: true, useObjectStreams: true });
};

/** Takes out of one object what it says of its maker. Gives what is left in it. */
const cleaned = (object: unknown): readonly unknown[] => {
  if (object instanceof PDFArray) return object.asArray();
  if (object instanceof PDFRawStream) cleanJpegIn(object);
  if (object instanceof PDFStream) return [object.dict];
  if (!(object instanceof PDFDict)) return [];
  for (const key of OF_ITS_MAKER) object.delete(key);
  return object.values();
};

const JPEG = '/DCTDecode';
/** A picture that unpacks to more than any camera's is left alone. */
const LARGEST_JPEG = 64 * 1_048_576;

/** Where a stream is a JPEG, perhaps packed once more or written as text, it is the same JPEG that says nothing. */
const cleanJpegIn = (stream: PDFRawStream): void => {
  const named = stream.dict.lookup(FILTER);
  const filters = (named instanceof PDFArray ? named.asArray() : [named]).map(String);
  if (filters.at(-1) !== JPEG) return;
  const jpeg = filters.slice(0, -1).reduce<Uint8Array | undefined>(unpackedBy, stream.contents);
  if (jpeg === undefined) return;
  stream.updateContents(withoutPictureMetadata(jpeg));
  stream.dict.set(FILTER, PDFName.of('DCTDecode'));
  // They say how to read each filter in turn; a JPEG says that itself.
  if (filters.length > 1) stream.dict.delete(PDFName.of('DecodeParms'));
};

const unpackedBy = (packed: Uint8Array | undefined, filter: string): Uint8Array | undefined => {
  if (packed === undefined) return undefined;
  try {
    if (filter === '/FlateDecode') return inflateSync(packed, { maxOutputLength: LARGEST_JPEG });
    if (filter !== '/ASCII85Decode') return undefined;
    const dict = PDFContext.create().obj({ Filter: 'ASCII85Decode' });
    return decodePDFRawStream(PDFRawStream.of(dict, packed)).decode();
  } catch {
    return undefined;
  }
};
