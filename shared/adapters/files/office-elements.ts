import { WORD_SPACES } from './office-fields.ts';
import type { XmlReader, XmlTag } from './read-xml.ts';
import { RefusedFile } from './refused-file.ts';

/** Elements by which a part runs, embeds or fetches something without a relationship that says so. */
const ACTS = new Set([
  ...['ddeLink', 'oleLink', 'OLEObject', 'oleObject', 'altChunk', 'subDoc', 'attachedTemplate', 'mailMerge'],
  ...['webVideoPr', 'webextension', 'taskpane', 'customUI', 'connection', 'queryTable', 'externalBook', 'frameset'],
]);
/** What goes from the copy with the file that it fetches, where programs look for it. */
const SETTLED = new Set(['attachedTemplate', 'mailMerge']);
const STARTS_BY_ITSELF = /^(?:_xlnm\.)?auto_(?:open|close|activate|deactivate)/iu;
/** What VML paints with, from anywhere. */
const PAINTS = new Set(['imagedata', 'fill', 'stroke', 'image']);
const ELSEWHERE = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/|\\\\)/iu;
const SVG = 'http://www.w3.org/2000/svg';

/** Refuses a part in which an element acts by itself, whatever its prefix; `isEdited` where the copy is. */
export const elementReader = (isEdited: boolean): XmlReader => ({
  open: (tag, inside) => {
    if (isEdited && isSettled(tag, inside)) return;
    if (acts(tag) || isOutside(tag) || (tag.space === SVG && actsInSvg(tag))) throw new RefusedFile('activeContent');
  },
});

const isSettled = ({ local }: XmlTag, [root, deeper]: readonly XmlTag[]): boolean =>
  SETTLED.has(local) && root?.local === 'settings' && WORD_SPACES.has(root.space) && deeper === undefined;

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
