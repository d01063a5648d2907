import type { RecordedEvent, ReportEvent } from './event.ts';
import type { Assessed, Report } from './report.ts';

type Event<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>;
type SecondPerson =
  | 'Recused'
  | 'IdentityRevealed'
  | 'StepProposed'
  | 'StepApproved'
  | 'StepDeclined'
  | 'ProposalExpired';

/** What is known of a report after a step that takes two people was proposed or settled, and after somebody was named in it. */
export const noteSecondPerson = (report: Assessed, recorded: RecordedEvent, event: Event<SecondPerson>): Report => {
  switch (event.type) {
    case 'Recused': {
      const { recused: _, standIns: _1, ...facts } = report;
      // Somebody was named meanwhile: a correction that did not know of that is off.
      const known = facts.proposed?.step.type === 'recuse' ? withoutProposal(facts) : facts;
      return { ...known, ...keptIn(event) };
    }
    case 'IdentityRevealed':
      // Who may look once, has.
      return { ...(report.proposed?.approved === true ? withoutProposal(report) : report), messages: event.message };
    case 'StepProposed':
      if (recorded.actor.by !== 'person') throw new Error('a step proposed by nobody');
      return {
        ...report,
        messages: event.message,
        proposed: {
          step: event.step,
          by: recorded.actor.person,
          from: event.from,
          approvers: event.approvers,
          until: event.until,
        },
      };
    case 'StepApproved':
      return approved(report, event);
    case 'StepDeclined':
    case 'ProposalExpired':
      return withoutProposal(report);
  }
};

/** Whom the event keeps the report from, and to whom it passes. */
export const keptIn = ({ recused, standIns }: Pick<Assessed, 'recused' | 'standIns'>) => ({
  ...(recused === undefined ? {} : { recused }),
  ...(standIns === undefined ? {} : { standIns }),
});

const withoutProposal = ({ proposed: _, ...report }: Assessed): Assessed => report;

/** A look at who reported is for whoever proposed it; every other step follows as an event of its own. */
const approved = (report: Assessed, { step, seenUntil }: Event<'StepApproved'>): Report => {
  const { proposed } = report;
  if (proposed === undefined) throw new Error('nothing was proposed');
  if (step === 'revealIdentity') return { ...report, proposed: { ...proposed, approved: true } };
  const { proposed: _, ...facts } = report;
  return { ...facts, ...(seenUntil === undefined ? {} : { seenUntil }) };
};
