import { crc32, inflateRawSync } from 'node:zlib';
import { RefusedFile } from './refused-file.ts';

/** A file in an archive; nothing of it is unpacked before it is read, and then no more than it says to hold. */
export type ZipEntry = {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly read: () => Uint8Array;
};

const [LOCAL, CENTRAL, END] = [0x04_03_4b_50, 0x02_01_4b_50, 0x06_05_4b_50];
const [LOCAL_LENGTH, CENTRAL_LENGTH, END_LENGTH, LONGEST_COMMENT] = [30, 46, 22, 65_535];
const [STORED, DEFLATED] = [0, 8];
const IS_LOCKED = 1;
/** No document has as many; each costs time whatever is in it. */
const MOST_ENTRIES = 4_096;

/**
 * What an archive lists at its end, which has to be its end, and says once more before each file: what two programs
 * could read in two ways is broken. No byte belongs to two files, so that no more is ever unpacked than deflate allows.
 */
export const zipEntries = (bytes: Uint8Array): readonly ZipEntry[] => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(all);
  const count = all.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new RefusedFile('tooMuchInside');
  const entries: Listed[] = [];
  const start = all.readUInt32LE(end + 16);
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const { entry, next } = listedAt(all, at, start);
    if (next > end) throw new RefusedFile('broken');
    entries.push(entry);
    at = next;
  }
  let free = 0;
  for (const { from, until } of entries.toSorted((one, other) => one.from - other.from)) {
    if (from < free) throw new RefusedFile('broken');
    free = until;
  }
  return entries;
};

type Listed = ZipEntry & { readonly from: number; readonly until: number };

const endOf = (all: Buffer): number => {
  for (let at = all.length - END_LENGTH; at >= Math.max(0, all.length - END_LENGTH - LONGEST_COMMENT); at -= 1)
    if (all.readUInt32LE(at) === END && at + END_LENGTH + all.readUInt16LE(at + 20) === all.length) return at;
  throw new RefusedFile('broken');
};

const listedAt = (all: Buffer, at: number, end: number): { readonly entry: Listed; readonly next: number } => {
  if (all.readUInt32LE(at) !== CENTRAL) throw new RefusedFile('broken');
  const [flags, method] = [all.readUInt16LE(at + 8), all.readUInt16LE(at + 10)];
  const [sum, packedSize, size] = [all.readUInt32LE(at + 16), all.readUInt32LE(at + 20), all.readUInt32LE(at + 24)];
  const [named, extra, comment] = [all.readUInt16LE(at + 28), all.readUInt16LE(at + 30), all.readUInt16LE(at + 32)];
  const from = all.readUInt32LE(at + 42);
  const name = all.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + named);
  const data = from + LOCAL_LENGTH + all.readUInt16LE(from + 26) + all.readUInt16LE(from + 28);
  const until = data + packedSize;
  const localName = all.subarray(from + LOCAL_LENGTH, from + LOCAL_LENGTH + all.readUInt16LE(from + 26));
  if ((flags & IS_LOCKED) !== 0) throw new RefusedFile('locked');
  const isTold = all.readUInt32LE(from) === LOCAL && all.readUInt16LE(from + 8) === method && localName.equals(name);
  const isStored = method === STORED && packedSize === size;
  if (!isTold || until > end || !(isStored || method === DEFLATED)) throw new RefusedFile('broken');
  const packed = all.subarray(data, until);
  const read = (): Uint8Array => {
    const content = method === STORED ? packed : inflated(packed, size);
    if (content.length !== size || crc32(content) !== sum) throw new RefusedFile('broken');
    return content;
  };
  const entry = {
    name: nameOf(name),
    ...{ size, packedSize, read, from, until },
  };
  return { entry, next: at + CENTRAL_LENGTH + named + extra + comment };
};

/** In UTF-8 wherever it can be: not every program that writes it so says so. */
const nameOf = (bytes: Buffer): string => {
  const name = bytes.toString('utf8');
  return Buffer.from(name).equals(bytes) ? name : bytes.toString('latin1');
};

const inflated = (packed: Uint8Array, size: number): Uint8Array =>
  // It takes no bound of zero.
  inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
