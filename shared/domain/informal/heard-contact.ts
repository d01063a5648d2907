import { heardIn } from '#shared/domain/arrival/parked';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { RulesInForce } from '#shared/domain/report/decision';
import type { TopicId } from '#shared/domain/words/words';
import type { ContactRecorded } from './contact-event.ts';

type Heard = Pick<ContactRecorded, 'urgency' | 'oversight' | 'recused' | 'standIns'>;

/** Whether a topic is one that people of the office are accused under. */
const isAccusing = ({ oversight, decision }: TopicsPolicy, topic: TopicId): boolean =>
  oversight.allegations.some((one) => one.topic === topic && one.weight >= decision.proposeOversight);

/**
 * What is heard in a contact: by the machine in its sentence, if there is one; by the officer who ticked danger, or
 * chose a topic that accuses. Nobody judges it afterwards, so a suspicion stays one.
 */
export const heardInContact = (
  policy: RulesInForce,
  topic: TopicId,
  { proposal, danger }: { readonly proposal: Proposal | undefined; readonly danger: boolean },
): Heard => {
  const heard = heardIn(policy, proposal);
  return {
    ...heard,
    ...(danger ? { urgency: 'danger' } : {}),
    ...(isAccusing(policy.topics, topic) ? { oversight: 'suspected' } : {}),
  };
};
