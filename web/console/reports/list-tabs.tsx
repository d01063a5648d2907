import { useLocation } from 'preact-iso/router';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { placesOf } from '../frame/places.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';

const WORDS = {
  lists: { id: 'Pilihan daftar', en: 'Lists' },
  work: { id: 'Pekerjaan terbuka', en: 'Open work' },
  received: { id: 'Semua laporan', en: 'All reports' },
} as const;

const OF_REPORTS = [
  { path: OFFICE_PAGES.reports, name: WORDS.work },
  { path: `${OFFICE_PAGES.reports}?list=received`, name: WORDS.received },
] as const;

/** Every list that is somebody's: from each one click leads to each other. */
export const ListTabs = () => {
  const { path, query } = useLocation();
  const places = placesOf(me.value).flatMap((group) => group.places);
  const others = places.flatMap(({ path: to, tab }) => (tab === undefined ? [] : [{ path: to, name: tab }]));
  const mayFind = places.some((place) => place.path === OFFICE_PAGES.reports);
  const here = query['list'] === 'received' ? `${path}?list=received` : path;
  const tabs = [...(mayFind ? OF_REPORTS : []), ...others];
  return (
    <nav class="tabs" aria-label={say(WORDS.lists)}>
      {tabs.map(({ path: to, name }) => (
        <a key={to} href={to} aria-current={to === here ? 'page' : undefined}>
          {say(name)}
        </a>
      ))}
    </nav>
  );
};
