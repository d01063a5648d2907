import * as z from 'zod';
import type { Handover, PostToChat } from '#shared/app/notices/ports';
import { wasNeverSent } from './never-sent.ts';

export type BotRules = {
  /** Off unless the office has decided for it: what goes this way is kept abroad. */
  readonly bots: 'allowed' | 'refused';
  /** Where Telegram answers. */
  readonly api?: string;
  /** When an answer is given up: eight seconds after the call, unless it is said otherwise. */
  readonly givenUp?: () => AbortSignal;
};

/** The chat has answered by then, or nobody knows whether it took the message. */
export const CHAT_TAKES_MS = 8_000;

/** As much of Telegram's answer as decides anything. */
const Said = z.object({
  ok: z.boolean(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().nonnegative().optional() }).optional(),
});
type Said = z.infer<typeof Said>;

/**
 * Posts messages as a bot of Telegram, as plain text: nothing in them is read as markup, and no preview is fetched of
 * what they link to. Telegram knows no copy from another, so what is thrown may or may not be in the chat. The token
 * stands in the address that is called, hence no error of the call is passed on.
 */
export const telegramBot =
  ({
    bots,
    api = 'https://api.telegram.org',
    givenUp = () => AbortSignal.timeout(CHAT_TAKES_MS),
  }: BotRules): PostToChat =>
  async ({ to, text }) => {
    if (bots === 'refused') return CONTACT_INVALID;
    const body = JSON.stringify({ chat_id: to.chat, text, link_preview_options: { is_disabled: true } });
    const asked = {
      method: 'POST',
      redirect: 'manual',
      signal: givenUp(),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Tanggap',
        // A connection that fell asleep with a frozen function would fail the next notice.
        connection: 'close',
      },
      body,
    } as const;
    const answer = await fetch(`${api}/bot${to.token}/sendMessage`, asked).catch(saidInError);
    if (!(answer instanceof Response)) return answer;
    const said = Said.safeParse(await answer.json().catch(() => undefined));
    const outcome = outcomeOf(answer.status, said.success ? said.data : undefined);
    if (outcome === 'lost') throw new Error(LOST);
    return outcome;
  };

const LOST = 'nobody knows whether the chat took the message';
const UNREACHABLE: Handover = { kind: 'later', reason: 'unreachable' };
const CONTACT_INVALID: Handover = { kind: 'refused', reason: 'contactInvalid' };
const REJECTED: Handover = { kind: 'refused', reason: 'rejected' };

const saidInError = (error: unknown): Handover => {
  if (error instanceof Error && wasNeverSent(error)) return UNREACHABLE;
  throw new Error(LOST);
};

/** Said of the chat, not of the message: the entry of the contact book is to be corrected. */
const ABOUT_THE_CHAT =
  /chat not found|chat_id|supergroup|peer_id_invalid|deactivated|(no|not enough) rights|write_forbidden/i;
/** Whatever pause is asked for, it is asked again after an hour. */
const LONGEST_PAUSE_S = 3_600;

/** What a status means; `lost` where the message may be in the chat all the same, or may not. */
const outcomeOf = (status: number, said: Said | undefined): Handover | 'lost' => {
  switch (status) {
    case 200:
      return said?.ok === true ? { kind: 'accepted' } : 'lost';
    case 400:
      return ABOUT_THE_CHAT.test(said?.description ?? '') ? CONTACT_INVALID : REJECTED;
    // A token that is none, or that was revoked.
    case 401:
    case 404:
      return CONTACT_INVALID;
    // The bot was removed from the chat, or the chat is no more.
    case 403:
      return { kind: 'refused', reason: 'endpointGone' };
    case 413:
      return REJECTED;
    case 429:
      return { kind: 'later', reason: 'throttled', after: pauseOf(said) };
    case 408:
      return 'lost';
    default:
      return status >= 500 ? 'lost' : UNREACHABLE;
  }
};

const pauseOf = (said: Said | undefined): number =>
  Math.min(said?.parameters?.retry_after ?? 0, LONGEST_PAUSE_S) * 1_000;
