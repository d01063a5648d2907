import { ok, refuse } from '#shared/domain/words/result';
import type { Command, CommandName } from './command-table.ts';
import { ARRIVAL, receive } from './decide-arrival.ts';
import { CONFIDENTIALITY } from './decide-confidentiality.ts';
import { HANDLER } from './decide-handler.ts';
import { HISTORY, takeIn } from './decide-history.ts';
import { SECOND_PERSON } from './decide-second-person.ts';
import { TRIAGE } from './decide-triage.ts';
import { WATCH } from './decide-watch.ts';
import { WORK } from './decide-work.ts';
import type { Context, Decision, Rules } from './decision.ts';
import type { Assessed, Report } from './report.ts';

/** The office's rulebook: a rule for every command. */
const RULES: Rules<CommandName> = {
  ...ARRIVAL,
  ...HISTORY,
  ...TRIAGE,
  ...WORK,
  ...HANDLER,
  ...CONFIDENTIALITY,
  ...SECOND_PERSON,
  ...WATCH,
};

/**
 * What a command does to a report. Pure: time, actor and rules arrive as arguments. An empty list of events means that
 * the step was taken before: a redelivered message changes nothing.
 */
export const decide = (report: Report | undefined, command: Command, context: Context): Decision => {
  if (context.actor.by === 'history' && command.type !== 'takeIn' && command.type !== 'takeBack')
    return refuse({ kind: 'PersonRequired', command: command.type });
  if (report === undefined && command.type === 'submit') return ok(receive(command, context));
  if (report === undefined && command.type === 'takeIn' && context.actor.by === 'history')
    return ok(takeIn(command, context));
  return report === undefined || report.status === 'received'
    ? refuse({ kind: 'UnknownReport' })
    : byRule(report, command, context);
};

const byRule = <Name extends CommandName>(report: Assessed, command: Command<Name>, context: Context): Decision =>
  RULES[command.type](report, command, context);
