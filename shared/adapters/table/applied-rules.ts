import * as z from 'zod';
import type { AppliedRules } from '#shared/app/report/ports';
import { Instant, Sha256 } from '#shared/domain/words/words';
import { rulesAppliedKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

const RulesApplied = z.object({ rules: Sha256, since: Instant, finished: z.boolean() });

/**
 * By which rules open deadlines were last counted. Two that write it at once have done the same work: the later one
 * stands.
 */
export const tableAppliedRules = (table: Pick<Table, 'get' | 'put'>): AppliedRules => ({
  read: () => readOne(table, rulesAppliedKey(), RulesApplied.parse),
  write: (applied) => table.put({ ...rulesAppliedKey(), ...applied }),
});
