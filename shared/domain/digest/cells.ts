import * as z from 'zod';
import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import type { FigureValue } from '#shared/domain/figures/figure';
import { UNKNOWN_SORT } from '#shared/domain/figures/figure-row';
import type { Cell } from '#shared/domain/figures/figures-of-period';
import type { Units } from '#shared/domain/office/unit-name';
import { DigestValue, foundIn } from './digest-value.ts';

const count = z.int().nonnegative();

/** What a digest keeps of it; what is not there was not counted. */
export const DigestCell = z
  .object({
    name: z.string(),
    received: count.optional(),
    open: count.optional(),
    overdue: count.optional(),
    /** First answers and resolutions that missed their date. */
    answersMissed: DigestValue.optional(),
    resolutionsMissed: DigestValue.optional(),
    resolution: z.object({ n: count, median: z.number() }).readonly().optional(),
    handedBack: count.optional(),
    reopened: DigestValue.optional(),
  })
  .readonly();
export type DigestCell = z.infer<typeof DigestCell>;

/** Those with the most received first; of as many, by their name. */
const cellsOf = (cells: readonly Cell[], nameOf: (key: string) => string): readonly DigestCell[] =>
  cells
    .map(({ key, figures }) => ({ name: nameOf(key), ...cellOf(figures) }))
    .toSorted((one, other) => (other.received ?? 0) - (one.received ?? 0) || (one.name < other.name ? -1 : 1));

const cellOf = (figures: readonly FigureValue[]): Omit<DigestCell, 'name'> => {
  const took = figures.find(({ name }) => name === 'time.resolution');
  return {
    received: foundIn(figures, 'received')?.numerator,
    open: foundIn(figures, 'open')?.numerator,
    overdue: foundIn(figures, 'overdue')?.numerator,
    answersMissed: foundIn(figures, 'firstResponse.missed'),
    resolutionsMissed: foundIn(figures, 'resolution.missed'),
    ...(took?.kind === 'minutes' && took.median !== null ? { resolution: { n: took.n, median: took.median } } : {}),
    handedBack: handedBackIn(figures),
    reopened: foundIn(figures, 'notSatisfied'),
  };
};

/** How often a unit gave a report back in the period; of a place, how many of its reports were ever given back. */
const handedBackIn = (figures: readonly FigureValue[]): number | undefined => {
  const isOfUnit = figures.some(({ kind }) => kind === 'events');
  if (!isOfUnit) return foundIn(figures, 'handedBack')?.numerator;
  return figures.find(({ name }) => name === 'flow.handedBack')?.n ?? 0;
};

export const unitCells = ({ units }: { readonly units: Units }, cells: readonly Cell[]): readonly DigestCell[] =>
  cellsOf(cells, (key) =>
    key === UNKNOWN_SORT
      ? 'Belum atau tidak didisposisikan'
      : ([...units.units, ...units.desks].find(({ id }) => id === key)?.name.id ?? key),
  );

export const placeCells = (
  { subDistricts }: { readonly subDistricts: SubDistricts },
  cells: readonly Cell[],
): readonly DigestCell[] =>
  cellsOf(cells, (key) =>
    key === UNKNOWN_SORT ? 'Tidak disebut' : (subDistricts.subDistricts.find(({ id }) => id === key)?.name ?? key),
  );
