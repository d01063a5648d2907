import { createHmac } from 'node:crypto';
import type { Handover, PostWebhook } from '#shared/app/notices/ports';

export type WebhookRules = {
  /** On a developer's machine a webhook may go without TLS, and to the machine itself. */
  readonly plain: 'allowed' | 'refused';
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
    const url = new URL(to.url);
    // Credentials in a URL would end up in somebody's log; the signature says who we are.
    const isOpen = url.username === '' && url.password === '';
    if (!isOpen || (plain === 'refused' && !isOutside(url))) return { kind: 'refused', reason: 'contactInvalid' };
    const timestamp = String(Math.floor(at / 1000));
    try {
      const answer = await fetch(url, {
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

/**
 * Our own machine, its neighbours on the same link, and where AWS tells a machine its credentials. A URL writes an IPv4
 * address in one way only, whatever way it was typed in. A name that leads there gets no further than TLS, which asks
 * whoever answers for that name's certificate.
 */
const INSIDE = [
  /^localhost\.?$/,
  /\.localhost\.?$/,
  /^(0|127|169\.254)(\.\d+){2,3}$/,
  /^\[::1?\]$/,
  /^\[::ffff:(0|7f[0-9a-f]{2}|a9fe)/,
  /^\[fe[89ab]/,
  /^\[fd00:ec2::/,
] as const;

const isOutside = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && !INSIDE.some((inside) => inside.test(hostname));
