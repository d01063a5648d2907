import type { EvidenceAnnounced } from '#shared/contracts/http/evidence';

export type Kind = EvidenceAnnounced['kind'];
/** What a file is, or why it would not be taken. */
export type KindFound =
  | { readonly ok: true; readonly kind: Kind }
  | { readonly ok: false; readonly why: 'empty' | 'heic' | 'oldOffice' | 'kindUnknown' | 'otherKind' };

type Shape = Kind | 'packed' | 'heic' | 'oldOffice';

const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** By which bytes, from which place on, a file is known. */
const BEGINNINGS: readonly (readonly [Shape, number, readonly string[]])[] = [
  ['jpeg', 0, ['\xff\xd8\xff']],
  ['png', 0, ['\x89PNG\r\n\x1a\n']],
  ['webp', 8, ['WEBP']],
  ['pdf', 0, ['%PDF-']],
  ['packed', 0, ['PK\x03\x04']],
  ['heic', 4, HEIC.map((brand) => `ftyp${brand}`)],
  ['oldOffice', 0, ['\xd0\xcf\x11\xe0']],
];

const shapeOf = (bytes: Uint8Array): Shape | undefined => {
  const beginning = String.fromCharCode(...bytes.subarray(0, 16));
  return BEGINNINGS.find(([, from, begins]) => begins.some((begin) => beginning.startsWith(begin, from)))?.[0];
};

const isText = (bytes: Uint8Array): boolean => {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
};

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';

/** Whoever names a text so means another file. */
const NO_TEXTS = new Set(['jpg', 'jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx']);

/**
 * What a file is by its bytes, before it is sent: a fault is told on a weak line without its whole way. A picture may
 * have the name of another kind of picture, as phones do; our own look at it decides.
 */
export const kindOf = (bytes: Uint8Array, name: string): KindFound => {
  if (bytes.length === 0) return { ok: false, why: 'empty' };
  const shape = shapeOf(bytes);
  const ending = endingOf(name);
  if (shape === 'heic' || shape === 'oldOffice') return { ok: false, why: shape };
  if (shape === 'packed')
    return ending === 'docx' || ending === 'xlsx' ? { ok: true, kind: ending } : { ok: false, why: 'kindUnknown' };
  if (shape !== undefined) return { ok: true, kind: shape };
  if (!isText(bytes)) return { ok: false, why: 'kindUnknown' };
  return NO_TEXTS.has(ending) ? { ok: false, why: 'otherKind' } : { ok: true, kind: 'text' };
};
