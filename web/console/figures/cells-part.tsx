import type { CellsShown } from '#shared/contracts/http/evaluation';
import { titled } from '#shared/domain/words/titled';
import { PUT_TOGETHER } from '#web/made/figures.ts';
import { Lines, type PictureLine, shareLine } from '#web/parts/pictures.tsx';
import { countWords } from '#web/words/counts.ts';
import { whole } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { language, say } from '../words/say.ts';
import { figureAddress, figuresAddress } from './addresses.ts';
import { ALL_BY, BY, type By, cellName } from './cell-words.ts';
import { countOf, FigureValue, figureIn, nameOfFigure } from './figure-value.tsx';
import { kindOf, later, type PeriodName, periodWords, yearOf } from './periods.ts';
import { Section } from './sections.tsx';

const WORDS = {
  title: {
    id: 'Menurut unit, klasifikasi, topik, kanal dan kecamatan',
    en: 'By unit, class, topic, channel and sub-district',
  },
  choices: { id: 'Menurut apa', en: 'By what' },
  received: { id: 'Diterima, dari semua', en: 'Received, of all' },
  overdue: { id: 'Lewat batas, dari yang diterima masing-masing', en: 'Overdue, of what each received' },
  table: { id: 'Angkanya', en: 'The numbers' },
  beside: { id: 'di bawahnya', en: 'below each' },
  none: { id: 'Tidak ada laporan pada periode ini.', en: 'No report came in during this period.' },
  fewCells: {
    id: 'Angkanya tidak ditampilkan: laporannya terlalu sedikit untuk dipisahkan.',
    en: 'The figures are not shown: there are too few reports to tell them apart.',
  },
  yearOnly: {
    id: 'Angka terpisah hanya ditampilkan untuk setahun penuh, agar tidak ada orang yang dapat dikenali darinya.',
    en: 'Figures told apart are shown of a whole year alone, so that nobody can be recognised by them.',
  },
  withheld: {
    id: 'Tidak ditampilkan, karena ada yang kurang dari 5 laporan:',
    en: 'Not shown, as some are of fewer than 5 reports:',
  },
} as const;

const COLUMNS = ['received', 'open', 'overdue', 'firstResponse.met', 'resolution.met', 'age.open'] as const;

type Cells = Pick<CellsShown, 'cells' | 'withheld'>;
/** `earlier` is the period before, as far as anything is known of it. */
export type ShownCells = Cells & {
  readonly by: By;
  readonly period: PeriodName;
  readonly earlier?: (Cells & { readonly period: PeriodName }) | undefined;
};

/** The cells in which anything came in, the most first. */
const filled = ({ cells }: ShownCells) =>
  cells
    .flatMap((cell) => {
      const received = countOf(cell.figures, 'received')?.numerator ?? 0;
      return received === 0 ? [] : [{ ...cell, received }];
    })
    .toSorted((one, other) => other.received - one.received);

/** Each cell as a line: of all that came in, and what of it is overdue. */
export const cellLines = (shown: ShownCells, isLink: boolean) => {
  const { by, period } = shown;
  const cells = filled(shown);
  const all = cells.reduce((sum, { received }) => sum + received, 0);
  const href = (figure: string, key: string) => (isLink ? figureAddress(period, figure, `${by}:${key}`) : undefined);
  return {
    received: cells.map((cell) =>
      shareLine(
        language.value,
        cellName(by, cell),
        { numerator: cell.received, denominator: all },
        href('received', cell.key),
      ),
    ),
    overdue: cells.flatMap((cell): readonly PictureLine[] => {
      const count = countOf(cell.figures, 'overdue');
      if (count === undefined) return [];
      const line = shareLine(language.value, cellName(by, cell), count, href('overdue', cell.key));
      return [{ ...line, parts: line.parts.map(({ share }) => ({ sort: 'late', share })) }];
    }),
  };
};

const sentenceOf = (shown: ShownCells): string => {
  const cells = filled(shown);
  const [most] = cells;
  if (most === undefined)
    return say(shown.cells.length === 0 && shown.withheld.length > 0 ? WORDS.fewCells : WORDS.none);
  const late = cells
    .map((cell) => ({ cell, overdue: countOf(cell.figures, 'overdue') }))
    .toSorted((one, other) => (other.overdue?.numerator ?? 0) - (one.overdue?.numerator ?? 0))[0];
  const n = whole(language.value, most.received);
  const name = cellName(shown.by, most);
  const first = say({ id: `Terbanyak: ${name}, ${n} laporan.`, en: `Most: ${name}, ${n} reports.` });
  if (late?.overdue === undefined || late.overdue.numerator === 0) return first;
  const [whose, count] = [cellName(shown.by, late.cell), countWords(language.value, late.overdue)];
  return `${first} ${say({ id: `Lewat batas terbanyak: ${whose}, ${count}.`, en: `Most overdue: ${whose}, ${count}.` })}`;
};

type Cell = CellsShown['cells'][number];
type ValueProps = { readonly shown: ShownCells; readonly cell: Cell; readonly name: string; readonly isLink: boolean };

/** A figure of a cell, and below it the same of the period before. */
const Value = ({ shown: { by, period, earlier }, cell, name, isLink }: ValueProps) => {
  const of = `${by}:${cell.key}`;
  const before = cell.key === PUT_TOGETHER ? undefined : earlier?.cells.find(({ key }) => key === cell.key);
  const figure = before === undefined ? undefined : figureIn(before.figures, name);
  return (
    <>
      <FigureValue figure={figureIn(cell.figures, name)} period={period} cell={of} isLink={isLink} />
      {earlier !== undefined && figure !== undefined && (
        <small class="below">
          {`${titled(periodWords(language.value, earlier.period))}: `}
          <FigureValue figure={figure} period={earlier.period} cell={of} isLink={isLink} />
        </small>
      )}
    </>
  );
};

/** What had reports, the most first; then what had some before and has none now. */
const rowsOf = (shown: ShownCells): readonly Cell[] => {
  const now = filled(shown);
  const keys = new Set(now.map(({ key }) => key));
  const before = shown.earlier === undefined ? [] : filled({ ...shown, ...shown.earlier });
  const gone = before.filter(({ key }) => !keys.has(key) && key !== PUT_TOGETHER);
  return [
    ...now,
    ...gone.map(({ key, name }) => shown.cells.find((cell) => cell.key === key) ?? { key, name, figures: [] }),
  ];
};

export const CellsTable = ({ shown, isLink }: { readonly shown: ShownCells; readonly isLink: boolean }) => {
  const { by, period, withheld, earlier } = shown;
  const columns = COLUMNS.filter((name) => !withheld.includes(name));
  const beside =
    earlier === undefined ? '' : `; ${say(WORDS.beside)} ${titled(periodWords(language.value, earlier.period))}`;
  return (
    <details>
      <summary>{`${say(WORDS.table)}: ${say(BY[by])}${beside}`}</summary>
      <table class="cards">
        <caption class="unseen">{`${say(BY[by])}, ${periodWords(language.value, period)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{say(BY[by])}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {nameOfFigure(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(shown).map((cell) => (
            <tr key={cell.key}>
              <th scope="row">{cellName(by, cell)}</th>
              {columns.map((name) => (
                <td key={name} data-of={nameOfFigure(name)}>
                  <Value {...{ shown, cell, name, isLink }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};

const Told = ({ shown, isLink }: { readonly shown: ShownCells; readonly isLink: boolean }) => {
  const { received, overdue } = cellLines(shown, isLink);
  const withheld = shown.withheld.filter((name) => COLUMNS.some((column) => column === name));
  return (
    <>
      <p>{sentenceOf(shown)}</p>
      {received.length > 0 && (
        <>
          <div class="pictures">
            <Lines title={say(WORDS.received)} lines={received} />
            {overdue.length > 0 && <Lines title={say(WORDS.overdue)} lines={overdue} />}
          </div>
          {withheld.length > 0 && (
            <p class="soft">{`${say(WORDS.withheld)} ${withheld.map(nameOfFigure).join('; ')}.`}</p>
          )}
          <CellsTable shown={shown} isLink={isLink} />
        </>
      )}
    </>
  );
};

/** A period told apart, and the one before it, of which there may be nothing. */
const askCells = async (period: PeriodName, by: By) => {
  const before = later(period, -1);
  const [shown, earlier] = await Promise.all([api.showCells({ period, by }), api.showCells({ period: before, by })]);
  if (!shown.ok) return shown;
  const { cells, withheld } = shown.value;
  const value: ShownCells = {
    ...{ cells, withheld, by, period },
    earlier: earlier.ok ? { cells: earlier.value.cells, withheld: earlier.value.withheld, period: before } : undefined,
  };
  return { ok: true as const, value };
};

/** Figures told apart; whoever may not see small numbers sees those of the year. */
export const CellsPart = ({ period, by }: { readonly period: PeriodName; readonly by: By }) => {
  const seesSmall = me.value?.may.includes('readSmallNumbers') === true;
  const of = seesSmall || kindOf(period) === 'year' ? period : yearOf(period);
  const asked = useAsked(`sel ${of} ${by}`, () => askCells(of, by));
  return (
    <Section
      title={WORDS.title}
      says={of === period ? '' : `${say(WORDS.yearOnly)} ${periodWords(language.value, of)}:`}
    >
      <nav class="tabs" aria-label={say(WORDS.choices)}>
        {ALL_BY.map((one) => (
          <a key={one} href={figuresAddress(period, { menurut: one })} aria-current={one === by ? 'page' : undefined}>
            {say(BY[one])}
          </a>
        ))}
      </nav>
      <Waiting asked={asked}>{(shown) => <Told shown={shown} isLink={seesSmall} />}</Waiting>
    </Section>
  );
};
