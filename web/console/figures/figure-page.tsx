import { useLocation, useRoute } from 'preact-iso/router';
import type { FigureBehind, FigureShown, SeriesShown } from '#shared/contracts/http/evaluation';
import { titled } from '#shared/domain/words/titled';
import { DAY_MINUTES } from '#web/made/figures.ts';
import { BarPatterns, type BarSort } from '#web/parts/bar.tsx';
import { Columns, Lines, type PictureColumn, shareLine } from '#web/parts/pictures.tsx';
import { calendarDays, countIn } from '#web/words/counts.ts';
import { whole, workingTime } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ReportTable } from '../reports/report-table.tsx';
import { language, say } from '../words/say.ts';
import { figureAddress, figuresAddress } from './addresses.ts';
import { cellWords } from './cell-words.ts';
import { figureMeans, figureName, nameOfFigure, valueWords } from './figure-value.tsx';
import { later, type PeriodName, periodWords, shortMonth } from './periods.ts';

const WORDS = {
  all: { id: 'Semua angka', en: 'All figures' },
  counted: { id: 'Dihitung', en: 'Counted' },
  whole: { id: 'Dari', en: 'Of' },
  formula: { id: 'Kode di CSV dan Excel', en: 'Code in CSV and Excel' },
  value: { id: 'Nilai', en: 'Value' },
  half: { id: 'Separuh dalam', en: 'Half within' },
  most: { id: '9 dari 10 dalam', en: '9 of 10 within' },
  cell: { id: 'Hanya', en: 'Only' },
  wholeOffice: { id: 'Seluruh kantor', en: 'The whole office' },
  months: { id: 'Dua belas bulan', en: 'Twelve months' },
  table: { id: 'Angkanya', en: 'The numbers' },
  month: { id: 'Bulan', en: 'Month' },
  noData: { id: 'tidak ada data', en: 'no data' },
  behind: { id: 'Laporan di baliknya', en: 'Reports behind it' },
  none: { id: 'Tidak ada laporan.', en: 'There are no reports.' },
  noneReadable: { id: 'Tidak ada yang dapat Anda baca.', en: 'There is none that you may read.' },
  more: { id: 'Selebihnya, menurut nomornya', en: 'The others, by their ids' },
  asOf: { id: 'Keadaan per', en: 'As of' },
  before: { id: 'Sebelumnya', en: 'Before' },
  after: { id: 'Berikutnya', en: 'After' },
  steps: { id: 'Periode lain', en: 'Other periods' },
} as const;

/** How a figure looks as a picture: what is late looks late wherever it stands. */
export const sortOfFigure = (name: string): BarSort => {
  if (/(^|\.)(missed|overdue)(\.|$)/.test(name)) return 'late';
  return name.endsWith('.met') ? 'good' : 'calm';
};

type Part = readonly [Readonly<Record<'id' | 'en', string>>, string];

const partsOf = (figure: FigureShown): readonly Part[] => {
  switch (figure.kind) {
    case 'count':
      return [
        [WORDS.counted, whole(language.value, figure.numerator)],
        [WORDS.whole, whole(language.value, figure.denominator)],
      ];
    case 'events':
      return [[WORDS.counted, whole(language.value, figure.n)]];
    case 'minutes':
    case 'days': {
      const long = (value: number | null): string => {
        if (value === null) return say(WORDS.noData);
        return figure.kind === 'days'
          ? calendarDays(language.value, value)
          : workingTime(language.value, value, DAY_MINUTES);
      };
      return [
        [WORDS.half, long(figure.median)],
        [WORDS.most, long(figure.p90)],
        [{ id: 'n', en: 'n' }, whole(language.value, figure.n)],
      ];
    }
  }
};

/** What a column of months is as high as: a count, or the value below which half are. */
const heightOf = (figure: FigureShown | null): number => {
  if (figure === null) return 0;
  if (figure.kind === 'count') return figure.numerator;
  return figure.kind === 'events' ? figure.n : (figure.median ?? 0);
};

/** A figure month by month, each month a column on one scale from zero. */
export const figureColumns = (
  name: string,
  months: readonly { readonly month: PeriodName; readonly figure: FigureShown | null }[],
): readonly PictureColumn[] => {
  const most = Math.max(1, ...months.map(({ figure }) => heightOf(figure)));
  return months.map(({ month, figure }) => ({
    key: month,
    name: titled(periodWords(language.value, month)),
    short: shortMonth(language.value, month),
    number: figure === null ? '–' : whole(language.value, Math.round(heightOf(figure))),
    words: figure === null ? say(WORDS.noData) : valueWords(figure),
    parts: [{ sort: sortOfFigure(name), share: heightOf(figure) / most }],
    href: figureAddress(month, name),
  }));
};

const MonthsOf = ({ series: { figure: name, months } }: { readonly series: SeriesShown }) => (
  <section>
    <h2>{say(WORDS.months)}</h2>
    <Columns title={nameOfFigure(name)} columns={figureColumns(name, months)} />
    <details>
      <summary>{`${say(WORDS.table)}: ${say(WORDS.months)}`}</summary>
      <table class="cards">
        <caption class="unseen">{nameOfFigure(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.month)}</th>
            <th scope="col">{say(WORDS.value)}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, figure }) => (
            <tr key={month}>
              <th scope="row">{titled(periodWords(language.value, month))}</th>
              <td data-of={say(WORDS.value)}>
                {figure === null ? say(WORDS.noData) : <a href={figureAddress(month, name)}>{valueWords(figure)}</a>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </section>
);

const Behind = ({ behind }: { readonly behind: FigureBehind }) => {
  const { figure, listed, reports, note } = behind;
  const known = new Set<string>(listed.map(({ id }) => id));
  const more = reports.filter((id) => !known.has(id));
  return (
    <section>
      <h2>{say(WORDS.behind)}</h2>
      <p class="soft">{note[language.value]}</p>
      {listed.length === 0 ? (
        <p>{say(figure.n === 0 ? WORDS.none : WORDS.noneReadable)}</p>
      ) : (
        <ReportTable caption={say(WORDS.behind)} reports={listed} />
      )}
      {more.length > 0 && (
        <details class="long">
          <summary>{`${say(WORDS.more)}: ${whole(language.value, more.length)}`}</summary>
          <ul>
            {more.map((id) => (
              <li key={id}>
                <a href={`/laporan/${id}`}>
                  <code>{id}</code>
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

type AskedFigure = { readonly period: PeriodName; readonly name: string; readonly cell: string | undefined };

const Shown = ({
  asked: { period, name, cell },
  behind,
  series,
}: {
  readonly asked: AskedFigure;
  readonly behind: FigureBehind;
  readonly series: SeriesShown | undefined;
}) => {
  const { figure } = behind;
  const count = countIn(figure);
  const title = figureName(figure);
  const means = figureMeans(name);
  const words = periodWords(language.value, period);
  usePageTitle(`${title}, ${words}`);
  return (
    <>
      <h1>{`${title}, ${words}`}</h1>
      <BarPatterns />
      <p class="buttons unprinted">
        <a href={figuresAddress(period)}>{say(WORDS.all)}</a>
      </p>
      {cell !== undefined && (
        <p>
          {`${say(WORDS.cell)} ${cellWords(cell)}. `}
          <a href={figureAddress(period, name)}>{say(WORDS.wholeOffice)}</a>
        </p>
      )}
      {means !== undefined && <p>{`${titled(means)}.`}</p>}
      {count !== undefined && count.denominator > 0 && (
        <Lines
          title={title}
          lines={[
            {
              ...shareLine(language.value, titled(words), count),
              parts: [{ sort: sortOfFigure(name), share: count.numerator / count.denominator }],
            },
          ]}
        />
      )}
      <dl class="facts">
        <dt>{say(WORDS.value)}</dt>
        <dd>{valueWords(figure)}</dd>
        {partsOf(figure).map(([what, value]) => (
          <>
            <dt>{say(what)}</dt>
            <dd>{value}</dd>
          </>
        ))}
        <dt>{say(WORDS.formula)}</dt>
        <dd>
          <code>{figure.name}</code>
        </dd>
      </dl>
      <Behind behind={behind} />
      {series !== undefined && <MonthsOf series={series} />}
      <nav class="buttons unprinted" aria-label={say(WORDS.steps)}>
        {(
          [
            [WORDS.before, -1],
            [WORDS.after, 1],
          ] as const
        ).map(([which, by]) => (
          <a key={by} class="button second" href={figureAddress(later(period, by), name, cell)}>
            {`${say(which)}: ${periodWords(language.value, later(period, by))}`}
          </a>
        ))}
      </nav>
      <p class="soft">
        {say(WORDS.asOf)} <Moment at={behind.asOf} />.
      </p>
    </>
  );
};

const ask = async ({ period, name, cell }: AskedFigure) => {
  const [behind, series] = await Promise.all([
    api.showFigure({ period, figure: name, query: { cell } }),
    cell === undefined ? api.showSeries({ period, figure: name }) : undefined,
  ]);
  if (!behind.ok) return behind;
  return { ok: true as const, value: { behind: behind.value, series: series?.ok === true ? series.value : undefined } };
};

/** One number: what it is, how it is counted, and the reports that it is made of. */
export const FigurePage = () => {
  const { params } = useRoute();
  const { query } = useLocation();
  const asked: AskedFigure = { period: params['period'] ?? '', name: params['figure'] ?? '', cell: query['sel'] };
  const answer = useAsked(`angka ${JSON.stringify(asked)}`, () => ask(asked));
  return (
    <Waiting asked={answer}>{({ behind, series }) => <Shown asked={asked} behind={behind} series={series} />}</Waiting>
  );
};
