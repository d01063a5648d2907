import { useLocation } from 'preact-iso/router';
import type { RevealsListed } from '#shared/contracts/http/listed-events';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { monthWords } from '#web/words/months.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ListTabs } from '../reports/list-tabs.tsx';
import { calledBy } from '../reports/report-table.tsx';
import { officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Pembukaan identitas pelapor', en: 'Looks at who reported' },
  none: {
    id: 'Tidak ada yang membuka identitas pelapor dalam bulan ini.',
    en: 'Nobody looked at who reported in this month.',
  },
  report: { id: 'Laporan', en: 'Report' },
  when: { id: 'Dibuka', en: 'When' },
  who: { id: 'Oleh', en: 'By' },
  why: { id: 'Alasan', en: 'Reason' },
  hidden: { id: 'tidak terbuka bagi Anda', en: 'not open to you' },
} as const;

type Reveal = RevealsListed['reveals'][number];

const Row = ({ reveal: { report, at, title, number, person, reason } }: { readonly reveal: Reveal }) => (
  <tr>
    <th scope="row">
      <a href={`/laporan/${report}`}>{calledBy({ id: report, title, number })}</a>
    </th>
    <td data-of={say(WORDS.when)}>
      <Moment at={at} />
    </td>
    <td data-of={say(WORDS.who)}>{person ?? <span class="soft">{say(WORDS.hidden)}</span>}</td>
    <td data-of={say(WORDS.why)}>
      {reason === undefined ? (
        <span class="soft">{say(WORDS.hidden)}</span>
      ) : (
        <span class="words" dir="auto">
          {reason}
        </span>
      )}
    </td>
  </tr>
);

const Shown = ({ listed: { month, reveals } }: { readonly listed: RevealsListed }) => (
  <>
    <h2>{monthWords(language.value, month)}</h2>
    <MonthLinks month={month} addressOf={(one) => `${OFFICE_PAGES.reveals}?bulan=${one}`} last={officeMonth()} />
    {reveals.length === 0 ? (
      <p class="told done">{say(WORDS.none)}</p>
    ) : (
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            {[WORDS.report, WORDS.when, WORDS.who, WORDS.why].map((head) => (
              <th key={head.id} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reveals.map((reveal) => (
            <Row key={`${reveal.report} ${reveal.version}`} reveal={reveal} />
          ))}
        </tbody>
      </table>
    )}
  </>
);

/** Who looked at who reported in a month, and why, as far as somebody may know that. */
export const RevealsPage = () => {
  usePageTitle(say(WORDS.title));
  const month = useLocation().query['bulan'];
  const asked = useAsked(`reveals ${month}`, () => api.listReveals({ query: month === undefined ? {} : { month } }));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <ListTabs />
      <Waiting asked={asked}>{(listed) => <Shown listed={listed} />}</Waiting>
    </>
  );
};
