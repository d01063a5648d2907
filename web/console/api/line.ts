import type { SentCall } from '#shared/contracts/http/sent-call';
import { tokenNow, tokenOf } from '../session/session.ts';
import { decisionSender, pageClient, previewSender, severalSender } from './client.ts';

/** There was no answer: the line is down, or ours is. Whether what was sent arrived is not known. */
export class NoLine extends Error {
  override readonly name = 'NoLine';
}

/** Whoever was signed in is so no more; the page says so, and keeps what was typed. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** So long an answer is waited for on the weakest of lines. */
const PATIENCE_MS = 60_000;

/** What stands between us and the function and is no answer of it: the call may be repeated. */
const PASSING = new Set([502, 503, 504]);

const asked = async (address: string, { headers, ...sent }: SentCall, token: string): Promise<Response> => {
  try {
    const answer = await fetch(address, {
      ...sent,
      headers: { ...headers, authorization: `Bearer ${token}`, 'accept-language': document.documentElement.lang },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (PASSING.has(answer.status)) throw new NoLine(`answered ${answer.status}`);
    return answer;
  } catch (cause) {
    throw cause instanceof NoLine ? cause : new NoLine('no answer', { cause });
  }
};

type Tokens = (how?: { readonly renew?: true }) => Promise<string | undefined>;

/** Asks with a token that still holds; where the gateway takes it no more, once again with a new one. */
const sendBy = (tokens: Tokens) => {
  // Where nobody can be asked for a token, there is no line.
  const tokenFor: Tokens = async (how) => {
    try {
      return await tokens(how);
    } catch (cause) {
      throw new NoLine('no token', { cause });
    }
  };
  return async (address: string, sent: SentCall): Promise<Response> => {
    const token = await tokenFor();
    if (token === undefined) throw new SignedOut('nobody has signed in');
    const answer = await asked(address, sent, token);
    if (answer.status !== 401) return answer;
    const renewed = await tokenFor({ renew: true });
    if (renewed === undefined) throw new SignedOut('the session is over');
    return asked(address, sent, renewed);
  };
};

const send = sendBy(tokenNow);

/** The admin API, as whoever has signed in. Throws `NoLine` and `SignedOut`; refusals are values. */
export const api = pageClient(send);
/** Gives a command, as whoever has signed in. */
export const decide = decisionSender(send);
/** Asks what a command would do, as whoever has signed in. */
export const foresee = previewSender(send);
/** Gives one command to several reports, as whoever has signed in. */
export const decideSeveral = severalSender(send);
/** Gives a command as this person and as nobody else, whoever has signed in by now. */
export const decideAs = (person: string): typeof decide => decisionSender(sendBy((how) => tokenOf(person, how)));
/** The admin API as this person and as nobody else, likewise. */
export const apiAs = (person: string): typeof api => pageClient(sendBy((how) => tokenOf(person, how)));
