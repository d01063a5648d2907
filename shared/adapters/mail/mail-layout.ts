import { type ComponentChild, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { NoticeItem, NoticeLink, NoticePassage } from '#shared/domain/notices/item';
import { type NoticeText, plainText } from '#shared/domain/notices/text';
import { shortened } from '#shared/domain/words/shortened';

/** A mail as it is handed to a mail service. */
export type LaidOutMail = { readonly subject: string; readonly text: string; readonly html: string };

/**
 * A notice as a mail, in plain text and in HTML. Both say the same; whatever a name holds is text in it, never markup.
 * It needs no image and no font, is a table to the oldest mail program, and turns dark with the reader's.
 */
export const layOutMail = (text: NoticeText): LaidOutMail => ({
  subject: text.subject,
  text: plainText(text),
  html: `<!doctype html>${renderToString(h('html', { lang: text.language, dir: 'ltr' }, head(text), body(text)))}`,
});

const INK = '#1b2733';
const SOFT = '#55606b';
const LINE = '#c9d1d9';
const NAVY = '#1f3a5f';
const RED = '#9b1c1c';
const SANS = "-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/** What inline styles cannot say. Mail programs that ignore it lose nothing but comfort. */
const SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `.item{border-top:1px solid ${LINE}}`,
  '@media(max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}',
  '.fact{display:block!important;width:auto!important;padding-right:0!important}',
  '.label{border-bottom:0!important;padding-bottom:0!important}}',
  '@media(prefers-color-scheme:dark){.page{background:#10161d!important}',
  '.card{background:#1a222c!important;color:#e6ebf0!important}',
  '.card{border-right-color:#3b4754!important;border-bottom-color:#3b4754!important;border-left-color:#3b4754!important}',
  '.line,.item{border-color:#3b4754!important}.soft{color:#a9b4bf!important}.late{color:#ff9d9d!important}',
  '.card a{color:#8ab8f0!important}.button{background:#2c5c99!important}.button a{color:#fff!important}',
  '.alarm{background:#4a1518!important;color:#fff!important;border-color:#e5484d!important}}',
].join('');

type Attributes = Readonly<Record<string, string>>;

const element = (name: string, attributes: Attributes, ...children: readonly ComponentChild[]): ComponentChild =>
  h(name, attributes, ...children);

const head = (text: NoticeText): ComponentChild =>
  element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    // iPhones would make links of times and references.
    element('meta', { name: 'format-detection', content: 'telephone=no,date=no,address=no,email=no' }),
    element('title', {}, text.subject),
    element('style', {}, SHEET),
  );

const body = (text: NoticeText): ComponentChild =>
  element(
    'body',
    { class: 'page', style: 'margin:0;padding:0;background:#eef1f4' },
    element('div', { style: 'display:none;max-height:0;overflow:hidden;mso-hide:all' }, preheader(text)),
    table(
      { class: 'page', width: '100%', style: 'table-layout:fixed;background:#eef1f4' },
      row({ align: 'center', style: 'padding:16px 8px' }, card(text)),
    ),
  );

/** Outlook keeps to the width of 600, every other program to the width of its window. */
const card = (text: NoticeText): ComponentChild => {
  const { subject, lead, items, action, footer, urgent } = text;
  const isList = items.length > 1;
  return table(
    {
      class: 'card',
      width: '600',
      style: `width:600px;max-width:100%;table-layout:fixed;background:#fff;border:1px solid ${LINE};border-top:4px solid ${urgent ? RED : NAVY};font-family:${SANS};font-size:15px;line-height:1.5;color:${INK};text-align:left;word-wrap:break-word;overflow-wrap:anywhere`,
    },
    row(
      { class: urgent ? 'pad alarm' : 'pad', style: `padding:20px 28px${urgent ? ALARM : ''}` },
      element('h1', { style: 'margin:0;font-size:20px;line-height:1.3' }, subject),
    ),
    section(element('p', { style: `margin:${urgent ? 20 : 0}px 0 ${isList ? 20 : 0}px` }, lead)),
    ...items.map((item) => (isList ? listed(item) : alone(text, item))),
    row({ class: isList ? 'pad item' : 'pad', style: `padding:20px 28px${urgent ? ';font-weight:bold' : ''}` }, action),
    row(
      {
        class: 'pad soft line',
        style: `padding:14px 28px;border-top:1px solid ${LINE};font-size:13px;color:${SOFT}`,
      },
      ...footer.map((line) => element('p', { style: 'margin:0 0 4px' }, line)),
    ),
  );
};

/** Of a limit that has passed; its value says so in a word. */
const LATE = `;color:${RED}`;
const ALARM = ';background:#fbe9e9;color:#7a1212';

/** The only report of a mail: its facts one below the other. */
const alone = (
  { subject }: NoticeText,
  { reference, heading, passages = [], facts, links }: NoticeItem,
): ComponentChild => {
  const isNamed = reference === '' ? subject.includes(heading) : subject.includes(`[${reference}]`);
  return section(
    ...(isNamed
      ? []
      : [element('h2', { style: 'margin:20px 0 0;font-size:16px;line-height:1.4' }, titled(reference, heading))]),
    ...passages.map(passage),
    ...(facts.length === 0 ? [] : [factTable(facts)]),
    ...links.map(button),
  );
};

/** From a document, and so in the document's language. */
const passage = ({ title, lines }: NoticePassage): ComponentChild =>
  element(
    'div',
    { lang: 'id' },
    element('h2', { style: 'margin:20px 0 6px;font-size:16px;line-height:1.4' }, title),
    element(
      'ul',
      { style: 'margin:0;padding:0 0 0 20px' },
      ...lines.map((line) => element('li', { style: 'margin:0 0 4px' }, line)),
    ),
  );

const factTable = (facts: NoticeItem['facts']): ComponentChild =>
  element(
    'table',
    { cellpadding: '0', cellspacing: '0', border: '0', width: '100%', style: 'margin:16px 0 0;table-layout:fixed' },
    ...facts.map(({ label, value, late }) =>
      element(
        'tr',
        {},
        element(
          'th',
          {
            scope: 'row',
            align: 'left',
            valign: 'top',
            class: 'fact label soft line',
            style: `width:38%;padding:6px 12px 6px 0;border-bottom:1px solid ${LINE};font-weight:normal;text-align:left;color:${SOFT}`,
          },
          label,
        ),
        element(
          'td',
          {
            dir: 'auto',
            align: 'left',
            valign: 'top',
            class: late === true ? 'fact line late' : 'fact line',
            style: `padding:6px 0;border-bottom:1px solid ${LINE};text-align:left;font-weight:bold${late === true ? LATE : ''}`,
          },
          value,
        ),
      ),
    ),
  );

/** One of several: as few lines, and as few bytes, as say it. */
const listed = ({ reference, heading, urgent, passages = [], facts, links }: NoticeItem): ComponentChild =>
  row(
    {
      class: urgent === true ? 'pad item alarm' : 'pad item',
      style: `padding:12px 28px${urgent === true ? ALARM : ''}`,
    },
    element('h2', { style: 'margin:0;font-size:1em' }, titled(reference, heading)),
    ...passages.map(({ title, lines }) =>
      element(
        'div',
        { lang: 'id' },
        element('h3', { style: 'margin:0;font-size:1em;font-weight:normal' }, title),
        ...lines.flatMap((line) => [line, element('br', {})]),
      ),
    ),
    ...facts.flatMap(({ label, value, late }) => [
      `${label}: `,
      late === true ? element('b', { class: 'late', style: LATE.slice(1) }, value) : turned(value),
      element('br', {}),
    ]),
    ...links.flatMap((link, index) => [...(index === 0 ? [] : [element('br', {})]), anchor(link)]),
  );

/** A value beside other text: one that may run from right to left is kept apart from it. */
const turned = (value: string): ComponentChild =>
  /[^\p{Script=Latin}\p{Script=Common}]/u.test(value) ? element('span', { dir: 'auto' }, value) : value;

const titled = (reference: string, heading: string): string =>
  reference === '' ? heading : `[${reference}] ${heading}`;

/** The link, and in small what it leads to, for those who look before they click. */
const button = (link: NoticeLink): ComponentChild =>
  element(
    'div',
    {},
    table(
      { style: 'margin:20px 0 8px' },
      row(
        { class: 'button', bgcolor: NAVY, style: `padding:11px 20px;background:${NAVY}` },
        anchor(link, { style: 'color:#fff;font-weight:bold;text-decoration:none' }),
      ),
    ),
    element('div', { class: 'soft', dir: 'ltr', style: `font-size:13px;color:${SOFT}` }, link.url),
  );

/** A link only to a web address; of whatever else stands there, only the label is shown. */
const anchor = ({ label, url }: NoticeLink, attributes: Attributes = {}): ComponentChild =>
  isWebAddress(url) ? element('a', { href: url, ...attributes }, label) : element('span', attributes, label);

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const section = (...children: readonly ComponentChild[]): ComponentChild =>
  row({ class: 'pad', style: 'padding:0 28px' }, ...children);

const table = (attributes: Attributes, ...rows: readonly ComponentChild[]): ComponentChild =>
  element('table', { role: 'presentation', cellpadding: '0', cellspacing: '0', border: '0', ...attributes }, ...rows);

const row = (attributes: Attributes, ...children: readonly ComponentChild[]): ComponentChild =>
  element('tr', {}, element('td', attributes, ...children));

const PREHEADER_LENGTH = 140;

/**
 * What an inbox shows after the subject: what a document says first; the limits of the one report, what has passed
 * first; or what the several are.
 */
const preheader = (text: NoticeText): string => {
  const shown = previewed(text).join(' · ');
  const short = shortened(shown, PREHEADER_LENGTH);
  return short === shown ? shown : `${short}…`;
};

const previewed = ({ items, lead }: NoticeText): readonly string[] => {
  if (items.length > 1) return items.map(({ heading }) => heading);
  const [first] = items.flatMap(({ passages = [] }) => passages);
  if (first !== undefined) return first.lines;
  const facts = items.flatMap((item) => item.facts);
  const lastFirst = facts.toReversed();
  const shown = [...lastFirst.filter(({ late }) => late), ...lastFirst.filter(({ late }) => late !== true)];
  return shown.length === 0 ? [lead] : shown.map(({ label, value }) => `${label}: ${value}`);
};
