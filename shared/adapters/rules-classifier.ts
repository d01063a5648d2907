import type { Classify } from '#shared/app/ports';
import { compileTopics } from '#shared/domain/classify';
import type { Policy } from '#shared/domain/policy';

/** The office's rules as the classifier. They are compiled once, when the function starts. */
export const rulesClassifier = (policy: Pick<Policy, 'topics'>): Classify => {
  const classify = compileTopics(policy.topics);
  return async (text) => classify(text);
};
