import type { CheckedFile } from '#shared/app/evidence/ports';
import type { EvidenceRules, FileKind, FileRefusal } from '#shared/domain/evidence/checked-file';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { checkOfficeFile } from './check-office-file.ts';
import { checkPdf } from './check-pdf.ts';
import { checkPicture, type PictureKind } from './check-picture.ts';

/**
 * Looks into a file that anybody may have sent: what it is by its bytes alone, and whether nothing in it acts by
 * itself. A picture comes back written anew, a document without what it says of its maker.
 */
export const checkFile = async (bytes: Uint8Array, rules: EvidenceRules): Promise<Result<CheckedFile, FileRefusal>> => {
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > rules.mostBytes) return refuse('tooLarge');
  const shape = shapeOf(bytes);
  switch (shape) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return pictured(bytes, shape, rules);
    case 'pdf': {
      if (endsPacked(bytes)) return refuse('twoInOne');
      const clean = await checkPdf(bytes, rules);
      return clean.ok ? ok({ kind: 'pdf', clean: clean.value }) : clean;
    }
    case 'packed':
      return checkOfficeFile(bytes, rules);
    case 'text':
      return ok({ kind: 'text', clean: bytes });
    default:
      return refuse(shape);
  }
};

const pictured = async (
  bytes: Uint8Array,
  kind: PictureKind,
  rules: EvidenceRules,
): Promise<Result<CheckedFile, FileRefusal>> => {
  const checked = await checkPicture(bytes, kind, rules);
  if (!checked.ok) return checked;
  const { clean, ...picture } = checked.value;
  return ok({ kind, clean, picture });
};

const hex = (text: string): string => Buffer.from(text).toString('hex');

type Shape = Exclude<FileKind, 'docx' | 'xlsx'> | 'packed' | Extract<FileRefusal, 'heic' | 'oldOffice' | 'kindUnknown'>;

/** By which bytes, from which place on, a file is known. */
const BEGINNINGS: readonly (readonly [Shape, number, readonly string[]])[] = [
  ['jpeg', 0, ['ffd8ff']],
  ['png', 0, ['89504e470d0a1a0a']],
  ['webp', 8, [hex('WEBPVP8')]],
  ['pdf', 0, [hex('%PDF-')]],
  ['packed', 0, ['504b0304']],
  ['heic', 4, ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map((brand) => hex(`ftyp${brand}`))],
  ['oldOffice', 0, ['d0cf11e0a1b11ae1']],
];

/** What pages of the net write before a PDF that they make; every program passes over it. */
const AHEAD_OF_PDF = /^(?:efbbbf)?(?:09|0a|0d|20)*(?=255044462d)/u;

const shapeOf = (bytes: Uint8Array): Shape => {
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString('hex').replace(AHEAD_OF_PDF, '');
  const [found] =
    BEGINNINGS.find(([, from, begins]) => begins.some((begin) => beginning.startsWith(begin, 2 * from))) ?? [];
  return found ?? (isPlainText(bytes) ? 'text' : 'kindUnknown');
};

/** What no text holds: control characters. */
const CONTROL = /\p{Cc}/u;
const BREAKS = /[\t\n\r]/gu;
/** What a browser or another program would run, whatever it is called. */
const RUN = /^\s*(?:<[!?a-z]|#!|%!)/iu;

const isPlainText = (bytes: Uint8Array): boolean => {
  const text = decoded(bytes);
  return text !== undefined && !CONTROL.test(text.replaceAll(BREAKS, ' ')) && !RUN.test(text) && text.trim() !== '';
};

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** An archive behind the end: some program would open that one. */
const endsPacked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(-66_000)).includes(Buffer.from('PK\u0005\u0006', 'latin1'));
