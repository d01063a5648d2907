import { base32 } from './base32.ts';
import { sha256 } from './hash.ts';
import { type ChannelId, ReportId, type Sha256 } from './words.ts';

/**
 * The id of a report follows from where it came from: the same external id on the same channel is the same report,
 * however often it is sent or polled.
 */
export const reportIdOf = (channel: ChannelId, externalId: string): ReportId =>
  ReportId.parse(`rep_${base32(Buffer.from(sha256(`${channel}\n${externalId}`), 'hex'), 26).toLowerCase()}`);

/**
 * The name under which a webhook of a report is remembered. Its id is the sender's text and stays out of keys; one that
 * a sender uses for two reports is two webhooks, so that neither swallows the other.
 */
export const webhookHash = (report: ReportId, webhookId: string): Sha256 => sha256(`${report}\n${webhookId}`);

/** What the sender gets for one webhook: the same for every delivery of it. */
export const receiptOf = (webhook: Sha256): string => `rcp_${base32(Buffer.from(webhook, 'hex'), 20).toLowerCase()}`;

/** Whether somebody typed a receipt, whatever it names: it is told by its form alone. */
export const isReceipt = (typed: string): boolean => /^rcp_[0-9a-z]{20}$/i.test(typed.trim());
