import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { beginSignIn, endSignIn } from '../session/session.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Masuk', en: 'Signing in' },
  wait: { id: 'Sebentar, Anda sedang dimasukkan …', en: 'One moment, you are being signed in …' },
  failed: {
    id: 'Masuk tidak berhasil: tautan ini sudah dipakai, atau dimulai di jendela lain. Tidak ada yang hilang.',
    en: 'Signing in did not work: this link was used already, or was begun in another window. Nothing is lost.',
  },
  again: { id: 'Masuk sekali lagi', en: 'Sign in once more' },
} as const;

/** Where the sign-in page leads back to. */
export const SignedInPage = () => {
  const { query, route } = useLocation();
  const [failed, setFailed] = useState(false);
  usePageTitle(say(WORDS.title));
  // A code is used once, when the page opens.
  useEffect(() => {
    void endSignIn(query)
      .then((path) => (path === undefined ? setFailed(true) : route(path, true)))
      .catch(() => setFailed(true));
  }, []);
  if (!failed) return <p role="status">{say(WORDS.wait)}</p>;
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.failed)}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => void beginSignIn(language.value, OFFICE_PAGES.today)}>
          {say(WORDS.again)}
        </button>
      </div>
    </>
  );
};
