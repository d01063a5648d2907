import { assigneeOf } from './assignee.ts';
import type { Command } from './command.ts';
import { handedBack } from './decide-work.ts';
import { type Context, type Decision, personOf } from './decision.ts';
import { mayMove, type Status } from './lifecycle.ts';
import type { Assessed } from './report.ts';
import type { ReportEvent } from './report-event.ts';
import { ok, refuse } from './result.ts';
import { backToTriage, reclassifiedClocks, routed, stoppedClocks } from './run-clocks.ts';
import { CLOCKS_OF_WORK } from './stop-clocks.ts';
import type { Assignee } from './words.ts';

type Triage = Extract<
  Command,
  {
    type:
      | 'classify'
      | 'confirm'
      | 'route'
      | 'refer'
      | 'comeBack'
      | 'archive'
      | 'restore'
      | 'linkDuplicate'
      | 'unlinkDuplicate';
  }
>;
type Classify = Extract<Command, { type: 'classify' }>;

/** What the person who triages may do. */
export const decideTriage = (report: Assessed, command: Triage, context: Context): Decision => {
  const person = personOf(context, command.type);
  if (!person.ok) return person;
  switch (command.type) {
    case 'classify':
      return classify(report, command, context);
    case 'confirm':
      if (report.decidedBy !== 'machine' || report.status === 'triaging')
        return refuse({ kind: 'NotNow', status: report.status, command: 'confirm' });
      return report.confirmed ? ok([]) : ok([{ type: 'ClassificationConfirmed' }]);
    case 'route':
      return route(report, command.assignee, context);
    case 'refer':
      return move(report, 'referred', () => ({ type: 'Referred', authority: command.authority }));
    case 'comeBack':
      return report.status === 'referred'
        ? ok([{ type: 'CameBack', deadlines: backToTriage(report, context) }])
        : refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' });
    case 'archive':
      return move(report, 'archived', () => archived(report, command.reason, context));
    case 'restore':
      return report.status === 'archived'
        ? ok([{ type: 'Restored', deadlines: backToTriage(report, context) }])
        : refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' });
    case 'linkDuplicate':
      if (command.of === report.id) return refuse({ kind: 'OwnDuplicate' });
      return report.duplicateOf === command.of ? ok([]) : ok([{ type: 'DuplicateLinked', of: command.of }]);
    case 'unlinkDuplicate':
      return report.duplicateOf === undefined ? ok([]) : ok([{ type: 'DuplicateUnlinked', of: report.duplicateOf }]);
  }
};

const move = (report: Assessed, to: Status, event: () => ReportEvent): Decision => {
  if (report.status === to) return ok([]);
  return mayMove(report.status, to) ? ok([event()]) : refuse({ kind: 'IllegalMove', from: report.status, to });
};

/** Put away, with a reason; what had stood still by then is settled. */
export const archived = (
  report: Assessed,
  reason: Extract<ReportEvent, { type: 'Archived' }>['reason'],
  context: Context,
): ReportEvent => ({
  type: 'Archived',
  reason,
  ...stoppedClocks(report, [...CLOCKS_OF_WORK, 'closure'], context.now, context),
});

const routedBy = (
  report: Assessed,
  assignee: Assignee,
  context: Context,
  reportClass: Assessed['class'],
): ReportEvent =>
  routed(
    context,
    { class: reportClass, channel: report.channel, channelClass: report.channelClass },
    report,
    assignee,
    'person',
  );

/**
 * The decision that a person answers for. Oversight, so confirmed, goes to the Secretary's desk and never to a unit; service
 * goes where its topic belongs unless the person says otherwise. What is routed or under way passes through triage again.
 */
const classify = (report: Assessed, command: Classify, context: Context): Decision => {
  if (report.status !== 'triaging' && !mayMove(report.status, 'triaging')) {
    return refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' });
  }
  const oversight = command.class === 'oversight';
  const assignee = oversight ? 'secretary' : (command.assignee ?? assigneeOf(context.policy, command.topic));
  if (isDecidedSo(report, command, assignee)) return ok([]);
  const subject = { class: command.class, channel: report.channel, channelClass: report.channelClass };
  const classified: ReportEvent = {
    type: 'Classified',
    decidedBy: 'person',
    class: command.class,
    topic: command.topic,
    urgency: command.urgency,
    oversight: oversight ? 'confirmed' : 'none',
    ...(oversight && command.recused !== undefined ? { recused: command.recused } : {}),
    deadlines: reclassifiedClocks(report, context, subject),
  };
  const back: readonly ReportEvent[] =
    report.status === 'triaging' ? [] : [handedBack(report, oversight ? 'oversightFound' : 'needsDecision', context)];
  const onward: readonly ReportEvent[] =
    assignee === undefined ? [] : [routedBy(report, assignee, context, command.class)];
  return ok([...back, classified, ...onward]);
};

/** The same decision again: the unit is not told anew, and its clocks go on. */
const isDecidedSo = (report: Assessed, command: Classify, assignee: Assignee | undefined): boolean =>
  report.decidedBy === 'person' &&
  report.class === command.class &&
  report.topic === command.topic &&
  report.urgency === command.urgency &&
  (command.class === 'service' || sameNames(report.recused, command.recused)) &&
  (assignee === undefined ? report.status === 'triaging' : report.status === 'routed' && report.assignee === assignee);

const sameNames = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));

/** A report under way may be taken over by another unit; one that waits in triage goes to the unit it belongs to. */
const route = (report: Assessed, assignee: Assignee, context: Context): Decision => {
  if (report.oversight !== 'none' && assignee !== 'secretary') return refuse({ kind: 'OversightStaysConfidential' });
  if (report.status === 'routed' && report.assignee === assignee) return ok([]);
  if (report.status !== 'triaging' && report.status !== 'inProgress') {
    return refuse({ kind: 'IllegalMove', from: report.status, to: 'routed' });
  }
  return ok([routedBy(report, assignee, context, report.class)]);
};
