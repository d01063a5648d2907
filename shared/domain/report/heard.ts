import { assigneeOf } from '#shared/domain/classify/assignee';
import type { Proposal } from '#shared/domain/classify/proposal';
import { Unit } from '#shared/domain/words/words';
import { backToTriage, reclassifiedClocks } from './clocks.ts';
import type { Command } from './command-table.ts';
import type { Context } from './decision.ts';
import type { ReportEvent } from './event.ts';
import { isCalledAnew, isCalledOversight, isLabelHeard, isUnconfirmed } from './judgement.ts';
import { mayMove } from './lifecycle.ts';
import { keptByMachine } from './recusal.ts';
import { type Assessed, isDone } from './report.ts';
import { isSuspected } from './route.ts';
import { isMoreUrgent, moreUrgent } from './urgency.ts';

/**
 * Words that came second. Those that are all `new` repeat nothing of what was said before, as a submission or a status
 * may.
 */
export type Words = {
  readonly message: number;
  readonly proposal: Proposal;
  readonly submission?: Command<'submit'>;
  readonly new?: true;
};
/** What such words do besides being kept: what takes the report back to a person, and what raises the alarm. */
export type Heard = { readonly back: readonly ReportEvent[]; readonly raised: readonly ReportEvent[] };
export const UNHEARD: Heard = { back: [], raised: [] };

/** Whom later words accuse, of a report about oversight, is kept from it before anybody hears of those words. */
export const nameAccused = (report: Assessed, { accused = [] }: Proposal, context: Context): readonly ReportEvent[] => {
  if (report.oversight === 'none') return [];
  const kept = keptByMachine(context, accused, { matter: report.oversight, before: report.recused });
  const isNew = (kept.recused ?? []).length > (report.recused ?? []).length;
  return isNew ? [{ type: 'Recused', ...kept }] : [];
};

/**
 * Danger and accusation are heard whenever they are said, and in whatever way; a suspicion raises the alarm by itself.
 */
export const hear = (report: Assessed, words: Words, context: Context): Heard => {
  const suspicion = suspectOversight(report, words, context);
  if (suspicion.length > 0) return { back: suspicion, raised: [] };
  return { back: holdAgain(report, words, context), raised: raiseUrgency(report, words) };
};

/**
 * Back to a person from whoever has it: what a channel comes to call oversight, also from the archive if a withdrawal
 * took it there, unless a person has judged it; and what the reporter adds that is plainly another unit's work.
 */
const holdAgain = (report: Assessed, words: Words, context: Context): readonly ReportEvent[] => {
  if (report.oversight !== 'none') return [];
  const reasons = [
    ...(comesToBeCalledOversight(report, words) ? ['held.channelClass'] : []),
    ...(pointsElsewhere(report, words, context) ? ['held.elsewhere'] : []),
  ];
  return reasons.length === 0 ? [] : [{ type: 'HeldForTriage', reasons, deadlines: backToTriage(report, context) }];
};

const comesToBeCalledOversight = (report: Assessed, { submission }: Words): boolean => {
  if (submission === undefined || !isCalledOversight(submission)) return false;
  if (isPlaced(report)) return isLabelHeard(report, submission);
  // What a person put away stays there, unless they did not know what it would be called.
  const isWithdrawn = report.status === 'archived' && report.reason === 'withdrawn' && isUnconfirmed(report);
  return isWithdrawn || (isDone(report) && isCalledAnew(report, submission));
};

const isPlaced = (report: Assessed): boolean => 'assignee' in report && report.assignee !== undefined;

/** Without doubt about another unit than the one that has it; danger stays with whoever has it, and is told there. */
const pointsElsewhere = (report: Assessed, { proposal, new: isNew }: Words, { policy }: Context): boolean => {
  if (isNew !== true || proposal.abstain || moreUrgent(report.urgency, proposal.urgency) === 'danger') return false;
  if (report.status === 'closed' || !('assignee' in report)) return false;
  const isOurs = Unit.options.some((unit) => unit === report.assignee);
  const other = assigneeOf(policy, proposal.topic);
  return isOurs && other !== undefined && other !== report.assignee && mayMove(report.status, 'triaging');
};

/** Urgency only rises. What was urgent before the end was seen to by then: danger that is told later is another. */
const raiseUrgency = (report: Assessed, { message, proposal, new: isNew }: Words): readonly ReportEvent[] => {
  const { urgency } = proposal;
  const isOver = isDone(report) || report.status === 'resolved';
  const isAnother = urgency === 'danger' && isOver && isNew === true;
  return isAnother || isMoreUrgent(urgency, report.urgency) ? [{ type: 'UrgencyRaised', urgency, message }] : [];
};

/** Words that allege misconduct take a report back to a person, wherever it is. */
const suspectOversight = (report: Assessed, words: Words, context: Context): readonly ReportEvent[] => {
  const { message, proposal, submission } = words;
  const isHeard = submission !== undefined && isLabelHeard(report, submission);
  // Secret once, and called oversight once, it stays so until a person has judged it: in whatever order they come.
  const { channelClass } = submission !== undefined && isCalledOversight(submission) ? submission : report;
  const marks = isHeard ? { ...submission, channelClass, secret: submission.secret || report.secret } : undefined;
  // What was only faintly suspected before may be plainly said now.
  const wasFaint = report.oversight === 'suspected' && report.class === 'service' && proposal.class === 'oversight';
  if (!isSuspected(context.policy, proposal, marks) || !(report.oversight === 'none' || wasFaint)) return [];
  const subject = { class: proposal.class, channel: report.channel, channelClass: report.channelClass };
  const deadlines = { ...backToTriage(report, context), ...reclassifiedClocks(report, context, subject) };
  const kept = keptByMachine(context, proposal.accused ?? [], { before: report.recused });
  return [{ type: 'OversightSuspected', ...kept, message, proposal, deadlines }];
};
