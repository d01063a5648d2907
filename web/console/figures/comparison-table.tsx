import { titled } from '#shared/domain/words/titled';
import { language, say } from '../words/say.ts';
import type { Board } from './board.ts';
import { FigureValue, figureIn, figureMeans, nameOfFigure } from './figure-value.tsx';
import { periodWords } from './periods.ts';

const WORDS = {
  table: { id: 'Angkanya', en: 'The numbers' },
  figure: { id: 'Angka', en: 'Figure' },
} as const;

/** Figures of a period beside those of what it is compared with: every number leads to what is behind it. */
export const ComparisonTable = ({
  title,
  board: { shown, earlier },
  names,
}: {
  readonly title: string;
  readonly board: Board;
  readonly names: readonly string[];
}) => {
  const columns = [shown, ...earlier];
  return (
    <details>
      <summary>{`${say(WORDS.table)}: ${title}`}</summary>
      <table class="cards">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.figure)}</th>
            {columns.map(({ period }) => (
              <th key={period} scope="col">
                {titled(periodWords(language.value, period))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">
                {nameOfFigure(name)}
                <small>{figureMeans(name)}</small>
              </th>
              {columns.map(({ period, figures }) => (
                <td key={period} data-of={titled(periodWords(language.value, period))}>
                  <FigureValue figure={figureIn(figures, name)} period={period} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
