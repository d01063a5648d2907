import { type UnzipFileInfo, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { FileKind, FileRefusal } from '#shared/domain/evidence/checked-file';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { cleanOfficeFile } from './clean-office-file.ts';

const MAIN = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx' } as const;

/** Programs, and what brings other files in. */
const ACTIVE_PART =
  /vbaProject|vbaData|\/macrosheets\/|\/activeX\/|\/embeddings\/|\/externalLinks\/|oleObject|\.bin$/iu;
/** Printer settings are the one harmless part that is not XML or a picture. */
const HARMLESS_PART = /\/printerSettings\/printerSettings\d*\.bin$/u;
/** A link that somebody clicks; anything else from outside is fetched by opening the document. */
const CLICKED = /\/hyperlink$/u;
/** What fetches or runs something when fields are brought up to date. */
const ACTIVE_FIELD = /\b(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|DATABASE)\b/u;

class Refused extends Error {
  override readonly name = 'Refused';
  readonly why: FileRefusal;
  constructor(why: FileRefusal) {
    super(why);
    this.why = why;
  }
}

/** A document of Office, and what may be opened of it. */
type CheckedOfficeFile = { readonly kind: Extract<FileKind, 'docx' | 'xlsx'>; readonly clean: Uint8Array };

/** Which kind of document a package of parts is, once nothing in it acts by itself. */
export const checkOfficeFile = (
  bytes: Uint8Array,
  { mostInside }: { readonly mostInside: number },
): Result<CheckedOfficeFile, FileRefusal> => {
  try {
    const parts = unpacked(bytes, mostInside);
    const kinds = Object.entries(MAIN).filter(([name]) => Object.hasOwn(parts, name));
    const [main] = kinds;
    if (main === undefined || !Object.hasOwn(parts, '[Content_Types].xml')) return refuse('kindUnknown');
    if (kinds.length > 1) return refuse('twoInOne');
    for (const [name, part] of Object.entries(parts)) if (/\.(?:xml|rels)$/u.test(name)) readPart(part);
    const clean = cleanOfficeFile(parts);
    return ok({ kind: main[1], clean: clean === 'signed' ? bytes : clean });
  } catch (fault) {
    return refuse(fault instanceof Refused ? fault.why : 'broken');
  }
};

const unpacked = (bytes: Uint8Array, mostInside: number): Readonly<Record<string, Uint8Array>> => {
  const names = new Set<string>();
  let inside = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }: UnzipFileInfo): boolean => {
      if (names.has(name) || /^\/|\\|(?:^|\/)\.\.(?:\/|$)/u.test(name)) throw new Refused('broken');
      names.add(name);
      if (ACTIVE_PART.test(name) && !HARMLESS_PART.test(name)) throw new Refused('activeContent');
      inside += originalSize;
      if (inside > mostInside) throw new Refused('tooMuchInside');
      return true;
    },
  });
};

/** An entity of its own, a target outside that nobody clicks, or a field that acts refuses the whole document. */
const readPart = (part: Uint8Array): void => {
  const parser = new SaxesParser();
  let field: string | undefined;
  parser.on('doctype', () => {
    throw new Refused('activeContent');
  });
  parser.on('error', () => {
    throw new Refused('broken');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const plain = name.replace(/^.*:/u, '');
    if (plain === 'Relationship' && attributes['TargetMode'] === 'External' && !CLICKED.test(attributes['Type'] ?? ''))
      throw new Refused('activeContent');
    if (plain === 'ddeLink') throw new Refused('activeContent');
    if (plain === 'fldSimple' && ACTIVE_FIELD.test(Object.values(attributes).join(' ')))
      throw new Refused('activeContent');
    // A field's text may be cut into several runs, up to the next mark of the field.
    if (plain === 'fldChar') field = attributes['w:fldCharType'] === 'begin' ? '' : undefined;
  });
  parser.on('text', (text) => {
    if (field === undefined) return;
    field += text;
    if (ACTIVE_FIELD.test(field)) throw new Refused('activeContent');
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.write(decoder.decode(part)).close();
};
