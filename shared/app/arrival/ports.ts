import type { KeptFiles } from '#shared/app/access/ports';
import type { ChannelId } from '#shared/domain/words/words';

/**
 * Accepts one message for triage; resolves only when it is durably queued. The channel is the queue's fairness group.
 */
export type SendMessage = (message: { readonly group: ChannelId; readonly body: string }) => Promise<void>;

/** The secrets that may sign a channel's webhooks now, newest first; empty for a channel without any. */
export type ChannelSecrets = (channel: ChannelId) => Promise<readonly string[]>;

/** Original bytes, sealed before they get here. */
export type Originals = Pick<KeptFiles, 'keep' | 'find'>;
