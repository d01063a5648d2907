import { OwnChoices } from '../frame/header.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { placesOf } from '../frame/places.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Menu', en: 'Menu' },
  who: { id: 'Anda masuk sebagai', en: 'You are signed in as' },
} as const;

/** All pages that are somebody's, with what one finds there; on a phone also the way out and the other language. */
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
        {placesOf(me.value).map(({ heading, places }) => (
          <section key={heading.en}>
            <h2>{say(heading)}</h2>
            <ul>
              {places.map(({ path, name, what }) => (
                <li key={path}>
                  <a href={path}>
                    <b>{say(name)}</b>
                    <span class="soft">{say(what)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div class="buttons on-narrow">
        <OwnChoices />
      </div>
    </>
  );
};
