import { type Zippable, type ZippableFile, zipSync } from 'fflate';
import { withoutPictureMetadata } from './clean-picture.ts';
import { officeEditor } from './office-edits.ts';
import type { OfficePackage, OfficePart, Relation } from './office-package.ts';
import { RELATIONSHIPS_TYPE } from './office-parts.ts';
import { editedXml, inXml, readXml, type XmlReader } from './read-xml.ts';

/** The earliest that a zip can say: what is in it follows from the document alone. */
const LONG_AGO = new Date(1980, 0, 1);
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A document of Office without what it says of its maker: of its properties it keeps title and subject, which its
 * fields show, and the name of a common program, by which others lay it out; the pictures in it say nothing of place
 * and time. Its words stay, with the names of who commented on them. What nothing in it leads to is not in the copy.
 * `edited` are the keys of the parts in which something goes. The same document gives the same bytes.
 */
export const cleanOfficeFile = (office: OfficePackage, edited: ReadonlySet<string>): Uint8Array => {
  const kept = keptParts(office);
  const files: Zippable = {
    '[Content_Types].xml': typesOf([...kept.keys()].flatMap((key) => office.parts.get(key) ?? [])),
    '_rels/.rels': relationsOf(office.relations.get('')),
  };
  for (const [key, part] of office.parts) {
    const by = kept.get(key);
    if (by === undefined) continue;
    files[part.name] = packed(part, cleaned(office, { key, part, by, edited }));
    const relations = office.relations.get(key);
    if (relations !== undefined) files[part.name.replace(/[^/]*$/u, '_rels/$&.rels')] = relationsOf(relations);
  }
  return zipSync(files, { mtime: LONG_AGO, level: 6 });
};

/** The same parts, byte for byte: a signature holds for those, and not for how they are packed. */
export const repacked = ({ parts }: OfficePackage): Uint8Array =>
  zipSync(Object.fromEntries([...parts.values()].map((part) => [part.name, packed(part, part.bytes)])), {
    mtime: LONG_AGO,
    level: 6,
  });

const packed = ({ isDense }: OfficePart, bytes: Uint8Array): ZippableFile => (isDense ? [bytes, { level: 0 }] : bytes);

/** Which relationships of a part go with the part that they lead to. */
export const goneRelations = (relations: readonly Relation[] | undefined): ReadonlySet<string> =>
  new Set((relations ?? []).flatMap(({ id, isKept }) => (isKept ? [] : [id])));

type Kept = { readonly part: OfficePart; readonly key: string; readonly by: string };

/** The parts that one comes to from the package, each with what it is to the part that names it first. */
const keptParts = ({ parts, relations }: OfficePackage): ReadonlyMap<string, string> => {
  const kept = new Map<string, string>();
  const next = [''];
  for (let key = next.pop(); key !== undefined; key = next.pop())
    for (const { to, isKept, name } of relations.get(key) ?? []) {
      if (!isKept || to === undefined || kept.has(to) || !parts.has(to)) continue;
      kept.set(to, name);
      next.push(to);
    }
  return kept;
};

const cleaned = (
  { relations }: OfficePackage,
  { key, part, by, edited }: Kept & { readonly edited: ReadonlySet<string> },
): Uint8Array => {
  if (by === 'core-properties') return propertiesOf(part.bytes);
  if (by === 'extended-properties') return programOf(part.bytes);
  if (edited.has(key)) return editedXml(part.bytes, officeEditor(goneRelations(relations.get(key))));
  return part.isXml ? part.bytes : withoutPictureMetadata(part.bytes);
};

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
const SHOWN_PROPERTIES = new Set(['title', 'subject']);

/** What fields of the document may show of its properties, and nothing else. */
const propertiesOf = (part: Uint8Array): Uint8Array => {
  const shown = new Map<string, string>();
  const reader: XmlReader = {
    text: (text, inside) => {
      const [, property, deeper] = inside;
      if (property === undefined || deeper !== undefined || property.space !== DUBLIN_CORE) return;
      if (SHOWN_PROPERTIES.has(property.local)) shown.set(property.local, (shown.get(property.local) ?? '') + text);
    },
  };
  readXml(part, [reader]);
  const properties = [...shown].map(([name, text]) => `<dc:${name}>${inXml(text)}</dc:${name}>`).join('');
  return Buffer.from(
    `${HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="${DUBLIN_CORE}">${properties}</cp:coreProperties>`,
  );
};

/** By these a program knows how rows, results and charts are to be taken, and would show others without. */
const PROGRAMS = {
  Application: /^(?:Microsoft (?:(?:Office|Macintosh) )?(?:Excel|Word|Outlook)|LibreOffice)/u,
  AppVersion: /^\d{1,2}\.(?=\d{4}$)/u,
} as const;

const PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
const STRICT_PROPERTIES = 'http://purl.oclc.org/ooxml/officeDocument/extendedProperties';

/** The family of the program alone, and of which years it is, in the form of the standard that it was in. */
const programOf = (part: Uint8Array): Uint8Array => {
  const told = { Application: '', AppVersion: '' };
  let space = PROPERTIES;
  const reader: XmlReader = {
    open: (tag, inside) => {
      if (inside.length === 0 && tag.space === STRICT_PROPERTIES) space = STRICT_PROPERTIES;
    },
    text: (text, [, property, deeper]) => {
      const name = deeper === undefined ? property?.local : undefined;
      if (name === 'Application' || name === 'AppVersion') told[name] += text;
    },
  };
  readXml(part, [reader]);
  const [program] = PROGRAMS.Application.exec(told.Application) ?? [];
  const [version] = PROGRAMS.AppVersion.exec(told.AppVersion) ?? [];
  const tags = [
    program === undefined ? '' : `<Application>${program}</Application>`,
    program === undefined || version === undefined ? '' : `<AppVersion>${version}0000</AppVersion>`,
  ];
  return Buffer.from(`${HEADER}<Properties xmlns="${space}">${tags.join('')}</Properties>`);
};

const relationsOf = (relations: readonly Relation[] | undefined): Uint8Array => {
  const kept = (relations ?? []).filter(({ isKept }) => isKept);
  const tags = kept.map(({ id, type, target, mode }) => {
    const outside = mode === undefined ? '' : ` TargetMode="${inXml(mode)}"`;
    return `<Relationship Id="${inXml(id)}" Type="${inXml(type)}" Target="${inXml(target)}"${outside}/>`;
  });
  return Buffer.from(
    `${HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags.join('')}</Relationships>`,
  );
};

const typesOf = (parts: readonly OfficePart[]): Uint8Array => {
  // What had no type has none: programs do without, and none takes an empty one.
  const tags = parts.map(({ name, said = '' }) =>
    said === '' ? '' : `<Override PartName="/${inXml(name)}" ContentType="${inXml(said)}"/>`,
  );
  return Buffer.from(
    `${HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="${RELATIONSHIPS_TYPE}"/>${tags.join('')}</Types>`,
  );
};
