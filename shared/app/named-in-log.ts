import type { Policy } from '#shared/domain/policy';
import { isPerson, type RecipientId, recipientOf } from '#shared/domain/recipient';

/**
 * Whom a log line may name as told: a group. People are not named, and no mail by its id, which anybody could work out from a
 * report's id: whom it was told to says whether a report is about oversight.
 */
export const namedInLog = (policy: Policy, id: RecipientId): RecipientId | undefined => {
  const recipient = recipientOf(policy, id);
  return recipient === undefined || isPerson(recipient) ? undefined : id;
};
