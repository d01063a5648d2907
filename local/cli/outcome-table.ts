import { alignedRow, cut, widthsOf } from '#local/pages/columns';
import { showDay, showMinute } from '#local/pages/office-time';
import { paint } from '#local/pages/steps';
import { nextDue } from '#shared/domain/report/clocks';
import { BRIEF_STATUS_NAMES } from '#shared/domain/report/lifecycle';
import type { Report } from '#shared/domain/report/report';
import { BRIEF_CLASS_NAMES } from '#shared/domain/words/words';
import { explainCode } from './explain-code.ts';
import { type Outcome, waitsForPerson } from './outcome.ts';

type Column = {
  readonly title: string;
  readonly cell: (report: Report, now: number) => string;
  /** From how many columns of the terminal on it is shown. */
  readonly from?: number;
};

const showDeadline = (report: Report, now: number): string => {
  const due = nextDue(report)?.deadline.dueAt;
  return due === undefined ? '–' : `${showMinute(due)}${due < now ? ' !' : ''}`;
};

const COLUMNS: readonly Column[] = [
  { title: 'status', cell: (report) => BRIEF_STATUS_NAMES[report.status].id },
  { title: 'kelas', cell: (report) => (report.status === 'received' ? '–' : BRIEF_CLASS_NAMES[report.class].id) },
  { title: 'unit', cell: (report) => ('assignee' in report ? (report.assignee ?? '–') : '–') },
  { title: 'topik', cell: (report) => (report.status === 'received' ? '–' : report.topic), from: 100 },
  { title: 'berikutnya', cell: showDeadline, from: 116 },
  {
    title: 'tuntas',
    cell: ({ deadlines: { resolution } }) =>
      resolution === undefined ? '–' : `${showDay(resolution.dueAt)}${resolution.provisional ? '*' : ''}`,
  },
];

const rowOf = (outcome: Outcome, columns: readonly Column[], now: number): readonly string[] => [
  outcome.sample.name,
  ...columns.map((column) => (outcome.report === undefined ? '–' : column.cell(outcome.report, now))),
];

const painted = (outcome: Outcome, line: string): string => {
  if (outcome.differences.length > 0) return paint('red', line);
  return waitsForPerson(outcome) ? paint('yellow', line) : line;
};

const notesOf = (outcome: Outcome, width: number): readonly string[] => {
  const differs = outcome.differences.map((difference) => paint('red', `    ✗ ${difference}`));
  if (outcome.reasons.length === 0) return differs;
  const why = [...new Set(outcome.reasons.map((code) => explainCode(code)?.id ?? code))].join('; ');
  return [...differs, paint('dim', `    ${cut(why, width - 5)}`)];
};

/**
 * Two lines a sample, as wide as the terminal allows: what became of it, and why; a third where that differs from its
 * file.
 */
export const outcomeTable = (
  outcomes: readonly Outcome[],
  { width, now }: { readonly width: number; readonly now: number },
): string => {
  const columns = COLUMNS.filter(({ from = 0 }) => width >= from);
  const titles = ['contoh / sample', ...columns.map(({ title }) => title)];
  const rows = outcomes.map((outcome) => rowOf(outcome, columns, now));
  const widths = widthsOf([titles, ...rows]);
  const lines = outcomes.flatMap((outcome, index) => [
    `${outcome.differences.length > 0 ? '✗' : ' '}${painted(outcome, alignedRow(rows[index] ?? [], widths))}`,
    ...notesOf(outcome, width),
  ]);
  return [` ${paint('bold', alignedRow(titles, widths))}`, ...lines].join('\n');
};

/** What the table comes to. */
export const outcomeSummary = (outcomes: readonly Outcome[]): string => {
  const count = (test: (outcome: Outcome) => boolean): number => outcomes.filter(test).length;
  const right = count(({ differences }) => differences.length === 0);
  const routed = count(({ report }) => report?.status === 'routed');
  const waiting = count(waitsForPerson);
  const archived = count(({ report }) => report?.status === 'archived');
  const verdict = `${right} dari ${outcomes.length} sesuai harapan / as expected`;
  return `${paint(right === outcomes.length ? ['green', 'bold'] : ['red', 'bold'], verdict)}: ${routed} ke unit, ${waiting} menunggu petugas, ${archived} diarsipkan
(${routed} routed to a unit, ${waiting} wait for a person, ${archived} archived; times are WIB;
! = lewat / overdue, * = kalender belum ditetapkan / calendar not decreed yet)`;
};
