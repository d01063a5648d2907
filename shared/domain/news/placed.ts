import { lowerFirst, type Phrase, tidy } from './activity-phrase.ts';

/**
 * Stands behind a place that is told more closely (`di Dermaga Putussibau, Kecamatan Putussibau Utara`): a comma where
 * the sentence goes on, nothing where it ends. No text of a person holds a control character.
 */
export const GOES_ON = '\u0001';

/** A comma where the sentence goes on behind a place, and none where it ends or has one. */
export const closed = (text: string): string =>
  text.split(GOES_ON).reduce((before, rest) => (rest === '' || /^[.,;:]/.test(rest) ? before : `${before},`) + rest);

type Placed = {
  /** What was done, without a place in it that is told more closely. */
  readonly phrase: Phrase;
  /** `di Dermaga Putussibau, Kecamatan Putussibau Utara`, where it can stand by itself. */
  readonly alone?: string;
  /** The same as it follows what was done; empty where it is in there already. */
  readonly behind: string;
  /** That without what a headline has no room for. */
  readonly brief: string;
};

/** Common words with which a place begins: small in the middle of a sentence. */
const COMMON =
  /^(?:depan|samping|belakang|sekitar|seputar|sepanjang|ruas|seluruh|beberapa|sejumlah|dalam|dekat|sepanjang)(?= )/iu;

const placeIn = (given: string | undefined): string | undefined => {
  if (given === undefined) return undefined;
  const text = tidy(given).replace(/^(?:bertempat di|lokasi:?|di|pada)\s+(?=\S)/iu, '');
  return text === '' ? undefined : text.replace(COMMON, (word) => word.toLowerCase());
};

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

const districtIn = (said: string, subDistrict: string | undefined): string | undefined =>
  subDistrict === undefined || has(said.replaceAll(/\bkec\. ?/giu, 'kecamatan '), `kecamatan ${subDistrict}`)
    ? undefined
    : `Kecamatan ${subDistrict}`;

/** What was done ends with a place: `patroli di Jalan Lintas Selatan`. */
const ENDS_WITH_PLACE = / di (?:\S+ )*(?:\p{Lu}|\d)\S*$/u;

/** What was done, and where, told once: what stands in the words already is not said again. */
export const placed = (phrase: Phrase, given: string | undefined, subDistrict: string | undefined): Placed => {
  const place = placeIn(given);
  const said = phrase.form === 'sentence' ? '' : phrase.text;
  const district = districtIn(`${said} ${place ?? ''}`, subDistrict);
  return place === undefined || has(said, place)
    ? placedByDistrict(phrase, said, place, district)
    : placedAt(phrase, said, place, district);
};

/** The place is not known, or stands in the words. */
const placedByDistrict = (
  phrase: Phrase,
  said: string,
  place: string | undefined,
  district: string | undefined,
): Placed => {
  if (district === undefined) return { phrase, behind: '', brief: '' };
  const isCloser = place === undefined ? ENDS_WITH_PLACE.test(said) : said.toLowerCase().endsWith(place.toLowerCase());
  if (isCloser) return { phrase, behind: `, ${district}${GOES_ON}`, brief: '' };
  return { phrase, alone: `di ${district}`, behind: ` di ${district}`, brief: ` di ${district}` };
};

/** What was done, with less at its end; the brief form ends likewise. */
const shorter = (phrase: Phrase, text: string): Phrase =>
  phrase.form === 'verb'
    ? { ...phrase, text, brief: phrase.brief.slice(0, phrase.brief.length - (phrase.text.length - text.length)) }
    : { ...phrase, text };

/** A dock is told by its name, not twice: `piket dermaga`, and which one. */
const namedBy = (phrase: Phrase, said: string, place: string): Phrase | undefined => {
  const [, before = '', last = ''] = /^(.+) (\p{L}+)$/u.exec(said) ?? [];
  return last !== '' && place.toLowerCase().startsWith(`${last.toLowerCase()} `) ? shorter(phrase, before) : undefined;
};

const placedAt = (phrase: Phrase, said: string, place: string, district: string | undefined): Placed => {
  const closer = district === undefined ? '' : `, ${district}${GOES_ON}`;
  const at = /^(?:ke|dari|antara)\s/iu.test(place) ? lowerFirst(place) : `di ${place}`;
  const named = namedBy(phrase, said, place);
  if (named !== undefined) return { phrase: named, behind: ` ${place}${closer}`, brief: ` ${place}` };
  const here = { alone: `${at}${closer}`, behind: ` ${at}${closer}`, brief: ` ${at}` };
  const [, before = '', vague = ''] = /^(.+) di (.+)$/u.exec(said) ?? [];
  if (vague === '') return { phrase, ...here };
  // `piket di dermaga`, and the dock by its name
  if (place.toLowerCase().startsWith(vague.toLowerCase())) return { phrase: shorter(phrase, before), ...here };
  return { phrase, behind: `, tepatnya ${at}${closer}${closer === '' ? GOES_ON : ''}`, brief: '' };
};
