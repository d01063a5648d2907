import { useLocation } from 'preact-iso/router';
import type { NewsListed, NewsRow } from '#shared/contracts/http/news';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { calendarDays } from '#web/words/counts.ts';
import { isMonth, monthWords } from '#web/words/months.ts';
import { dayAndMonth } from '#web/words/times.ts';
import { activityName } from '../activities/activity-name.ts';
import { newsAddress, unitAddress } from '../activities/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { MonthLinks } from '../frame/month-links.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { PortalLink } from './portal-link.tsx';

const WORDS = {
  title: { id: 'Berita', en: 'News' },
  what: {
    id: 'Konsep dibuat dari sebuah kegiatan, pada halaman kegiatan itu. Terbit setelah disetujui orang kedua.',
    en: 'A draft is made of an activity, on its page. It is public once a second person has approved it.',
  },
  activities: { id: 'Ke daftar kegiatan', en: 'To the list of activities' },
  noneWaits: { id: 'Tidak ada berita yang menunggu siapa pun.', en: 'No news waits for anybody.' },
  none: { id: 'Tidak ada berita dari kegiatan pada bulan ini.', en: 'There is no news of activities in this month.' },
  month: { id: 'Berita dari kegiatan', en: 'News of activities of' },
  headline: { id: 'Judul', en: 'Headline' },
  unit: { id: 'Unit', en: 'Unit' },
  date: { id: 'Hari kegiatan', en: 'Day of the activity' },
  since: { id: 'Sejak', en: 'Since' },
  pictures: { id: 'Foto', en: 'Photos' },
  state: { id: 'Keadaan', en: 'State' },
  portal: { id: 'Di portal', en: 'On the portal' },
  notPosted: { id: 'belum dimuat', en: 'not posted yet' },
  broken: { id: 'Tautan portal yang tidak menjawab', en: 'Portal links that do not answer' },
  brokenHint: {
    id: 'Beritanya tetap terbit di halaman kantor. Buka beritanya untuk mencatat alamat barunya.',
    en: 'The news stays published on the office’s pages. Open an item to record its new address.',
  },
  seen: { id: 'Yang terlihat', en: 'What was seen' },
  silent: { id: 'Unit yang diam', en: 'Silent units' },
  silentHint: {
    id: 'Tidak ada beritanya yang terbit lebih lama daripada batasnya. Buka kegiatannya untuk membuat konsep.',
    en: 'Nothing of them was published for longer than the limit. Open their activities to make a draft.',
  },
  last: { id: 'Berita terakhir', en: 'Last news' },
  never: { id: 'belum pernah; ada kegiatan sejak', en: 'none ever; active since' },
  silentFor: { id: 'Diam', en: 'Silent for' },
  coverage: { id: 'cakupan', en: 'coverage' },
} as const;

/** What waits, the most urgent first: what came back, what a second person decides, what is still written. */
const GROUPS = [
  {
    id: 'dikembalikan',
    name: { id: 'Dikembalikan, harus diperbaiki', en: 'Returned, to be mended' },
    of: ({ state, returned }: NewsRow) => state === 'draft' && returned,
  },
  {
    id: 'menunggu',
    name: { id: 'Menunggu persetujuan', en: 'Waiting for approval' },
    of: ({ state }: NewsRow) => state === 'submitted',
  },
  {
    id: 'konsep',
    name: { id: 'Konsep', en: 'Drafts' },
    of: ({ state, returned }: NewsRow) => state === 'draft' && !returned,
  },
] as const;

const Headline = ({ row: { news, headline } }: { readonly row: NewsRow }) => (
  <th scope="row">
    <a href={newsAddress(news)} dir="auto" lang="id">
      {headline}
    </a>
  </th>
);

const heads = (names: readonly (typeof WORDS)[keyof typeof WORDS][]) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name.en} scope="col">
          {say(name)}
        </th>
      ))}
    </tr>
  </thead>
);

type GroupProps = { readonly id: string; readonly name: string; readonly rows: readonly NewsRow[] };

const Group = ({ id, name, rows }: GroupProps) =>
  rows.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {name} <span class="soft number">({rows.length})</span>
      </h2>
      <table class="cards">
        <caption class="unseen">{name}</caption>
        {heads([WORDS.headline, WORDS.unit, WORDS.date, WORDS.pictures, WORDS.since])}
        <tbody>
          {rows.map((row) => (
            <tr key={row.news}>
              <Headline row={row} />
              <td data-of={say(WORDS.unit)}>{nameOf('units', row.unit)}</td>
              <td data-of={say(WORDS.date)}>{dayAndMonth(language.value, row.date)}</td>
              <td data-of={say(WORDS.pictures)}>{row.pictures}</td>
              <td data-of={say(WORDS.since)}>
                <Moment at={row.changedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

const Portal = ({ row: { portal, state } }: { readonly row: NewsRow }) => {
  if (portal !== undefined) return <PortalLink portal={portal} />;
  return <span class="soft">{state === 'published' ? say(WORDS.notPosted) : '–'}</span>;
};

const OfMonth = ({ news, month }: Pick<NewsListed, 'news' | 'month'>) => (
  <section aria-labelledby="sebulan">
    <h2 id="sebulan">
      {`${say(WORDS.month)} ${monthWords(language.value, month)}`} <span class="soft number">({news.length})</span>
    </h2>
    {news.length === 0 ? (
      <p>{say(WORDS.none)}</p>
    ) : (
      <table class="cards">
        <caption class="unseen">{say(WORDS.month)}</caption>
        {heads([WORDS.headline, WORDS.unit, WORDS.date, WORDS.state, WORDS.portal])}
        <tbody>
          {news.map((row) => (
            <tr key={row.news}>
              <Headline row={row} />
              <td data-of={say(WORDS.unit)}>{nameOf('units', row.unit)}</td>
              <td data-of={say(WORDS.date)}>{dayAndMonth(language.value, row.date)}</td>
              <td data-of={say(WORDS.state)}>{activityName('newsStates', row.state)}</td>
              <td data-of={say(WORDS.portal)}>
                <Portal row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <MonthLinks month={month} addressOf={(one) => `${OFFICE_PAGES.news}?bulan=${one}`} last={officeMonth()} />
  </section>
);

/** Links to the portal that lead nobody to what was posted there, the longest first. */
const Broken = ({ rows }: { readonly rows: readonly NewsRow[] }) =>
  rows.length === 0 ? null : (
    <section aria-labelledby="tautan">
      <h2 id="tautan">
        {say(WORDS.broken)} <span class="soft number">({rows.length})</span>
      </h2>
      <p class="soft">{say(WORDS.brokenHint)}</p>
      <table class="cards">
        <caption class="unseen">{say(WORDS.broken)}</caption>
        {heads([WORDS.headline, WORDS.unit, WORDS.seen, WORDS.since])}
        <tbody>
          {rows.map((row) => (
            <tr key={row.news}>
              <Headline row={row} />
              <td data-of={say(WORDS.unit)}>{nameOf('units', row.unit)}</td>
              <td data-of={say(WORDS.seen)}>
                {row.portal?.outcome !== undefined && (
                  <span class="late">{activityName('linkOutcomes', row.portal.outcome)}</span>
                )}
              </td>
              <td data-of={say(WORDS.since)}>{row.portal?.since !== undefined && <Moment at={row.portal.since} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

/** Units of which nothing was published for too long, by the rule by which the news admin is told of them. */
const Silent = ({ silent, today }: Pick<NewsListed, 'silent' | 'today'>) =>
  silent.length === 0 ? null : (
    <section aria-labelledby="diam">
      <h2 id="diam">
        {say(WORDS.silent)} <span class="soft number">({silent.length})</span>
      </h2>
      <p class="soft">{say(WORDS.silentHint)}</p>
      <table class="cards">
        <caption class="unseen">{say(WORDS.silent)}</caption>
        {heads([WORDS.unit, WORDS.last, WORDS.silentFor])}
        <tbody>
          {silent.map(({ unit, since, days, isNever }) => (
            <tr key={unit}>
              <th scope="row">
                <a href={unitAddress(unit, today.slice(0, 7))}>{nameOf('units', unit)}</a>
              </th>
              <td data-of={say(WORDS.last)}>
                {`${isNever ? `${say(WORDS.never)} ` : ''}${dayAndMonth(language.value, since)}`}
              </td>
              <td data-of={say(WORDS.silentFor)}>
                {calendarDays(language.value, days)}
                {' · '}
                <a href={OFFICE_PAGES.coverage}>
                  {say(WORDS.coverage)}
                  <span class="unseen">{`: ${nameOf('units', unit)}`}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

const Shown = ({ listed: { waiting, broken, silent, today, news, month } }: { readonly listed: NewsListed }) => (
  <>
    {waiting.length === 0 && <p class="told done">{say(WORDS.noneWaits)}</p>}
    {GROUPS.map(({ id, name, of }) => (
      <Group key={id} id={id} name={say(name)} rows={waiting.filter(of)} />
    ))}
    <Broken rows={broken} />
    <Silent silent={silent} today={today} />
    <OfMonth news={news} month={month} />
  </>
);

/**
 * What waits for whoever looks after news: what is not decided, links that do not answer, units of which nothing is
 * said; and all of a month, with where it was posted.
 */
export const NewsPage = () => {
  usePageTitle(say(WORDS.title));
  const { bulan } = useLocation().query;
  const month = bulan !== undefined && isMonth(bulan) ? bulan : undefined;
  const asked = useAsked(`berita ${month}`, () => api.listNews({ query: month === undefined ? {} : { month } }));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>
        {say(WORDS.what)} <a href={OFFICE_PAGES.activities}>{say(WORDS.activities)}</a>
      </p>
      <Waiting asked={asked}>{(listed) => <Shown listed={listed} />}</Waiting>
    </>
  );
};
