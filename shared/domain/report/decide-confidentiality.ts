import { ok, refuse } from '#shared/domain/words/result';
import type { Command } from './command-table.ts';
import { actingAs, byPerson, type Context, type Decision, type Rules } from './decision.ts';
import type { Assessed, PersonId } from './report.ts';

/** `anonymous` hides who, `secret` hides what. Both rise at one person's word; lowering needs two people. */
export const CONFIDENTIALITY: Rules<'raiseConfidentiality' | 'proposeLowering' | 'approveLowering'> = {
  raiseConfidentiality: byPerson((report, command) => {
    const raised = { anonymous: report.anonymous || command.anonymous, secret: report.secret || command.secret };
    const same = raised.anonymous === report.anonymous && raised.secret === report.secret;
    return same ? ok([]) : ok([{ type: 'ConfidentialityRaised', ...raised }]);
  }),
  proposeLowering: byPerson((report, command, context, by) => proposeLowering(report, command, by, context)),
  approveLowering: byPerson((report, _, context, by) => {
    const proposed = report.loweringProposed;
    if (proposed === undefined) return refuse({ kind: 'NotNow', status: report.status, command: 'approveLowering' });
    if (proposed.by === by || isOfOneFunction(report, context)) return refuse({ kind: 'SecondPersonRequired' });
    return ok([{ type: 'ConfidentialityLowered', anonymous: proposed.anonymous, secret: proposed.secret }]);
  }),
};

/** Where oversight is or was suspected, whoever approves holds no function of whoever proposed it. */
const isOfOneFunction = (report: Assessed, { functions = [] }: Context): boolean =>
  isWatched(report) && functions.some((id) => report.loweringProposed?.from?.includes(id) === true);

const isWatched = ({ oversight, seenUntil }: Assessed): boolean => oversight !== 'none' || seenUntil !== undefined;

/** What would be lower than it is, said once; only another person can make it so. */
const proposeLowering = (
  report: Assessed,
  command: Command<'proposeLowering'>,
  by: PersonId,
  context: Context,
): Decision => {
  const lowered = { anonymous: report.anonymous && command.anonymous, secret: report.secret && command.secret };
  const same = lowered.anonymous === report.anonymous && lowered.secret === report.secret;
  if (same) return refuse({ kind: 'AlreadyDone', command: 'proposeLowering' });
  const said = report.loweringProposed;
  const again = said?.by === by && said.anonymous === lowered.anonymous && said.secret === lowered.secret;
  return again
    ? ok([])
    : ok([{ type: 'LoweringProposed', ...lowered, ...(isWatched(report) ? { from: actingAs(context) } : {}) }]);
};
