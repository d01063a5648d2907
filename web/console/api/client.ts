import type { AdminClient } from '#shared/contracts/http/admin-client';
import type { Acted, PersonCommand } from '#shared/contracts/http/command-call';
import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import type { Previewed } from '#shared/contracts/http/preview';
import { type AskedCall, addressOf, type SentCall, sentOf } from '#shared/contracts/http/sent-call';
import type { SeveralDone } from '#shared/contracts/http/several';
import { CALLS } from '#web/made/calls.ts';

/** Asks, as whoever has signed in. */
type Send = (address: string, sent: SentCall) => Promise<Response>;

type Row = (typeof CALLS)[number];

/**
 * The admin API for pages: the methods and types of `AdminClient`, by what was made of its table. Refusals are values.
 * What our own API answers is taken as it is; nothing is tried again.
 */
export function pageClient(send: Send): AdminClient;
// Types and methods are made from the same rows, which the compiler cannot tell of a loop over them.
export function pageClient(send: Send): object {
  return Object.fromEntries(
    CALLS.map((call) => [
      call.id,
      async (asked: AskedCall = {}) => outcomeOf(call, await send(addressOf(call, asked), sentOf(call, asked))),
    ]),
  );
}

/** What somebody decided, and the key under which it is decided once, however often it is sent. */
export type Decision = {
  readonly report: string;
  readonly command: PersonCommand;
  readonly version: number;
  readonly key: string;
  readonly body: unknown;
};

/** Why a command is refused: its code, and what beside it helps a person on. */
export type Refused = {
  readonly code: string;
  readonly detail?: string;
  readonly en?: { readonly detail: string };
  /** What the report's version is by now. */
  readonly version?: number;
  readonly fields?: readonly InvalidField[];
  readonly names?: readonly string[];
  readonly nearest?: readonly string[];
};

export type Decided = { readonly ok: true; readonly value: Acted } | { readonly ok: false; readonly problem: Refused };

/** Gives a command, whichever it is: its form was made from the same table. */
export function decisionSender(send: Send): (decision: Decision) => Promise<Decided>;
export function decisionSender(send: Send): (decision: Decision) => Promise<unknown> {
  return async ({ command, report, version, key, body }) => {
    const call = CALLS.find(({ id }) => id === command);
    if (call === undefined) throw new Error(`${command} is no command of the API`);
    return outcomeOf(call, await send(addressOf(call, { report }), sentOf(call, { version, key, body })));
  };
}

/** What a command would do, or why it would be refused. */
export type Foreseen =
  | { readonly ok: true; readonly value: Previewed }
  | { readonly ok: false; readonly problem: Refused };

/** Asks what a command would do, whichever it is; nothing is done. */
export function previewSender(send: Send): (asked: Omit<Decision, 'version' | 'key'>) => Promise<Foreseen>;
export function previewSender(send: Send): (asked: Omit<Decision, 'version' | 'key'>) => Promise<unknown> {
  return async ({ report, command, body }) => {
    const call = CALLS.find(({ id }) => id === 'previewCommand');
    if (call === undefined) throw new Error('the API has no previews');
    const sent = sentOf(call, { body: { command, body } });
    return outcomeOf(call, await send(addressOf(call, { report }), sent));
  };
}

/** One decision about several reports, and the key under which it is taken once for each of them. */
export type SeveralDecision = {
  readonly command: PersonCommand;
  readonly reports: readonly { readonly report: string; readonly version: number }[];
  readonly key: string;
  readonly body: unknown;
};
export type SeveralDecided =
  | { readonly ok: true; readonly value: SeveralDone }
  | { readonly ok: false; readonly problem: Refused };

/** Gives one command to several reports, whichever it is. */
export function severalSender(send: Send): (decision: SeveralDecision) => Promise<SeveralDecided>;
export function severalSender(send: Send): (decision: SeveralDecision) => Promise<unknown> {
  return async ({ key, ...body }) => {
    const call = CALLS.find(({ id }) => id === 'actOnSeveral');
    if (call === undefined) throw new Error('the API takes no command for several reports');
    return outcomeOf(call, await send(addressOf(call, {}), sentOf(call, { key, body })));
  };
}

const outcomeOf = async ({ gives }: Row, received: Response): Promise<unknown> => {
  const { status, headers } = received;
  if (status >= 400) {
    const said = await received.json();
    const isOurs = typeof said === 'object' && said !== null && 'code' in said;
    return { ok: false, problem: isOurs ? said : { code: 'gateway', status } };
  }
  if (gives === 'json') return { ok: true, status, value: await received.json(), etag: headers.get('etag') };
  const bytes = new Uint8Array(await received.arrayBuffer());
  return { ok: true, status, value: { type: headers.get('content-type'), bytes } };
};
