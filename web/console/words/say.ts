import { signal } from '@preact/signals';
import { type Language, languageOf } from '#web/words/language.ts';

const KEPT = 'tanggap.bahasa';

const firstLanguage = (): Language => {
  const query = new URLSearchParams(location.search);
  if (query.has('bahasa')) {
    // Signing in leads to other addresses and back: what was asked for is kept on the way.
    const asked = languageOf(query);
    localStorage.setItem(KEPT, asked);
    return asked;
  }
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id';
};

/** The language of the pages of the office, as this browser last had it. */
export const language = signal<Language>(firstLanguage());

export const setLanguage = (chosen: Language): void => {
  localStorage.setItem(KEPT, chosen);
  language.value = chosen;
};

/** A text in the language of the page; it changes with it. */
export const say = (text: Readonly<Record<Language, string>>): string => text[language.value];
