import { useLocation } from 'preact-iso/router';
import type { OverduePage as Overdue } from '#shared/contracts/http/overdue';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ListTabs } from '../reports/list-tabs.tsx';
import { PageLinks } from '../reports/page-links.tsx';
import { WorkTable } from '../reports/work-table.tsx';
import { nameOf } from '../words/name-of.ts';
import { noteOfficeTime } from '../words/office-clock.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Lewat batas', en: 'Overdue' },
  none: { id: 'Tidak ada yang lewat batas.', en: 'Nothing is overdue.' },
  counts: { id: 'Jumlah tiap antrean', en: 'How much each queue has' },
  queue: { id: 'Antrean', en: 'Queue' },
  overdue: { id: 'Lewat batas', en: 'Overdue' },
  all: { id: 'Semua antrean', en: 'All queues' },
  reports: { id: 'Laporannya', en: 'The reports' },
} as const;

/** The open work of one queue that is overdue. */
const queueAddress = (queue: string): string =>
  `${OFFICE_PAGES.reports}?${new URLSearchParams({ queue, show: 'overdue' })}`;

const Counts = ({ counts }: Pick<Overdue, 'counts'>) => (
  <table class="counts">
    <caption>{say(WORDS.counts)}</caption>
    <thead>
      <tr>
        <th scope="col">{say(WORDS.queue)}</th>
        <th scope="col" class="number">
          {say(WORDS.overdue)}
        </th>
      </tr>
    </thead>
    <tbody>
      {counts.map(({ queue, overdue }) => (
        <tr key={queue}>
          <th scope="row">
            <a href={queueAddress(queue)}>{titled(nameOf('queues', queue))}</a>
          </th>
          <td class="number">{overdue}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{say(WORDS.all)}</th>
        <td class="number">{counts.reduce((sum, { overdue }) => sum + overdue, 0)}</td>
      </tr>
    </tfoot>
  </table>
);

type ShownProps = { readonly page: Overdue; readonly cursor: string | undefined; readonly again: () => void };

const Shown = ({ page, cursor, again }: ShownProps) => {
  const some = page.counts.filter(({ overdue }) => overdue > 0).toSorted((one, other) => other.overdue - one.overdue);
  return (
    <>
      {some.length === 0 ? <p class="told done">{say(WORDS.none)}</p> : <Counts counts={some} />}
      {some.length > 0 && <h2>{say(WORDS.reports)}</h2>}
      <WorkTable caption={say(WORDS.title)} reports={page.reports} again={again} />
      <PageLinks path={OFFICE_PAGES.overdue} query={{}} cursor={cursor} next={page.next} />
    </>
  );
};

/** What is overdue in all queues that somebody may list: how much in each, and what was due first. */
export const OverduePage = () => {
  usePageTitle(say(WORDS.title));
  const cursor = useLocation().query['cursor'];
  const asked = useAsked(`overdue ${cursor}`, async () => {
    const answer = await api.listOverdue({ query: cursor === undefined ? {} : { cursor } });
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <ListTabs />
      <Waiting asked={asked}>{(page) => <Shown page={page} cursor={cursor} again={asked.again} />}</Waiting>
    </>
  );
};
