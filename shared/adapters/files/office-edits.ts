import type { XmlAttribute, XmlEdit, XmlEditor, XmlTag } from './read-xml.ts';

/** What says only who made a document, or where it lay; a workbook that is put on a page of the net names a folder. */
const GONE = new Set([
  ...['docVars', 'presenceInfo', 'webPublishObjects', 'webPublishItems', 'customProperties'],
  // What a document fetches that it shows without, and that its styles follow that: others would be taken instead.
  ...['attachedTemplate', 'linkStyles', 'mailMerge'],
]);
/** What attributes become, by their element; nothing for those that go. */
const CHANGED: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  fileSharing: { userName: '' },
  absPath: { url: '' },
  pivotCacheDefinition: { refreshedBy: undefined, refreshedDate: undefined, refreshedDateIso: undefined },
  person: { userId: '', providerId: 'None' },
};
/** What is said of a picture besides the words for whoever cannot see it. */
const SAID = new Set(['descr', 'title', 'alt']);
/** From where on it is a place in somebody's folders. */
const FOLDER = /(?<![\p{L}\p{N}])(?:[a-z]:[\\/]|\\\\[\p{L}\p{N}]|file:[\\/]).*$/isu;
/** Where SharePoint keeps who had to do with a document. */
const SHAREPOINT = /^http:\/\/schemas\.microsoft\.com\/(?:office\/2006\/metadata|sharepoint)\//u;
/** What a text is kept in step with, where that is emptied: it would be emptied with it. */
const EMPTIED_STORE = /6668398D-A668-4E3E-A5EB-62B293D839F1|6C3C8BC8-F283-45AE-878A-BAB7291924A1/iu;
const KEPT_PROPERTY = /:(?:title|subject)(?:\[1\])?\s*$/u;
const RELATED = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);
const SVG = 'http://www.w3.org/2000/svg';
/** Programs that draw. */
const DRAWS = /inkscape|sodipodi|adobe\.com|sketch|figma/iu;

/** What a copy of a part says of nobody any more; `gone` the relationships of it that go. */
export const officeEditor =
  (gone: ReadonlySet<string>): XmlEditor =>
  (tag, inside) => {
    if (isGone(tag, inside)) return 'gone';
    if (inside.length === 0 && SHAREPOINT.test(tag.space)) return 'emptied';
    if (tag.attributes.length === 0) return undefined;
    const lost = tag.attributes.filter(({ space, value }) => RELATED.has(space) && gone.has(value));
    if (lost.length > 0 && tag.local !== 'pageSetup') return 'gone';
    return changed(tag, new Set(lost));
  };

const isGone = (tag: XmlTag, inside: readonly XmlTag[]): boolean => {
  if (tag.local === 'dataBinding') return isBoundToEmptied(tag);
  const isDrawn = inside.length > 0 && (inside[0]?.space ?? '') === SVG;
  return GONE.has(tag.local) || (isDrawn && (tag.local === 'metadata' || DRAWS.test(tag.space)));
};

const isBoundToEmptied = ({ attributes }: XmlTag): boolean => {
  const value = (name: string): string => attributes.find(({ local }) => local === name)?.value ?? '';
  return (
    (EMPTIED_STORE.test(value('storeItemID')) && !KEPT_PROPERTY.test(value('xpath'))) ||
    value('xpath').includes('documentManagement')
  );
};

const changed = (tag: XmlTag, lost: ReadonlySet<XmlAttribute>): XmlEdit => {
  const changes = CHANGED[tag.local] ?? {};
  const attributes = tag.attributes.flatMap((attribute): readonly XmlAttribute[] => {
    if (lost.has(attribute) || (tag.space === SVG && DRAWS.test(attribute.space))) return [];
    if (Object.hasOwn(changes, attribute.local)) {
      const value = changes[attribute.local];
      return value === undefined ? [] : value === attribute.value ? [attribute] : [{ ...attribute, value }];
    }
    const value = SAID.has(attribute.local) ? attribute.value.replace(FOLDER, '').trimEnd() : attribute.value;
    return value === attribute.value ? [attribute] : [{ ...attribute, value }];
  });
  const isSame = attributes.length === tag.attributes.length && attributes.every((one, n) => one === tag.attributes[n]);
  return isSame ? undefined : attributes;
};
