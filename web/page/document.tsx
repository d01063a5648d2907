import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { inLanguage, LANGUAGE_NAMES, type Language, OTHER, say } from '#web/words/language.ts';
import { PAGES } from './addresses.ts';

/** What every page is drawn with: whose it is, and where its files lie. */
export type Site = {
  readonly office: Readonly<Record<Language, string>>;
  /** The address of a file by its name before it was built. */
  readonly asset: (name: string) => string;
};

export type Page = {
  readonly language: Language;
  /** What this page is; the office's name is put behind it. */
  readonly title: string;
  readonly path: string;
  /** What is asked there, kept when the language is changed. Never anything that is a secret. */
  readonly query?: URLSearchParams;
  /** How the language is changed where no address leads back to what is shown. */
  readonly otherLanguage?: ComponentChild;
  /** What stands in the head besides. */
  readonly head?: ComponentChild;
  readonly children: ComponentChild;
};

const NAV = [
  { path: PAGES.start, name: { id: 'Cara melapor', en: 'How to report' } },
  { path: PAGES.track, name: { id: 'Lacak laporan', en: 'Track a report' } },
  { path: PAGES.workingDays, name: { id: 'Hitung tenggat', en: 'Work out a deadline' } },
  { path: PAGES.news, name: { id: 'Berita', en: 'News' } },
] as const;
const WORDS = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  pages: { id: 'Halaman', en: 'Pages' },
  statement: { id: 'Aksesibilitas, privasi, jam layanan', en: 'Accessibility, privacy, opening hours' },
  officers: { id: 'Petugas kantor', en: 'People of the office' },
} as const;

/** A whole public page as HTML. It needs no script. */
export const publicDocument = (site: Site, page: Page): string => {
  const { language, path, query, otherLanguage, head, children } = page;
  const other = OTHER[language];
  return documentOf(
    site,
    page,
    <>
      <a class="skip" href="#isi">
        {say(language, WORDS.skip)}
      </a>
      <header class="header">
        <div>
          <a class="office" href={inLanguage(language, PAGES.start)}>
            {say(language, site.office)}
          </a>
          <nav aria-label={say(language, WORDS.pages)}>
            {NAV.map(({ path: to, name }) => (
              <a key={to} href={inLanguage(language, to)} aria-current={to === path ? 'page' : undefined}>
                {say(language, name)}
              </a>
            ))}
            {otherLanguage ?? (
              <a href={inLanguage(other, path, query)} lang={other} hreflang={other}>
                {LANGUAGE_NAMES[other]}
              </a>
            )}
          </nav>
        </div>
      </header>
      <main id="isi" tabindex={-1}>
        {children}
      </main>
      <footer class="footer">
        <div>
          <span>{say(language, site.office)}</span>
          <a href={inLanguage(language, PAGES.statement)}>{say(language, WORDS.statement)}</a>
          <a href={inLanguage(language, PAGES.office)}>{say(language, WORDS.officers)}</a>
        </div>
      </footer>
    </>,
    head,
  );
};

/** What is the same of every document: the head, and where what is drawn stands. */
export const documentOf = (
  site: Site,
  { language, title }: Pick<Page, 'language' | 'title'>,
  body: ComponentChild,
  more: ComponentChild = null,
): string =>
  `<!doctype html>${renderToString(
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${say(language, site.office)}`}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="stylesheet" href={site.asset('site.css')} />
        <link rel="icon" href={site.asset('icon.svg')} type="image/svg+xml" />
        {more}
      </head>
      <body>{body}</body>
    </html>,
  )}`;
