import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Tidak ditemukan', en: 'Not found' },
  what: {
    id: 'Halaman atau laporan ini tidak ada, atau bukan untuk Anda. Keduanya tampak sama.',
    en: 'This page or report does not exist, or is not for you. The two look the same.',
  },
  today: { id: 'Ke pekerjaan hari ini', en: 'To the work of today' },
} as const;

/** The same for what does not exist and for what is not theirs. */
export const MissingPage = () => {
  usePageTitle(say(WORDS.title));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.what)}</p>
      <p>
        <a href={OFFICE_PAGES.today}>{say(WORDS.today)}</a>
      </p>
    </>
  );
};
