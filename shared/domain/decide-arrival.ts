import type { Command } from './command.ts';
import { archived } from './decide-triage.ts';
import type { Context, Decision } from './decision.ts';
import { mayMove } from './lifecycle.ts';
import { isPossible } from './possible-moment.ts';
import type { Proposal } from './proposal.ts';
import { keptByMachine } from './recusal.ts';
import type { Assessed, Report } from './report.ts';
import type { ReportEvent } from './report-event.ts';
import { ok, refuse } from './result.ts';
import { isSuspected, routeProposal } from './route.ts';
import { answerClocks, backToTriage, reclassifiedClocks, resumedClocks, routed, runClocks } from './run-clocks.ts';
import type { DataFlag } from './submission.ts';

type Arrival = Extract<
  Command,
  { type: 'submit' | 'addReply' | 'withdraw' | 'noteChannelStatus' | 'setConflictAside' }
>;
type Submit = Extract<Command, { type: 'submit' }>;
type AddReply = Extract<Command, { type: 'addReply' }>;
type Withdraw = Extract<Command, { type: 'withdraw' }>;
type NoteChannelStatus = Extract<Command, { type: 'noteChannelStatus' }>;

/** What a channel's event does. Everything a channel says is kept; what it means is decided here. */
export const decideArrival = (report: Report | undefined, command: Arrival, context: Context): Decision => {
  if (command.type === 'submit' && report === undefined) return ok(receive(command, context));
  if (report === undefined || report.status === 'received') return refuse({ kind: 'UnknownReport' });
  switch (command.type) {
    case 'submit':
      return ok(amend(report, command, context));
    case 'addReply':
      return ok(addReply(report, command, context));
    case 'withdraw':
      return ok(withdraw(report, command, context));
    case 'noteChannelStatus':
      // What a channel says is kept, whatever its clock; a person is told.
      return context.actor.by === 'person' && !isPossible(report, command.observedAt, context)
        ? refuse({ kind: 'MomentImpossible' })
        : ok(noteChannelStatus(report, command));
    case 'setConflictAside':
      return ok([{ type: 'ConflictSetAside', webhook: command.webhook, body: command.body }]);
  }
};

/** Receipt, classification and routing of a new report, as one decision. */
const receive = (command: Submit, context: Context): readonly ReportEvent[] => {
  const { proposal } = command;
  const subject = { class: proposal.class, channel: command.channel, channelClass: command.channelClass };
  const routing = routeProposal(context.policy, command.channel, proposal, command.flags);
  const received: ReportEvent = {
    type: 'Received',
    channel: command.channel,
    receivedAt: command.receivedAt,
    ...(command.submittedAt === undefined ? {} : { submittedAt: command.submittedAt }),
    ...(command.disposedAt === undefined ? {} : { disposedAt: command.disposedAt }),
    ...(command.channelClass === undefined ? {} : { channelClass: command.channelClass }),
    ...(command.subDistrict === undefined ? {} : { subDistrict: command.subDistrict }),
    ...(command.channelStatus === undefined ? {} : { channelStatus: command.channelStatus }),
    observedAt: command.sentAt,
    anonymous: command.anonymous,
    secret: command.secret,
    flags: command.flags,
    content: command.content,
    deadlines: runClocks(context, ['triage'], subject, { received: command.receivedAt }),
  };
  const classified: ReportEvent = {
    type: 'Classified',
    decidedBy: 'machine',
    class: proposal.class,
    topic: proposal.topic,
    urgency: proposal.urgency,
    ...(isSuspected(context.policy, proposal)
      ? { oversight: 'suspected', ...keptByMachine(context, proposal.accused ?? []) }
      : { oversight: 'none' }),
    proposal,
    deadlines: answerClocks(context, subject, command),
  };
  return [
    received,
    classified,
    routing.to === 'person'
      ? { type: 'HeldForTriage', reasons: routing.reasons }
      : routed(context, subject, command, routing.assignee, 'machine'),
  ];
};

/** A repeated submission does nothing; other content under the same external id is an amendment. */
const amend = (report: Assessed, command: Submit, context: Context): readonly ReportEvent[] => {
  const raised = {
    anonymous: report.anonymous || command.anonymous,
    secret: report.secret || command.secret,
  };
  const status = command.channelStatus;
  return [
    ...(isKnown(report, command) ? [] : amended(report, command, context)),
    // Confidentiality only rises: a later submission without the flag does not take it away.
    ...(raised.anonymous !== report.anonymous || raised.secret !== report.secret
      ? [{ type: 'ConfidentialityRaised', ...raised } as const]
      : []),
    // What every poll says of the status is news only where it differs from what was seen last.
    ...(status === undefined ||
    status === report.channelStatus?.status ||
    command.sentAt < (report.channelStatus?.observedAt ?? 0)
      ? []
      : noteChannelStatus(report, { type: 'noteChannelStatus', status, observedAt: command.sentAt })),
  ];
};

/** Corrected, as an answer to what was asked as well; an older copy that came late answers nothing. */
const amended = (report: Assessed, command: Submit, context: Context): readonly ReportEvent[] => {
  const suspicion = suspectOversight(report, command.proposal, context, report.messages + 1);
  return [
    {
      type: 'Amended',
      content: command.content,
      message: report.messages + 1,
      sentAt: command.sentAt,
      ...(command.late === undefined ? {} : { late: command.late }),
      ...(command.subDistrict === undefined ? {} : { subDistrict: command.subDistrict }),
      ...flagged(command.flags),
    },
    ...(command.late === true ? [] : answered(report, suspicion, context)),
    ...suspicion,
  ];
};

/** What waited for the reporter goes on, unless what was said takes it back to a person anyway. */
const answered = (report: Assessed, suspicion: readonly ReportEvent[], context: Context): readonly ReportEvent[] =>
  report.status === 'awaitingReporter' && suspicion.length === 0
    ? [{ type: 'Resumed', deadlines: resumedClocks(report, context) }]
    : [];

const flagged = (flags: readonly DataFlag[] = []): { readonly flags?: readonly DataFlag[] } =>
  flags.length === 0 ? {} : { flags };

/** The newest content again, or an older copy that came late. */
const isKnown = ({ content, amended }: Assessed, command: Submit): boolean =>
  command.copy === true ||
  command.content === (amended?.content ?? content) ||
  (command.content === content && amended !== undefined && command.sentAt <= amended.sentAt);

/** The reporter added something: it resumes a report that waited for it; after the end a person judges what it means. */
const addReply = (report: Assessed, command: AddReply, context: Context): readonly ReportEvent[] => {
  if (command.known === true) return [];
  const message = report.messages + 1;
  const suspicion = suspectOversight(report, command.proposal, context, message);
  return [
    { type: 'ReporterReplied', content: command.content, message, sentAt: command.sentAt, ...flagged(command.flags) },
    ...answered(report, suspicion, context),
    ...suspicion,
  ];
};

/** Words that allege misconduct take a report back to a person, wherever it is. */
const suspectOversight = (
  report: Assessed,
  proposal: Proposal,
  context: Context,
  message: number,
): readonly ReportEvent[] => {
  // What was only faintly suspected before may be plainly said now.
  const wasFaint = report.oversight === 'suspected' && report.class === 'service' && proposal.class === 'oversight';
  if (!isSuspected(context.policy, proposal) || !(report.oversight === 'none' || wasFaint)) return [];
  const subject = { class: proposal.class, channel: report.channel, channelClass: report.channelClass };
  const deadlines = { ...backToTriage(report, context), ...reclassifiedClocks(report, context, subject) };
  const kept = keptByMachine(context, proposal.accused ?? [], report.recused);
  return [{ type: 'OversightSuspected', ...kept, message, proposal, deadlines }];
};

/** A withdrawn report is archived, unless it may be about oversight: nobody is to be talked out of an accusation. */
const withdraw = (report: Assessed, { reason, known }: Withdraw, context: Context): readonly ReportEvent[] => {
  if (known === true || (reason === undefined && report.withdrawn === true)) return [];
  const message = report.messages + 1;
  const noted: ReportEvent = {
    type: 'WithdrawalReceived',
    ...(reason === undefined ? {} : { content: reason.content, message }),
  };
  const suspicion = reason === undefined ? [] : suspectOversight(report, reason.proposal, context, message);
  const dropped = report.oversight === 'none' && suspicion.length === 0 && mayMove(report.status, 'archived');
  return [noted, ...suspicion, ...(dropped ? [archived(report, 'withdrawn', context)] : [])];
};

/** The channel's status is a fact of its own: the newest observation counts, in whatever order they come. */
const noteChannelStatus = (report: Assessed, command: NoteChannelStatus): readonly ReportEvent[] => {
  const { status, observedAt, raw } = command;
  const before = report.channelStatus;
  if (command.known === true || (status === before?.status && observedAt === before.observedAt)) return [];
  const said = raw === undefined ? {} : { content: raw, message: report.messages + 1 };
  return [{ type: 'ChannelStatusChanged', status, observedAt, ...said }];
};
