import type { LeakShown } from '#shared/contracts/http/informal';
import { titled } from '#shared/domain/words/titled';
import { Columns, Key, type PictureColumn } from '#web/parts/pictures.tsx';
import { monthWords } from '#web/words/months.ts';
import { whole } from '#web/words/numbers.ts';
import { periodWords, shortMonth } from '../figures/periods.ts';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Yang tidak lewat kanal resmi', en: 'What did not come the official way' },
  picture: { id: 'Aduan tak resmi menurut bulan', en: 'Informal contacts by month' },
  table: { id: 'Angkanya: menurut unit dan bulan', en: 'The numbers: by unit and month' },
  month: { id: 'Bulan', en: 'Month' },
  matched: { id: 'kemudian dilaporkan resmi', en: 'reported officially since' },
  rest: { id: 'belum ada laporannya', en: 'no report yet' },
  contacts: { id: 'aduan', en: 'contacts' },
  elsewhere: { id: 'instansi lain', en: 'another agency' },
  none: {
    id: 'Dalam dua belas bulan ini tidak ada aduan tak resmi.',
    en: 'No informal contact in these twelve months.',
  },
  key: { id: 'Dalam sel: aduan / kemudian dilaporkan resmi', en: 'In a cell: contacts / reported officially since' },
} as const;

type Count = { readonly contacts: number; readonly matched: number };

const NONE: Count = { contacts: 0, matched: 0 };
const sum = (counts: readonly Count[]): Count =>
  counts.reduce((all, one) => ({ contacts: all.contacts + one.contacts, matched: all.matched + one.matched }), NONE);

/** What each month came to over all units that are shown. */
const monthsOf = ({ months, units }: LeakShown): readonly (Count & { readonly month: string })[] =>
  months.map((month, at) => ({ month, ...sum(units.map((unit) => unit.months[at] ?? NONE)) }));

const wordsOf = ({ contacts, matched }: Count): string =>
  `${whole(language.value, contacts)} ${say(WORDS.contacts)}, ${whole(language.value, matched)} ${say(WORDS.matched)}`;

const columnsOf = (leak: LeakShown): readonly PictureColumn[] => {
  const months = monthsOf(leak);
  const most = Math.max(1, ...months.map(({ contacts }) => contacts));
  return months.map((one) => ({
    key: one.month,
    name: titled(periodWords(language.value, one.month)),
    short: shortMonth(language.value, one.month),
    number: whole(language.value, one.contacts),
    words: wordsOf(one),
    parts: [
      { sort: 'calm', share: one.matched / most },
      { sort: 'rest', share: (one.contacts - one.matched) / most },
    ],
  }));
};

const sentenceOf = (leak: LeakShown): string => {
  const { contacts, matched } = sum(monthsOf(leak));
  if (contacts === 0) return say(WORDS.none);
  const [all, some] = [whole(language.value, contacts), whole(language.value, matched)];
  return say({
    id: `Dalam dua belas bulan ${all} kali warga menghubungi petugas alih-alih melapor; ${some} di antaranya kemudian dilaporkan resmi.`,
    en: `In twelve months citizens turned to an officer ${all} times instead of reporting; ${some} of them were reported officially since.`,
  });
};

const unitName = (unit: string | undefined): string =>
  unit === undefined ? say(WORDS.elsewhere) : nameOf('units', unit);

const Table = ({ leak: { months, units } }: { readonly leak: LeakShown }) => {
  const shown = units.filter((unit) => units.length === 1 || sum(unit.months).contacts > 0);
  return (
    <details>
      <summary>{say(WORDS.table)}</summary>
      <p class="soft">{say(WORDS.key)}</p>
      <table class="cards">
        <caption class="unseen">{say(WORDS.picture)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.month)}</th>
            {shown.map(({ unit }) => (
              <th key={unit ?? ''} scope="col">
                {titled(unitName(unit))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month, at) => (
            <tr key={month}>
              <th scope="row">{titled(monthWords(language.value, month))}</th>
              {shown.map(({ unit, months: counts }) => {
                const { contacts, matched } = counts[at] ?? NONE;
                return (
                  <td key={unit ?? ''} data-of={titled(unitName(unit))}>
                    {whole(language.value, contacts)} / {whole(language.value, matched)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

/** How much leaks past the official channel: the sentence, the picture, the table. */
export const LeakPart = ({ leak }: { readonly leak: LeakShown }) => (
  <section class="card" aria-labelledby="bocor">
    <h2 id="bocor">{say(WORDS.title)}</h2>
    <p>{sentenceOf(leak)}</p>
    {sum(monthsOf(leak)).contacts > 0 && (
      <>
        <Columns title={say(WORDS.picture)} columns={columnsOf(leak)}>
          <Key
            sorts={[
              ['calm', say(WORDS.matched)],
              ['rest', say(WORDS.rest)],
            ]}
          />
        </Columns>
        <Table leak={leak} />
      </>
    )}
  </section>
);
