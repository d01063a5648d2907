import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  EVENT_COLUMNS,
  EXPORTED_FIGURE_COLUMNS,
  MOST_DAYS,
  MOST_EXPORTED,
  MOST_NAMED,
  MOST_ORDERED,
  NAME_COLUMNS,
  REPORT_COLUMNS,
} from '#shared/contracts/http/exports';
import { ExportFailure, ExportOrder, MOST_ORDERS } from '#shared/domain/figures/export-order';

const page = readFileSync(new URL('../../../docs/exports.md', import.meta.url), 'utf8');

/**
 * The names in the first cells of a table of the page; `.dueAt` is of the clock before it, and `…` stands for the same
 * again.
 */
const namesIn = (table: string): readonly string[] => {
  const rows = page.split(`| \`${table}\` | |`)[1]?.split('\n\n')[0] ?? '';
  const names = [...rows.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const [first = ''] = names.filter((name) => name.endsWith('.startedAt'));
  const ofClock = ['startedAt', ...names.filter((name) => name.startsWith('.')).map((name) => name.slice(1))];
  return names.flatMap((name) => {
    if (name.startsWith('.')) return [];
    if (name !== first && !name.endsWith('.…')) return [name];
    return ofClock.map((part) => `${name.slice(0, name.indexOf('.'))}.${part}`);
  });
};

describe('docs/exports.md', () => {
  it('names every column of each table in its order, and no other', () => {
    expect(namesIn('reports')).toEqual([...REPORT_COLUMNS, ...NAME_COLUMNS]);
    expect(namesIn('events')).toEqual(EVENT_COLUMNS);
    expect(namesIn('figures')).toEqual(EXPORTED_FIGURE_COLUMNS);
  });

  it('says what can become of an order, and why it can fail', () => {
    for (const option of ExportOrder.options) expect(page).toContain(`| \`${option.unwrap().shape.state.value}\` |`);
    for (const failure of ExportFailure.options) expect(page).toContain(`\`${failure}\``);
  });

  it('says how much goes', () => {
    for (const most of [...Object.values(MOST_EXPORTED), MOST_NAMED, ...Object.values(MOST_ORDERED)])
      expect(page).toContain(most.toLocaleString('en'));
    expect(page).toContain(`at most ${MOST_ORDERS} orders an hour`);
    expect(page).toContain(`at most ${MOST_DAYS} days`);
  });
});
