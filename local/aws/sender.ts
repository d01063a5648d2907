import { signWebhook } from './sign.ts';
import { channelSecret, type Stack } from './stack.ts';
import { stackClock } from './stack-clock.ts';

/** One event as a channel would post it. */
export type Posting = {
  readonly channel: string;
  /** The same id again means the same event, sent once more. */
  readonly id: string;
  readonly type: string;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly data: unknown;
};

export type Answer = { readonly status: number; readonly body: string };

export type Sender = (posting: Posting) => Promise<Answer>;

/** Only ends what would never end. */
const LIMIT_MS = 5 * 60_000;

/** A sender that holds the channels' secrets and posts signed events to the front door, as LAPOR! would. */
export const senderTo = (stack: Stack): Sender => {
  const secrets = new Map<string, Promise<string>>();
  const secretOf = (channel: string): Promise<string> => {
    const secret = secrets.get(channel) ?? channelSecret(stack, channel);
    secrets.set(channel, secret);
    return secret;
  };
  return async ({ channel, id, ...envelope }) => {
    const body = JSON.stringify(envelope);
    // The front door takes only what is signed just now, by the clock that the system goes by.
    const timestamp = Math.floor((await stackClock(stack))() / 1000);
    const response = await fetch(`${stack.apiUrl}/v1/channels/${channel}/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signWebhook({ secret: await secretOf(channel), id, timestamp, body }),
      },
      body,
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    return { status: response.status, body: await response.text() };
  };
};
