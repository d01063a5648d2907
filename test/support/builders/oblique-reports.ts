import { readFileSync } from 'node:fs';
import * as z from 'zod';

/**
 * An invented report that accuses somebody without saying so, or an ordinary one that sounds like it. `holdout` texts
 * are not looked at when rules are changed.
 */
const ObliqueReport = z.object({
  id: z.string(),
  text: z.string(),
  label: z.enum(['accusation', 'ordinary']),
  category: z.string(),
  holdout: z.boolean(),
});
export type ObliqueReport = z.infer<typeof ObliqueReport>;

export const obliqueReports = (): readonly ObliqueReport[] =>
  readFileSync(new URL('./oblique-reports.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ObliqueReport.parse(JSON.parse(line)));
