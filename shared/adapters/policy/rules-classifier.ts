import type { Classify } from '#shared/app/report/ports';
import { compileTopics } from '#shared/domain/classify/classify';
import type { CompiledPhrases } from '#shared/domain/classify/compiled-phrases';
import type { Policy } from '#shared/domain/policy/policy';

/** A classifier that is seldom asked, made ready when it first is. */
export const classifierWhenAsked = (make: () => Classify): Classify => {
  let made: Classify | undefined;
  return (text) => {
    made ??= make();
    return made(text);
  };
};

/**
 * The office's rules as the classifier. They are made ready when the function starts; their phrases may have been
 * before.
 */
export const rulesClassifier = (policy: Pick<Policy, 'topics' | 'named'>, phrases?: CompiledPhrases): Classify => {
  const classify = compileTopics(policy.topics, policy.named, phrases);
  return async (text) => classify(text);
};
