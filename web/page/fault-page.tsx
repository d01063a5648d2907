import { type Language, say } from '#web/words/language.ts';
import { PAGES } from './addresses.ts';
import { publicDocument, type Site } from './document.tsx';

const WORDS = {
  title: { id: 'Halaman ini gagal dibuka', en: 'This page could not be opened' },
  what: {
    id: 'Kesalahan ada pada kami, bukan pada Anda. Tidak ada laporan yang hilang. Muat ulang sebentar lagi.',
    en: 'The fault is ours, not yours. No report is lost. Load the page again in a moment.',
  },
} as const;

/** What is shown where something went wrong on our side. */
export const faultPage = (site: Site, language: Language): string =>
  publicDocument(site, {
    language,
    title: say(language, WORDS.title),
    path: PAGES.start,
    children: (
      <>
        <h1>{say(language, WORDS.title)}</h1>
        <p>{say(language, WORDS.what)}</p>
      </>
    ),
  });
