import exifr from 'exifr';
import sharp, { type Metadata, type Sharp } from 'sharp';
import * as z from 'zod';
import type { EvidenceRules, FileKind, FileRefusal, PictureFacts, Place } from '#shared/domain/evidence/checked-file';
import type { Grey } from '#shared/domain/evidence/fingerprint';
import { ok, type Result, refuse } from '#shared/domain/words/result';

export type PictureKind = Extract<FileKind, 'jpeg' | 'png' | 'webp'>;

/** A picture that was decoded: as it may be opened, what it says of itself, and what its fingerprint is taken of. */
export type CheckedPicture = {
  /** Turned upright, in sRGB, without metadata. */
  readonly clean: Uint8Array;
  /** The same as a JPEG that a weak line can carry. */
  readonly view: Uint8Array;
  readonly facts: PictureFacts;
  readonly grey: Grey;
};

/** A side of what a fingerprint is taken of. */
const GREY_SIDE = 128;
/** A camera's pictures lose nothing that anybody sees. */
const QUALITY = 88;
/** What is looked at first: some hundred kilobytes. */
const VIEW = { side: 1_280, quality: 72 } as const;

/** Decodes a picture and writes it anew. */
export const checkPicture = async (
  bytes: Uint8Array,
  kind: PictureKind,
  { mostPixels }: Pick<EvidenceRules, 'mostPixels'>,
): Promise<Result<CheckedPicture, FileRefusal>> => {
  if (hidesAnother(bytes)) return refuse('twoInOne');
  const read = () => sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels }).autoOrient().toColourspace('srgb');
  const size = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (size === undefined || size.format !== kind) return refuse('broken');
  if (size.width * size.height > mostPixels) return refuse('tooManyPixels');
  try {
    const { data, info } = await written(read(), kind).toBuffer({ resolveWithObject: true });
    const view = await sharp(data)
      .flatten({ background: '#fff' })
      .resize(VIEW.side, VIEW.side, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: VIEW.quality })
      .toBuffer();
    const { data: pixels } = await read()
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(GREY_SIDE, GREY_SIDE, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const said = await saidBy(bytes, kind, size);
    const facts = { width: info.width, height: info.height, ...said, spread: spreadOf(pixels) };
    return ok({ clean: data, view, facts, grey: { width: GREY_SIDE, height: GREY_SIDE, pixels } });
  } catch {
    return refuse('broken');
  }
};

const written = (picture: Sharp, kind: PictureKind): Sharp => {
  if (kind === 'jpeg') return picture.jpeg({ quality: QUALITY });
  return kind === 'png' ? picture.png() : picture.webp({ quality: QUALITY });
};

/** A PDF or a packed archive in the same bytes: some program would open that one. */
const hidesAnother = (bytes: Uint8Array): boolean => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ending = all.subarray(-66_000);
  return (
    all.subarray(0, 1024).includes('%PDF-') ||
    (ending.includes(Buffer.from('PK\u0005\u0006', 'latin1')) && all.includes(Buffer.from('PK\u0001\u0002', 'latin1')))
  );
};

/** The standard deviation of the greys. */
const spreadOf = (pixels: Uint8Array): number => {
  const mean = pixels.reduce((sum, grey) => sum + grey, 0) / pixels.length;
  return Math.sqrt(pixels.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / pixels.length);
};

const Text = z.string().trim().min(1).max(200).optional().catch(undefined);
const Angle = z.number().finite().optional().catch(undefined);
/** As cameras and programs write it; what is written otherwise is not there. */
const Said = z.object({
  DateTimeOriginal: Text,
  OffsetTimeOriginal: Text,
  latitude: Angle,
  longitude: Angle,
  Make: Text,
  Model: Text,
  Software: Text,
});

const saidBy = async (
  bytes: Uint8Array,
  kind: PictureKind,
  { exif, xmpAsString: xmp = '' }: Metadata,
): Promise<Pick<PictureFacts, 'taken' | 'place' | 'camera' | 'tools' | 'isSigned'>> => {
  const options = { tiff: true, exif: true, gps: true, reviveValues: false };
  const head = exif?.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD ? EXIF_HEAD.length : 0;
  const found: unknown = exif && (await exifr.parse(exif.subarray(head), options).catch(() => undefined));
  const said = Said.parse(found ?? {});
  const named = [...xmp.matchAll(XMP_TOOLS)].flatMap(([, name]) => Text.parse(name) ?? []);
  const camera = [said.Make, said.Model].filter((part) => part !== undefined).join(' ');
  return {
    taken: takenOf(said),
    place: placeOf(said),
    camera: camera === '' ? undefined : camera,
    tools: [
      ...(said.Software === undefined ? [] : [said.Software]),
      ...named,
      ...(kind === 'png' ? textsIn(bytes) : []),
    ],
    isSigned: isSigned(bytes),
  };
};

const EXIF_HEAD = 'Exif\0\0';
/** What XMP says of the program, and of whether a machine made the picture. */
const XMP_TOOLS = /(?:CreatorTool|DigitalSourceType)(?:>|\s*=\s*["'])([^<"']{1,200})/gu;

const takenOf = ({ DateTimeOriginal, OffsetTimeOriginal = '' }: z.infer<typeof Said>): string | undefined => {
  const [, date, time] = /^(\d{4}:\d{2}:\d{2})[ T](\d{2}:\d{2}:\d{2})/u.exec(DateTimeOriginal ?? '') ?? [];
  if (date === undefined || time === undefined) return undefined;
  const offset = /^[+-]\d{2}:\d{2}$/u.test(OffsetTimeOriginal) ? OffsetTimeOriginal : '';
  return `${date.replaceAll(':', '-')}T${time}${offset}`;
};

const placeOf = ({ latitude: north, longitude: east }: z.infer<typeof Said>): Place | undefined =>
  north === undefined || east === undefined || Math.abs(north) > 90 || Math.abs(east) > 180
    ? undefined
    : { north: nearly(north), east: nearly(east) };

/** To a tenth of a metre: nobody’s satellites know better. */
const nearly = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

const PNG_HEAD = 8;
const CHUNK_FRAME = 12;

/** The keys and beginnings of a PNG's texts: makers of pictures write there what they were told to make. */
const textsIn = (bytes: Uint8Array): readonly string[] => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  for (let at = PNG_HEAD; at + CHUNK_FRAME <= all.length; ) {
    const length = all.readUInt32BE(at);
    const name = all.toString('latin1', at + 4, at + 8);
    if (/^[it]TXt$|^tEXt$|^zTXt$/u.test(name))
      texts.push(all.toString('latin1', at + 8, at + 8 + Math.min(length, 200)).replaceAll(/[^\u0020-\u007e]+/gu, ' '));
    at += length + CHUNK_FRAME;
  }
  return texts;
};

/** A box of C2PA: in a segment of JPEG, in chunks of PNG and WebP. */
const isSigned = (bytes: Uint8Array): boolean => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.includes('jumbc2pa') || all.includes('caBX') || (all.includes('jumb') && all.includes('c2pa'));
};
