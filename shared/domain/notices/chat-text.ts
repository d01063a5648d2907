import { shortened } from '#shared/domain/words/shortened';
import type { NoticeText } from './text.ts';

/** A chat takes no longer message: the limit of Telegram, which is the lower one, in units of UTF-16. */
export const CHAT_TEXT_LENGTH = 4_096;
/** What every browser and every telephone takes as an address. */
const SHARE_LINK_LENGTH = 2_000;

type Fits = (said: string) => boolean;

/**
 * A notice as it stands in a chat: the same words as in a mail, none of which the chat would read as formatting. Where
 * it does not fit, its subject and its links alone.
 */
export const chatText = (
  { subject, lead, items, action, footer }: NoticeText,
  fits: Fits = (said) => said.length <= CHAT_TEXT_LENGTH,
): string => {
  const isNamed = (reference: string, heading: string): boolean =>
    items.length === 1 && subject.includes(reference === '' ? heading : `[${reference}]`);
  const whole = [
    plain(subject),
    '',
    plain(lead),
    '',
    ...items.flatMap(({ reference, heading, passages = [], facts, links }) => [
      ...(isNamed(reference, heading) ? [] : [plain(reference === '' ? heading : `[${reference}] ${heading}`)]),
      ...passages.flatMap(({ title, lines }) => [plain(title), ...lines.map((line) => `– ${plain(line)}`), '']),
      ...facts.map(({ label, value }) => plain(`${label}: ${value}`)),
      // The link stays as it is: inside a word an underscore formats nothing.
      ...links.map(({ label, url }) => `${plain(label)}: ${url}`),
      '',
    ]),
    plain(action),
    '',
    ...footer.map(plain),
  ].join('\n');
  if (fits(whole)) return whole;
  const links = items.flatMap((item) => item.links.map(({ url }) => url));
  return [`${shortened(plain(subject), BRIEF).replaceAll(ISOLATES, '')}…`, '', ...links].join('\n');
};

/** So much of a subject fits into an address, whatever it is written in. */
const BRIEF = { characters: 100, bytes: 300 } as const;
/** One that is cut off would be left open. */
const ISOLATES = /[\u2068\u2069]/g;

/** What chats take for bold, italic, struck out and code, by what looks the same and is not. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
/** What makes a list or a quotation of a line that begins so. */
const BEGINS_A_LIST = /^(\s*)(?:[-•](?=\s)|(\d+)\.(?=\s))/;

const plain = (text: string): string =>
  text
    .replace(/[*_~`]/g, (mark) => LOOKS_LIKE[mark] ?? '')
    .replace(BEGINS_A_LIST, (_, space: string, number: string | undefined) =>
      number === undefined ? `${space}–` : `${space}${number})`,
    )
    .replace(/^(\s*)>/, '$1›');

/** The address that opens WhatsApp with a notice written already, for whoever chooses the group and sends it. */
export const shareLink = (text: NoticeText): string => linkWith(chatText(text, (said) => isShort(linkWith(said))));

const isShort = (link: string): boolean => link.length <= SHARE_LINK_LENGTH;

/** Also what RFC 3986 reserves and JavaScript leaves as it is, by which an address that is written down might end. */
const linkWith = (said: string): string =>
  `https://wa.me/?text=${encodeURIComponent(said).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`;
