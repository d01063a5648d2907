import type { Bilingual } from '#shared/domain/words/words';
import type { Span } from './broken-numbers.ts';
import { type LocatedText, locatedText } from './located-text.ts';
import type { NewsText } from './news-item.ts';
import { numbersIn } from './numbers-in.ts';
import { platesIn } from './plates-in.ts';

/** What a text of news may not hold. */
export const StopKind = [
  'nik',
  'familyCard',
  'phone',
  'mail',
  'plate',
  'account',
  'markup',
  'hidden',
  'address',
] as const;
export type StopKind = (typeof StopKind)[number];

/** What whoever edits the text is told to do. */
export const STOP_WORDS = {
  nik: {
    id: 'Ada nomor yang tampak seperti NIK. Hapus: nomor kependudukan siapa pun tidak boleh terbit.',
    en: 'There is what looks like an identity number (NIK). Delete it: nobody’s may be published.',
  },
  familyCard: {
    id: 'Ada nomor kartu keluarga (KK). Hapus: nomor kependudukan siapa pun tidak boleh terbit.',
    en: 'There is the number of a family card (KK). Delete it: nobody’s may be published.',
  },
  phone: {
    id: 'Ada nomor telepon. Hapus, atau tulis “hubungi kantor kami”.',
    en: 'There is a telephone number. Delete it, or write “ask at our office”.',
  },
  mail: {
    id: 'Ada alamat surel. Hapus, atau tulis “hubungi kantor kami”.',
    en: 'There is a mail address. Delete it, or write “ask at our office”.',
  },
  plate: {
    id: 'Ada nomor kendaraan. Hapus, atau tulis jenis kendaraannya saja.',
    en: 'There is a number plate. Delete it, or write only what vehicle it is.',
  },
  account: {
    id: 'Ada nomor panjang, mungkin rekening atau NIP. Hapus, atau tulis bilangannya dengan titik.',
    en: 'There is a long number, perhaps of a bank account or an official. Delete it, or write a count with dots.',
  },
  markup: {
    id: 'Ada kode halaman web atau tautan tersembunyi. Tulis sebagai kalimat biasa.',
    en: 'There is code of a web page or a hidden link. Write it as an ordinary sentence.',
  },
  hidden: {
    id: 'Ada tanda yang tidak kelihatan, biasanya terbawa saat menyalin. Hapus, lalu ketik ulang kata itu.',
    en: 'There is a sign that nobody sees, mostly copied along. Delete it and type the word again.',
  },
  address: {
    id: 'Ada alamat web di luar portal kabupaten. Periksa apakah memang perlu disebut.',
    en: 'There is a web address outside the regency’s portal. Make sure that it has to be there.',
  },
} as const satisfies Record<StopKind, Bilingual>;

/** An address elsewhere may be right, as that of LAPOR! is: somebody looks at it, and it stops nothing. */
const ONLY_WARNED: readonly StopKind[] = ['address'];

/** A field of a news item's text, and which one of several. */
export type StopField = 'headline' | 'where' | 'paragraph' | 'alt' | 'caption' | 'credit';

/**
 * What must go before a text can be published, and where it stands: for whoever edits it, and for nobody's log. A
 * warning is shown and stops nothing.
 */
export type Stop = Span & {
  readonly kind: StopKind;
  readonly weight: 'stop' | 'warning';
  readonly field: StopField;
  readonly index: number;
  readonly words: Bilingual;
};

/** All that must not be published in a text, field by field; addresses of the portal's own hosts are none. */
export const stopsIn = (text: NewsText, portalHosts: readonly string[]): readonly Stop[] =>
  fieldsOf(text).flatMap(({ field, index, content }) =>
    found(content, portalHosts)
      .toSorted((one, other) => one.start - other.start || one.end - other.end)
      .map(({ kind, start, end }) => ({
        kind,
        weight: ONLY_WARNED.includes(kind) ? 'warning' : 'stop',
        field,
        index,
        start,
        end,
        words: STOP_WORDS[kind],
      })),
  );

/** Numbers and addresses by which a person is known or reached. */
const PERSONAL: readonly StopKind[] = ['nik', 'familyCard', 'phone', 'mail'];

/** Whether a person is known or reached by something in a text. */
export const holdsPersonal = (content: string): boolean =>
  found(content, []).some(({ kind }) => PERSONAL.includes(kind));

type Field = { readonly field: StopField; readonly index: number; readonly content: string };

const fieldsOf = ({ headline, where, paragraphs, pictures }: NewsText): readonly Field[] => [
  { field: 'headline', index: 0, content: headline },
  ...(where === undefined ? [] : [{ field: 'where', index: 0, content: where } satisfies Field]),
  ...paragraphs.map((content, index): Field => ({ field: 'paragraph', index, content })),
  ...pictures.flatMap(({ alt, caption, credit }, index): readonly Field[] => [
    { field: 'alt', index, content: alt },
    ...(caption === undefined ? [] : [{ field: 'caption', index, content: caption } satisfies Field]),
    { field: 'credit', index, content: credit },
  ]),
];

type Found = Span & { readonly kind: StopKind };

const found = (content: string, portalHosts: readonly string[]): readonly Found[] => {
  const located = locatedText(content);
  const typed = ({ start, end }: Span): string => {
    const place = located.original(start, end);
    return content.slice(place.start, place.end);
  };
  const inPlain: readonly Found[] = [
    ...numbersIn(located.plain),
    ...platesIn(located.plain, typed).map((span): Found => ({ kind: 'plate', ...span })),
    ...matched(located, 'mail', MAILS),
    ...matched(located, 'markup', MARKUP),
    ...matched(located, 'address', ADDRESSES).filter(
      (span) => !isOwn(located.plain.slice(span.start, span.end), portalHosts),
    ),
  ];
  return [
    ...inPlain.map(({ kind, start, end }): Found => ({ kind, ...located.original(start, end) })),
    ...[...content.matchAll(HIDDEN)].map(
      ({ 0: signs, index }): Found => ({ kind: 'hidden', start: index, end: index + signs.length }),
    ),
  ];
};

const matched = ({ plain }: LocatedText, kind: StopKind, patterns: readonly RegExp[]): readonly Found[] =>
  patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(({ 0: text, index }): Found => ({ kind, start: index, end: index + text.length })),
  );

const MAILS: readonly RegExp[] = [
  /[a-z0-9._%+-]*[a-z0-9_%+-](?:@\s?|\s@\s|\s?[([]at[)\]]\s?)[a-z0-9][a-z0-9-]*(?:\s?(?:\.|[([]dot[)\]])\s?[a-z0-9-]+)*(?:\.|\s?[([]dot[)\]]\s?)[a-z]{2,}/g,
  // without its end, or with the sign in words
  /[a-z0-9._%+-]*[a-z0-9_%+-]@(?:[a-z][a-z0-9-]+)(?![a-z0-9.-]*\.[a-z0-9])/g,
  /\b[a-z0-9._]+ (?:at |@)(?:gmail|yahoo|ymail|hotmail|outlook|icloud)\b/g,
];

const MARKUP: readonly RegExp[] = [
  /<[/!?]?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<(?:script|img|iframe|svg|a|style|object|embed|link|meta|form)\b[^<>]*|<!--|<[/!?][a-z]/g,
  /!?\[[^\]\n]*\]\s?\([^)\n]*\)|\[[^\]\n]+\]:\s?\S+/g,
  /\b(?:javascript|vbscript)\s*:|\bdata:\s?[a-z]+\/[a-z]/g,
  /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|lt|gt|amp|quot|apos|nbsp);/g,
];

const ADDRESSES: readonly RegExp[] = [
  /(?:https?|ftp):\/\/[^\s<>"]+|\bwww\.[^\s<>"]+/g,
  /(?<![a-z0-9@./-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|net|org|(?:go|co|ac|or|sch|web|my|desa|biz)\.id)(?![a-z0-9-])(?:\/[^\s<>"]*)?/g,
  /(?<![a-z0-9@./-])(?:bit\.ly|s\.id|t\.me|wa\.me|linktr\.ee|tinyurl\.com|goo\.gl|forms\.gle|youtu\.be)(?![a-z0-9-])(?:\/[^\s<>"]*)?/g,
];

const hostOf = (address: string): string =>
  /^(?:[a-z]+:\/\/)?(?:[^/@\s]*@)?([a-z0-9.-]*[a-z0-9])/.exec(address)?.[1] ?? '';

const isOwn = (address: string, portalHosts: readonly string[]): boolean =>
  portalHosts.some((host) => [host, `www.${host}`].includes(hostOf(address)));

/**
 * What leaves no trace but turns a line round, or splits a word; signs that put pictures of people together are let
 * through.
 */
const HIDDEN =
  /(?:(?!(?<=\p{Emoji})(?:\uFE0E|\uFE0F)|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D)[\p{Cf}\p{Default_Ignorable_Code_Point}])+/gu;
