import { Links, OwnChoices } from '../frame/header.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Menu', en: 'Menu' },
  who: { id: 'Anda masuk sebagai', en: 'You are signed in as' },
} as const;

/** On a phone, the header's links are a page. */
export const MenuPage = () => {
  usePageTitle(say(WORDS.title));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {me.value !== undefined && (
        <p>
          {say(WORDS.who)} <b>{me.value.person}</b>
        </p>
      )}
      <nav class="menu" aria-label={say(WORDS.title)}>
        <Links />
        <OwnChoices />
      </nav>
    </>
  );
};
