import { signal } from '@preact/signals';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';
import { lookUp, readingsOf } from './look-up.ts';
import { ReportTable } from './report-table.tsx';

const WORDS = {
  title: { id: 'Cari laporan', en: 'Search reports' },
  label: { id: 'Nomor LAPOR!, kode lacak, nomor laporan, atau kata', en: 'LAPOR! number, tracking code, id, or words' },
  hint: {
    id: 'Kata dicari dalam laporan setahun terakhir; awal kata cukup, dari tiga huruf. Yang Anda cari tidak disimpan.',
    en: 'Words are looked for in the reports of the last year; the beginning of a word will do, from three letters. What you look for is not kept.',
  },
  search: { id: 'Cari', en: 'Search' },
  none: { id: 'Tidak ada yang ditemukan.', en: 'Nothing was found.' },
  whole: {
    id: 'Nomor dan kode lacak harus lengkap; sebagian saja tidak cukup.',
    en: 'A number and a tracking code must be complete; a part of one finds nothing.',
  },
  notCome: {
    id: 'Mungkin kanal baru mengirim kabar tentangnya, dan laporannya sendiri belum sampai:',
    en: 'Perhaps the channel has sent news of it, and the report itself has not come yet:',
  },
  missing: { id: 'Laporan yang belum datang', en: 'Reports that have not come' },
  tooShort: {
    id: 'Tulis paling sedikit tiga huruf, atau sebuah nomor.',
    en: 'Write three letters at least, or a number.',
  },
  found: { id: 'Yang ditemukan', en: 'What was found' },
  more: {
    id: 'Masih ada yang lain. Tambahkan kata agar lebih sempit.',
    en: 'There are more. Add a word to narrow it down.',
  },
} as const;

/**
 * What was looked for last: in this page's memory alone, since what somebody looks for says of whom and what. Coming
 * back from a report finds it again.
 */
const sought = signal('');

/** What to do next where nothing was found. */
const Nothing = ({ readings }: { readonly readings: ReturnType<typeof readingsOf> }) => {
  if (readings.length === 0) return <p>{say(WORDS.tooShort)}</p>;
  const isExact = readings.some((reading) => !('words' in reading));
  return (
    <>
      <p>{say(WORDS.none)}</p>
      {isExact && <p class="soft">{say(WORDS.whole)}</p>}
      {isExact && me.value?.may.includes('readParked') === true && (
        <p>
          {say(WORDS.notCome)} <a href={OFFICE_PAGES.missing}>{say(WORDS.missing)}</a>
        </p>
      )}
    </>
  );
};

const Results = () => {
  const asked = useAsked(`cari ${sought.value}`, () => lookUp(sought.value));
  return (
    <Waiting asked={asked}>
      {(found) => (
        <div role="status">
          {found.reports.length === 0 ? (
            <Nothing readings={readingsOf(sought.value)} />
          ) : (
            <ReportTable caption={say(WORDS.found)} reports={found.reports} />
          )}
          {'next' in found && found.next !== undefined && <p class="soft">{say(WORDS.more)}</p>}
        </div>
      )}
    </Waiting>
  );
};

/** One box for whatever a report is called by, or says. */
export const SearchPage = () => {
  usePageTitle(say(WORDS.title));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const line = new FormData(event.currentTarget).get('line');
    sought.value = typeof line === 'string' ? line.trim() : '';
  };
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <search>
        <form onSubmit={submit}>
          <div class="field">
            <label for="cari">
              {say(WORDS.label)}
              <span class="hint">{say(WORDS.hint)}</span>
            </label>
            <input id="cari" name="line" type="search" maxLength={200} autocomplete="off" defaultValue={sought.value} />
          </div>
          <button type="submit" class="button">
            {say(WORDS.search)}
          </button>
        </form>
      </search>
      {sought.value !== '' && <Results key={sought.value} />}
    </>
  );
};
