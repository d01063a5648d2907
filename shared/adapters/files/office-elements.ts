import type { XmlReader, XmlTag } from './read-xml.ts';
import { RefusedFile } from './refused-file.ts';

/** Elements by which a part runs, embeds or fetches something without a relationship that says so. */
const ACTS = new Set([
  ...['ddeLink', 'oleLink', 'OLEObject', 'oleObject', 'altChunk', 'subDoc', 'attachedTemplate', 'mailMerge'],
  ...['webVideoPr', 'webextension', 'taskpane', 'customUI', 'connection', 'queryTable', 'externalBook', 'frameset'],
]);
const STARTS_BY_ITSELF = /^(?:_xlnm\.)?auto_(?:open|close|activate|deactivate)/iu;
/** What VML paints with, from anywhere. */
const PAINTS = new Set(['imagedata', 'fill', 'stroke', 'image']);
const ELSEWHERE = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/|\\\\)/iu;
const SVG = 'http://www.w3.org/2000/svg';

/** Refuses a part in which an element acts by itself, whatever its prefix. */
export const elementReader = (): XmlReader => ({
  open: (tag) => {
    if (acts(tag) || isOutside(tag) || (tag.space === SVG && actsInSvg(tag))) throw new RefusedFile('activeContent');
  },
});

const saidOf = ({ attributes }: XmlTag, name: string): string =>
  attributes.find(({ local }) => local === name)?.value ?? '';

const acts = (tag: XmlTag): boolean =>
  ACTS.has(tag.local) || (tag.local === 'definedName' && STARTS_BY_ITSELF.test(saidOf(tag, 'name')));

const isOutside = (tag: XmlTag): boolean => {
  if (tag.space !== SVG && PAINTS.has(tag.local))
    return ['src', 'href'].some((name) => ELSEWHERE.test(saidOf(tag, name)));
  const isRelationship = tag.local === 'Relationship' && /^\s*external\s*$/iu.test(saidOf(tag, 'TargetMode'));
  return isRelationship && !/\/hyperlink$/iu.test(saidOf(tag, 'Type'));
};

const actsInSvg = ({ local, attributes }: XmlTag): boolean =>
  /^(?:script|foreignObject|handler)$/iu.test(local) ||
  (local !== 'a' &&
    attributes.some(
      (attribute) =>
        /^on/iu.test(attribute.local) ||
        (attribute.local === 'href' && !/^\s*(?:#|data:image\/)/iu.test(attribute.value)),
    ));
