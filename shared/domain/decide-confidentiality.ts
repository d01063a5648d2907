import type { Command } from './command.ts';
import { actingAs, type Context, type Decision, personOf } from './decision.ts';
import type { Assessed, PersonId } from './report.ts';
import { ok, refuse } from './result.ts';

type Confidentiality = Extract<Command, { type: 'raiseConfidentiality' | 'proposeLowering' | 'approveLowering' }>;

/** `anonymous` hides who, `secret` hides what. Both rise at one person's word; lowering needs two people. */
export const decideConfidentiality = (report: Assessed, command: Confidentiality, context: Context): Decision => {
  const person = personOf(context, command.type);
  if (!person.ok) return person;
  switch (command.type) {
    case 'raiseConfidentiality': {
      const raised = { anonymous: report.anonymous || command.anonymous, secret: report.secret || command.secret };
      const same = raised.anonymous === report.anonymous && raised.secret === report.secret;
      return same ? ok([]) : ok([{ type: 'ConfidentialityRaised', ...raised }]);
    }
    case 'proposeLowering':
      return proposeLowering(report, command, person.value, context);
    case 'approveLowering': {
      const proposed = report.loweringProposed;
      if (proposed === undefined) return refuse({ kind: 'NotNow', status: report.status, command: 'approveLowering' });
      if (proposed.by === person.value || isOfOneFunction(report, context))
        return refuse({ kind: 'SecondPersonRequired' });
      return ok([{ type: 'ConfidentialityLowered', anonymous: proposed.anonymous, secret: proposed.secret }]);
    }
  }
};

/** Where oversight is or was suspected, whoever approves holds no function of whoever proposed it. */
const isOfOneFunction = (report: Assessed, { functions = [] }: Context): boolean =>
  isWatched(report) && functions.some((id) => report.loweringProposed?.from?.includes(id) === true);

const isWatched = ({ oversight, seenUntil }: Assessed): boolean => oversight !== 'none' || seenUntil !== undefined;

/** What would be lower than it is, said once; only another person can make it so. */
const proposeLowering = (
  report: Assessed,
  command: Extract<Command, { type: 'proposeLowering' }>,
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
