import type { MovedListed } from '#shared/contracts/http/listed-events';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { monthWords } from '#web/words/months.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Yang dipindahkan kalender baru', en: 'Moved by a new calendar' },
  none: { id: 'Tidak ada batas yang berpindah pada {month}.', en: 'No deadline was moved in {month}.' },
  report: { id: 'Laporan', en: 'Report' },
  clock: { id: 'Tenggat', en: 'Clock' },
  from: { id: 'Dari', en: 'From' },
  to: { id: 'Menjadi', en: 'To' },
  at: { id: 'Dipindahkan', en: 'Moved' },
  provisional: { id: 'sementara', en: 'provisional' },
  proposed: { id: 'usulan', en: 'proposal' },
} as const;

const Table = ({ moved }: Pick<MovedListed, 'moved'>) => (
  <table class="cards">
    <caption class="unseen">{say(WORDS.title)}</caption>
    <thead>
      <tr>
        {[WORDS.report, WORDS.clock, WORDS.from, WORDS.to, WORDS.at].map((head) => (
          <th key={head.id} scope="col">
            {say(head)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {moved.map(({ report, clock, from, to, at, provisional, proposed }) => (
        <tr key={`${report} ${clock} ${at}`}>
          <th scope="row">
            <a href={OFFICE_PAGES.report.replace(':report', report)}>{report}</a>
          </th>
          <td data-of={say(WORDS.clock)}>
            {nameOf('clocks', clock)}
            {proposed === true && <small class="soft"> ({say(WORDS.proposed)})</small>}
          </td>
          <td data-of={say(WORDS.from)}>
            <Moment at={from} />
          </td>
          <td data-of={say(WORDS.to)}>
            <Moment at={to} />
            {provisional && <small class="risk"> ({say(WORDS.provisional)})</small>}
          </td>
          <td data-of={say(WORDS.at)}>
            <Moment at={at} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Which deadlines a new calendar moved in a month, of the reports that whoever asks may read. */
export const Moved = ({ month, now }: { readonly month: string; readonly now: string }) => {
  const asked = useAsked(`pindah ${month}`, () => api.listMovedDeadlines({ query: { month } }));
  return (
    <section aria-labelledby="pindah">
      <h2 id="pindah">{say(WORDS.title)}</h2>
      <MonthLinks month={month} addressOf={(one) => `${OFFICE_PAGES.rules}?bulan=${one}#pindah`} last={now} />
      <Waiting asked={asked}>
        {({ moved }) =>
          moved.length === 0 ? (
            <p>{say(WORDS.none).replace('{month}', monthWords(language.value, month))}</p>
          ) : (
            <Table moved={moved} />
          )
        }
      </Waiting>
    </section>
  );
};
