import { inLanguage, type Language, say } from '#web/words/language.ts';
import { PAGES } from './addresses.ts';
import { publicDocument, type Site } from './document.tsx';

const WORDS = {
  title: { id: 'Halaman tidak ada', en: 'Page not found' },
  what: {
    id: 'Alamat ini tidak ada, atau salah ketik. Tidak ada yang hilang.',
    en: 'There is no page at this address, or it was mistyped. Nothing is lost.',
  },
  start: { id: 'Ke halaman depan', en: 'To the front page' },
} as const;

/** What an address is answered with where no page is. */
export const missingPage = (site: Site, language: Language): string =>
  publicDocument(site, {
    language,
    title: say(language, WORDS.title),
    path: PAGES.start,
    children: (
      <>
        <h1>{say(language, WORDS.title)}</h1>
        <p>{say(language, WORDS.what)}</p>
        <p>
          <a href={inLanguage(language, PAGES.start)}>{say(language, WORDS.start)}</a>
        </p>
      </>
    ),
  });
