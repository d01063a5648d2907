import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { KeptFiles } from '#shared/app/access/ports';
import type { Evaluations } from '#shared/app/figures/ports';
import { EvaluatedMonth, MonthHeadline } from '#shared/domain/figures/evaluated-month';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { EVALUATIONS, evaluatedMonthKey, MONTHS } from './keys.ts';
import { readAll, readOne, type Table } from './table.ts';

const KeptMonth = MonthHeadline.unwrap().extend({ keptAs: z.string() }).readonly();

/**
 * Evaluated months: what is known of each lies in the table and names the file that holds it. A file is named after its
 * content and written before it is named, so a month is always one that was whole.
 */
export const tableEvaluations = (
  table: Pick<Table, 'get' | 'query' | 'putIf'>,
  files: Pick<KeptFiles, 'keep' | 'read'>,
): Evaluations => ({
  months: () => readAll(table, EVALUATIONS, MONTHS, KeptMonth.parse),
  month: (month) => readOne(table, evaluatedMonthKey(month), KeptMonth.parse),
  read: async ({ keptAs }) => EvaluatedMonth.parse(JSON.parse(gunzipSync(await files.read(keptAs)).toString())),
  save: async (seen, headline, content) => {
    const text = canonicalJson(content);
    const keptAs = `months/${headline.month}/${sha256(text)}.json.gz`;
    await files.keep(keptAs, gzipSync(text));
    const item = { ...evaluatedMonthKey(headline.month), ...headline, keptAs };
    return table.putIf(item, seen === undefined ? 'absent' : { attribute: 'keptAs', is: seen.keptAs });
  },
});
