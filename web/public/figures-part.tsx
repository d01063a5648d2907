import type { PublicFigureShown, PublicYearShown } from '#shared/contracts/http/public-figures';
import { titled } from '#shared/domain/words/titled';
import { countWords } from '#web/words/counts.ts';
import { type Language, say } from '#web/words/language.ts';
import { whole } from '#web/words/numbers.ts';
import { fullMoment } from '#web/words/times.ts';
import { picturesOf } from './figure-pictures.tsx';
import { countOf, figureWords, yearName } from './figure-words.ts';

type Props = {
  readonly language: Language;
  readonly zone: string;
  readonly year: PublicYearShown;
  readonly dayMinutes: number;
};

const WORDS = {
  received: { id: 'laporan diterima lewat kanal resmi', en: 'reports came in through an official channel' },
  none: { id: 'Belum ada laporan yang diterima.', en: 'No report has come in yet.' },
  closed: { id: 'selesai', en: 'closed' },
  answered: { id: 'tanggapan awal tepat waktu', en: 'first answers in time' },
  resolved: { id: 'penyelesaian tepat waktu', en: 'resolved in time' },
  few: {
    id: 'Jumlahnya disembunyikan: kurang dari 5 laporan.',
    en: 'How many is not shown: fewer than 5 reports.',
  },
  hidden: { id: 'Disembunyikan:', en: 'Not shown:' },
  hiddenWhy: {
    id: 'Dari angka itu, atau dari yang dapat dihitung darinya, kurang dari 5 laporan dapat dikenali.',
    en: 'By those figures, or by what follows from them, fewer than 5 reports could be recognised.',
  },
  all: { id: 'Semua angka', en: 'All figures' },
  figure: { id: 'Angka', en: 'Figure' },
  value: { id: 'Nilai', en: 'Value' },
  code: { id: 'Kode', en: 'Code' },
  units: { id: 'Menurut unit kerja', en: 'By unit' },
  unit: { id: 'Unit', en: 'Unit' },
  number: { id: 'Diterima', en: 'Received' },
  fewUnits: {
    id: 'Angka menurut unit tidak ditampilkan: laporannya terlalu sedikit untuk dipisahkan.',
    en: 'Figures by unit are not shown: there are too few reports to tell them apart.',
  },
  asOf: { id: 'Keadaan per', en: 'As of' },
} as const;

type Tell = (text: Readonly<Record<Language, string>>) => string;

const SAID = [
  ['closed', WORDS.closed],
  ['firstResponse.met', WORDS.answered],
  ['resolution.met', WORDS.resolved],
] as const;

/** What there is to say of a year in a few sentences; what is hidden is left out. */
const sentencesOf = (language: Language, figures: readonly PublicFigureShown[], tell: Tell): string => {
  const received = countOf(figures, 'received');
  if (received === undefined) return tell(WORDS.few);
  if (received.numerator === 0) return tell(WORDS.none);
  const counts = SAID.flatMap(([name, words]) => {
    const count = countOf(figures, name);
    return count === undefined || count.denominator === 0 ? [] : [`${tell(words)}: ${countWords(language, count)}`];
  });
  return [`${whole(language, received.numerator)} ${tell(WORDS.received)}`, ...counts]
    .map((sentence) => `${titled(sentence)}.`)
    .join(' ');
};

const AllFigures = ({ language, year, dayMinutes }: Omit<Props, 'zone'>) => {
  const title = `${say(language, WORDS.all)}: ${yearName(language, year)}`;
  return (
    <details class="long">
      <summary>{title}</summary>
      <table class="cards">
        <caption>{title}</caption>
        <thead>
          <tr>
            {[WORDS.figure, WORDS.value, WORDS.code].map((head) => (
              <th key={head.id} scope="col">
                {say(language, head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {year.figures.map((figure) => (
            <tr key={figure.figure}>
              <th scope="row">
                {say(language, figure.name)}
                <small>{say(language, figure.means)}</small>
              </th>
              <td data-of={say(language, WORDS.value)}>{figureWords(language, figure, dayMinutes)}</td>
              <td data-of={say(language, WORDS.code)}>
                <code>{figure.figure}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

const OF_UNITS = ['firstResponse.met', 'resolution.met', 'time.firstResponse', 'time.resolution'];

const UnitsTable = ({ language, year, dayMinutes }: Omit<Props, 'zone'>) => {
  const tell: Tell = (text) => say(language, text);
  const { cells } = year.units;
  const columns = OF_UNITS.flatMap((name) => cells[0]?.figures.find(({ figure }) => figure === name) ?? []);
  if (cells.length === 0) return <p>{tell(WORDS.fewUnits)}</p>;
  return (
    <table class="cards">
      <caption>{`${tell(WORDS.units)}: ${yearName(language, year)}`}</caption>
      <thead>
        <tr>
          <th scope="col">{tell(WORDS.unit)}</th>
          <th scope="col">{tell(WORDS.number)}</th>
          {columns.map(({ figure, name }) => (
            <th key={figure} scope="col">
              {tell(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map(({ key, name, figures }) => (
          <tr key={key}>
            <th scope="row">{tell(name)}</th>
            <td data-of={tell(WORDS.number)}>{whole(language, countOf(figures, 'received')?.numerator ?? 0)}</td>
            {columns.map((column) => {
              const own = figures.find(({ figure }) => figure === column.figure);
              return (
                <td key={column.figure} data-of={tell(column.name)}>
                  {own === undefined ? '–' : figureWords(language, own, dayMinutes)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** A year of the office in sentences, in pictures, and in tables. */
export const FiguresPart = ({ language, zone, year, dayMinutes }: Props) => {
  const tell: Tell = (text) => say(language, text);
  const { figures } = year;
  const pictures = picturesOf({ language, year, dayMinutes });
  const hidden = pictures.flatMap(({ title, drawn }) => (drawn === undefined ? [title] : []));
  return (
    <section aria-labelledby={`angka-${year.year}`}>
      <h3 id={`angka-${year.year}`}>{yearName(language, year)}</h3>
      <p>{sentencesOf(language, figures, tell)}</p>
      {countOf(figures, 'received')?.numerator === 0 ? null : (
        <>
          <div class="pictures">{pictures.map(({ drawn }) => drawn)}</div>
          {hidden.length === 0 ? null : <p>{`${tell(WORDS.hidden)} ${hidden.join('; ')}. ${tell(WORDS.hiddenWhy)}`}</p>}
          <UnitsTable language={language} year={year} dayMinutes={dayMinutes} />
          <AllFigures language={language} year={year} dayMinutes={dayMinutes} />
        </>
      )}
      <p class="soft">{`${tell(WORDS.asOf)} ${fullMoment({ language, zone }, year.asOf)}.`}</p>
    </section>
  );
};
