import type { Log, Now } from '#shared/app/ports';
import type { ReadTrackingKeys } from '#shared/app/report/ports';
import type { ProblemCode } from '#shared/contracts/http/problem-codes';
import { type Accepted, type ChannelMessage, Envelope, rawArrivalOf } from '#shared/contracts/messages/channel-event';
import { checkArrival } from '#shared/domain/arrival/arrival';
import { type Channels, channelOf, type Office } from '#shared/domain/office/office';
import { showTrackingCode, trackingOf } from '#shared/domain/report/tracking-code';
import { receiptOf, reportIdOf, webhookHash } from '#shared/domain/words/report-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Bilingual, ChannelId, Instant, ReportId } from '#shared/domain/words/words';
import type { ChannelSecrets, SendMessage } from './ports.ts';
import { readJson } from './read-json.ts';

/** One signed call as it came over the wire. */
export type Webhook = {
  readonly channel: string;
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
};

/** Checks a Standard Webhooks signature over the raw bytes. */
export type VerifySignature = (
  webhook: Webhook,
  secrets: readonly string[],
  now: Instant,
) => Result<string, ProblemCode>;

export type ReceiveDeps = {
  readonly policy: { readonly channels: Channels; readonly office: Office };
  readonly verify: VerifySignature;
  readonly secrets: ChannelSecrets;
  readonly trackingKeys: ReadTrackingKeys;
  readonly send: SendMessage;
  readonly now: Now;
  readonly log: Log;
};

export type Refused = { readonly code: ProblemCode; readonly explanation?: Bilingual };

/**
 * Takes a channel's event: verifies it, queues its bytes untouched, and only then accepts it. Keeps no state, so a
 * repeated call does the same again and gets the same answer. Refuses only what cannot be kept or identified.
 */
export const receiveEvent = async (deps: ReceiveDeps, webhook: Webhook): Promise<Result<Accepted, Refused>> => {
  const channel = channelOf(deps.policy, webhook.channel);
  if (channel?.official !== true) {
    const code = channel === undefined ? 'channelUnknown' : 'channelNotOfficial';
    deps.log('webhook.refused', { code });
    return refuse({ code, explanation: deps.policy.office.officialWay });
  }
  const receivedAt = deps.now();
  const verified = deps.verify(webhook, await deps.secrets(channel.id), receivedAt);
  const identified = verified.ok ? identify(webhook.body) : verified;
  if (!verified.ok || !identified.ok) {
    const code = verified.ok ? (identified.ok ? 'unexpected' : identified.refusal) : verified.refusal;
    deps.log('webhook.refused', { channel: channel.id, code });
    return refuse({ code });
  }
  const given = { externalId: identified.value, webhookId: verified.value, body: webhook.body, receivedAt };
  const { report, ...accepted } = await acceptEvent(deps, channel.id, given);
  const { receipt } = accepted;
  deps.log('webhook.accepted', { channel: channel.id, report, receipt, bytes: webhook.body.byteLength });
  return ok(accepted);
};

type Given = Pick<ChannelMessage, 'webhookId' | 'receivedAt'> & {
  readonly externalId: string;
  readonly body: Uint8Array;
};

/** Queues the bytes of an official channel's event, and says which report they are of, and what its sender gets. */
export const acceptEvent = async (
  { trackingKeys, send }: Pick<ReceiveDeps, 'trackingKeys' | 'send'>,
  channel: ChannelId,
  { externalId, webhookId, receivedAt, body }: Given,
): Promise<Accepted & { readonly report: ReportId }> => {
  const report = reportIdOf(channel, externalId);
  const { code, hash } = trackingOf(await trackingKeys(), report);
  const message: ChannelMessage = {
    ...{ v: 1, channel, webhookId, receivedAt, tracking: hash },
    body: Buffer.from(body).toString('base64'),
  };
  await send({ group: channel, body: JSON.stringify(message) });
  return { report, receipt: receiptOf(webhookHash(report, webhookId)), trackingCode: showTrackingCode(code) };
};

/** The external id of the report that the bytes speak of. */
const identify = (body: Uint8Array): Result<string, ProblemCode> => {
  const json = readJson(body);
  if (!json.ok) return json;
  const envelope = Envelope.safeParse(json.value);
  if (!envelope.success) return refuse('envelopeInvalid');
  const checked = checkArrival(envelope.data.type, rawArrivalOf(envelope.data));
  return checked.ok ? checked : refuse(checked.refusal.kind);
};
