import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { PersonId } from '#shared/domain/words/person-id';

/**
 * An invented report that names people of the office by function, nickname or plate, and whom of them it accuses:
 * nobody where it is an ordinary one. `holdout` texts are not looked at when rules are changed.
 */
const NamedReport = z.object({
  id: z.string(),
  text: z.string(),
  accused: z.array(PersonId).readonly(),
  category: z.string().default('none'),
  holdout: z.boolean(),
});
export type NamedReport = z.infer<typeof NamedReport>;

export const namedReports = (): readonly NamedReport[] =>
  readFileSync(new URL('./named-reports.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => NamedReport.parse(JSON.parse(line)));
