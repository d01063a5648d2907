import { useLocation } from 'preact-iso/router';
import { OFFICE } from '#web/made/names.ts';
import { OFFICE_PAGES, PAGES } from '#web/page/addresses.ts';
import { LANGUAGE_NAMES, OTHER } from '#web/words/language.ts';
import { refusedUnseen, waiting } from '../outbox/outbox.ts';
import { me } from '../session/me.ts';
import { session, signOut } from '../session/session.ts';
import { language, say, setLanguage } from '../words/say.ts';
import { placesOf } from './places.ts';

const WORDS = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  pages: { id: 'Halaman', en: 'Pages' },
  menu: { id: 'Menu', en: 'Menu' },
  waits: { id: 'menunggu dikirim', en: 'waiting to be sent' },
  refused: { id: 'kiriman ditolak: buka Kotak keluar', en: 'refused after all: open the outbox' },
  signOut: { id: 'Keluar', en: 'Sign out' },
} as const;

/** Who is signed in, in one word, as the record names them. */
const Who = () => (me.value === undefined ? null : <span class="soft">{me.value.person}</span>);

/** Whether somebody's pages are shown. */
const isSomebodys = (): boolean => session.value === 'signedIn' || session.value === 'withoutLine';

/** Below the header as long as something waits to be sent, on every page. */
const Waits = () =>
  waiting.value === 0 || !isSomebodys() ? null : (
    <p class="waits">
      <a href={OFFICE_PAGES.outbox}>{`${waiting.value} ${say(WORDS.waits)}`}</a>
    </p>
  );

/** The same of what was refused later, until its owner has looked at it. */
const Refusals = () =>
  refusedUnseen.value === 0 || !isSomebodys() ? null : (
    <p class="waits refused">
      <a href={OFFICE_PAGES.outbox}>{`${refusedUnseen.value} ${say(WORDS.refused)}`}</a>
    </p>
  );

/** Language, and out. They stand in the header, and on a phone in the menu. */
export const OwnChoices = () => {
  const other = OTHER[language.value];
  const { route } = useLocation();
  // What waits to be sent would be thrown away: that is asked first.
  const leave = (): void => (waiting.value > 0 ? route(`${OFFICE_PAGES.outbox}?tutup=ya`) : void signOut());
  return (
    <>
      <button type="button" class="plain" lang={other} onClick={() => setLanguage(other)}>
        {LANGUAGE_NAMES[other]}
      </button>
      {isSomebodys() && (
        <button type="button" class="plain" onClick={leave}>
          {say(WORDS.signOut)}
        </button>
      )}
    </>
  );
};

/** What is opened every day; all the rest stands in the menu. */
const Links = () => {
  const { path } = useLocation();
  const daily = placesOf(me.value).flatMap(({ places }) => places.filter(({ inHeader }) => inHeader === true));
  return (
    <>
      {[...daily, { path: OFFICE_PAGES.menu, name: WORDS.menu }].map(({ path: to, name }) => (
        <a key={to} href={to} aria-current={to === path ? 'page' : undefined}>
          {say(name)}
        </a>
      ))}
    </>
  );
};

/** One line above every page of the office. */
export const Header = () => (
  <>
    <a class="skip" href="#isi">
      {say(WORDS.skip)}
    </a>
    <header class="header">
      <div>
        <a class="office" href={isSomebodys() ? OFFICE_PAGES.today : PAGES.start}>
          Tanggap<span class="whose"> · {say(OFFICE)}</span>
        </a>
        {isSomebodys() && (
          <nav aria-label={say(WORDS.pages)} class="on-wide">
            <Links />
          </nav>
        )}
        <div class={isSomebodys() ? 'own on-wide' : 'own'}>
          <Who />
          <OwnChoices />
        </div>
        {isSomebodys() && (
          <a class="on-narrow" href={OFFICE_PAGES.menu}>
            {say(WORDS.menu)}
          </a>
        )}
      </div>
      <Waits />
      <Refusals />
    </header>
  </>
);
