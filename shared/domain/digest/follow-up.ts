import type { FigureName } from '#shared/domain/figures/figure-name';
import type { Digest } from './digest.ts';
import { type DigestValue, ratioOf } from './digest-value.ts';
import { FORMULAS } from './formulas.ts';
import { figureLead } from './leads.ts';
import type { Voice } from './number-words.ts';
import { comparedWith } from './periods-compared.ts';
import { type Table, tableOf } from './table.ts';

/** Both formulas beside each other, in this period and in those that it is put beside. */
export const followUpTable = ({ write, digest }: Voice): Table => {
  const rows = [{ period: digest.period, index: 0 }, ...comparedWith(digest)].flatMap(({ period, index }) =>
    FORMULAS.map((formula) => ({ ...formula, period, index })),
  );
  return tableOf(
    rows,
    [
      { head: 'Rumus', holds: 'name', says: ({ name }) => name },
      { head: 'Periode', holds: 'label', says: ({ period }) => write.columnPeriod(period) },
      {
        head: 'Kotor',
        holds: 'number',
        says: ({ gross, index }) => write.value(headline(digest, gross, index)),
        leads: ({ gross, period }) => figureLead(period, gross),
      },
      {
        head: 'Bersih',
        holds: 'number',
        says: ({ net, index }) => write.value(headline(digest, net, index)),
        leads: ({ net, period }) => figureLead(period, net),
      },
    ],
    write.noData,
  );
};

const headline = ({ headlines }: Digest, name: FigureName, index: number): DigestValue =>
  headlines.find((one) => one.name === name)?.values[index] ?? ratioOf(0, 0);
