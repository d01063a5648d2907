import type { ListedReport } from '#shared/contracts/http/admin-report';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  report: { id: 'Laporan', en: 'Report' },
  unit: { id: 'Unit', en: 'Unit' },
  status: { id: 'Status', en: 'Status' },
  due: { id: 'Batas terdekat', en: 'Next deadline' },
  received: { id: 'Diterima', en: 'Received' },
  none: { id: 'tidak ada', en: 'none' },
  nobody: { id: 'belum ada', en: 'none yet' },
} as const;

/** Of the clocks that run, the one that ends first. The reporter's silence after an end is nobody's limit. */
export const nextOf = ({ deadlines }: ListedReport): ListedReport['deadlines'][number] | undefined =>
  deadlines
    .filter(({ stoppedAt, clock }) => stoppedAt === undefined && clock !== 'closure')
    .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))[0];

const Due = ({ report }: { readonly report: ListedReport }) => {
  const next = nextOf(report);
  if (next === undefined) return <span class="soft">{say(WORDS.none)}</span>;
  const isOver = next.outcome === 'missed';
  return (
    <>
      <Moment at={next.dueAt} />{' '}
      <span class={isOver ? 'late' : 'soft'}>
        {nameOf('clocks', next.clock)}
        {isOver ? `, ${nameOf('outcomes', 'missed')}` : ''}
      </span>
    </>
  );
};

/** What a report is called in a list, as far as this person may know it. */
export const calledBy = ({ number, id, title, topic }: ListedReport): string =>
  [number ?? id, title ?? (topic === undefined ? undefined : nameOf('topics', topic))]
    .filter((part) => part !== undefined)
    .join(' · ');

/** A list of reports, each a row that leads to its page. */
export const ReportTable = ({
  caption,
  reports,
}: {
  readonly caption: string;
  readonly reports: readonly ListedReport[];
}) => (
  <table class="cards">
    <caption class="unseen">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{say(WORDS.report)}</th>
        <th scope="col">{say(WORDS.unit)}</th>
        <th scope="col">{say(WORDS.status)}</th>
        <th scope="col">{say(WORDS.due)}</th>
        <th scope="col">{say(WORDS.received)}</th>
      </tr>
    </thead>
    <tbody>
      {reports.map((report) => (
        <tr key={report.id}>
          <th scope="row">
            <a href={`/laporan/${report.id}`} dir="auto">
              {calledBy(report)}
            </a>
          </th>
          <td data-of={say(WORDS.unit)}>
            {report.assignee === undefined ? say(WORDS.nobody) : nameOf('units', report.assignee)}
          </td>
          <td data-of={say(WORDS.status)}>{nameOf('statuses', report.status)}</td>
          <td data-of={say(WORDS.due)}>
            <Due report={report} />
          </td>
          <td data-of={say(WORDS.received)}>
            <Moment at={report.receivedAt} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
