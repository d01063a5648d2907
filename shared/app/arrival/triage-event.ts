import { commit } from '#shared/app/report/commit';
import type { DataKeys, InboxEntry, Parked } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { openVault } from '#shared/app/report/vault';
import type { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { decide } from '#shared/domain/report/decide';
import type { Unreadable } from '#shared/domain/report/event';
import { type AcceptDeps, acceptArrival } from './accept-arrival.ts';
import { keepOriginal } from './keep-original.ts';
import type { Originals } from './ports.ts';
import { type ChannelEvent, inboxEntryOf, readEvent } from './read-event.ts';
import { recallEvent } from './recall-event.ts';
import { setConflictAside, tellConflicts } from './set-aside.ts';

export type TriageDeps = AcceptDeps & { readonly originals: Originals; readonly dataKeys: DataKeys };

/** Counted apart from what became of the message: something that came before it could not be read. */
export type Beside = 'unreadable';

export type Outcome = 'applied' | 'unchanged' | 'repeated' | 'parked' | 'setAside';

/**
 * Takes one event of a channel into the record: once, whatever the order and however often it is delivered. The
 * original is kept before anything is decided from it; the report, its events and the webhook's mark are one write; the
 * caller acknowledges after that. A fault is thrown, and redelivery repairs it.
 */
export const triageEvent = async (
  deps: TriageDeps,
  message: ChannelMessage,
  tell: (beside: Beside) => void = () => {},
): Promise<Outcome> => {
  const bytes = Buffer.from(message.body, 'base64');
  const event = readEvent(deps.policy, message.channel, message.receivedAt, bytes);
  const inbox = inboxEntryOf(message, event.report, bytes);
  const outcome = await untilSaved(() => attempt(deps, event, inbox, bytes));
  deps.log('event.triaged', { channel: event.channel, report: event.report, type: event.arrival.type, outcome });
  await foldParked(deps, event, tell);
  return outcome;
};

const attempt = async (
  deps: TriageDeps,
  event: ChannelEvent,
  inbox: InboxEntry,
  bytes: Uint8Array,
): Promise<Outcome | 'conflict'> => {
  const seen = await deps.reports.look(inbox.webhook, event.report);
  if (seen.inbox !== undefined) {
    if (seen.inbox.body !== inbox.body) return setConflictAside(deps, seen, inbox, { ...event, bytes });
    if (seen.inbox.tracking !== inbox.tracking) await deps.reports.track(inbox);
    return 'repeated';
  }
  const vault = await openVault(deps, event.report, seen.wrappedKey);
  const original = await keepOriginal(deps.originals, vault, inbox, bytes);
  if (seen.report !== undefined || event.arrival.type === 'report.submitted') {
    return acceptArrival(deps, vault, seen.report, event, { inbox });
  }
  const { webhook } = inbox;
  const parked = { webhook, original, receivedAt: event.receivedAt, sentAt: event.sentAt };
  return (await deps.reports.park(inbox, parked)) === 'saved' ? 'parked' : 'conflict';
};

/**
 * Folds in what came before its report. It runs after every message of the report, so that a worker killed half-way is
 * repaired by the redelivery; whatever is parked after the report exists finds the report instead. What cannot be read
 * is made known once and stays where it is, and is taken in with a later message if it can be read by then.
 */
const foldParked = async (
  deps: TriageDeps,
  { report, channel }: ChannelEvent,
  tell: (beside: Beside) => void,
): Promise<void> => {
  const parked = await deps.reports.parked(report);
  if (parked.length === 0) return;
  const { wrappedKey, report: current } = await deps.reports.look(firstOf(parked).webhook, report);
  if (current === undefined) return;
  // Before anything is unparked: a worker killed in between finds something parked and comes here again.
  await tellConflicts(deps, report, channel);
  const vault = await openVault(deps, report, wrappedKey);
  // One at a time: what has been folded in stays so, however many there are and wherever a worker dies.
  for (const entry of parked.toSorted((a, b) => a.sentAt - b.sentAt)) {
    const event = await recallEvent(deps, vault, channel, entry);
    if (event.ok) {
      // Folded in by another worker meanwhile, it is in the record: then it says nothing new.
      await untilSaved(async () =>
        acceptArrival(deps, vault, await deps.reports.load(report), event.value, { unpark: entry }),
      );
    } else if (entry.unreadable === undefined) {
      const marked = { ...entry, unreadable: event.refusal };
      if ((await untilSaved(() => noteUnreadable(deps, { report, channel }, marked))) === 'noted') tell('unreadable');
    }
  }
};

/** Says on the report, once, that something that had come before it cannot be read. */
const noteUnreadable = async (
  deps: TriageDeps,
  { report, channel }: Pick<ChannelEvent, 'report' | 'channel'>,
  parked: Parked & { readonly unreadable: Unreadable },
): Promise<'noted' | 'known' | 'conflict'> => {
  const current = await deps.reports.load(report);
  if (current === undefined) return 'known';
  const { webhook, unreadable: why } = parked;
  const actor = { by: 'channel', channel } as const;
  const context = { now: deps.now(), actor, policy: deps.policy, before: await deps.reports.events(report) };
  const decision = decide(current, { type: 'noteUnreadable', webhook, why }, context);
  if (!decision.ok) throw new Error(`noteUnreadable refused: ${decision.refusal.kind}`);
  const step = await commit(deps, { id: report, current }, decision.value, context, () => ({ parked }));
  if (step === 'conflict') return step;
  if (step.recorded.length === 0) return 'known';
  deps.log('arrival.unreadable', { report, why });
  return 'noted';
};

const firstOf = (parked: readonly Parked[]): Parked => {
  const [first] = parked;
  if (first === undefined) throw new Error('nothing is parked');
  return first;
};
