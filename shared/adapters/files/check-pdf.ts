import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { EvidenceRules, FileRefusal } from '#shared/domain/evidence/checked-file';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { cleanPdf } from './clean-pdf.ts';

/** Keys of a PDF under which something acts by itself, or another file lies. */
const ACTIVE_KEYS = new Set(['/JS', '/JavaScript', '/AA', '/EmbeddedFiles', '/EF', '/XFA', '/RichMedia']);
/** What an action may do that is no more than to lead to a page, or to what somebody clicks. */
const HARMLESS_ACTIONS = new Set(['/GoTo', '/URI', '/Named', '/Thread', '/Hide', '/GoTo3DView', '/Trans']);

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
  for (const [, object] of read.context.enumerateIndirectObjects()) if (acts(object)) return refuse('activeContent');
  const pages = pagesOf(read);
  if (pages === undefined) return refuse('broken');
  if (pages > mostPages) return refuse('tooManyPages');
  const clean = await cleanPdf(read);
  return ok(clean === 'signed' ? bytes : clean);
};

const opened = (bytes: Uint8Array, throwOnInvalidObject: boolean): Promise<PDFDocument | undefined> =>
  PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false, throwOnInvalidObject }).catch(
    () => undefined,
  );

const pagesOf = (read: PDFDocument): number | undefined => {
  try {
    const pages = read.getPageCount();
    return pages > 0 ? pages : undefined;
  } catch {
    return undefined;
  }
};

const acts = (object: PDFObject): boolean => {
  if (object instanceof PDFStream) return acts(object.dict);
  if (object instanceof PDFArray) return object.asArray().some(acts);
  if (!(object instanceof PDFDict)) return false;
  return object.entries().some(([key, value]) => {
    if (ACTIVE_KEYS.has(key.toString())) return true;
    const isAction = key.toString() === '/S' && object.get(PDFName.of('Type'))?.toString() === '/Action';
    return (isAction && !HARMLESS_ACTIONS.has(value.toString())) || acts(value);
  });
};

/** A stream's dictionary stands before it, and is no longer than this. */
const DICTIONARY = 1_000;

/** Whether what the reader unpacks stays within bounds, without unpacking more than that. */
const unpacksTo = (bytes: Uint8Array, mostInside: number): 'enough' | 'tooMuch' => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = mostInside;
  for (let at = all.indexOf('stream'); at >= 0; at = all.indexOf('stream', at + 1)) {
    // The reader unpacks these alone: what pages show stays packed.
    if (!/\/ObjStm|\/XRef/u.test(all.toString('latin1', Math.max(0, at - DICTIONARY), at))) continue;
    const from = at + 'stream'.length + (all[at + 'stream'.length] === 13 ? 2 : 1);
    try {
      left -= inflateSync(all.subarray(from), { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH }).length;
    } catch (fault) {
      // Whatever else is wrong with it, the reader says.
      if (fault instanceof RangeError) return 'tooMuch';
    }
  }
  return 'enough';
};
