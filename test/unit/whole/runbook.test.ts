import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALARM_STEPS } from '#shared/contracts/http/alarm-steps';
import { runbookTable } from '#test/support/runbook-table';

const RUNBOOK = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

describe('the steps for an alarm', () => {
  it('stand in the runbook as they stand on the page of trouble', () => {
    const [, after = ''] = RUNBOOK.split('## Alarms\n\n');
    expect(after.slice(0, after.indexOf('\n\n') + 1)).toBe(runbookTable());
  });

  it.each(ALARM_STEPS)('say in both languages what is wrong and what to do: $alarms.0', ({ means, todo }) => {
    for (const said of [means, todo])
      for (const text of [said.id, said.en]) {
        expect(text).toMatch(/^.{5,700}[^.]$/);
        // Code begins and ends.
        expect(text.split('`').length % 2).toBe(1);
      }
    // What is code in one language is the same code in the other.
    const codeIn = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(([code]) => code).toSorted();
    expect(codeIn(todo.id)).toEqual(codeIn(todo.en));
    expect(codeIn(means.id)).toEqual(codeIn(means.en));
  });
});
