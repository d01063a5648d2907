import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import type { ReportId } from '#shared/domain/words/words';
import { reportsIn } from './mailbox.ts';

/** A webhook as it came in. */
export type ReceivedWebhook = {
  readonly id: string;
  /** Whose gateway it was posted to. */
  readonly recipient: string;
  readonly verified: boolean;
  /** How often it came again under its id. */
  readonly copies: number;
  readonly at: number;
  readonly subject: string;
  readonly text: string;
  readonly reports: readonly ReportId[];
};

/** What a gateway answers: taken, not signed with the secret that it knows, or no such gateway. */
export type Taken = 204 | 401 | 404;

export type WebhookReceiver = {
  readonly take: (recipient: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Taken>;
  /** Everything that came, oldest first, what was not verified too. */
  readonly received: () => readonly ReceivedWebhook[];
};

const Notice = z.object({ data: z.object({ subject: z.string(), text: z.string() }) });

const TOLERANCE_MS = 300_000;

/** The library would check the time by the real clock, which the sender need not go by. */
const isSigned = (secret: string, headers: Readonly<Record<string, string>>, body: string, now: number): boolean => {
  const signedAt = Number(headers['webhook-timestamp']) * 1000;
  if (!(Math.abs(now - signedAt) <= TOLERANCE_MS)) return false;
  const signature = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(signedAt), body);
  return (headers['webhook-signature'] ?? '').split(' ').includes(signature);
};

const noticeIn = (body: string): { readonly subject: string; readonly text: string } => {
  try {
    return Notice.parse(JSON.parse(body)).data;
  } catch {
    return { subject: '', text: body }; // shown as it came
  }
};

/**
 * The far side of a webhook, as a chat's gateway would be: it checks the signature with the library of the scheme's own
 * authors, keeps what came, and knows a copy by its id. It goes by the clock of whoever posts to it.
 */
export const webhookReceiver = (
  secretOf: (recipient: string) => Promise<string | undefined>,
  clock: () => Promise<number>,
): WebhookReceiver => {
  const received = new Map<string, ReceivedWebhook>();
  return {
    take: async (recipient, headers, body) => {
      const secret = await secretOf(recipient);
      if (secret === undefined) return 404;
      const now = await clock();
      const verified = isSigned(secret, headers, body, now);
      const id = headers['webhook-id'] ?? '';
      // Under another name, or whoever guesses an id could keep the true one from being seen.
      const name = `${verified} ${recipient} ${id}`;
      const known = received.get(name);
      if (known === undefined) {
        const notice = noticeIn(body);
        const fresh = { id, recipient, verified, copies: 0, at: now, ...notice };
        received.set(name, { ...fresh, reports: reportsIn(notice.text) });
      } else received.set(name, { ...known, copies: known.copies + 1 });
      return verified ? 204 : 401;
    },
    received: () => [...received.values()],
  };
};
