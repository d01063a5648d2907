import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { api } from './api/line.ts';
import { AboutPage } from './frame/about-page.tsx';
import { Header } from './frame/header.tsx';
import { useKeys } from './frame/keys.ts';
import { OFFICE_ROUTES } from './frame/office-routes.ts';
import { keepableMe } from './kept/keepable.ts';
import { keepSeen, recallSeen } from './kept/seen.ts';
import { tendOutbox } from './outbox/outbox.ts';
import { MissingPage } from './pages/missing-page.tsx';
import { SignedInPage } from './pages/signed-in-page.tsx';
import { SignedOutPage } from './pages/signed-out-page.tsx';
import { me } from './session/me.ts';
import { lookForSession, session, signOut } from './session/session.ts';
import { tendWorker } from './session/worker.ts';
import { language, say } from './words/say.ts';

const WORDS = {
  lineDown: {
    id: 'Tidak ada sambungan. Tidak ada yang hilang; isian Anda tetap tersimpan di sini.',
    en: 'There is no line. Nothing is lost; what you have typed is kept here.',
  },
  withoutLine: {
    id: 'Tidak ada sambungan, jadi Anda belum dapat memutuskan apa pun. Halaman yang sudah Anda buka tetap terbaca. Tidak ada yang hilang; semuanya kembali begitu ada sambungan.',
    en: 'There is no line, so you cannot decide anything yet. Pages that you have seen can be read. Nothing is lost; all of it comes back with the line.',
  },
  notEnded: {
    id: 'Sambungan terputus, jadi Anda belum keluar. Tutup peramban ini, atau coba lagi.',
    en: 'The line is down, so you have not signed out yet. Close this browser, or try again.',
  },
  again: { id: 'Coba lagi', en: 'Try again' },
} as const;

/** Which links lead to a page of the office, and are not loaded anew. */
const OF_THE_OFFICE = /^\/(kantor|laporan)(\/|\?|$)/;

const LineDown = () => (
  <>
    <p class="told warn" role="alert">
      {say(WORDS.lineDown)}
    </p>
    <button type="button" class="button" onClick={() => void lookForSession()}>
      {say(WORDS.again)}
    </button>
  </>
);

const NotEnded = () => (
  <>
    <p class="told wrong" role="alert">
      {say(WORDS.notEnded)}
    </p>
    <button type="button" class="button" onClick={() => void signOut()}>
      {say(WORDS.again)}
    </button>
  </>
);

/** How often it is tried whether there is a line again, where the browser does not say so itself. */
const AGAIN_MS = 10_000;

/** Above what was kept: it can be read, and looks for a line by itself. */
const WithoutLine = () => {
  useEffect(() => {
    const look = (): void => void lookForSession();
    const timer = setInterval(look, AGAIN_MS);
    addEventListener('online', look);
    return () => {
      clearInterval(timer);
      removeEventListener('online', look);
    };
  }, []);
  return (
    <div class="told warn unprinted" role="status">
      <p>{say(WORDS.withoutLine)}</p>
      <button type="button" class="button second" onClick={() => void lookForSession()}>
        {say(WORDS.again)}
      </button>
    </div>
  );
};

const Pages = () => {
  useKeys();
  return (
    <>
      {session.value === 'withoutLine' && <WithoutLine />}
      <Router>
        {Object.entries(OFFICE_ROUTES).map(([path, component]) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={MissingPage} />
      </Router>
      <AboutPage />
    </>
  );
};

const KEPT_ME = { name: 'saya', keepable: keepableMe };

/** Who is signed in, for the header and the menu; as they were last seen where there is no line. */
const askWho = async (): Promise<void> => {
  if (session.value === 'withoutLine') me.value ??= (await recallSeen(KEPT_ME))?.value;
  if (session.value !== 'signedIn' || me.value !== undefined) return;
  try {
    const answer = await api.me();
    if (!answer.ok) return;
    me.value = answer.value;
    await keepSeen(KEPT_ME, answer.value);
  } catch {
    // The page that is shown says so.
  }
};

/** Who has not signed in sees nothing but the way in, at whatever address. */
const Shown = () => {
  const { path } = useLocation();
  const isSigningIn = path === OFFICE_PAGES.signedIn;
  useEffect(() => {
    if (!isSigningIn) void lookForSession();
  }, []);
  useEffect(() => void askWho(), [session.value]);
  useEffect(() => {
    if (session.value === 'signedIn') void tendWorker();
  }, [session.value]);
  if (isSigningIn) return <SignedInPage />;
  if (session.value === 'signedOut') return <SignedOutPage />;
  if (session.value === 'lineDown') return <LineDown />;
  if (session.value === 'notEnded') return <NotEnded />;
  if (session.value === 'unknown') return null;
  return <Pages />;
};

/** All pages of the office. */
export const App = () => {
  useEffect(tendOutbox, []);
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  return (
    <LocationProvider scope={OF_THE_OFFICE}>
      <Header />
      <main id="isi" tabIndex={-1}>
        <Shown />
      </main>
    </LocationProvider>
  );
};
