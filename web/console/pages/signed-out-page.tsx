import { usePageTitle } from '../frame/page-title.ts';
import { waiting } from '../outbox/outbox.ts';
import { beginSignIn } from '../session/session.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Masuk', en: 'Sign in' },
  what: {
    id: 'Halaman ini untuk petugas kantor. Masuk dengan nama pengguna Anda; sesudahnya Anda kembali ke halaman yang Anda buka.',
    en: 'This page is for people of the office. Sign in with your user name; afterwards you come back to the page that you opened.',
  },
  kept: {
    id: 'Bila sesi Anda berakhir sendiri, isian yang belum terkirim masih ada di jendela ini setelah Anda masuk lagi.',
    en: 'If your session ended by itself, what you had not sent yet is still in this window after you sign in again.',
  },
  waits: {
    id: 'Di kotak keluar masih ada yang menunggu dikirim. Masuk lagi dengan nama Anda: sesudahnya dikirim dengan sendirinya.',
    en: 'Something still waits in the outbox. Sign in again by your name: it is sent by itself afterwards.',
  },
  shared: {
    id: 'Di komputer bersama: klik Keluar atau tutup peramban bila selesai. Sesi berakhir sendiri setelah sepuluh jam.',
    en: 'On a shared computer: click Sign out or close the browser when you are done. A session ends by itself after ten hours.',
  },
  signIn: { id: 'Masuk', en: 'Sign in' },
} as const;

/** What whoever has not signed in sees at every address of the office's pages. */
export const SignedOutPage = () => {
  usePageTitle(say(WORDS.title));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.what)}</p>
      {waiting.value > 0 && <p class="told warn">{say(WORDS.waits)}</p>}
      <div class="buttons">
        <button type="button" class="button" onClick={() => void beginSignIn(language.value)}>
          {say(WORDS.signIn)}
        </button>
      </div>
      <p class="soft">{say(WORDS.kept)}</p>
      <p class="soft">{say(WORDS.shared)}</p>
    </>
  );
};
