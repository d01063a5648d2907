import type { ListedReport } from '#shared/contracts/http/admin-report';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  tick: { id: 'Centang', en: 'Tick' },
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
export const calledBy = ({
  number,
  id,
  title,
  topic,
}: Pick<ListedReport, 'number' | 'id' | 'title' | 'topic'>): string =>
  [number ?? id, title ?? (topic === undefined ? undefined : nameOf('topics', topic))]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Which rows can be ticked, and which are. */
export type Ticks = {
  readonly can: (report: string) => boolean;
  readonly has: (report: string) => boolean;
  readonly toggle: (report: string) => void;
};

const Tick = ({ report, ticks }: { readonly report: ListedReport; readonly ticks: Ticks }) => (
  <td class="tick unprinted">
    {ticks.can(report.id) && (
      <label>
        <span class="unseen">{`${say(WORDS.tick)} ${calledBy(report)}`}</span>
        <input type="checkbox" checked={ticks.has(report.id)} onChange={() => ticks.toggle(report.id)} />
      </label>
    )}
  </td>
);

/** A list of reports, each a row that leads to its page. */
export const ReportTable = ({
  caption,
  reports,
  ticks,
}: {
  readonly caption: string;
  readonly reports: readonly ListedReport[];
  readonly ticks?: Ticks;
}) =>
  reports.length === 0 ? null : (
    <table class="cards">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {ticks !== undefined && (
            <th scope="col" class="tick unprinted">
              <span class="unseen">{say(WORDS.tick)}</span>
            </th>
          )}
          <th scope="col">{say(WORDS.report)}</th>
          <th scope="col">{say(WORDS.unit)}</th>
          <th scope="col">{say(WORDS.status)}</th>
          <th scope="col">{say(WORDS.due)}</th>
          <th scope="col">{say(WORDS.received)}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id} class={ticks?.has(report.id) === true ? 'ticked' : undefined}>
            {ticks !== undefined && <Tick report={report} ticks={ticks} />}
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
