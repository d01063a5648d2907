import { useLocation } from 'preact-iso/router';
import type { InformalRow, InformalPage as Page } from '#shared/contracts/http/informal';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { isMonth, monthWords } from '#web/words/months.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { PageLinks } from '../reports/page-links.tsx';
import { me } from '../session/me.ts';
import { nameOf } from '../words/name-of.ts';
import { noteOfficeTime, officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { contactAddress, contactName } from './contact-words.ts';
import { LeakPart } from './leak-part.tsx';

const WORDS = {
  title: { id: 'Aduan tak resmi', en: 'Informal contacts' },
  what: {
    id: 'Warga yang menelepon, mengirim pesan, menulis surat, atau datang. Yang dihitung hanya laporan lewat kanal resmi; warga diarahkan ke sana.',
    en: 'Citizens who called, sent a message or a letter, or came. Only reports by the official channel count; citizens are led there.',
  },
  record: { id: 'Catat aduan tak resmi', en: 'Record an informal contact' },
  waiting: { id: 'Menunggu laporan resminya', en: 'Waiting for the official report' },
  none: { id: 'Tidak ada aduan yang menunggu laporannya.', en: 'No contact waits for its report.' },
  noneThen: { id: 'Tidak ada aduan pada bulan itu.', en: 'There was no contact in that month.' },
  month: { id: 'Semua dari', en: 'All of' },
  all: { id: 'Yang menunggu', en: 'Those that wait' },
  about: { id: 'Tentang', en: 'About' },
  unit: { id: 'Unit', en: 'Unit' },
  how: { id: 'Cara', en: 'How' },
  at: { id: 'Disampaikan', en: 'Said' },
  state: { id: 'Keadaan', en: 'State' },
  danger: { id: 'bahaya', en: 'danger' },
  suspected: { id: 'mungkin tuduhan', en: 'may be an accusation' },
  elsewhere: { id: 'instansi lain', en: 'another agency' },
  others: { id: 'Bulan demi bulan', en: 'Month by month' },
} as const;

const Row = ({ row }: { readonly row: InformalRow }) => (
  <tr>
    <th scope="row">
      <a href={contactAddress(row.contact)}>{contactName(row)}</a>
      {row.urgency === 'danger' && (
        <>
          {' '}
          <span class="state late">{say(WORDS.danger)}</span>
        </>
      )}
      {row.suspected && (
        <>
          {' '}
          <span class="state risk">{say(WORDS.suspected)}</span>
        </>
      )}
    </th>
    <td data-of={say(WORDS.unit)}>{row.unit === undefined ? say(WORDS.elsewhere) : nameOf('units', row.unit)}</td>
    <td data-of={say(WORDS.how)}>{nameOf('contactHows', row.how)}</td>
    <td data-of={say(WORDS.at)}>
      <Moment at={row.at} />
    </td>
    <td data-of={say(WORDS.state)}>{nameOf('contactStates', row.state)}</td>
  </tr>
);

type ListedProps = { readonly page: Page; readonly cursor: string | undefined; readonly month: string | undefined };

const Listed = ({ page, cursor, month }: ListedProps) =>
  page.contacts.length === 0 ? (
    <p class="told done">{say(month === undefined ? WORDS.none : WORDS.noneThen)}</p>
  ) : (
    <>
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            {[WORDS.about, WORDS.unit, WORDS.how, WORDS.at, WORDS.state].map((head) => (
              <th key={head.id} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.contacts.map((row) => (
            <Row key={row.contact} row={row} />
          ))}
        </tbody>
      </table>
      <PageLinks
        path={OFFICE_PAGES.informal}
        query={month === undefined ? {} : { bulan: month }}
        cursor={cursor}
        next={page.next}
      />
    </>
  );

/** The contacts that wait, or all of a month, for whoever may read them. */
const List = () => {
  const { cursor, bulan } = useLocation().query;
  const month = bulan !== undefined && isMonth(bulan) ? bulan : undefined;
  const asked = useAsked(`aduan ${cursor} ${month}`, async () => {
    const query = { ...(cursor === undefined ? {} : { cursor }), ...(month === undefined ? {} : { month }) };
    const answer = await api.listInformal({ query });
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  const title = month === undefined ? say(WORDS.waiting) : `${say(WORDS.month)} ${monthWords(language.value, month)}`;
  return (
    <section aria-labelledby="aduan">
      <h2 id="aduan">{title}</h2>
      <Waiting asked={asked}>{(page) => <Listed page={page} cursor={cursor} month={month} />}</Waiting>
      <nav class="tabs unprinted" aria-label={say(WORDS.others)}>
        {month === undefined ? (
          <a href={`${OFFICE_PAGES.informal}?bulan=${officeMonth()}`}>
            {say(WORDS.month)} {titled(monthWords(language.value, officeMonth()))}
          </a>
        ) : (
          <a href={OFFICE_PAGES.informal}>{say(WORDS.all)}</a>
        )}
      </nav>
      {month !== undefined && (
        <MonthLinks month={month} addressOf={(one) => `${OFFICE_PAGES.informal}?bulan=${one}`} last={officeMonth()} />
      )}
    </section>
  );
};

const Leak = () => {
  const asked = useAsked('kebocoran', () => api.showLeak());
  return <Waiting asked={asked}>{(leak) => <LeakPart leak={leak} />}</Waiting>;
};

/** What did not come the official way: how much, and what still waits for its report. */
export const InformalPage = () => {
  usePageTitle(say(WORDS.title));
  const may = me.value?.may ?? [];
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.what)}</p>
      <p>
        <a class="button" href={OFFICE_PAGES.recordInformal}>
          {say(WORDS.record)}
        </a>
      </p>
      {may.includes('listInformal') && <List />}
      {may.includes('showLeak') && <Leak />}
    </>
  );
};
