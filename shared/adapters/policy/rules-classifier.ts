import type { Classify } from '#shared/app/report/ports';
import { compileTopics } from '#shared/domain/classify/classify';
import type { CompiledPhrases } from '#shared/domain/classify/compiled-phrases';
import type { Policy } from '#shared/domain/policy/policy';

/**
 * The office's rules as the classifier. They are made ready when the function starts; their phrases may have been
 * before.
 */
export const rulesClassifier = (policy: Pick<Policy, 'topics' | 'named'>, phrases?: CompiledPhrases): Classify => {
  const classify = compileTopics(policy.topics, policy.named, phrases);
  return async (text) => classify(text);
};
