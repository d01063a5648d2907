import type { XmlReader, XmlTag } from './read-xml.ts';
import { RefusedFile } from './refused-file.ts';

/** What fetches or runs something when fields are brought up to date, or by a click that does not look like one. */
const ACTS = /^(?:LINK|DDE|INCLUDE|IMPORT|DATABASE|MACROBUTTON|EMBED|CONTROL$|HTMLCONTROL|RD$|PRINT$)/u;
/** Stands in the code of a field for what another field makes of it. */
const MADE = '\uFFFC';
/** What a code does is told by its first word. */
const TOLD_BY = 200;
const MOST_FIELDS = 100;

const acts = (code: string): boolean => {
  const [, before = '', word = ''] = /^([^\p{L}\uFFFC=]*)([\p{L}\uFFFC]*)/u.exec(code) ?? [];
  // Another field would choose what this one does, or its first word was not found where one has to be.
  return word.includes(MADE) || before.length >= TOLD_BY || ACTS.test(word.toUpperCase());
};

const longer = (code: string, text: string): string =>
  code.length < TOLD_BY ? `${code}${text}`.trimStart().slice(0, TOLD_BY) : code;

/** In both forms of the standard. */
export const WORD_SPACES = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const MATHS = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
]);
const COMPATIBLE = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
/** Their texts stand for themselves, wherever they are anchored. */
const STORIES = new Set(['txbxContent', 'comment', 'footnote', 'endnote']);
/** Of these a program takes one. */
const BRANCHES = new Set(['Choice', 'Fallback']);
const MARKS = new Set(['fldChar', 'fldSimple', 'instrText', 'delInstrText']);
const TEXTS = new Set(['instrText', 'delInstrText', 't', 'delText']);
const BREAKS = new Set(['p', 'tab', 'ptab', 'br', 'cr', 'sym', 'noBreakHyphen', 'softHyphen']);
const DELETED = new Set(['del', 'moveFrom']);

/** A field whose code is being read, then its result; `live` is its code without what was deleted. */
type Field = { code: string; live: string; isCode: boolean };
type Story = { readonly isStrict: boolean; readonly fields: Field[]; strangers: number; deleted: number };

const aField = (isCode: boolean): Field => ({ code: '', live: '', isCode });
/** What stands outside of every field is looked at as a code as well. */
const aStory = (isStrict: boolean): Story => ({ isStrict, fields: [aField(false)], strangers: 0, deleted: 0 });

/** Refuses a text of Word in which a field acts by itself, or in which nobody can tell whether one does. */
export const fieldReader = (): XmlReader => {
  const stories: Story[] = [aStory(false)];
  const story = (): Story => stories.at(-1) ?? refuse();
  const top = (): Field => story().fields.at(-1) ?? refuse();
  const add = (text: string, isDeleted: boolean): void => {
    const field = top();
    field.code = longer(field.code, text);
    if (!isDeleted) field.live = longer(field.live, text);
  };
  const told = (field: Field): void => {
    if (acts(field.code) || acts(field.live)) refuse();
    field.code = '';
    field.live = '';
  };
  const begin = (isCode: boolean): void => {
    if (story().fields.push(aField(isCode)) > MOST_FIELDS) refuse();
  };
  const end = (): void => {
    const { fields, isStrict } = story();
    const field = top();
    told(field);
    if (fields.length > 1) fields.pop();
    else if (isStrict) refuse();
    if (top().isCode) add(MADE, false);
  };
  const mark = (tag: XmlTag): void => {
    const kind = tag.attributes.find(({ local }) => local === 'fldCharType')?.value;
    if (kind === 'begin') begin(true);
    else if (kind === 'end') end();
    else {
      told(top());
      if (story().isStrict && story().fields.length === 1) refuse();
      top().isCode = false;
    }
  };
  const simple = (tag: XmlTag): void => {
    if (tag.attributes.some(({ local, value }) => local === 'instr' && acts(value.trimStart().slice(0, TOLD_BY))))
      refuse();
    begin(false);
  };
  return {
    open: (tag) => {
      if (MARKS.has(tag.local) && (!WORD_SPACES.has(tag.space) || story().strangers > 0)) refuse();
      if (isDeletion(tag)) story().deleted += 1;
      if (isStranger(tag)) story().strangers += 1;
      if (isStory(tag)) stories.push(aStory(BRANCHES.has(tag.local) || tag.local === 'txbxContent'));
      if (tag.local === 'fldChar') mark(tag);
      if (tag.local === 'fldSimple') simple(tag);
      if (BREAKS.has(tag.local) && top().isCode) add(' ', false);
    },
    text: (text, inside) => {
      const { local = '' } = inside.at(-1) ?? {};
      if (!TEXTS.has(local) || !(top().isCode || MARKS.has(local))) return;
      if (story().isStrict && story().fields.length === 1) refuse();
      add(text, local.startsWith('del') || story().deleted > 0);
    },
    close: (tag) => {
      if (isStory(tag)) {
        const { fields, isStrict } = story();
        for (const field of fields) told(field);
        if (isStrict && fields.length > 1) refuse();
        stories.pop();
      }
      if (tag.local === 'fldSimple') end();
      if (isStranger(tag)) story().strangers -= 1;
      if (isDeletion(tag)) story().deleted -= 1;
    },
    end: () => {
      for (const { fields } of stories) for (const field of fields) told(field);
    },
  };
};

const isDeletion = ({ local, space }: XmlTag): boolean => DELETED.has(local) && WORD_SPACES.has(space);
const isStory = ({ local, space }: XmlTag): boolean =>
  (STORIES.has(local) && WORD_SPACES.has(space)) || (BRANCHES.has(local) && space === COMPATIBLE);
/** What some programs pass over, with everything in it. */
const isStranger = ({ space }: XmlTag): boolean => !WORD_SPACES.has(space) && !MATHS.has(space);
const refuse = (): never => {
  throw new RefusedFile('activeContent');
};
