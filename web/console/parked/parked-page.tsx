import { useRoute } from 'preact-iso/router';
import type { ParkedShown } from '#shared/contracts/http/parked';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Kabar yang laporannya belum datang', en: 'Updates whose report has not come' },
  what: {
    id: 'Kanal mengirim kabar tentang laporan yang belum sampai ke kantor ini. Tanyakan kepada pengelola kanal; begitu laporannya datang, kabar ini menyertainya.',
    en: 'The channel has sent news of a report that has not reached this office. Ask whoever runs the channel; as soon as the report comes, this goes with it.',
  },
  unreadable: { id: 'Isinya tidak terbaca', en: 'It cannot be read' },
} as const;

const Shown = ({ parked }: { readonly parked: ParkedShown }) => (
  <>
    <h1>{say(WORDS.title)}</h1>
    <p>
      <span dir="auto">
        {nameOf('channels', parked.channel)} <b>{parked.number}</b>
      </span>{' '}
      · <code>{parked.report}</code>
    </p>
    <p>{say(WORDS.what)}</p>
    {parked.waits.map(({ receivedAt, words, unreadable }) => (
      <article key={receivedAt} class="card">
        <p class="soft">
          <Moment at={receivedAt} />
        </p>
        {words !== undefined && (
          <p class="words" dir="auto">
            {words.text}
          </p>
        )}
        {unreadable !== undefined && (
          <p>
            {say(WORDS.unreadable)}: {nameOf('unreadable', unreadable)}
          </p>
        )}
      </article>
    ))}
  </>
);

/** What waits for a report that has not come, in its own words, never with who sent it. */
export const ParkedPage = () => {
  const { params } = useRoute();
  const report = params['report'] ?? '';
  usePageTitle(say(WORDS.title));
  const asked = useAsked(`kabar ${report}`, () => api.showParked({ report }));
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(parked) => <Shown parked={parked} />}
    </Waiting>
  );
};
