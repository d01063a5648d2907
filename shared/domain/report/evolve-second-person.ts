import type { EventOf } from './event.ts';
import type { Changes } from './evolution.ts';
import type { Assessed, Report } from './report.ts';

/**
 * What is known of a report after a step that takes two people was proposed or settled, and after somebody was named in
 * it.
 */
export const SECOND_PERSON: Changes<
  'Recused' | 'IdentityRevealed' | 'StepProposed' | 'StepApproved' | 'StepDeclined' | 'ProposalExpired'
> = {
  Recused: ({ recused: _, standIns: _1, ...facts }, event) => {
    // Somebody was named meanwhile: a correction that did not know of that is off, and so is what whoever is named
    // proposed.
    const { proposed } = facts;
    const isOff =
      proposed?.step.type === 'recuse' ||
      [proposed?.by, ...(proposed?.from ?? [])].some((id) => id !== undefined && event.recused?.includes(id) === true);
    return { ...(isOff ? withoutProposal(facts) : facts), ...keptIn(event) };
  },
  IdentityRevealed: (report, { message }) => ({
    // Who may look once, has.
    ...(report.proposed?.approved === true ? withoutProposal(report) : report),
    messages: message,
  }),
  StepProposed: (report, { message, step, from, approvers, until }, { actor }) => {
    if (actor.by !== 'person') throw new Error('a step proposed by nobody');
    return { ...report, messages: message, proposed: { step, by: actor.person, from, approvers, until } };
  },
  StepApproved: (report, event) => approved(report, event),
  StepDeclined: (report) => withoutProposal(report),
  ProposalExpired: (report) => withoutProposal(report),
};

/** Whom the event keeps the report from, and to whom it passes. */
export const keptIn = ({ recused, standIns }: Pick<Assessed, 'recused' | 'standIns'>) => ({
  ...(recused === undefined ? {} : { recused }),
  ...(standIns === undefined ? {} : { standIns }),
});

const withoutProposal = ({ proposed: _, ...report }: Assessed): Assessed => report;

/** A look at who reported is for whoever proposed it; every other step follows as an event of its own. */
const approved = (report: Assessed, { step, seenUntil }: EventOf<'StepApproved'>): Report => {
  const { proposed } = report;
  if (proposed === undefined) throw new Error('nothing was proposed');
  if (step === 'revealIdentity') return { ...report, proposed: { ...proposed, approved: true } };
  const { proposed: _, ...facts } = report;
  return { ...facts, ...(seenUntil === undefined ? {} : { seenUntil }) };
};
