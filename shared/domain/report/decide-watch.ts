import { isoDateOf } from '#shared/domain/calendar/calendar';
import { ok, refuse } from '#shared/domain/words/result';
import { agendaOf, type Coming, closesItself, stepsComing } from './agenda.ts';
import { isMissed, ruleFor } from './clock-rules.ts';
import { extendedBy, isHeldUp, movedDeadlines, resumedClocks, stoppedClocks } from './clocks.ts';
import type { Command, MachineCommands } from './command-table.ts';
import { archived } from './decide-triage.ts';
import { byPerson, type Context, type Decision, type Rules } from './decision.ts';
import type { ReportEvent } from './event.ts';
import { record } from './record.ts';
import type { Assessed } from './report.ts';

/** Facts about clocks, each recorded once. A clock that has stopped is never missed and never moved. */
export const WATCH: Rules<keyof MachineCommands | 'extendDeadline'> = {
  recordInformed: (report, _, context) => {
    const inform = report.deadlines.inform;
    if (inform === undefined) return refuse({ kind: 'NotNow', status: report.status, command: 'recordInformed' });
    if (inform.stoppedAt !== undefined) return ok([]);
    return ok([{ type: 'Informed', ...stoppedClocks(report, ['inform'], context.now, context) }]);
  },
  passTime: (report, _, context) => ok(passTime(report, context)),
  recountDeadlines: (report, _, context) => ok(moved(report, context)),
  extendDeadline: byPerson((report, command, context) => extend(report, command, context)),
};

const moved = (report: Assessed, context: Context): readonly ReportEvent[] =>
  movedDeadlines(report, context).map(([clock, before, { dueAt: to, provisional }]) => {
    return { type: 'DeadlineMoved', clock, from: before.dueAt, to, provisional, why: 'calendar' };
  });

/**
 * What has come due by now, each once: looked at before, decided now, so whatever was done in between counts. Dates are
 * counted by the calendar in force before they are held against anybody, and each step is decided from what the one
 * before has left.
 */
const passTime = (report: Assessed, context: Context): readonly ReportEvent[] => {
  if (dueOf(report, context).length === 0) return [];
  const events: ReportEvent[] = [];
  let current = report;
  // Twice silence: where an end comes back, that of before it may have lasted long enough by itself.
  for (const step of [moved, clocksDue, silenceDue, silenceDue, differenceDue, expiryDue]) {
    const more = step(current, context);
    events.push(...more);
    current = afterwards(current, more, context);
  }
  return events;
};

const dueOf = (report: Assessed, { policy, now }: Context): readonly Coming[] =>
  agendaOf(policy, report).filter(({ at }) => at <= now);

const afterwards = (report: Assessed, events: readonly ReportEvent[], context: Context): Assessed => {
  const { report: next } = record(report.id, report, events, context);
  return next === undefined || next.status === 'received' ? report : next;
};

const clocksDue = (report: Assessed, context: Context): readonly ReportEvent[] => {
  const due = dueOf(report, context);
  const missed = due.flatMap((coming) => (coming.what === 'missed' ? [coming.clock] : []));
  // After an outage a miss and its ladder are due together; that it had been at risk is no news then.
  const late = missed.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline === undefined || deadline.stoppedAt !== undefined || isHeldUp(report, clock, deadline)
      ? []
      : stepsComing(context.policy, report, clock, deadline);
  });
  return [
    ...due.filter((coming) => 'clock' in coming && !(coming.what === 'atRisk' && missed.includes(coming.clock))),
    ...late.filter(({ at }) => at <= context.now),
  ].flatMap((coming) => eventsOf(report, coming, context));
};

type Step = (report: Assessed, context: Context) => readonly ReportEvent[];

const dueNow =
  (...whats: readonly Coming['what'][]): Step =>
  (report, context) =>
    dueOf(report, context)
      .filter(({ what }) => whats.includes(what))
      .flatMap((coming) => eventsOf(report, coming, context));

const silenceDue = dueNow('silenceNoted', 'silenceEnds');
const differenceDue = dueNow('channelDiffers');
const expiryDue = dueNow('proposalExpires');

const eventsOf = (report: Assessed, coming: Coming, context: Context): readonly ReportEvent[] => {
  switch (coming.what) {
    case 'atRisk':
      return [{ type: 'DeadlineAtRisk', clock: coming.clock }];
    case 'missed':
      return [{ type: 'DeadlineMissed', clock: coming.clock }];
    case 'escalated':
      return [{ type: 'Escalated', clock: coming.clock, step: coming.step }];
    case 'silenceNoted':
      return [{ type: 'SilenceNoted' }];
    case 'silenceEnds':
      return [endOfSilence(report, context)];
    case 'channelDiffers':
      return [{ type: 'ChannelDiffers' }];
    case 'proposalExpires':
      return [{ type: 'ProposalExpired' }];
  }
};

/**
 * What silence comes to. A question after the end goes unanswered: back to the end. Elsewhere the report is archived or
 * closed, but only proposed where the channel closes, and where it is or may be oversight: nobody is silenced out of an
 * accusation.
 */
const endOfSilence = (report: Assessed, context: Context): ReportEvent => {
  if (report.status === 'awaitingReporter' && report.cameFrom === 'resolved')
    return { type: 'Resumed', deadlines: resumedClocks(report, context) };
  if (report.oversight !== 'none' || !closesItself(context.policy, report)) return { type: 'CloseProposed' };
  if (report.status === 'resolved') return { type: 'Closed', closedBy: 'silence' };
  return archived(report, 'silence', context);
};

/**
 * More time, once, on a ground that the rule names, and only while there is time left: what is missed is not mended by
 * it.
 */
const extend = (report: Assessed, { clock, ground }: Command<'extendDeadline'>, context: Context): Decision => {
  const deadline = report.deadlines[clock];
  const { policy, now } = context;
  const rule = ruleFor(policy.clocks, clock, report, isoDateOf(policy.calendar, report.receivedAt));
  if (deadline === undefined || rule?.extension?.grounds.includes(ground) !== true)
    return refuse({ kind: 'NoExtension' });
  if (deadline.extended !== undefined)
    return deadline.extended === ground ? ok([]) : refuse({ kind: 'AlreadyExtended' });
  if (deadline.stoppedAt !== undefined || isMissed(deadline) || now > deadline.dueAt)
    return refuse({ kind: 'NotNow', status: report.status, command: 'extendDeadline' });
  const extended = extendedBy(report, clock, deadline, { limit: rule.extension.limit, ground }, context);
  return ok([{ type: 'DeadlineExtended', clock, ground, from: deadline.dueAt, deadline: extended }]);
};
