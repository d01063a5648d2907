import * as z from 'zod';
import { ARRIVAL_TYPES, type RawArrival } from '#shared/domain/arrival/arrival';
import { readMoment } from '#shared/domain/arrival/read-value';
import { ChannelId, Instant, Sha256 } from '#shared/domain/words/words';
import { fromLapor } from './lapor-payload.ts';

/** What a channel posts: Standard Webhooks' envelope. `timestamp` is when it happened there, with or without a zone. */
export const Envelope = z.looseObject({
  type: z.enum(ARRIVAL_TYPES),
  timestamp: z.string().refine((text) => readMoment(text, 'UTC') !== undefined, 'not a date and time'),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * Our own shape names its report by `externalId`; whatever does not is read as LAPOR!'s. Fields that nobody knows stay
 * in the original.
 */
export const rawArrivalOf = ({ type, data }: Envelope): RawArrival =>
  'externalId' in data
    ? {
        externalId: data['externalId'],
        title: data['title'],
        text: data['text'] ?? data['reason'],
        submittedAt: data['submittedAt'],
        disposedAt: data['disposedAt'],
        incidentDate: data['incidentDate'],
        class: data['class'],
        category: data['category'],
        status: data['status'],
        changedAt: data['changedAt'],
        anonymous: data['anonymous'],
        secret: data['secret'],
        place: data['place'],
        reporter: data['reporter'],
        attachments: data['attachments'],
      }
    : fromLapor(type, data);

/** From intake to triage: the verified bytes of one webhook, untouched. A new shape gets a new `v`. */
export const ChannelMessage = z
  .object({
    v: z.literal(1),
    channel: ChannelId,
    webhookId: z.string().min(1).max(64),
    /** When the front door accepted it: the legal moment of receipt. */
    receivedAt: Instant,
    /** Under which hash the sender's tracking code is found. */
    tracking: Sha256,
    body: z.base64(),
  })
  .readonly();
export type ChannelMessage = z.infer<typeof ChannelMessage>;

/** What the sender gets: proof of delivery, and the code under which the citizen can follow the report. */
export const Accepted = z.strictObject({ receipt: z.string(), trackingCode: z.string() }).readonly();
export type Accepted = z.infer<typeof Accepted>;
