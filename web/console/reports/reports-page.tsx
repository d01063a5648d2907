import { useLocation } from 'preact-iso/router';
import type { ReceivedPage } from '#shared/contracts/http/received';
import type { WorkPage } from '#shared/contracts/http/work';
import { titled } from '#shared/domain/words/titled';
import { ZONE } from '#web/made/names.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { dateOf } from '#web/words/times.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { type KeptList, keepableList } from '../kept/keepable.ts';
import { me } from '../session/me.ts';
import { noteOfficeTime, officeNow } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { askedOf, askedOfAll, type Filter, filtersOf, type List } from './filters.ts';
import { ListTabs } from './list-tabs.tsx';
import { PageLinks } from './page-links.tsx';
import { ReportTable } from './report-table.tsx';
import { WorkTable } from './work-table.tsx';

const WORDS = {
  title: { id: 'Daftar laporan', en: 'Reports' },
  work: { id: 'Pekerjaan terbuka', en: 'Open work' },
  received: { id: 'Semua, menurut tanggal masuk', en: 'All, by date of receipt' },
  all: { id: 'semua', en: 'all' },
  filter: { id: 'Saring', en: 'Filter' },
  apply: { id: 'Tampilkan', en: 'Show' },
  clear: { id: 'Hapus saringan', en: 'Clear filters' },
  none: {
    work: { id: 'Tidak ada pekerjaan terbuka yang demikian.', en: 'There is no such open work.' },
    received: { id: 'Tidak ada laporan yang demikian.', en: 'There are no such reports.' },
  },
  openAlone: {
    id: 'Daftar ini hanya pekerjaan yang masih terbuka. Yang sudah selesai atau diarsipkan:',
    en: 'This list is of open work alone. What is closed or archived:',
  },
  ofAll: { id: 'cari yang demikian di semua laporan', en: 'look for such in all reports' },
  export: { id: 'Ekspor laporan demikian', en: 'Export such reports' },
} as const;

type Query = Readonly<Record<string, string>>;

/** How a list is narrowed, on each of its pages. */
const narrowed = (list: List, { cursor: _, ...query }: Query): Query => ({
  ...(list === 'received' ? { list } : {}),
  ...query,
});

const addressOf = (list: List, query: Query): string => {
  const asked = new URLSearchParams({ ...(list === 'received' ? { list } : {}), ...query });
  return asked.size === 0 ? OFFICE_PAGES.reports : `${OFFICE_PAGES.reports}?${asked}`;
};

const Choice = ({ filter, value }: { readonly filter: Filter; readonly value: string }) => {
  const { name, label, names, usual } = filter;
  return (
    <div class="field">
      <label for={`saring-${name}`}>{say(label)}</label>
      {names === undefined ? (
        <input type="date" id={`saring-${name}`} name={name} value={value} />
      ) : (
        <select id={`saring-${name}`} name={name} value={value}>
          <option value="">{say(usual ?? WORDS.all)}</option>
          {Object.entries(names).map(([code, called]) => (
            <option key={code} value={code}>
              {titled(say(called))}
            </option>
          ))}
        </select>
      )}
    </div>
  );
};

const Filters = ({ list, query }: { readonly list: List; readonly query: Query }) => {
  const { route } = useLocation();
  const isNarrowed = Object.keys(query).some((name) => name !== 'cursor');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const chosen = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
    );
    route(addressOf(list, Object.fromEntries(chosen)));
  };
  return (
    <details open={isNarrowed} class="filters">
      <summary>{say(WORDS.filter)}</summary>
      <form onSubmit={submit} key={JSON.stringify(query)}>
        {filtersOf(list).map((filter) => (
          <Choice key={filter.name} filter={filter} value={query[filter.name] ?? ''} />
        ))}
        <div class="buttons">
          <button type="submit" class="button">
            {say(WORDS.apply)}
          </button>
          {isNarrowed && (
            <a class="button second" href={addressOf(list, {})}>
              {say(WORDS.clear)}
            </a>
          )}
        </div>
      </form>
    </details>
  );
};

const DAY_MS = 86_400_000;
/** As many days as one export takes, today the last of them. */
const YEAR = 366;

/** The page of exports for what a list is narrowed by: of the last year, where it says nothing of days. */
const exportAddress = ({ cursor: _, ...narrowed }: Query): string => {
  const now = officeNow();
  const days =
    narrowed['from'] === undefined && narrowed['until'] === undefined
      ? { from: dateOf(ZONE, now - (YEAR - 1) * DAY_MS), until: dateOf(ZONE, now + DAY_MS) }
      : {};
  return `${OFFICE_PAGES.export}?${new URLSearchParams({ ...narrowed, ...days })}`;
};

/** Whoever narrows open work may mean what has ended: the same is one click away. */
const OfAll = ({ query }: { readonly query: Query }) => {
  const all = askedOfAll(query);
  return all === undefined ? null : (
    <p class="unprinted">
      {say(WORDS.openAlone)} <a href={addressOf('received', all)}>{say(WORDS.ofAll)}</a>.
    </p>
  );
};

/** A list, or what was kept of one. */
type Listed = WorkPage | ReceivedPage | KeptList;

/** Of a list that was kept nothing can be done with its reports: what is open with them nobody knows by now. */
const isWork = (listed: Listed): listed is WorkPage => 'asOf' in listed && !('from' in listed);

type ShownProps = {
  readonly list: List;
  readonly query: Query;
  readonly listed: Listed;
  /** Of what was kept nobody can say that it is all. */
  readonly isWhole: boolean;
  readonly again: () => void;
};

const Shown = ({ list, query, listed, isWhole, again }: ShownProps) => (
  <>
    {isWork(listed) ? (
      <WorkTable caption={say(WORDS.work)} reports={listed.reports} again={again} />
    ) : (
      <ReportTable caption={say(WORDS[list])} reports={listed.reports} />
    )}
    {listed.reports.length === 0 && isWhole && <p>{say(WORDS.none[list])}</p>}
    {list === 'work' && <OfAll query={query} />}
    <PageLinks path={OFFICE_PAGES.reports} query={narrowed(list, query)} cursor={query['cursor']} next={listed.next} />
    {me.value?.may.includes('exportReports') === true && (
      <p class="unprinted">
        <a href={exportAddress(query)}>{say(WORDS.export)}</a>
      </p>
    )}
  </>
);

/** The API judges what stands in an address: a code that it does not know is told by a problem. */
const ask = async (list: List, query: Query) => {
  const answer = await (list === 'work' ? api.listWork({ query }) : api.listReports({ query }));
  if (answer.ok) noteOfficeTime(answer.value.asOf);
  return answer;
};

/** Lists of reports, narrowed by what stands in the address: one that can be sent to a colleague. */
export const ReportsPage = () => {
  usePageTitle(say(WORDS.title));
  const { query: asked } = useLocation();
  const list: List = asked['list'] === 'received' ? 'received' : 'work';
  const query = askedOf(list, asked);
  const of = `${list} ${JSON.stringify(query)}`;
  const answer = useAsked<Listed>(of, () => ask(list, query), { name: `daftar ${of}`, keepable: keepableList });
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <ListTabs />
      <Filters list={list} query={query} />
      <Waiting asked={answer}>
        {(listed) => (
          <Shown list={list} query={query} listed={listed} isWhole={answer.isKept !== true} again={answer.again} />
        )}
      </Waiting>
    </>
  );
};
