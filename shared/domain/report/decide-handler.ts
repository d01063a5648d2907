import { nearestTo } from '#shared/domain/words/nearest';
import { ok, refuse } from '#shared/domain/words/result';
import type { Command } from './command-table.ts';
import { byPerson, type Context, type Decision, type Rules } from './decision.ts';
import type { Assessed } from './report.ts';

/** Who of the unit has a report in hand. It opens nothing to anybody: who may read it follows from the unit. */
export const HANDLER: Rules<'assign'> = {
  assign: byPerson((report, command, context) => assign(report, command, context)),
};

const assign = (report: Assessed, { person }: Command<'assign'>, { accounts = [] }: Context): Decision => {
  if (report.status === 'closed' || !('assignee' in report) || report.assignee === undefined)
    return refuse({ kind: 'NotNow', status: report.status, command: 'assign' });
  const { assignee, handler } = report;
  if (person === undefined) return ok(handler === undefined ? [] : [{ type: 'Assigned' }]);
  const theirs = accounts.filter(({ of = [] }) => of.includes(assignee)).map((account) => account.person);
  const meant = theirs.find((id) => id === person);
  if (meant === undefined)
    return refuse({
      kind: 'UnknownPerson',
      names: [person],
      nearest: nearestTo<(typeof theirs)[number]>(person, theirs),
    });
  return ok(meant === handler ? [] : [{ type: 'Assigned', person: meant }]);
};
