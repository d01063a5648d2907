import type { Bilingual } from '#shared/domain/words/words';
import type { Dimension } from './counted-report.ts';
import { sortTitle } from './figure-name.ts';
import type { NamingRules } from './figure-row.ts';
import { OTHERS } from './small-cells.ts';

/** What a cell is called, in both languages. */
export const namedCell = (rules: NamingRules, by: Dimension, key: string): Bilingual =>
  key === OTHERS ? { id: 'Lainnya', en: 'Others' } : sortTitle(rules, `received.${by}.*`, key);

/** What a cell is called in print. */
export const cellName = (rules: NamingRules, by: Dimension, key: string): string => namedCell(rules, by, key).id;
