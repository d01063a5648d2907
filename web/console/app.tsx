import { useEffect } from 'preact/hooks';
import lazy from 'preact-iso/lazy';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { api } from './api/line.ts';
import { AboutPage } from './frame/about-page.tsx';
import { Header } from './frame/header.tsx';
import { useKeys } from './frame/keys.ts';
import { keepableMe } from './kept/keepable.ts';
import { keepSeen, recallSeen } from './kept/seen.ts';
import { tendOutbox } from './outbox/outbox.ts';
import { MenuPage } from './pages/menu-page.tsx';
import { MissingPage } from './pages/missing-page.tsx';
import { SignedInPage } from './pages/signed-in-page.tsx';
import { SignedOutPage } from './pages/signed-out-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { SearchPage } from './reports/search-page.tsx';
import { me } from './session/me.ts';
import { lookForSession, session, signOut } from './session/session.ts';
import { tendWorker } from './session/worker.ts';
import { TodayPage } from './today/today-page.tsx';
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

/** With the forms of all commands: loaded when the first report is opened. */
const ReportPage = lazy(() => import('./report/report-page.tsx').then((loaded) => loaded.ReportPage));

const HandoverPage = lazy(() => import('./handover/handover-page.tsx').then((loaded) => loaded.HandoverPage));
const FiguresPage = lazy(() => import('./figures/figures-page.tsx').then((loaded) => loaded.FiguresPage));
const FigurePage = lazy(() => import('./figures/figure-page.tsx').then((loaded) => loaded.FigurePage));
const DigestsPage = lazy(() => import('./digests/digests-page.tsx').then((loaded) => loaded.DigestsPage));
const DigestPage = lazy(() => import('./digests/digest-page.tsx').then((loaded) => loaded.DigestPage));
/** The lists beside that of reports. */
const OverduePage = lazy(() => import('./lists/lists.ts').then((loaded) => loaded.OverduePage));
const MissingReportsPage = lazy(() => import('./lists/lists.ts').then((loaded) => loaded.MissingReportsPage));
const ParkedPage = lazy(() => import('./lists/lists.ts').then((loaded) => loaded.ParkedPage));
const SetAsidePage = lazy(() => import('./lists/lists.ts').then((loaded) => loaded.SetAsidePage));
const ConflictsPage = lazy(() => import('./lists/lists.ts').then((loaded) => loaded.ConflictsPage));
const RevealsPage = lazy(() => import('./lists/lists.ts').then((loaded) => loaded.RevealsPage));

const HelpPage = lazy(() => import('./help/help-page.tsx').then((loaded) => loaded.HelpPage));

const DutyPage = lazy(() => import('./duty/duty-page.tsx').then((loaded) => loaded.DutyPage));
const RulesPage = lazy(() => import('./rules/rules-page.tsx').then((loaded) => loaded.RulesPage));
const AccessPage = lazy(() => import('./access/access-page.tsx').then((loaded) => loaded.AccessPage));
const RecordPage = lazy(() => import('./record/record-page.tsx').then((loaded) => loaded.RecordPage));
const ExportPage = lazy(() => import('./export/export-page.tsx').then((loaded) => loaded.ExportPage));
/** What few look at is loaded when they do. */
const PeoplePage = lazy(() => import('./people/people-page.tsx').then((loaded) => loaded.PeoplePage));
const ContactsPage = lazy(() => import('./contacts/contacts-page.tsx').then((loaded) => loaded.ContactsPage));
const TroublePage = lazy(() => import('./trouble/trouble-page.tsx').then((loaded) => loaded.TroublePage));
const OutboxPage = lazy(() => import('./outbox/outbox-page.tsx').then((loaded) => loaded.OutboxPage));

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
    <p class="told warn unprinted" role="status">
      {say(WORDS.withoutLine)}
    </p>
  );
};

const Pages = () => {
  useKeys();
  return (
    <>
      {session.value === 'withoutLine' && <WithoutLine />}
      <Router>
        <Route path={OFFICE_PAGES.today} component={TodayPage} />
        <Route path={OFFICE_PAGES.reports} component={ReportsPage} />
        <Route path={OFFICE_PAGES.search} component={SearchPage} />
        <Route path={OFFICE_PAGES.overdue} component={OverduePage} />
        <Route path={OFFICE_PAGES.missing} component={MissingReportsPage} />
        <Route path={OFFICE_PAGES.parked} component={ParkedPage} />
        <Route path={OFFICE_PAGES.setAside} component={SetAsidePage} />
        <Route path={OFFICE_PAGES.conflicts} component={ConflictsPage} />
        <Route path={OFFICE_PAGES.reveals} component={RevealsPage} />
        <Route path={OFFICE_PAGES.people} component={PeoplePage} />
        <Route path={OFFICE_PAGES.contacts} component={ContactsPage} />
        <Route path={OFFICE_PAGES.trouble} component={TroublePage} />
        <Route path={OFFICE_PAGES.menu} component={MenuPage} />
        <Route path={OFFICE_PAGES.handover} component={HandoverPage} />
        <Route path={OFFICE_PAGES.help} component={HelpPage} />
        <Route path={OFFICE_PAGES.duty} component={DutyPage} />
        <Route path={OFFICE_PAGES.rules} component={RulesPage} />
        <Route path={OFFICE_PAGES.access} component={AccessPage} />
        <Route path={OFFICE_PAGES.record} component={RecordPage} />
        <Route path={OFFICE_PAGES.export} component={ExportPage} />
        <Route path={OFFICE_PAGES.figures} component={FiguresPage} />
        <Route path={OFFICE_PAGES.figure} component={FigurePage} />
        <Route path={OFFICE_PAGES.digests} component={DigestsPage} />
        <Route path={OFFICE_PAGES.digest} component={DigestPage} />
        <Route path={OFFICE_PAGES.outbox} component={OutboxPage} />
        <Route path={OFFICE_PAGES.report} component={ReportPage} />
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
