import { useLocation } from 'preact-iso/router';
import type { ConflictsListed } from '#shared/contracts/http/listed-events';
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
  title: { id: 'Kiriman yang disisihkan', en: 'What was set aside' },
  what: {
    id: 'Kanal mengirim dua isi yang berbeda dengan satu nomor kiriman. Yang pertama berlaku; yang kemudian disisihkan, agar seorang petugas menilainya.',
    en: 'The channel sent two different messages under one number. The first one counts; the later one was set aside for an officer to judge.',
  },
  none: { id: 'Tidak ada yang disisihkan dalam bulan ini.', en: 'Nothing was set aside in this month.' },
  report: { id: 'Laporan', en: 'Report' },
  when: { id: 'Disisihkan', en: 'Set aside' },
} as const;

const Shown = ({ listed: { month, conflicts } }: { readonly listed: ConflictsListed }) => (
  <>
    <h2>{monthWords(language.value, month)}</h2>
    <MonthLinks month={month} addressOf={(one) => `${OFFICE_PAGES.setAside}?bulan=${one}`} last={officeMonth()} />
    {conflicts.length === 0 ? (
      <p class="told done">{say(WORDS.none)}</p>
    ) : (
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.report)}</th>
            <th scope="col">{say(WORDS.when)}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ report, version, at, title, number }) => (
            <tr key={`${report} ${version}`}>
              <th scope="row">
                <a href={OFFICE_PAGES.conflicts.replace(':report', report)}>
                  {calledBy({ id: report, title, number })}
                </a>
              </th>
              <td data-of={say(WORDS.when)}>
                <Moment at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
);

/** Where something else came under a number of sending that had been used, in a month. */
export const SetAsidePage = () => {
  usePageTitle(say(WORDS.title));
  const month = useLocation().query['bulan'];
  const asked = useAsked(`setAside ${month}`, () => api.listConflicts({ query: month === undefined ? {} : { month } }));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <ListTabs />
      <p>{say(WORDS.what)}</p>
      <Waiting asked={asked}>{(listed) => <Shown listed={listed} />}</Waiting>
    </>
  );
};
