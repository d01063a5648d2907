import { constants, inflateSync } from 'node:zlib';
import { PDFArray, type PDFContext, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { EvidenceRules, FileRefusal } from '#shared/domain/evidence/checked-file';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { cleanPdf } from './clean-pdf.ts';

/** Keys of a PDF under which something acts by itself, or another file lies. */
const ACTIVE_KEYS = new Set([
  '/JS',
  '/JavaScript',
  '/AA',
  '/EmbeddedFiles',
  '/EF',
  '/XFA',
  '/RichMedia',
  '/RichMediaContent',
]);
/** Under which keys an action stands, whether or not it says that it is one. */
const ACTIONS = ['A', 'OpenAction', 'PA', 'Next'].map((key) => PDFName.of(key));
/** What an action may do that is no more than to lead to a page, to what somebody clicks, or to fields as they were. */
const HARMLESS_ACTIONS = new Set([
  '/GoTo',
  '/URI',
  '/Named',
  '/Thread',
  '/Hide',
  '/GoTo3DView',
  '/Trans',
  '/SetOCGState',
  '/ResetForm',
]);
/** What no other kind of object is called. */
const HARMFUL_ACTIONS = new Set(
  ['Launch', 'JavaScript', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Rendition', 'RichMediaExecute'].map(
    (kind) => `/${kind}`,
  ),
);
/** Marks on a page that hold a file, or play one. */
const HARMFUL_MARKS = new Set(['/FileAttachment', '/Screen', '/Movie', '/Sound', '/RichMedia', '/3D']);

/** Nobody’s five hundred pages have more. */
const MOST_OBJECTS = 200_000;
/** Nothing that is shown lies so deep. */
const DEEPEST = 250;

/**
 * That a PDF can be read, has no password, and has nothing in it that acts by itself: a script, a form that sends, a
 * file in the file. Gives what may be opened of it.
 */
export const checkPdf = async (
  bytes: Uint8Array,
  { mostPages, mostInside }: Pick<EvidenceRules, 'mostPages' | 'mostInside'>,
): Promise<Result<Uint8Array, FileRefusal>> => {
  if (unpacksTo(bytes, mostInside) === 'tooMuch') return refuse('tooMuchInside');
  const read = await opened(bytes, true);
  // What a password locks cannot be told from what is damaged.
  if (read === undefined) return refuse((await opened(bytes, false))?.isEncrypted === true ? 'locked' : 'broken');
  if (read.isEncrypted) return refuse('locked');
  if (!(read.context.lookup(read.context.trailerInfo.Root) instanceof PDFDict)) return refuse('broken');
  const objects = read.context.enumerateIndirectObjects();
  if (objects.length > MOST_OBJECTS) return refuse('tooMuchInside');
  for (const [, object] of objects) {
    const refused = refusalOf(read.context, object);
    if (refused !== undefined) return refuse(refused);
  }
  const pages = pagesOf(read, mostPages);
  if (pages === undefined) return refuse('broken');
  return pages > mostPages ? refuse('tooManyPages') : ok(await cleanPdf(read));
};

const opened = (bytes: Uint8Array, throwOnInvalidObject: boolean): Promise<PDFDocument | undefined> =>
  PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false, throwOnInvalidObject }).catch(
    () => undefined,
  );

/** How many pages there are, or more than may be. Whatever leads to others is walked once: a tree is no net. */
const pagesOf = ({ catalog, context }: PDFDocument, most: number): number | undefined => {
  const walked = new Set<PDFObject>();
  const left: (PDFObject | undefined)[] = [catalog.get(PDFName.of('Pages'))];
  let pages = 0;
  while (left.length > 0 && pages <= most) {
    const node = context.lookup(left.pop());
    if (!(node instanceof PDFDict)) return undefined;
    const kids = context.lookup(node.get(PDFName.of('Kids')));
    if (!(kids instanceof PDFArray)) {
      pages += 1;
      continue;
    }
    if (walked.has(node)) return undefined;
    walked.add(node);
    // No more of them than are needed to know that there are too many.
    for (const kid of kids.asArray().slice(0, most + 1)) left.push(kid);
  }
  return pages > 0 ? pages : undefined;
};

/** Why an object, with all that stands in it, is not taken; what it refers to is looked at by itself. */
const refusalOf = (context: PDFContext, whole: PDFObject): FileRefusal | undefined => {
  const left: (readonly [PDFObject, number])[] = [[whole, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [object, depth] = next;
    if (depth > DEEPEST) return 'broken';
    const isStream = object instanceof PDFStream;
    const dict = isStream ? object.dict : object;
    if (dict instanceof PDFDict && acts(context, dict, isStream)) return 'activeContent';
    for (const inside of insideOf(dict)) left.push([inside, depth + 1]);
  }
  return undefined;
};

const insideOf = (object: PDFObject): readonly PDFObject[] => {
  if (object instanceof PDFArray) return object.asArray();
  return object instanceof PDFDict ? object.values() : [];
};

const acts = (context: PDFContext, dict: PDFDict, isStream: boolean): boolean => {
  if (dict.entries().some(([key, value]) => ACTIVE_KEYS.has(key.toString()) && !holdsNothing(context, value)))
    return true;
  const said = (key: string): string | undefined => context.lookup(dict.get(PDFName.of(key)))?.toString();
  if (HARMFUL_ACTIONS.has(said('S') ?? '') || HARMFUL_MARKS.has(said('Subtype') ?? '')) return true;
  // What a stream shows lies in another file.
  if (isStream && (dict.has(PDFName.of('F')) || dict.has(PDFName.of('Ref')))) return true;
  if (said('Type') === '/Action' && !HARMLESS_ACTIONS.has(said('S') ?? '')) return true;
  return ACTIONS.some((key) => leadsOn(context, dict.get(key)).some((one) => isHarmful(context, one)));
};

/** As programs leave it where nothing is to happen: nothing, or a list of names without any. */
const holdsNothing = (context: PDFContext, value: PDFObject): boolean => {
  const found = context.lookup(value);
  return (
    found instanceof PDFDict &&
    found.values().every((one) => {
      const names = context.lookup(one);
      return names instanceof PDFArray && names.size() === 0;
    })
  );
};

/** An action, or several that follow each other. */
const leadsOn = (context: PDFContext, value: PDFObject | undefined): readonly (PDFObject | undefined)[] => {
  const found = context.lookup(value);
  return found instanceof PDFArray ? found.asArray().map((one) => context.lookup(one)) : [found];
};

const isHarmful = (context: PDFContext, action: PDFObject | undefined): boolean => {
  if (!(action instanceof PDFDict)) return false;
  const kind = context.lookup(action.get(PDFName.of('S')));
  return kind !== undefined && !HARMLESS_ACTIONS.has(kind.toString());
};

/** A stream's dictionary stands before it, and is hardly ever longer than this. */
const DICTIONARY = 4_000;
/** So many of the streams that tell where objects lie are looked into. */
const MOST_TOLD = 20_000;

/** Whether what the reader unpacks stays within bounds, without unpacking more than that. */
const unpacksTo = (bytes: Uint8Array, mostInside: number): 'enough' | 'tooMuch' => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = mostInside;
  let told = 0;
  for (let at = all.indexOf('stream'); at >= 0; at = all.indexOf('stream', at + 'stream'.length)) {
    // The reader unpacks these alone: what pages show stays packed.
    const before = plainly(all.toString('latin1', Math.max(0, at - DICTIONARY), at));
    if (!/\/ObjStm|\/XRef/u.test(before.slice(before.lastIndexOf('endobj') + 1))) continue;
    told += 1;
    if (told > MOST_TOLD) return 'tooMuch';
    const from = at + 'stream'.length + (all[at + 'stream'.length] === 13 ? 2 : 1);
    const unpacked = inflatedFrom(all.subarray(from), left);
    if (unpacked === 'tooMuch') return unpacked;
    left -= unpacked.length;
    // Packed twice, which no program does.
    const again = inflatedFrom(unpacked, left);
    if (again === 'tooMuch') return again;
    left -= again.length;
  }
  return 'enough';
};

/** As a reader takes the names in it, in which any letter may be written by its number. */
const plainly = (dictionary: string): string =>
  dictionary.replaceAll(/#([\dA-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const inflatedFrom = (packed: Uint8Array, most: number): Uint8Array | 'tooMuch' => {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (fault) {
    // Whatever else is wrong with it, the reader says.
    return fault instanceof RangeError ? 'tooMuch' : new Uint8Array();
  }
};
