import type { DigestCell } from './cells.ts';
import type { DigestValue } from './digest-value.ts';
import type { Voice } from './number-words.ts';
import { type Table, tableOf } from './table.ts';

/** One row each; what none of them has is no column. */
export const cellsTable = ({ write }: Voice, title: string, cells: readonly DigestCell[]): Table => {
  const number = (head: string, of: (cell: DigestCell) => number | undefined) => ({
    head,
    holds: 'number' as const,
    says: (cell: DigestCell) => optional(of(cell), write.count),
  });
  const value = (head: string, of: (cell: DigestCell) => DigestValue | undefined) => ({
    head,
    holds: 'number' as const,
    says: (cell: DigestCell) => optional(of(cell), write.shortValue),
  });
  return tableOf(
    cells,
    [
      { head: title, holds: 'name', says: ({ name }) => write.name(name) },
      number('Diterima', ({ received }) => received),
      number('Masih terbuka', ({ open }) => open),
      number('Lewat', ({ overdue }) => overdue),
      value('Tanggapan awal lewat', ({ answersMissed }) => answersMissed),
      value('Penyelesaian lewat', ({ resolutionsMissed }) => resolutionsMissed),
      {
        head: 'Separuh tuntas dalam (kerja)',
        holds: 'number',
        says: ({ resolution }) =>
          resolution === undefined
            ? undefined
            : `${write.lastingBriefly(resolution.median)} (n ${write.count(resolution.n)})`,
      },
      number('Dikembalikan', ({ handedBack }) => handedBack),
      value('Dibuka kembali', ({ reopened }) => reopened),
    ],
    '–',
  );
};

const optional = <T>(value: T | undefined, says: (value: T) => string | undefined): string | undefined =>
  value === undefined ? undefined : says(value);
