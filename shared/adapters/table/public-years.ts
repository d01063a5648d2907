import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { PublicYears } from '#shared/app/figures/ports';
import { PublicYear } from '#shared/domain/figures/public-year';
import { canonicalJson } from '#shared/domain/words/hash';
import { publicYearKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

const Item = z.object({ content: z.instanceof(Uint8Array) });
const yearOf = (item: unknown): PublicYear =>
  PublicYear.parse(JSON.parse(gunzipSync(Item.parse(item).content).toString()));

/** Years as everybody may see them: one item each, whole, with as of when it is beside it. */
export const tablePublicYears = (table: Pick<Table, 'get' | 'putIf'>): PublicYears => ({
  find: (year) => readOne(table, publicYearKey(year), yearOf),
  save: (seen, year) =>
    table.putIf(
      { ...publicYearKey(year.year), asOf: year.asOf, content: gzipSync(canonicalJson(year)) },
      seen === undefined ? 'absent' : { attribute: 'asOf', is: seen.asOf },
    ),
});
