import { createHmac } from 'node:crypto';
import type { Handover, PostWebhook } from '#shared/app/notices/ports';
import { mayLeadTo, type PlainWebhooks } from '#shared/domain/office/webhook-place';

export type WebhookRules = {
  readonly plain: PlainWebhooks;
  /** When a receiver that says nothing is given up: eight seconds after it was called, unless it is said otherwise. */
  readonly givenUp?: () => AbortSignal;
};

/** Its receiver has answered by then, or counts as unreachable. */
export const WEBHOOK_TAKES_MS = 8_000;

/**
 * Posts notices as Standard Webhooks wants them (1.0): signed over id, time and body, so that their receiver knows
 * whose they are and tells a copy from another. Only 2xx is a yes and only 410 a no for good; a redirect is not
 * followed, and what the receiver writes in its answer is read by nobody.
 */
export const signedWebhook =
  ({ plain, givenUp = () => AbortSignal.timeout(WEBHOOK_TAKES_MS) }: WebhookRules): PostWebhook =>
  async ({ id, to, at, body }) => {
    if (!mayLeadTo(to.url, plain)) return { kind: 'refused', reason: 'contactInvalid' };
    const timestamp = String(Math.floor(at / 1000));
    try {
      const answer = await fetch(to.url, {
        method: 'POST',
        redirect: 'manual',
        signal: givenUp(),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Tanggap',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signatureOf(to.secret, `${id}.${timestamp}.${body}`)}`,
          // A connection that fell asleep with a frozen function would fail the next notice.
          connection: 'close',
        },
        body,
      });
      await answer.body?.cancel().catch(() => {});
      return outcomeOf(answer);
    } catch {
      return UNREACHABLE;
    }
  };

const UNREACHABLE: Handover = { kind: 'later', reason: 'unreachable' };

const outcomeOf = ({ ok, status }: Response): Handover => {
  if (ok) return { kind: 'accepted' };
  return status === 410 ? { kind: 'refused', reason: 'endpointGone' } : UNREACHABLE;
};

const signatureOf = (secret: string, content: string): string =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(content)
    .digest('base64');
