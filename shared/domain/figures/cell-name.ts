import { titled } from '#shared/domain/words/titled';
import type { Dimension } from './counted-report.ts';
import { sortTitle } from './figure-name.ts';
import type { NamingRules } from './figure-row.ts';
import { OTHERS } from './small-cells.ts';

/** What a cell is called in print. */
export const cellName = (rules: NamingRules, by: Dimension, key: string): string =>
  key === OTHERS ? titled('lainnya') : sortTitle(rules, `received.${by}.*`, key);
