import type { Command } from './command.ts';
import { decideArrival } from './decide-arrival.ts';
import { decideConfidentiality } from './decide-confidentiality.ts';
import { decideSecondPerson } from './decide-second-person.ts';
import { decideTriage } from './decide-triage.ts';
import { decideWatch } from './decide-watch.ts';
import { decideWork } from './decide-work.ts';
import type { Context, Decision } from './decision.ts';
import type { Report } from './report.ts';
import { refuse } from './result.ts';

/**
 * The office's rulebook: what a command does to a report. Pure: time, actor and rules arrive as arguments. An empty list
 * of events means that the step was taken before: a redelivered message changes nothing.
 */
export const decide = (report: Report | undefined, command: Command, context: Context): Decision => {
  switch (command.type) {
    case 'submit':
    case 'addReply':
    case 'withdraw':
    case 'noteChannelStatus':
    case 'setConflictAside':
      return decideArrival(report, command, context);
  }
  if (report === undefined || report.status === 'received') return refuse({ kind: 'UnknownReport' });
  switch (command.type) {
    case 'classify':
    case 'confirm':
    case 'route':
    case 'refer':
    case 'comeBack':
    case 'archive':
    case 'restore':
    case 'linkDuplicate':
    case 'unlinkDuplicate':
      return decideTriage(report, command, context);
    case 'markProcessed':
    case 'startWork':
    case 'handBack':
    case 'askReporter':
    case 'addNote':
    case 'revealIdentity':
    case 'resume':
    case 'postAnswer':
    case 'resolve':
    case 'close':
    case 'reopen':
      return decideWork(report, command, context);
    case 'raiseConfidentiality':
    case 'proposeLowering':
    case 'approveLowering':
      return decideConfidentiality(report, command, context);
    case 'recuse':
    case 'proposeStep':
    case 'approveStep':
    case 'declineStep':
      return decideSecondPerson(report, command, context);
    case 'recordInformed':
    case 'passTime':
    case 'recountDeadlines':
    case 'extendDeadline':
      return decideWatch(report, command, context);
  }
};
