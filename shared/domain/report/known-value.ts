import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Group, RecipientId } from '#shared/domain/office/recipient';
import { nearestTo } from '#shared/domain/words/nearest';
import type { TopicId } from '#shared/domain/words/words';
import type { Refusal } from './command-table.ts';
import type { StepAsked } from './second-step.ts';

type Rules = { readonly topics: Pick<TopicsPolicy, 'topics' | 'authorities'> };

/** Why a topic is not taken: the rules in force have none of that id. */
export const topicRefusal = ({ topics }: Rules, topic: TopicId): Refusal | undefined =>
  refusalOf(
    'UnknownTopic',
    topic,
    topics.topics.map(({ id }) => id),
  );

/** Why an agency is not taken: the office's list has none of that id. */
export const authorityRefusal = ({ topics }: Rules, authority: string): Refusal | undefined =>
  refusalOf('UnknownAuthority', authority, Object.keys(topics.authorities));

/** Why a step that two people decide is not taken, whoever approves it. */
export const stepRefusal = (rules: Rules, step: StepAsked): Refusal | undefined => {
  if (step.type === 'classify') return topicRefusal(rules, step.topic);
  return step.type === 'refer' ? authorityRefusal(rules, step.authority) : undefined;
};

/** Why a group is not taken: it is none of those that are told for whoever has the report. */
export const groupRefusal = (groups: readonly Group[], group: RecipientId): Refusal | undefined => {
  const known = groups.map(({ id }) => id);
  return known.includes(group) ? undefined : { kind: 'UnknownGroup', names: [group], nearest: known };
};

const refusalOf = (
  kind: 'UnknownTopic' | 'UnknownAuthority',
  name: string,
  known: readonly string[],
): Refusal | undefined => (known.includes(name) ? undefined : { kind, names: [name], nearest: nearestTo(name, known) });
