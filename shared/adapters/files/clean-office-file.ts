import { zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { withoutPictureMetadata } from './clean-picture.ts';

/** Who made the document, when, with what, and for which company, wherever its package keeps that. */
const PROPERTIES = /\/(?:core-properties|extended-properties|custom-properties)$/u;
const PICTURE = /\.(?:jpe?g|png)$/iu;
const SIGNATURES = /^_xmlsignatures\//u;
/** Excel writes where the workbook lay, and who shared it: both name a person. No sign begins a tag inside of one. */
const NAMES_MAKER = /<(?:\w+:)?(?:absPath|fileSharing)\b(?:"[^"<]*"|'[^'<]*'|[^"'<>])*>/gu;
const NAME = /(?<=\s(?:url|userName)\s*=\s*)(?:"[^"]*"|'[^']*')/gu;
/** The earliest that a zip can say: what is in it follows from the document alone. */
const LONG_AGO = new Date(1980, 0, 1);

/**
 * A document of Office without what it says of its maker: its properties are empty, and the pictures in it say nothing
 * of place and time. Its words stay, with the names of who commented on them. The same document gives the same bytes;
 * `signed` for one that carries an electronic signature, which would no longer hold.
 */
export const cleanOfficeFile = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array | 'signed' => {
  if (Object.keys(parts).some((name) => SIGNATURES.test(name))) return 'signed';
  const properties = propertiesOf(parts);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => {
        if (properties.has(name)) return [name, emptied(part)];
        if (PICTURE.test(name)) return [name, withoutPictureMetadata(part)];
        return [name, name === 'xl/workbook.xml' ? ofNobody(part) : part];
      }),
    ),
    { mtime: LONG_AGO, level: 6 },
  );
};

const textOf = (part: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(part);

const ofNobody = (workbook: Uint8Array): Uint8Array =>
  Buffer.from(textOf(workbook).replaceAll(NAMES_MAKER, (tag) => tag.replaceAll(NAME, '""')));

/** By where they usually lie, and by what the package says of itself. */
const propertiesOf = (parts: Readonly<Record<string, Uint8Array>>): ReadonlySet<string> => {
  const found = new Set(Object.keys(parts).filter((name) => /^docProps\/[^/]+\.xml$/u.test(name)));
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes: { Type = '', Target = '' } }) => {
    if (PROPERTIES.test(Type)) found.add(Target.replace(/^\.?\//u, ''));
  });
  const relations = parts['_rels/.rels'];
  if (relations !== undefined) parser.write(textOf(relations)).close();
  return found;
};

/** Its outermost tag alone: the package names the part, so that it has to be there. */
const emptied = (part: Uint8Array): Uint8Array => {
  const parser = new SaxesParser();
  let tag = '';
  parser.on('opentag', ({ name, attributes }) => {
    if (tag !== '') return;
    const namespaces = Object.entries(attributes).filter(([key]) => /^xmlns(?::|$)/u.test(key));
    tag = `<${name}${namespaces.map(([key, value]) => ` ${key}="${inQuotes(value)}"`).join('')}/>`;
  });
  parser.write(textOf(part)).close();
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${tag}`);
};

const inQuotes = (value: string): string => value.replaceAll(/[&<"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
