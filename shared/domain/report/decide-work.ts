import { isoDateOf } from '#shared/domain/calendar/calendar';
import { countLimit } from '#shared/domain/calendar/working-time';
import { ok, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { closesItself } from './agenda.ts';
import { ruleFor } from './clock-rules.ts';
import { backToTriage, backToWork, reclassifiedClocks, resumedClocks, runClocks, stoppedClocks } from './clocks.ts';
import type { Command } from './command-table.ts';
import { byPerson, type Context, type Decision, type Rules, saidBeside } from './decision.ts';
import type { EventOf, ReportEvent } from './event.ts';
import { groupsToTell } from './groups-to-tell.ts';
import { hear, nameAccused } from './heard.ts';
import { groupRefusal } from './known-value.ts';
import { mayMove, type Status } from './lifecycle.ts';
import { isPossible, isPossibleSince } from './possible-moment.ts';
import { keptByMachine } from './recusal.ts';
import type { Assessed, In, PersonId } from './report.ts';

/** What the unit, and whoever answers for it, may do. */
export const WORK: Rules<
  | 'markProcessed'
  | 'recordTold'
  | 'startWork'
  | 'handBack'
  | 'askReporter'
  | 'addNote'
  | 'revealIdentity'
  | 'resume'
  | 'postAnswer'
  | 'resolve'
  | 'close'
  | 'reopen'
> = {
  markProcessed: byPerson((report, { statedAt }, context) => markProcessed(report, statedAt, context)),
  recordTold: byPerson((report, command, context) => recordTold(report, command, context)),
  startWork: byPerson((report) =>
    report.status === 'routed' ? ok([{ type: 'WorkStarted' }]) : stay(report, 'inProgress'),
  ),
  handBack: byPerson((report, command, context) =>
    ENDED.includes(report.status) && !findsOversight(report, command)
      ? refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' })
      : move(report, 'triaging', () => handBack(report, command, context)),
  ),
  askReporter: byPerson((report, { content }, context) =>
    move(report, 'awaitingReporter', () => [
      { type: 'ReporterAsked', content, message: report.messages + 1, ...unpostedBy(context, report) },
    ]),
  ),
  // Each is a fact of its own, also where the same words are said again.
  addNote: byPerson((report, { content }) => ok([{ type: 'NoteAdded', content, message: report.messages + 1 }])),
  revealIdentity: byPerson((report, { content }, context, by) => revealIdentity(report, content, by, context)),
  resume: byPerson((report, command, context) =>
    report.status === 'awaitingReporter'
      ? ok(resume(report, command, context))
      : refuse({ kind: 'NotNow', status: report.status, command: 'resume' }),
  ),
  postAnswer: byPerson((report, command, context) => postAnswer(report, command, context)),
  resolve: byPerson((report, command, context) => resolve(report, command, context)),
  close: (report, { closedBy }, context) => close(report, closedBy, context),
  reopen: byPerson((report, { reason }, context) => reopen(report, reason, context)),
};

/**
 * Who reported what was suspected once is opened by two people: by whoever has proposed it, when another one has said
 * yes.
 */
const revealIdentity = (
  report: Assessed,
  content: Command<'revealIdentity'>['content'],
  by: PersonId,
  { now }: Context,
): Decision => {
  const { proposed } = report;
  const isApproved =
    proposed?.approved === true &&
    proposed.step.type === 'revealIdentity' &&
    proposed.by === by &&
    now <= proposed.until;
  const isAlone = report.oversight === 'none' && report.seenUntil !== undefined && !isApproved;
  return isAlone
    ? refuse({ kind: 'SecondPersonRequired' })
    : ok([{ type: 'IdentityRevealed', content, message: report.messages + 1 }]);
};

/** What the unit has done with comes back by "reopen" or "restore" alone, unless oversight is found in it. */
const ENDED: readonly Status[] = ['resolved', 'closed', 'referred', 'archived', 'history'];
const findsOversight = (report: Assessed, { reason }: Command<'handBack'>): boolean =>
  reason === 'oversightFound' && report.oversight === 'none';

/**
 * Back to whoever triages, with the time that is left. What the unit found in it is suspected from that moment: nobody
 * waits for whoever triages to see the reason.
 */
const handBack = (report: Assessed, command: Command<'handBack'>, context: Context): readonly ReportEvent[] => {
  const { reason, content } = command;
  const said = saidBeside(report, content);
  const back: EventOf<'HandedBack'> = { type: 'HandedBack', reason, deadlines: backToTriage(report, context), ...said };
  if (!findsOversight(report, command)) return [back];
  const subject = { class: 'oversight', channel: report.channel, channelClass: report.channelClass } as const;
  const deadlines = { ...back.deadlines, ...reclassifiedClocks(report, context, subject) };
  // Whoever was named when it was suspected before is not let back in by somebody who finds it anew.
  const kept = keptByMachine(context, [], { before: report.recused });
  return [back, { type: 'OversightSuspected', ...kept, deadlines }];
};

/** What the reporter said elsewhere is heard like what comes through the channel, whoever wrote it down. */
const resume = (report: Assessed, { said }: Command<'resume'>, context: Context): readonly ReportEvent[] => {
  const resumed: ReportEvent = {
    type: 'Resumed',
    deadlines: resumedClocks(report, context),
    ...saidBeside(report, said?.content),
  };
  if (said === undefined) return [resumed];
  const { proposal } = said;
  const heard = hear(report, { message: report.messages + 1, proposal, new: true }, context);
  return [...nameAccused(report, proposal, context), resumed, ...heard.back, ...heard.raised];
};

const stay = (report: Assessed, to: Status): Decision =>
  report.status === to ? ok([]) : refuse({ kind: 'IllegalMove', from: report.status, to });

const move = (report: Assessed, to: Status, events: () => readonly ReportEvent[]): Decision =>
  mayMove(report.status, to) ? ok(events()) : stay(report, to);

/**
 * The mark is a recorded fact: who stated when that the report is being handled. It is stated once, and never of what
 * nobody has yet or the office has done with.
 */
const markProcessed = (report: Assessed, statedAt: Instant, context: Context): Decision => {
  if (report.status === 'triaging' || (ENDED.includes(report.status) && report.status !== 'resolved')) {
    return refuse({ kind: 'NotNow', status: report.status, command: 'markProcessed' });
  }
  if (report.processed !== undefined) return ok([]);
  if (!isPossible(report, statedAt, context)) return refuse({ kind: 'MomentImpossible' });
  return ok([{ type: 'MarkedProcessed', statedAt, ...stoppedClocks(report, ['processed'], context.now, context) }]);
};

/**
 * What the group of whoever has the report was told by hand, since they have it. Where it was told before, by whichever
 * way, there is nothing to record: the clock has stopped.
 */
const recordTold = (report: Assessed, { group, toldAt }: Command<'recordTold'>, context: Context): Decision => {
  const { inform } = report.deadlines;
  const groups = groupsToTell(context.policy, report);
  const [first] = groups;
  if (inform === undefined || first === undefined)
    return refuse({ kind: 'NotNow', status: report.status, command: 'recordTold' });
  const told = group ?? first.id;
  const unknown = groupRefusal(groups, told);
  if (unknown !== undefined) return refuse(unknown);
  if (inform.stoppedAt !== undefined) return ok([]);
  if (!isPossibleSince(inform.startedAt, toldAt, context)) return refuse({ kind: 'MomentImpossible' });
  // Whoever writes down the minute, and not the second, has told them no earlier than they got it.
  const at = Instant.parse(Math.max(toldAt, inform.startedAt));
  return ok([
    { type: 'Informed', byHand: { group: told, toldAt: at }, ...stoppedClocks(report, ['inform'], at, context) },
  ]);
};

/** Answers are posted in the channel by a person, who records it here. */
const postAnswer = (report: Assessed, command: Command<'postAnswer'>, context: Context): Decision => {
  if (report.status === 'archived') return refuse({ kind: 'NotNow', status: report.status, command: 'postAnswer' });
  if (!isPossible(report, command.postedAt, context)) return refuse({ kind: 'MomentImpossible' });
  return ok([
    {
      type: 'AnswerPosted',
      content: command.content,
      message: report.messages + 1,
      postedAt: command.postedAt,
      ...stoppedClocks(report, ['firstResponse'], command.postedAt, context),
    },
  ]);
};

/** Closing tells the truth: `fixed` needs evidence, `answered` an answer. Who answers at once need not start work. */
const resolve = (report: Assessed, command: Command<'resolve'>, context: Context): Decision => {
  if (report.status === 'routed' && report.answeredAt === undefined) return refuse({ kind: 'AnswerRequired' });
  if (report.status !== 'inProgress' && report.status !== 'routed') return stay(report, 'resolved');
  if (command.result === 'answered' && !isAnswered(report)) return refuse({ kind: 'AnswerRequired' });
  const proven = command.result === 'fixed' ? provenBy(context.proof) : ok(0);
  if (!proven.ok) return proven;
  const subject = { class: report.class, channel: report.channel, channelClass: report.channelClass };
  const deadlines = runClocks(context, ['closure'], subject, { received: report.receivedAt, resolved: context.now });
  const told = unpostedBy(context, report);
  return ok([{ type: 'Resolved', result: command.result, evidence: proven.value, deadlines, ...told }]);
};

/**
 * Whether whoever acts has to leave it to another to say it in the channel: of an official channel the account is with
 * its admin (decision of May 2025), and the reporter learns nothing from what stands here.
 */
const unpostedBy = ({ policy, functions = [] }: Context, { channel }: Assessed): { readonly unposted?: true } => {
  const holders = channel === 'ppid' ? ['laporAdmin', 'ppidAdmin'] : ['laporAdmin'];
  const holdsAccount = policy.office.people.some(
    ({ id, roles }) => functions.includes(id) && roles.some((role) => holders.includes(role)),
  );
  return holdsAccount ? {} : { unposted: true };
};

/** Since it was last opened again: whoever was not satisfied has heard the answer of before. */
const isAnswered = ({ answeredAt, answeredAgainAt = answeredAt, reopenedAt }: Assessed): boolean =>
  answeredAgainAt !== undefined && (reopenedAt === undefined || answeredAgainAt >= reopenedAt);

const provenBy = (proof: Context['proof'] = 0) => {
  if (proof === 'onlyFlagged') return refuse({ kind: 'EvidenceFlagged' } as const);
  return proof === 0 ? refuse({ kind: 'EvidenceRequired' } as const) : ok(proof);
};

/** Where the channel closes (LAPOR!), silence only proposes it; elsewhere it closes. */
const close = (report: Assessed, closedBy: In<'closed'>['closedBy'], context: Context): Decision => {
  if (report.status !== 'resolved') return stay(report, 'closed');
  if (closedBy === 'officer' && context.actor.by !== 'person')
    return refuse({ kind: 'PersonRequired', command: 'close' });
  if (closedBy === 'silence' && !closesItself(context.policy, report))
    return report.closeProposed === true ? ok([]) : ok([{ type: 'CloseProposed' }]);
  return ok([{ type: 'Closed', closedBy }]);
};

/** A reporter who is not satisfied reopens: at once while resolved, inside the closure window once closed. */
const reopen = (report: Assessed, reason: Command<'reopen'>['reason'], context: Context): Decision => {
  if (report.status === 'inProgress') return ok([]);
  const reopened: ReportEvent = { type: 'Reopened', reason, deadlines: backToWork(report, context) };
  if (report.status === 'resolved') return ok([reopened]);
  if (report.status !== 'closed') return refuse({ kind: 'IllegalMove', from: report.status, to: 'inProgress' });
  const { calendar, clocks } = context.policy;
  const rule = ruleFor(clocks, 'closure', report, isoDateOf(calendar, report.receivedAt));
  const { limit, unit } = rule ?? { limit: null, unit: 'workingDays' };
  const until = limit === null ? undefined : countLimit(calendar, { limit, unit }, report.closedAt).dueAt;
  return until !== undefined && context.now > until ? refuse({ kind: 'WindowOver' }) : ok([reopened]);
};
