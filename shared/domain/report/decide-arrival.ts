import { ok, refuse } from '#shared/domain/words/result';
import { answerClocks, resumedClocks, runClocks } from './clocks.ts';
import type { ChannelCommands, Command } from './command-table.ts';
import { archived } from './decide-triage.ts';
import type { Context, Rules } from './decision.ts';
import type { EventOf, ReportEvent } from './event.ts';
import { type Heard, hear, nameAccused, UNHEARD } from './heard.ts';
import { isCalledAnew, isUnjudged } from './judgement.ts';
import { mayMove } from './lifecycle.ts';
import { isPossible } from './possible-moment.ts';
import { keptByMachine } from './recusal.ts';
import type { Assessed, Deadlines } from './report.ts';
import { isSuspected, routed, routeProposal } from './route.ts';
import {
  isNotedBefore,
  isSaidBefore,
  isToldAside,
  isToldUnreadable,
  latenessOf,
  newestContent,
} from './said-before.ts';
import type { DataFlag } from './submission.ts';

/** What a channel's event does. Everything a channel says is kept; what it means is decided here. */
export const ARRIVAL: Rules<keyof ChannelCommands | 'noteChannelStatus'> = {
  submit: (report, command, context) => ok(amend(report, command, context)),
  addReply: (report, command, context) => ok(addReply(report, command, context)),
  withdraw: (report, command, context) => ok(withdraw(report, command, context)),
  // What a channel says is kept, whatever its clock; a person is told.
  noteChannelStatus: (report, command, context) =>
    context.actor.by === 'person' && !isPossible(report, command.observedAt, context)
      ? refuse({ kind: 'MomentImpossible' })
      : ok(isNotedBefore(command, context.before ?? []) ? [] : noteChannelStatus(report, command, context)),
  setConflictAside: (_, command, { before = [] }) =>
    ok(
      isToldAside(command, before) ? [] : [{ type: 'ConflictSetAside', webhook: command.webhook, body: command.body }],
    ),
  noteUnreadable: (_, command, { before = [] }) =>
    ok(
      isToldUnreadable(command, before)
        ? []
        : [{ type: 'ArrivalUnreadable', webhook: command.webhook, why: command.why }],
    ),
};

/** Receipt, classification and routing of a new report, as one decision. */
export const receive = (command: Command<'submit'>, context: Context): readonly ReportEvent[] => {
  const { proposal } = command;
  const subject = { class: proposal.class, channel: command.channel, channelClass: command.channelClass };
  const routing = routeProposal(context.policy, command.channel, proposal, command);
  return [
    receivedAs(command, {
      observedAt: command.sentAt,
      deadlines: runClocks(context, ['triage'], subject, { received: command.receivedAt }),
    }),
    classifiedAs(command, context, answerClocks(context, subject, command)),
    routing.to === 'person'
      ? { type: 'HeldForTriage', reasons: routing.reasons }
      : routed(context, subject, command, routing.assignee, 'machine'),
  ];
};

/** What a submission says of itself, whichever way it came. */
export type Submitted = Omit<ChannelCommands['submit'], 'sentAt'>;

/** Its receipt, and which clocks run from it. */
export const receivedAs = (
  command: Submitted,
  since: Pick<EventOf<'Received'>, 'observedAt' | 'deadlines'>,
): ReportEvent => ({
  type: 'Received',
  channel: command.channel,
  receivedAt: command.receivedAt,
  ...(command.submittedAt === undefined ? {} : { submittedAt: command.submittedAt }),
  ...(command.disposedAt === undefined ? {} : { disposedAt: command.disposedAt }),
  ...(command.channelClass === undefined ? {} : { channelClass: command.channelClass }),
  ...(command.subDistrict === undefined ? {} : { subDistrict: command.subDistrict }),
  ...(command.channelStatus === undefined ? {} : { channelStatus: command.channelStatus }),
  anonymous: command.anonymous,
  secret: command.secret,
  flags: command.flags,
  content: command.content,
  ...since,
});

/** What the machine makes of it, and which clocks follow from that. */
export const classifiedAs = (command: Submitted, context: Context, deadlines: Deadlines): ReportEvent => {
  const { proposal } = command;
  return {
    type: 'Classified',
    decidedBy: 'machine',
    class: proposal.class,
    topic: proposal.topic,
    urgency: proposal.urgency,
    ...(isSuspected(context.policy, proposal, command)
      ? { oversight: 'suspected', ...keptByMachine(context, proposal.accused ?? []) }
      : { oversight: 'none' }),
    proposal,
    deadlines,
  };
};

/** A repeated submission does nothing; other content under the same external id is an amendment. */
const amend = (report: Assessed, command: Command<'submit'>, context: Context): readonly ReportEvent[] => {
  const raised = {
    anonymous: report.anonymous || command.anonymous,
    secret: report.secret || command.secret,
  };
  const status = command.channelStatus;
  const lateness = latenessOf(report, command, context.before ?? []);
  return [
    ...(lateness === 'copy' || isKnown(report, command) ? [] : amended(report, command, lateness === 'late', context)),
    // Confidentiality only rises: a later submission without the flag does not take it away.
    ...(raised.anonymous !== report.anonymous || raised.secret !== report.secret
      ? [{ type: 'ConfidentialityRaised', ...raised } as const]
      : []),
    // What every poll says of the status is news only where it differs from what was seen last.
    ...(status === undefined ||
    status === report.channelStatus?.status ||
    command.sentAt < (report.channelStatus?.observedAt ?? 0)
      ? []
      : noteChannelStatus(report, { type: 'noteChannelStatus', status, observedAt: command.sentAt }, context)),
  ];
};

/** Corrected, as an answer to what was asked as well; an older copy that came late answers nothing. */
const amended = (
  report: Assessed,
  command: Command<'submit'>,
  late: boolean,
  context: Context,
): readonly ReportEvent[] => {
  const message = report.messages + 1;
  const heard = hear(report, { message, proposal: command.proposal, submission: command }, context);
  return [
    ...nameAccused(report, command.proposal, context),
    {
      type: 'Amended',
      content: command.content,
      message,
      sentAt: command.sentAt,
      ...(late ? { late } : {}),
      ...(command.subDistrict === undefined ? {} : { subDistrict: command.subDistrict }),
      ...(isCalledAnew(report, command) ? { channelClass: 'oversightComplaint' } : {}),
      ...flagged(command.flags),
    },
    ...(late ? [] : answered(report, heard, context)),
    ...heard.back,
    ...heard.raised,
  ];
};

/** What waited for the reporter goes on, unless what was said takes it back to a person anyway. */
const answered = (report: Assessed, { back }: Heard, context: Context): readonly ReportEvent[] =>
  report.status === 'awaitingReporter' && back.length === 0
    ? [{ type: 'Resumed', deadlines: resumedClocks(report, context) }]
    : [];

const flagged = (flags: readonly DataFlag[] = []): { readonly flags?: readonly DataFlag[] } =>
  flags.length === 0 ? {} : { flags };

/** The newest content again, or the first from before the amendment that stands. */
const isKnown = (report: Assessed, { content, sentAt }: Command<'submit'>): boolean =>
  content === newestContent(report) ||
  (content === report.content && report.amended !== undefined && sentAt <= report.amended.sentAt);

/**
 * The reporter added something: it resumes a report that waited for it; after the end a person judges what it means.
 */
const addReply = (report: Assessed, command: Command<'addReply'>, context: Context): readonly ReportEvent[] => {
  if (isSaidBefore(command.content, context.before ?? [])) return [];
  const message = report.messages + 1;
  const heard = hear(report, { message, proposal: command.proposal, new: true }, context);
  return [
    ...nameAccused(report, command.proposal, context),
    { type: 'ReporterReplied', content: command.content, message, sentAt: command.sentAt, ...flagged(command.flags) },
    ...answered(report, heard, context),
    ...heard.back,
    ...heard.raised,
  ];
};

/**
 * A withdrawn report is archived, unless it may be about oversight: nobody is to be talked out of an accusation, nor
 * out of what the channel calls one before a person has judged that. Nor is it where danger is told in the same breath.
 */
const withdraw = (report: Assessed, { reason }: Command<'withdraw'>, context: Context): readonly ReportEvent[] => {
  const isKnown = reason === undefined ? report.withdrawn === true : isSaidBefore(reason.content, context.before ?? []);
  if (isKnown) return [];
  const message = report.messages + 1;
  const noted: ReportEvent = {
    type: 'WithdrawalReceived',
    ...(reason === undefined ? {} : { content: reason.content, message }),
  };
  const heard =
    reason === undefined ? UNHEARD : hear(report, { message, proposal: reason.proposal, new: true }, context);
  const mayAccuse = report.oversight !== 'none' || heard.back.length > 0 || isUnjudged(report);
  const dropped = !mayAccuse && reason?.proposal.urgency !== 'danger' && mayMove(report.status, 'archived');
  const named = reason === undefined ? [] : nameAccused(report, reason.proposal, context);
  return [
    ...named,
    noted,
    ...heard.back,
    ...heard.raised,
    ...(dropped ? [archived(report, 'withdrawn', context)] : []),
  ];
};

/** The channel's status is a fact of its own: the newest observation counts, in whatever order they come. */
const noteChannelStatus = (
  report: Assessed,
  command: Command<'noteChannelStatus'>,
  context: Context,
): readonly ReportEvent[] => {
  const { status, observedAt, said } = command;
  const before = report.channelStatus;
  const isSame = said === undefined && status === before?.status && observedAt === before.observedAt;
  if (isSame) return [];
  const message = report.messages + 1;
  // Words that were heard once are kept with the change, and say nothing new.
  const isHeard = said === undefined || isSaidBefore(said.content, context.before ?? []);
  const heard = isHeard ? UNHEARD : hear(report, { message, proposal: said.proposal }, context);
  return [
    {
      type: 'ChannelStatusChanged',
      status,
      observedAt,
      ...(said === undefined ? {} : { content: said.content, message }),
    },
    ...heard.back,
    ...heard.raised,
  ];
};
