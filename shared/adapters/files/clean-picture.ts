/**
 * The same JPEG or PNG without what it says of place, time, device and author, and without what stands behind its end;
 * nothing is decoded, no pixel changes. What is neither, or cannot be followed to its end, stays as it is.
 */
export const withoutPictureMetadata = (bytes: Uint8Array): Uint8Array => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length > 4 && all.readUInt16BE(0) === START_OF_JPEG) return cleanJpeg(all) ?? bytes;
  if (all.subarray(0, PNG.length).equals(PNG)) return cleanPng(all) ?? bytes;
  return bytes;
};

/** What is shown of a picture, piece by piece as it lies there; what follows each other is one piece. */
class Pieces {
  readonly #all: Buffer;
  readonly #shown: [from: number, until: number][] = [];
  #parts = 0;
  constructor(all: Buffer) {
    this.#all = all;
  }

  /** Gives whether there may be more: nobody's picture is in so many parts. */
  take(from: number, until: number, isShown: boolean): boolean {
    const last = this.#shown.at(-1);
    if (isShown && last?.[1] === from) last[1] = until;
    else if (isShown) this.#shown.push([from, until]);
    this.#parts += 1;
    return this.#parts <= MOST_PARTS;
  }

  joined(end = Buffer.alloc(0)): Uint8Array {
    return Buffer.concat([...this.#shown.map(([from, until]) => this.#all.subarray(from, until)), end]);
  }
}

const MOST_PARTS = 100_000;

const START_OF_JPEG = 0xff_d8;
const SCAN = 0xda;
const END = 0xd9;

/** Segments as they follow each other; a scan with the pixels behind it is one part. */
const cleanJpeg = (all: Buffer): Uint8Array | undefined => {
  const pieces = new Pieces(all);
  pieces.take(0, 2, true);
  let at = 2;
  while (at + 4 <= all.length && all[at] === 0xff) {
    const marker = all[at + 1] ?? 0;
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) break;
    const until = at + 2 + all.readUInt16BE(at + 2);
    const next = marker === SCAN ? endOfScan(all, until) : until;
    const isShown = isShownSegment(marker, all.subarray(at + 4, until));
    if (next > all.length || !pieces.take(at, next, isShown)) return undefined;
    at = next;
  }
  // Cut off in its pixels, it still shows what is there.
  if (at < all.length && !(all[at] === 0xff && all[at + 1] === END)) return undefined;
  return pieces.joined(Buffer.from([0xff, END]));
};

/** Where a marker stands that is no pixel (a zero behind it) and no point from which one could go on reading. */
const endOfScan = (all: Buffer, from: number): number => {
  for (let at = all.indexOf(0xff, from); at >= 0; at = all.indexOf(0xff, at + 1)) {
    const marker = all[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return all.length;
};

const APP = 0xe0;
const COMMENT = 0xfe;
/** Without these a picture looks different: how large its points are, its colours, and how Adobe packs those. */
const LOOKS: readonly (readonly [number, string])[] = [
  [APP, 'JFIF\0'],
  [APP + 2, 'ICC_PROFILE\0'],
  [APP + 14, 'Adobe'],
];

const isShownSegment = (marker: number, content: Buffer): boolean =>
  marker !== COMMENT &&
  ((marker & 0xf0) !== APP ||
    LOOKS.some(([app, name]) => app === marker && content.toString('latin1', 0, name.length) === name));

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const FRAME = 12;
/** What does not begin with a capital may be left out by whoever reads; without these it looks different. */
const SHOWN_CHUNKS = /^(?:[A-Z]|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|pHYs|bKGD|acTL|fcTL|fdAT)/u;

const cleanPng = (all: Buffer): Uint8Array | undefined => {
  const pieces = new Pieces(all);
  pieces.take(0, PNG.length, true);
  for (let at = PNG.length; at + FRAME <= all.length; ) {
    const next = at + FRAME + all.readUInt32BE(at);
    const name = all.toString('latin1', at + 4, at + 8);
    if (next > all.length || !pieces.take(at, next, SHOWN_CHUNKS.test(name))) return undefined;
    if (name === 'IEND') return pieces.joined();
    at = next;
  }
  return undefined;
};
