import { ALARM_STEPS } from '#shared/contracts/http/alarm-steps';

type Row = (typeof ALARM_STEPS)[number];

const calledIn = (row: Row): string => {
  const names = 'called' in row ? row.called.en : row.alarms.map((name) => `\`${name}\``).join(', ');
  return 'when' in row ? `${names} (${row.when.en})` : names;
};

/** The steps for each alarm as docs/runbook.md has them: a table, one row for those that mean the same. */
export const runbookTable = (): string =>
  [
    '| alarm | what it means | what to do |',
    '|---|---|---|',
    ...ALARM_STEPS.map((row) => `| ${[calledIn(row), row.means.en, row.todo.en].join(' | ')} |`),
    '',
  ].join('\n');
