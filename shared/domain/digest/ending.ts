import type { FigureName } from '#shared/domain/figures/figure-name';
import type { Voice } from './number-words.ts';
import { type Fill, sharesOf } from './table.ts';

/** How the reports of the period ended, in one bar: so on page one nobody takes an end for a success. */
export type Ending = {
  readonly says: string;
  /** Each with its number. */
  readonly legend: readonly { readonly name: string; readonly fill: Fill }[];
  readonly bar: readonly { readonly share: number; readonly fill: Fill }[];
};

/** By whom, as briefly as a line allows; every way stands apart in the section of how reports ended. */
const GROUPS: readonly { readonly name: string; readonly fill: Fill; readonly has: (way: FigureName) => boolean }[] = [
  { name: 'dibenarkan pelapor', fill: 'met', has: (way) => way === 'closed.reporter' },
  { name: 'pelapor diam', fill: 'age3', has: (way) => way === 'closed.silence' },
  {
    name: 'ditutup petugas/kanal',
    fill: 'age4',
    has: (way) => way === 'closed.officer' || way === 'closed.channel',
  },
  { name: 'bukan wewenang', fill: 'pending', has: (way) => way === 'referred' },
  { name: 'diarsipkan', fill: 'missed', has: (way) => way.startsWith('archived.') },
];

/** Nothing where nothing has ended. */
export const endingOf = ({ write, digest }: Voice): Ending => {
  const { ended, ways } = digest.closure;
  if (ended === 0) return { says: '', legend: [], bar: [] };
  const groups = GROUPS.map(({ name, fill, has }) => ({
    name,
    fill,
    reports: ways.filter((way) => has(way.name)).reduce((sum, { reports }) => sum + reports, 0),
  }));
  const shares = sharesOf(
    groups.map(({ reports }) => reports),
    ended,
  );
  return {
    says: `Berakhir ${write.count(ended)}:`,
    legend: groups.map(({ name, fill, reports }) => ({ name: `${name} ${write.count(reports)}`, fill })),
    bar: groups.map(({ fill }, index) => ({ share: shares[index] ?? 0, fill })),
  };
};
