import type { Voice } from './number-words.ts';
import { AGES, allOf } from './open-age.ts';
import { type Fill, NO_TABLE, sharesOf, type Table } from './table.ts';

const FILLS = ['age1', 'age2', 'age3', 'age4'] as const satisfies readonly Fill[];

const HEADS = AGES.map((until, index) => (index === 0 ? `≤ ${until}` : `${(AGES[index - 1] ?? 0) + 1}–${until}`));

/** A row for each unit, with a bar as long as it has open reports; the reader's own desk first. */
export const openAgeTable = ({ write, digest: { openAge, desk } }: Voice): Table => {
  const own = openAge.filter(({ unit }) => unit === desk);
  const rows = [...own, ...openAge.filter(({ unit }) => unit !== desk)];
  if (rows.length === 0) return NO_TABLE;
  const longest = Math.max(...rows.map(allOf));
  const heads = [...HEADS, `> ${AGES.at(-1)}`];
  return {
    header: ['Umur laporan terbuka (hari kalender)', ...heads, 'Semua'],
    holds: ['name', ...heads.map(() => 'number' as const), 'number'],
    rows: rows.map((one) => [write.name(one.unit), ...one.reports.map(write.count), write.count(allOf(one))]),
    bars: rows.map(({ reports }) =>
      sharesOf(reports, longest).map((share, index) => ({ share, fill: FILLS[index] ?? 'age4' })),
    ),
    legend: heads.map((name, index) => ({ name, fill: FILLS[index] ?? 'age4' })),
  };
};
