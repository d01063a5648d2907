import { useLocation } from 'preact-iso/router';
import type { ImportShown } from '#shared/contracts/http/sheet-imports';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { language, say } from '../words/say.ts';
import { OneImport } from './one-import.tsx';
import { SendSheet } from './send-sheet.tsx';
import { STATES } from './states.ts';

const WORDS = {
  title: { id: 'Impor riwayat', en: 'Import of history' },
  what: {
    id: 'Laporan tahun-tahun lalu, dari ekspor kanal. Berkas dikirim dan diperiksa dahulu; baru dimasukkan bila Anda menekan Masukkan.',
    en: 'Reports of earlier years, by the export of a channel. The file is sent and checked first; it is taken in only when you press Take in.',
  },
  new: { id: 'Lembar baru', en: 'A new sheet' },
  all: { id: 'Semua impor', en: 'All imports' },
  none: { id: 'Belum ada lembar yang dikirim.', en: 'No sheet has been sent yet.' },
  sheet: { id: 'Lembar', en: 'Sheet' },
  state: { id: 'Keadaan', en: 'State' },
  rows: { id: 'Baris', en: 'Rows' },
  last: { id: 'Terakhir', en: 'Last' },
} as const;

const addressOf = (id: string): string => `${OFFICE_PAGES.imports}?${new URLSearchParams({ impor: id })}`;

const All = ({ imports }: { readonly imports: readonly ImportShown[] }) =>
  imports.length === 0 ? (
    <p>{say(WORDS.none)}</p>
  ) : (
    <table class="cards">
      <caption class="unseen">{say(WORDS.all)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.sheet)}</th>
          <th scope="col">{say(WORDS.state)}</th>
          <th scope="col" class="number">
            {say(WORDS.rows)}
          </th>
          <th scope="col">{say(WORDS.last)}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.import}>
            <th scope="row">
              <a href={addressOf(one.import)}>{one.name}</a>
            </th>
            <td data-of={say(WORDS.state)}>{say(STATES[one.state])}</td>
            <td class="number" data-of={say(WORDS.rows)}>
              {one.rows === undefined ? '–' : whole(language.value, one.rows.of ?? one.rows.done)}
            </td>
            <td data-of={say(WORDS.last)}>
              {`${one.asked.by}, `}
              <Moment at={one.asked.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const Overview = () => {
  const { route } = useLocation();
  const asked = useAsked('semua impor', () => api.listImports());
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <Waiting asked={asked}>
        {({ imports }) => (
          <>
            <p>{say(WORDS.what)}</p>
            <section aria-labelledby="lembar-baru">
              <h2 id="lembar-baru">{say(WORDS.new)}</h2>
              <SendSheet onSent={(sent) => route(addressOf(sent.import))} />
            </section>
            <section aria-labelledby="semua-impor">
              <h2 id="semua-impor">{say(WORDS.all)}</h2>
              <All imports={imports} />
            </section>
          </>
        )}
      </Waiting>
    </>
  );
};

/** Reports from before, by the sheet that a channel exports: sent, checked, taken in, and where need be taken back. */
export const ImportsPage = () => {
  const { query } = useLocation();
  usePageTitle(say(WORDS.title));
  const id = query['impor'];
  return id === undefined ? <Overview /> : <OneImport key={id} id={id} title={say(WORDS.title)} />;
};
