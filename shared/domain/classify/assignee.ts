import type { Assignee, TopicId } from '#shared/domain/words/words';
import type { TopicsPolicy } from './topics.ts';

/** The topic→unit table: the desk or unit that a topic belongs to; `undefined` when it is another agency's work. */
export const assigneeOf = (policy: { readonly topics: TopicsPolicy }, topic: TopicId): Assignee | undefined => {
  const entry = policy.topics.topics.find((candidate) => candidate.id === topic);
  if (entry === undefined) return undefined;
  if (entry.desk !== undefined) return entry.desk;
  return entry.unit === 'notOurs' ? undefined : entry.unit;
};
