import type { FileKind } from '#shared/domain/evidence/checked-file';
import { isActiveMain, isPartType, isXmlType, MAIN_TYPES, type Related, relationOf } from './office-parts.ts';
import { readXml, type XmlReader, type XmlSteps, xmlSteps } from './read-xml.ts';
import { zipEntries } from './read-zip.ts';
import { RefusedFile } from './refused-file.ts';

/**
 * A part as it lies in the package; `type` its content type, nothing where none is given, and `said` the same in the
 * letters that it is written in: not every program takes others for the same.
 */
export type OfficePart = {
  readonly name: string;
  readonly type: string | undefined;
  readonly said: string | undefined;
  readonly bytes: Uint8Array;
  readonly isXml: boolean;
  /** It hardly gets smaller by being packed. */
  readonly isDense: boolean;
};
/** How one part names another: `to` the key of that, or nothing for what lies outside and for a place inside. */
export type Relation = Related & {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly mode: string | undefined;
  readonly to: string | undefined;
};
/** Parts by their keys: names are compared without case, and an escape is the sign that it stands for. */
export type OfficePackage = {
  readonly kind: Extract<FileKind, 'docx' | 'xlsx'>;
  readonly parts: ReadonlyMap<string, OfficePart>;
  /** By the key of the part they are of; those of the package itself under the empty key. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  /** The keys of those that would act and are in no copy: nothing else leads to them. */
  readonly leftOut: ReadonlySet<string>;
  /** What is left for reading the rest of it. */
  readonly steps: XmlSteps;
};

const TYPES = '[content_types].xml';
/** What no program needs more of: all XML together, which takes time to read. */
const MOST_XML = 32 * 1024 * 1024;
/** Names by which programs find what runs or is embedded, whatever its type. */
const ACTIVE_NAME = /vbaproject|vbadata|\/macrosheets\/|\/activex\/|\/embeddings\/|\/externallinks\/|oleobject/u;

/** The parts of a document and how they name each other, as the standard of packages says (ISO/IEC 29500-2). */
export const officePackage = (bytes: Uint8Array, mostInside: number): OfficePackage => {
  const files = filesOf(bytes, mostInside);
  const types = files.get(TYPES);
  if (types === undefined) throw new RefusedFile('kindUnknown');
  const steps = xmlSteps();
  const typeOf = contentTypes(types.bytes, steps);
  const parts = new Map([...files].map(([key, file]) => [key, typed(key, file, typeOf(key))] as const));
  const xml = [...parts.values()].reduce((sum, part) => sum + (part.isXml ? part.bytes.length : 0), 0);
  if (xml > MOST_XML) throw new RefusedFile('tooMuchInside');
  const relations = new Map(
    [...parts].flatMap(([key, { bytes: part }]) => {
      const source = sourceOf(key);
      if (source === undefined) return [];
      return [[source, relationsIn(part, { source, type: parts.get(source)?.type }, steps)] as const];
    }),
  );
  const leftOut = onlyLeftOut([...relations.values()].flat());
  for (const [key, { type }] of parts)
    if (!isTaken(key, type) && !leftOut.has(key)) throw new RefusedFile('activeContent');
  return { kind: kindOf(parts, relations.get('')), parts, relations, leftOut, steps };
};

type File = Pick<OfficePart, 'name' | 'bytes' | 'isDense'>;

const filesOf = (bytes: Uint8Array, mostInside: number): ReadonlyMap<string, File> => {
  const entries = zipEntries(bytes);
  const sizeOf = (isCounted: (name: string) => boolean): number =>
    entries.reduce((sum, { name, size }) => sum + (isCounted(name) ? size : 0), 0);
  if (sizeOf(() => true) > mostInside || sizeOf((name) => /\.(?:xml|rels|vml)$/iu.test(name)) > MOST_XML)
    throw new RefusedFile('tooMuchInside');
  const files = new Map<string, File>();
  for (const { name, size, packedSize, read } of entries) {
    const key = keyOf(name);
    if (files.has(key)) throw new RefusedFile('broken');
    // A folder is no part.
    if (!key.endsWith('/')) files.set(key, { name, bytes: read(), isDense: packedSize >= 0.8 * size });
  }
  return files;
};

/** What a name must not hold: a way out of its folder, another folder's sign, an end, or a piece of a part. */
const NO_NAME = /^\/|\/\/|\\|\p{Cc}|(?:^|\/)\.{1,2}(?:\/|$)|\[\d+\](?:\.last)?\.piece$/u;
/** Signs that are written as they are: escaped, they hide what a name is. */
const HIDDEN = /[\w.~/\\%-]|\p{Cc}/u;

const unescaped = (name: string): string => {
  try {
    return name.replaceAll(/(?:%[\da-f]{2})+/giu, (escaped) => {
      const signs = decodeURIComponent(escaped);
      if (HIDDEN.test(signs)) throw new RefusedFile('broken');
      return signs;
    });
  } catch {
    throw new RefusedFile('broken');
  }
};

const keyOf = (name: string): string => {
  const key = unescaped(name).toLowerCase();
  if (NO_NAME.test(key)) throw new RefusedFile('broken');
  return key;
};

const typed = (key: string, file: File, said: string | undefined): OfficePart => {
  const type = said?.toLowerCase();
  const isXml = key === TYPES || /\.(?:xml|rels|vml)$/u.test(key) || (type !== undefined && isXmlType(type));
  if (!isTaken(key, type) && isOfOtherKind(key, type)) throw new RefusedFile('kindUnknown');
  return { ...file, type, said, isXml };
};

const isTaken = (key: string, type: string | undefined): boolean =>
  key === TYPES || (!ACTIVE_NAME.test(key) && (type === undefined || isPartType(type)));
const isOfOtherKind = (key: string, type = ''): boolean =>
  !(ACTIVE_NAME.test(key) || isActiveMain(type)) && /presentationml|visio|\.opendocument\./u.test(type);

/** What is named by nothing but what goes from the copy. */
const onlyLeftOut = (relations: readonly Relation[]): ReadonlySet<string> => {
  const led = (isOut: boolean) =>
    new Set(relations.flatMap(({ isLeftOut, to }) => (isLeftOut === isOut && to !== undefined ? [to] : [])));
  return led(true).difference(led(false));
};

/** The type of a part by its own name, else by the ending of that. */
const contentTypes = (part: Uint8Array, steps: XmlSteps): ((key: string) => string | undefined) => {
  const [byName, byEnding] = [new Map<string, string>(), new Map<string, string>()];
  const told = (types: Map<string, string>, key: string, type: string): void => {
    // A program may go by the first or by the last.
    if ((types.get(key) ?? type).toLowerCase() !== type.toLowerCase()) throw new RefusedFile('broken');
    types.set(key, type);
  };
  const reader: XmlReader = {
    open: ({ local, attributes }) => {
      const value = (name: string): string => attributes.find((attribute) => attribute.name === name)?.value ?? '';
      const type = value('ContentType').replace(/;.*$/su, '').trim();
      if (local === 'Override') told(byName, keyOf(value('PartName').replace(/^\//u, '')), type);
      if (local === 'Default') told(byEnding, value('Extension').toLowerCase(), type);
    },
  };
  readXml(part, [reader], steps);
  return (key) => byName.get(key) ?? byEnding.get(/\.([^./]*)$/u.exec(key)?.[1] ?? '');
};

/** Whose relationships a part holds. */
const sourceOf = (key: string): string | undefined => {
  if (!key.endsWith('.rels')) return undefined;
  const [, folder = '', name = ''] = /^(.*?)_rels\/([^/]*)\.rels$/u.exec(key) ?? [];
  if (name === '' && key !== '_rels/.rels') throw new RefusedFile('broken');
  return `${folder}${name}`;
};

/** An address of its own, or of another machine. */
const OUTSIDE = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/|\\\\)/iu;

const relationsIn = (
  part: Uint8Array,
  { source, type: from }: { readonly source: string; readonly type: string | undefined },
  steps: XmlSteps,
): readonly Relation[] => {
  const found: Relation[] = [];
  const ids = new Set<string>();
  const reader: XmlReader = {
    open: ({ local, attributes }) => {
      if (local !== 'Relationship') return;
      const value = (name: string): string | undefined =>
        attributes.find((attribute) => attribute.name === name)?.value;
      const [id = '', type = '', target = '', mode] = ['Id', 'Type', 'Target', 'TargetMode'].map(value);
      const relation = relationOf(type, from);
      const isOutside = (mode !== undefined && mode.toLowerCase() !== 'internal') || OUTSIDE.test(target);
      // A link that somebody clicks; anything else from outside is fetched by opening the document.
      if (relation === undefined || (isOutside && !relation.isLeftOut && relation.name !== 'hyperlink'))
        throw new RefusedFile('activeContent');
      if (id === '' || ids.has(id)) throw new RefusedFile('broken');
      ids.add(id);
      const isInside = !isOutside && relation.name !== 'hyperlink';
      found.push({ id, type, target, mode, ...relation, to: isInside ? resolved(source, target) : undefined });
    },
  };
  readXml(part, [reader], steps);
  return found;
};

/** Where a target leads from the folder of a part. */
const resolved = (source: string, target: string): string => {
  const path = unescaped(target.replace(/[?#].*$/su, '')).toLowerCase();
  const way = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of path.replace(/^\//u, '').split('/')) {
    if (step === '..' && way.pop() === undefined) throw new RefusedFile('broken');
    if (step !== '..' && step !== '.') way.push(step);
  }
  const key = way.join('/');
  // What a part names is never itself a part that is named: it would be in the copy as it came.
  if (NO_NAME.test(key) || key.endsWith('.rels')) throw new RefusedFile('broken');
  return key;
};

const kindOf = (
  parts: ReadonlyMap<string, OfficePart>,
  relations: readonly Relation[] | undefined,
): OfficePackage['kind'] => {
  const kinds = new Set([...parts.values()].flatMap(({ type = '' }) => MAIN_TYPES.get(type) ?? []));
  if (kinds.size > 1 || (parts.has('word/document.xml') && parts.has('xl/workbook.xml')))
    throw new RefusedFile('twoInOne');
  const [main, another] = (relations ?? []).filter(({ name }) => name === 'officedocument');
  if (another !== undefined) throw new RefusedFile('broken');
  const kind = MAIN_TYPES.get(parts.get(main?.to ?? '')?.type ?? '');
  if (kind === undefined) throw new RefusedFile('kindUnknown');
  return kind;
};
