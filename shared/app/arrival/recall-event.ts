import type { Vault } from '#shared/app/report/vault';
import type { Policy } from '#shared/domain/policy/policy';
import type { Unreadable } from '#shared/domain/report/event';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ChannelId, Instant } from '#shared/domain/words/words';
import { readOriginal } from './keep-original.ts';
import type { Originals } from './ports.ts';
import { type ChannelEvent, readEvent } from './read-event.ts';

export type RecallDeps = { readonly policy: Pick<Policy, 'office'>; readonly originals: Pick<Originals, 'find'> };

/**
 * What came once, from its original; or why it cannot be read, which trying again does not mend. Without a vault the
 * report's key is gone. Stores that do not answer are a fault.
 */
export const recallEvent = async (
  { policy, originals }: RecallDeps,
  vault: Vault | undefined,
  channel: ChannelId,
  { original, receivedAt }: { readonly original: string; readonly receivedAt: Instant },
): Promise<Result<ChannelEvent, Unreadable>> => {
  if (vault === undefined) return refuse('sealBroken');
  const bytes = await readOriginal(originals, vault, original);
  if (!bytes.ok) return bytes;
  try {
    return ok(readEvent(policy, channel, receivedAt, bytes.value));
  } catch {
    // It was let in by rules that have changed since.
    return refuse('unparseable');
  }
};
