import type { KeptFiles } from '#shared/app/access/ports';
import type { Proposal, ReportText } from '#shared/domain/classify/proposal';
import type { ChannelId } from '#shared/domain/words/words';

/**
 * Accepts one message for triage; resolves only when it is durably queued. The channel is the queue's fairness group.
 */
export type SendMessage = (message: { readonly group: ChannelId; readonly body: string }) => Promise<void>;

/** The secrets that may sign a channel's webhooks now, newest first; empty for a channel without any. */
export type ChannelSecrets = (channel: ChannelId) => Promise<readonly string[]>;

/** Proposes class, topic, unit and urgency; rules today, a trained model later. */
export type Classify = (text: ReportText) => Promise<Proposal>;

/** Original bytes, sealed before they get here. */
export type Originals = Pick<KeptFiles, 'keep' | 'find'>;
