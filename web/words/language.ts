/** The languages of every page: Indonesian, unless English is asked for. */
export type Language = 'id' | 'en';

/** A text in both. */
type InBoth = Readonly<Record<Language, string>>;

/** Where English is asked for in an address: `?bahasa=en`. */
const PARAMETER = 'bahasa';

/** The language that an address asks for. */
export const languageOf = (query: URLSearchParams): Language => (query.get(PARAMETER) === 'en' ? 'en' : 'id');

/** A text as a page in this language says it. */
export const say = (language: Language, text: InBoth): string => text[language];

/** An address of ours in this language; what is asked there stays. */
export const inLanguage = (
  language: Language,
  path: string,
  query: URLSearchParams = new URLSearchParams(),
): string => {
  const asked = new URLSearchParams(query);
  asked.delete(PARAMETER);
  if (language === 'en') asked.set(PARAMETER, 'en');
  return asked.size === 0 ? path : `${path}?${asked}`;
};

/** How numbers, days and moments are written. */
export const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

/** Each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };

export const OTHER: Readonly<Record<Language, Language>> = { id: 'en', en: 'id' };
