import type { Bilingual } from '#shared/domain/words/words';

const made = new Map<string, Intl.DateTimeFormat>();

/** How dates are written in a language. Making a format takes many times as long as using it, so each is made once. */
export const dateFormat = (language: keyof Bilingual, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', options);
  made.set(key, format);
  return format;
};
