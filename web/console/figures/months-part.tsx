import { titled } from '#shared/domain/words/titled';
import { Columns, type PictureColumn } from '#web/parts/pictures.tsx';
import { whole } from '#web/words/numbers.ts';
import { language, say } from '../words/say.ts';
import { figureAddress } from './addresses.ts';
import type { MonthEnds } from './board.ts';
import { periodWords, shortMonth } from './periods.ts';
import { END_WORDS, EndsKey, Section } from './sections.tsx';

const WORDS = {
  title: { id: 'Diterima, selesai dan terbuka', en: 'Received, closed and open' },
  picture: { id: 'Laporan menurut bulan diterimanya', en: 'Reports by the month in which they came in' },
  table: { id: 'Angkanya: bulan demi bulan', en: 'The numbers: month by month' },
  month: { id: 'Bulan', en: 'Month' },
  received: { id: 'diterima', en: 'received' },
  none: { id: 'Belum ada laporan.', en: 'There are no reports yet.' },
} as const;

const elsewhereOf = ({ received, closed, open }: MonthEnds): number => received - closed - open;

const wordsOf = (month: MonthEnds): string => {
  const { received, closed, open } = month;
  return (
    [
      [received, WORDS.received],
      [closed, END_WORDS.closed],
      [elsewhereOf(month), END_WORDS.elsewhere],
      [open, END_WORDS.open],
    ] as const
  )
    .map(([n, what]) => `${whole(language.value, n)} ${say(what)}`)
    .join(', ');
};

/** The columns of months, as high as what came in, all on one scale. */
export const monthColumns = (months: readonly MonthEnds[]): readonly PictureColumn[] => {
  const most = Math.max(1, ...months.map(({ received }) => received));
  return months.map((month) => ({
    key: month.month,
    name: titled(periodWords(language.value, month.month)),
    short: shortMonth(language.value, month.month),
    number: whole(language.value, month.received),
    words: wordsOf(month),
    parts: [
      { sort: 'calm', share: month.closed / most },
      { sort: 'other', share: elsewhereOf(month) / most },
      { sort: 'rest', share: month.open / most },
    ],
    href: figureAddress(month.month, 'received'),
  }));
};

const sentenceOf = (months: readonly MonthEnds[]): string => {
  const sum = (of: (month: MonthEnds) => number): string =>
    whole(
      language.value,
      months.reduce((all, month) => all + of(month), 0),
    );
  const [received, closed, open] = [
    sum((month) => month.received),
    sum((month) => month.closed),
    sum((month) => month.open),
  ];
  return say({
    id: `Dari ${received} laporan yang diterima dalam ${months.length} bulan, ${closed} selesai dan ${open} masih terbuka.`,
    en: `Of ${received} reports received in ${months.length} ${months.length === 1 ? 'month' : 'months'}, ${closed} are closed and ${open} still open.`,
  });
};

/** What came in during twelve months, and what has become of it by now. */
export const MonthsPart = ({ months }: { readonly months: readonly MonthEnds[] }) => {
  const columns = ['received', 'closed', 'open'] as const;
  const heads = { received: WORDS.received, closed: END_WORDS.closed, open: END_WORDS.open };
  if (months.length === 0) return <Section title={WORDS.title} says={say(WORDS.none)} children={null} />;
  return (
    <Section title={WORDS.title} says={sentenceOf(months)}>
      <Columns title={say(WORDS.picture)} columns={monthColumns(months)}>
        <EndsKey />
      </Columns>
      <details>
        <summary>{say(WORDS.table)}</summary>
        <table class="cards">
          <caption class="unseen">{say(WORDS.picture)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(WORDS.month)}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {titled(say(heads[name]))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{titled(periodWords(language.value, month.month))}</th>
                {columns.map((name) => (
                  <td key={name} data-of={titled(say(heads[name]))}>
                    <a href={figureAddress(month.month, name)}>{whole(language.value, month[name])}</a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
};
