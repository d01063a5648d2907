import { SaxesParser } from 'saxes';
import { RefusedFile } from './refused-file.ts';

/** An attribute, by the name it is written with, the one without its prefix, and the namespace of that. */
export type XmlAttribute = {
  readonly name: string;
  readonly local: string;
  readonly space: string;
  readonly value: string;
};
export type XmlTag = Omit<XmlAttribute, 'value'> & {
  readonly attributes: readonly XmlAttribute[];
  readonly isEmpty: boolean;
};
export type XmlReader = {
  readonly open?: (tag: XmlTag, inside: readonly XmlTag[]) => void;
  readonly text?: (text: string, inside: readonly XmlTag[]) => void;
  readonly close?: (tag: XmlTag) => void;
  readonly end?: () => void;
};

/** More than any program writes; each costs time at every tag within. */
const [MOST_DEPTH, MOST_ATTRIBUTES] = [400, 400];
/** Two a tag, one an attribute and each name that holds within: a table of 500,000 cells. */
const MOST_STEPS = 3_500_000;
const XMLNS = 'xmlns';
type Scope = ReadonlyMap<string, string>;
const OUTERMOST: Scope = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  [XMLNS, 'http://www.w3.org/2000/xmlns/'],
]);

/** How many steps are left for all XML of a document together. */
export type XmlSteps = { left: number };
export const xmlSteps = (): XmlSteps => ({ left: MOST_STEPS });

/**
 * Tells of XML as every program reads it, in one go and in time that grows with its length alone. One with a type of
 * its own (which defines entities) is refused, one that is not well formed or in another encoding is broken.
 */
export const readXml = (part: Uint8Array, readers: readonly XmlReader[], steps: XmlSteps = xmlSteps()): void => {
  const { text, encodings } = decoded(part);
  const parser = new SaxesParser();
  const [inside, scopes]: [XmlTag[], Scope[]] = [[], [OUTERMOST]];
  let attributes = 0;
  const step = (n: number): void => {
    steps.left -= n;
    if (steps.left < 0) throw new RefusedFile('tooMuchInside');
  };
  const broken = (): never => {
    throw new RefusedFile('broken');
  };
  parser.on('doctype', () => {
    throw new RefusedFile('activeContent');
  });
  parser.on('error', broken);
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0' || (encoding !== undefined && !encodings.includes(encoding.toLowerCase()))) broken();
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    step(2);
    if (inside.length >= MOST_DEPTH) throw new RefusedFile('tooMuchInside');
  });
  parser.on('attribute', ({ name }) => {
    attributes += 1;
    step(isNamespace(name) ? (scopes.at(-1)?.size ?? 1) : 1);
    if (attributes > MOST_ATTRIBUTES) throw new RefusedFile('tooMuchInside');
  });
  parser.on('opentag', ({ name, attributes: written, isSelfClosing }) => {
    const scope = within(scopes.at(-1) ?? OUTERMOST, written);
    const tag = tagOf(scope, { name, written, isEmpty: isSelfClosing });
    for (const reader of readers) reader.open?.(tag, inside);
    inside.push(tag);
    scopes.push(scope);
  });
  const onText = (piece: string): void => {
    for (const reader of readers) reader.text?.(piece, inside);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    scopes.pop();
    const tag = inside.pop();
    if (tag !== undefined) for (const reader of readers) reader.close?.(tag);
  });
  parser.write(text).close();
  for (const reader of readers) reader.end?.();
};

const isNamespace = (name: string): boolean => name === XMLNS || name.startsWith('xmlns:');

type Written = Readonly<Record<string, string>>;

const within = (scope: Scope, written: Written): Scope => {
  const declared = Object.entries(written).filter(([name]) => isNamespace(name));
  return declared.length === 0
    ? scope
    : new Map([...scope, ...declared.map(([name, space]) => [name.slice(XMLNS.length + 1), space.trim()] as const)]);
};

const named = (scope: Scope, name: string, isAttribute: boolean) => {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(0, colon));
  const space = prefix === '' && isAttribute ? '' : scope.get(prefix);
  if (space === undefined) throw new RefusedFile('broken');
  return { name, local: name.slice(colon + 1), space };
};

const tagOf = (
  scope: Scope,
  { name, written, isEmpty }: { readonly name: string; readonly written: Written; readonly isEmpty: boolean },
): XmlTag => ({
  ...named(scope, name, false),
  attributes: Object.entries(written).map(([key, value]) => ({ ...named(scope, key, true), value })),
  isEmpty,
});

const UTF_8 = { decoder: new TextDecoder('utf-8', { fatal: true }), encodings: ['utf-8', 'utf8', 'us-ascii', 'ascii'] };
const UTF_16LE = { decoder: new TextDecoder('utf-16le', { fatal: true }), encodings: ['utf-16', 'utf-16le'] };
const UTF_16BE = { decoder: new TextDecoder('utf-16be', { fatal: true }), encodings: ['utf-16', 'utf-16be'] };

/** A package has XML in UTF-8 and UTF-16 alone; by its mark, or by how its first sign is written. */
const decoded = (part: Uint8Array): { readonly text: string; readonly encodings: readonly string[] } => {
  const beginning = Buffer.from(part.subarray(0, 2)).toString('hex');
  const is = beginning === 'fffe' || beginning === '3c00' ? UTF_16LE : undefined;
  const { decoder, encodings } = is ?? (beginning === 'feff' || beginning === '003c' ? UTF_16BE : UTF_8);
  try {
    return { text: decoder.decode(part), encodings };
  } catch {
    throw new RefusedFile('broken');
  }
};

/** What becomes of a tag: it goes with all in it, it stays without what is in it, or its attributes are others. */
export type XmlEdit = 'gone' | 'emptied' | readonly XmlAttribute[] | undefined;
export type XmlEditor = (tag: XmlTag, inside: readonly XmlTag[]) => XmlEdit;

/** The same XML after an edit, in UTF-8, without comments and what is said to programs. */
export const editedXml = (part: Uint8Array, edit: XmlEditor): Uint8Array => {
  const pieces: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  // How deep one is in what goes.
  let gone = 0;
  const writer: XmlReader = {
    open: (tag, inside) => {
      if (gone > 0) {
        gone += 1;
        return;
      }
      const change = edit(tag, inside);
      if (change !== 'gone') pieces.push(written(tag, change));
      if (change === 'gone' || change === 'emptied') gone = 1;
    },
    text: (text, inside) => {
      if (gone === 0 && inside.length > 0) pieces.push(inXml(text));
    },
    close: ({ name, isEmpty }) => {
      if (gone > 0) gone -= 1;
      else if (!isEmpty) pieces.push(`</${name}>`);
    },
  };
  readXml(part, [writer]);
  return Buffer.from(pieces.join(''));
};

const written = ({ name, attributes, isEmpty }: XmlTag, change: XmlEdit): string => {
  const kept = typeof change === 'object' ? change : attributes;
  const all = kept.map((attribute) => ` ${attribute.name}="${inXml(attribute.value)}"`).join('');
  return `<${name}${all}${isEmpty || change === 'emptied' ? '/>' : '>'}`;
};

/** Breaks and tabs too: as they are, they would be read as spaces. */
export const inXml = (value: string): string =>
  value.replaceAll(/[&<>"\t\n\r]/gu, (sign) => `&#${sign.codePointAt(0)};`);
