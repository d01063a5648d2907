import { gunzipSync, gzipSync } from 'node:zlib';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Evaluations, KeptFiles } from '#shared/app/ports';
import { EvaluatedMonth, MonthHeadline } from '#shared/domain/figures/evaluated-month';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { ABSENT, dynamoCalls } from './dynamo-calls.ts';
import { EVALUATIONS, evaluatedMonthKey, MONTHS } from './keys.ts';

const KeptMonth = MonthHeadline.unwrap().extend({ keptAs: z.string() }).readonly();

/**
 * Evaluated months: what is known of each lies in the table and names the file that holds it. A file is named after its content and
 * written before it is named, so a month is always one that was whole.
 */
export const dynamoEvaluations = (
  client: DynamoDBDocumentClient,
  name: string,
  files: Pick<KeptFiles, 'keep' | 'read'>,
): Evaluations => {
  const table = dynamoCalls(client, name);
  return {
    months: () => table.list(EVALUATIONS, MONTHS, (item) => KeptMonth.parse(item)),
    month: async (month) => {
      const item = await table.get(evaluatedMonthKey(month));
      return item === undefined ? undefined : KeptMonth.parse(item);
    },
    read: async ({ keptAs }) => EvaluatedMonth.parse(JSON.parse(gunzipSync(await files.read(keptAs)).toString())),
    save: async (seen, headline, content) => {
      const text = canonicalJson(content);
      const keptAs = `months/${headline.month}/${sha256(text)}.json.gz`;
      await files.keep(keptAs, gzipSync(text));
      const item = { ...evaluatedMonthKey(headline.month), ...headline, keptAs };
      return table.writeAlone(
        seen === undefined ? table.put(item, ABSENT) : table.put(item, 'keptAs = :seen', { ':seen': seen.keptAs }),
      );
    },
  };
};
