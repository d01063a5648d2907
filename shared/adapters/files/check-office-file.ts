import type { FileKind, FileRefusal } from '#shared/domain/evidence/checked-file';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { cleanOfficeFile, goneRelations, repacked } from './clean-office-file.ts';
import { officeEditor } from './office-edits.ts';
import { elementReader } from './office-elements.ts';
import { fieldReader } from './office-fields.ts';
import { formulaReader } from './office-formulas.ts';
import { type OfficePackage, type OfficePart, officePackage } from './office-package.ts';
import { SIGNATURE_TYPE } from './office-parts.ts';
import { readXml, type XmlReader } from './read-xml.ts';
import { RefusedFile } from './refused-file.ts';

/** A document of Office, and what may be opened of it. */
type CheckedOfficeFile = { readonly kind: Extract<FileKind, 'docx' | 'xlsx'>; readonly clean: Uint8Array };
type Bounds = { readonly mostInside: number; readonly mostBytes: number };

/** Which kind of document a package of parts is, once nothing in it acts by itself. */
export const checkOfficeFile = (
  bytes: Uint8Array,
  { mostInside, mostBytes }: Bounds,
): Result<CheckedOfficeFile, FileRefusal> => {
  try {
    const office = officePackage(bytes, mostInside);
    boundPictures(office, 2 * mostBytes);
    const isKeptAsItCame = isSigned(office);
    if (isKeptAsItCame && leavesOut(office)) throw new RefusedFile('activeContent');
    const edited = new Set<string>();
    for (const [key, part] of office.parts) {
      // What names other parts was judged with the package.
      if (!part.isXml || key.endsWith('.rels') || office.leftOut.has(key)) continue;
      const gone = goneRelations(office.relations.get(key));
      const readers = [
        elementReader(!isKeptAsItCame),
        fieldReader(),
        formulaReader(),
        editsOf(gone, () => edited.add(key)),
      ];
      readXml(part.bytes, readers, office.steps);
    }
    return ok({ kind: office.kind, clean: isKeptAsItCame ? repacked(office) : cleanOfficeFile(office, edited) });
  } catch (fault) {
    return refuse(fault instanceof RefusedFile ? fault.why : 'broken');
  }
};

/** They are packed already: together they are hardly larger than the file that they came in. */
const boundPictures = ({ parts }: OfficePackage, most: number): void => {
  const sum = [...parts.values()].reduce((all, { bytes }) => all + (isPackedPicture(bytes) ? bytes.length : 0), 0);
  if (sum > most) throw new RefusedFile('tooMuchInside');
};

const editsOf = (gone: ReadonlySet<string>, onEdit: () => unknown): XmlReader => {
  const edit = officeEditor(gone);
  return {
    open: (tag, inside) => {
      if (edit(tag, inside) !== undefined) onEdit();
    },
  };
};

/** JPEG and PNG. */
const isPackedPicture = (bytes: Uint8Array): boolean =>
  ['ffd8', '89504e47'].some((begin) => Buffer.from(bytes.subarray(0, 4)).toString('hex').startsWith(begin));

/** Whether the copy is without something that would act. */
const leavesOut = ({ relations }: OfficePackage): boolean =>
  [...relations.values()].some((all) => all.some(({ isLeftOut }) => isLeftOut));

/** By a signature that the package itself names: a name in the archive says nothing. */
const isSigned = ({ parts, relations }: OfficePackage): boolean => {
  const named = (from: string, by: string) =>
    (relations.get(from) ?? []).flatMap(({ name, to }) => (name === by && to !== undefined ? [to] : []));
  return named('', 'origin').some((origin) =>
    named(origin, 'signature').some((signature) => isSignature(parts.get(signature))),
  );
};

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const SIGNATURE_PARTS = ['SignedInfo', 'SignatureValue'];

const isSignature = (part: OfficePart | undefined): boolean => {
  if (part?.type !== SIGNATURE_TYPE) return false;
  const found = new Set<string>();
  const reader: XmlReader = {
    open: (tag, [root, deeper]) => {
      const isPart = root?.local === 'Signature' && root.space === DSIG && deeper === undefined;
      if (isPart && tag.space === DSIG) found.add(tag.local);
    },
  };
  readXml(part.bytes, [reader]);
  return SIGNATURE_PARTS.every((name) => found.has(name));
};
