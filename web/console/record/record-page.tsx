import { useLocation } from 'preact-iso/router';
import { ZONE } from '#web/made/names.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { isMonth, monthAfter, monthWords } from '#web/words/months.ts';
import { dateOf } from '#web/words/times.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { FindReport } from '../reports/find-report.tsx';
import { me } from '../session/me.ts';
import { officeNow } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { MonthOfRecords } from './month-of-records.tsx';
import { OneRecord } from './one-record.tsx';

const WORDS = {
  title: { id: 'Keutuhan catatan', en: 'Integrity of records' },
  what: {
    id: 'Setiap kejadian pada laporan dicatat bersama sidik (hash) kejadian sebelumnya. Di sini dihitung ulang apakah semuanya masih seperti saat ditulis.',
    en: 'Every event of a report is recorded with the hash of the one before it. Here it is counted again whether all is as it was written.',
  },
  one: { id: 'Satu laporan', en: 'One report' },
  month: { id: 'Semua laporan sebulan', en: 'All reports of a month' },
  check: { id: 'Periksa', en: 'Check' },
  another: { id: 'Periksa yang lain', en: 'Check another' },
} as const;

const ofReport = (report: string): string => `${OFFICE_PAGES.record}?laporan=${report}`;
const ofMonth = (month: string): string => `${OFFICE_PAGES.record}?bulan=${month}`;

/** So many months can be chosen by a click; any other by the links of one of them. */
const MONTHS = 6;

const Choice = () => {
  const now = dateOf(ZONE, officeNow()).slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, back) => monthAfter(now, -back));
  return (
    <>
      <p>{say(WORDS.what)}</p>
      {me.value?.may.includes('findReports') === true && (
        <section aria-labelledby="satu">
          <h2 id="satu">{say(WORDS.one)}</h2>
          <FindReport addressOf={ofReport} button={say(WORDS.check)} />
        </section>
      )}
      {me.value?.may.includes('verifyRecords') === true && (
        <section aria-labelledby="sebulan">
          <h2 id="sebulan">{say(WORDS.month)}</h2>
          <ul class="links">
            {months.map((month) => (
              <li key={month}>
                <a href={ofMonth(month)}>{`${say(WORDS.check)} ${monthWords(language.value, month)}`}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

/** Whether the record of a report, or of all reports of a month, still is as it was written. */
export const RecordPage = () => {
  const { query } = useLocation();
  const { laporan: report, bulan: month, bagian: part } = query;
  usePageTitle(say(WORDS.title));
  const another = (
    <p class="unprinted">
      <a href={OFFICE_PAGES.record}>{say(WORDS.another)}</a>
    </p>
  );
  if (report !== undefined)
    return (
      <OneRecord key={report} report={report} title={say(WORDS.title)} isWhole={part === 'utuh'} another={another} />
    );
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {isMonth(month) ? (
        <>
          <MonthOfRecords key={month} month={month} addressOf={ofMonth} />
          {another}
        </>
      ) : (
        <Choice />
      )}
    </>
  );
};
