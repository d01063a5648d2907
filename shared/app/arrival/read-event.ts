import type { InboxEntry } from '#shared/app/report/ports';
import { type ChannelMessage, Envelope, rawArrivalOf } from '#shared/contracts/messages/channel-event';
import { type Arrival, readArrival } from '#shared/domain/arrival/arrival';
import { readMoment } from '#shared/domain/arrival/read-value';
import type { Policy } from '#shared/domain/policy/policy';
import { keyedHash } from '#shared/domain/words/hash';
import { reportIdOf, webhookHash } from '#shared/domain/words/report-id';
import { type ChannelId, Instant, type ReportId } from '#shared/domain/words/words';
import { readJson } from './read-json.ts';

/** A channel's event as triage works with it. */
export type ChannelEvent = {
  readonly channel: ChannelId;
  readonly report: ReportId;
  readonly arrival: Arrival;
  /** When the channel says that it happened; what is newer by it stands. */
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
};

/**
 * Reads an event from its original bytes. Intake has let them through, so what does not parse here is a fault of ours:
 * it throws, and the message ends among the dead letters.
 */
export const readEvent = (
  policy: Pick<Policy, 'office'>,
  channel: ChannelId,
  receivedAt: Instant,
  bytes: Uint8Array,
): ChannelEvent => {
  const json = readJson(bytes);
  if (!json.ok) throw new Error(json.refusal);
  const envelope = Envelope.parse(json.value);
  const arrival = readArrival(envelope.type, rawArrivalOf(envelope), { office: policy.office, now: receivedAt });
  if (!arrival.ok) throw new Error(arrival.refusal.kind);
  const sentAt = readMoment(envelope.timestamp, policy.office.zone);
  return {
    channel,
    report: reportIdOf(channel, arrival.value.externalId),
    arrival: arrival.value,
    sentAt: isCredible(sentAt, receivedAt) ? Instant.parse(sentAt) : receivedAt,
    receivedAt,
  };
};

/** A clock may be some minutes ahead of ours. One that is years ahead would make everything after it look old. */
const AHEAD_MS = 300_000;

const isCredible = (sentAt: number | undefined, receivedAt: Instant): sentAt is number =>
  sentAt !== undefined && sentAt >= 0 && sentAt <= receivedAt + AHEAD_MS;

/** The mark that a webhook leaves. */
export const inboxEntryOf = (message: ChannelMessage, report: ReportId, bytes: Uint8Array): InboxEntry => ({
  webhook: webhookHash(report, message.webhookId),
  report,
  // Keyed by what is kept nowhere, so that nobody can test a guess at the content against it.
  body: keyedHash(message.webhookId, bytes),
  receivedAt: message.receivedAt,
  tracking: message.tracking,
});
