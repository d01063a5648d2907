import { ok, refuse } from '#shared/domain/words/result';
import type { Command, ImportCommands } from './command-table.ts';
import { classifiedAs, receivedAs } from './decide-arrival.ts';
import type { Context, Rules } from './decision.ts';
import type { ReportEvent } from './event.ts';
import { mayMove } from './lifecycle.ts';
import type { EndedBefore } from './reasons.ts';
import { type Assessed, isAsImported } from './report.ts';

/**
 * What a sheet of history does. It changes nothing that somebody here has touched since: what has a life here is told
 * by its own record.
 */
export const HISTORY: Rules<keyof ImportCommands> = {
  takeIn: (report, command, { actor }) => {
    if (actor.by !== 'history') return refuse({ kind: 'NotNow', status: report.status, command: 'takeIn' });
    if (isTakenBack(report)) return ok([...corrected(report, command), ...ended(command.ended, report)]);
    if (!isAsImported(report)) return refuse({ kind: 'NotNow', status: report.status, command: 'takeIn' });
    return ok([
      ...corrected(report, command),
      ...(endOf(report) === wordOf(command.ended) ? [] : ended(command.ended, report)),
    ]);
  },
  takeBack: (report, _, { actor }) => {
    const isOfSheet = actor.by === 'history' && report.imported?.sheet === actor.sheet;
    if (isOfSheet && isTakenBack(report)) return ok([]);
    return isOfSheet && isAsImported(report) && mayMove(report.status, 'archived')
      ? ok([{ type: 'Archived', reason: 'importUndone' }])
      : refuse({ kind: 'NotNow', status: report.status, command: 'takeBack' });
  },
};

const isTakenBack = (report: Assessed): boolean => report.status === 'archived' && report.reason === 'importUndone';

/**
 * A report from before: received on its day, judged by the machine, and over or waiting for a person. No clock runs,
 * since nobody knows when it was answered.
 */
export const takeIn = (command: Command<'takeIn'>, context: Context): readonly ReportEvent[] => [
  receivedAs(command, { observedAt: context.now, deadlines: {} }),
  classifiedAs(command, context, {}),
  command.ended === undefined
    ? { type: 'HeldForTriage', reasons: ['held.imported'] }
    : { type: 'KeptAsHistory', ended: command.ended },
];

/** A row that says something else than it did. */
const corrected = (report: Assessed, { content, receivedAt, flags }: Command<'takeIn'>): readonly ReportEvent[] =>
  content === (report.amended?.content ?? report.content)
    ? []
    : [
        {
          type: 'Amended',
          content,
          message: report.messages + 1,
          sentAt: receivedAt,
          ...(flags.length === 0 ? {} : { flags }),
        },
      ];

const ended = (end: EndedBefore | undefined, report: Assessed): readonly ReportEvent[] => {
  if (end !== undefined) return [{ type: 'KeptAsHistory', ended: end }];
  return report.status === 'triaging' ? [] : [{ type: 'Restored', deadlines: {} }];
};

const endOf = (report: Assessed): string => wordOf(report.status === 'history' ? report.ended : undefined);
const wordOf = (end: EndedBefore | undefined): string =>
  end === undefined ? 'open' : [end.how, end.closedBy, end.endedOn].join(' ');
