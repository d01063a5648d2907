import { usePageTitle } from '../frame/page-title.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Halaman belum termuat', en: 'Page not loaded yet' },
  what: {
    id: 'Sambungan terputus sebelum halaman ini termuat. Tidak ada yang hilang.',
    en: 'The line dropped before this page was loaded. Nothing is lost.',
  },
  again: { id: 'Muat lagi', en: 'Load again' },
} as const;

/** Stands in place of a page whose script did not come. */
export const NotLoadedPage = () => {
  usePageTitle(say(WORDS.title));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p role="alert">{say(WORDS.what)}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => location.reload()}>
          {say(WORDS.again)}
        </button>
      </div>
    </>
  );
};
