import { useLocation } from 'preact-iso/router';
import type { ParkedPage, ParkedRow } from '#shared/contracts/http/parked';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ListTabs } from '../reports/list-tabs.tsx';
import { PageLinks } from '../reports/page-links.tsx';
import { nameOf } from '../words/name-of.ts';
import { noteOfficeTime, officeNow } from '../words/office-clock.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Laporan yang belum datang', en: 'Reports that have not come' },
  none: {
    id: 'Tidak ada kabar yang menunggu laporannya.',
    en: 'No news waits for its report.',
  },
  channel: { id: 'Kanal', en: 'Channel' },
  since: { id: 'Menunggu sejak', en: 'Waiting since' },
  waits: { id: 'Kabar', en: 'News' },
  told: { id: 'Diberitahukan', en: 'Told' },
  notYet: { id: 'belum; lewat batas tunggu', en: 'not yet; it has waited too long' },
  notDue: { id: 'belum perlu, sampai', en: 'not needed before' },
  danger: { id: 'menyebut bahaya', en: 'speaks of danger' },
} as const;

const Told = ({ row: { toldAt, danger, missingFrom } }: { readonly row: ParkedRow }) => {
  const told = toldAt ?? danger?.toldAt;
  if (told !== undefined) return <Moment at={told} />;
  if (Date.parse(missingFrom) <= officeNow()) return <span class="late">{say(WORDS.notYet)}</span>;
  return (
    <span class="soft">
      {say(WORDS.notDue)} <Moment at={missingFrom} />
    </span>
  );
};

const Row = ({ row }: { readonly row: ParkedRow }) => (
  <tr>
    <th scope="row">
      <a href={OFFICE_PAGES.parked.replace(':report', row.report)}>
        {nameOf('channels', row.channel)} · {row.report}
      </a>
      {row.danger !== undefined && (
        <>
          {' '}
          <span class="state late">{say(WORDS.danger)}</span>
        </>
      )}
    </th>
    <td data-of={say(WORDS.since)}>
      <Moment at={row.since} />
    </td>
    <td data-of={say(WORDS.waits)}>
      {row.waits.map(({ type, count }) => `${count} ${nameOf('arrivalTypes', type)}`).join(', ')}
    </td>
    <td data-of={say(WORDS.told)}>
      <Told row={row} />
    </td>
  </tr>
);

const Shown = ({ page, cursor }: { readonly page: ParkedPage; readonly cursor: string | undefined }) =>
  page.reports.length === 0 ? (
    <p class="told done">{say(WORDS.none)}</p>
  ) : (
    <>
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            {[WORDS.channel, WORDS.since, WORDS.waits, WORDS.told].map((head) => (
              <th key={head.id} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.reports.map((row) => (
            <Row key={row.report} row={row} />
          ))}
        </tbody>
      </table>
      <PageLinks path={OFFICE_PAGES.missing} query={{}} cursor={cursor} next={page.next} />
    </>
  );

/** Reports that have not come though something about them has, the longest waiting on top. */
export const MissingReportsPage = () => {
  usePageTitle(say(WORDS.title));
  const cursor = useLocation().query['cursor'];
  const asked = useAsked(`missing ${cursor}`, async () => {
    const answer = await api.listParked({ query: cursor === undefined ? {} : { cursor } });
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <ListTabs />
      <Waiting asked={asked}>{(page) => <Shown page={page} cursor={cursor} />}</Waiting>
    </>
  );
};
