import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { isLineDown } from './api/line.ts';
import { Header } from './frame/header.tsx';
import { told } from './frame/told.ts';
import { MenuPage } from './pages/menu-page.tsx';
import { MissingPage } from './pages/missing-page.tsx';
import { SignedInPage } from './pages/signed-in-page.tsx';
import { SignedOutPage } from './pages/signed-out-page.tsx';
import { ReportPage } from './report/report-page.tsx';
import { lookForSession, session } from './session/session.ts';
import { TodayPage } from './today/today-page.tsx';
import { language, say } from './words/say.ts';

const WORDS = {
  lineDown: {
    id: 'Sambungan terputus. Yang Anda lihat adalah keadaan terakhir; isian Anda tetap tersimpan di sini.',
    en: 'The line is down. What you see is as it last was; what you have typed is kept here.',
  },
  again: { id: 'Coba lagi', en: 'Try again' },
} as const;

/** Which links lead to a page of the office, and are not loaded anew. */
const OF_THE_OFFICE = /^\/(kantor|laporan)(\/|\?|$)/;

const LineDown = () => (
  <>
    <p class="told warn">{say(WORDS.lineDown)}</p>
    <button type="button" class="button" onClick={() => void lookForSession()}>
      {say(WORDS.again)}
    </button>
  </>
);

const Pages = () => (
  <Router>
    <Route path={OFFICE_PAGES.today} component={TodayPage} />
    <Route path={OFFICE_PAGES.menu} component={MenuPage} />
    <Route path={OFFICE_PAGES.report} component={ReportPage} />
    <Route default component={MissingPage} />
  </Router>
);

/** Who has not signed in sees nothing but the way in, at whatever address. */
const Shown = () => {
  const { path } = useLocation();
  const isSigningIn = path === OFFICE_PAGES.signedIn;
  useEffect(() => {
    if (!isSigningIn) void lookForSession();
  }, []);
  if (isSigningIn) return <SignedInPage />;
  if (session.value === 'signedOut') return <SignedOutPage />;
  if (session.value === 'lineDown') return <LineDown />;
  if (session.value === 'unknown') return null;
  return (
    <>
      {isLineDown.value && <p class="told warn">{say(WORDS.lineDown)}</p>}
      <Pages />
    </>
  );
};

/** All pages of the office. */
export const App = () => {
  useEffect(() => {
    document.documentElement.lang = language.value;
  }, [language.value]);
  return (
    <LocationProvider scope={OF_THE_OFFICE}>
      <Header />
      <main id="isi" tabIndex={-1}>
        <p role="status" class={told.value === '' ? 'unseen' : 'told done'}>
          {told.value}
        </p>
        <Shown />
      </main>
    </LocationProvider>
  );
};
