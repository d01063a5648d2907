import { createHmac } from 'node:crypto';

export type Webhook = {
  /** Base64 text, with or without the customary `whsec_` in front. */
  readonly secret: string;
  readonly id: string;
  /** Seconds since 1970: the moment of this attempt. */
  readonly timestamp: number;
  readonly body: string | Uint8Array;
};

/**
 * What a sender puts beside a webhook by the Standard Webhooks scheme (version 1, HMAC-SHA256 over id, time and body).
 */
export const signWebhook = ({ secret, id, timestamp, body }: Webhook) => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
};
