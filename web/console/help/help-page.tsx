import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { placesOf } from '../frame/places.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';
import { ABOUT } from './about.ts';
import { beginTour } from './tour.tsx';

const WORDS = {
  title: { id: 'Bantuan', en: 'Help' },
  report: { id: 'Sebuah laporan', en: 'A report' },
  tour: { id: 'Buka pengantar lagi', en: 'Open the introduction again' },
  keys: { id: 'Papan ketik', en: 'Keyboard' },
  key: { id: 'Tombol', en: 'Key' },
  does: { id: 'Artinya', en: 'What it does' },
} as const;

const KEYS = [
  ['/', { id: 'mencari laporan', en: 'search reports' }],
  ['j', { id: 'baris berikutnya', en: 'the next row' }],
  ['k', { id: 'baris sebelumnya', en: 'the row before' }],
  ['x', { id: 'mencentang baris, atau menghapus centangnya', en: 'tick the row, or untick it' }],
  ['Enter', { id: 'membuka baris', en: 'open the row' }],
  ['g h', { id: 'ke pekerjaan hari ini', en: 'to the work of today' }],
  ['g l', { id: 'ke daftar laporan', en: 'to the lists' }],
  ['?', { id: 'halaman ini', en: 'this page' }],
] as const;

const Keys = () => (
  <table>
    <caption class="unseen">{say(WORDS.keys)}</caption>
    <thead>
      <tr>
        <th scope="col">{say(WORDS.key)}</th>
        <th scope="col">{say(WORDS.does)}</th>
      </tr>
    </thead>
    <tbody>
      {KEYS.map(([key, does]) => (
        <tr key={key}>
          <th scope="row">
            <kbd>{key}</kbd>
          </th>
          <td>{say(does)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What each page that is somebody's is for, and what the keys do. */
export const HelpPage = () => {
  usePageTitle(say(WORDS.title));
  const places = placesOf(me.value).flatMap((group) => group.places);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {[...places, { path: OFFICE_PAGES.report, name: WORDS.report }].map(({ path, name }) => (
        <section key={path}>
          <h2>{path.includes(':') ? say(name) : <a href={path}>{say(name)}</a>}</h2>
          <p>{ABOUT[path].map(say).join(' ')}</p>
        </section>
      ))}
      <p>
        <a href={OFFICE_PAGES.today} onClick={beginTour}>
          {say(WORDS.tour)}
        </a>
      </p>
      <h2>{say(WORDS.keys)}</h2>
      <Keys />
    </>
  );
};
