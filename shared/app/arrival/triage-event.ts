import type { DataKeys, InboxEntry, Parked } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { openVault } from '#shared/app/report/vault';
import type { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { type AcceptDeps, acceptArrival } from './accept-arrival.ts';
import { keepOriginal, readOriginal } from './keep-original.ts';
import type { Originals } from './ports.ts';
import { type ChannelEvent, inboxEntryOf, readEvent } from './read-event.ts';
import { setConflictAside, tellConflicts } from './set-aside.ts';

export type TriageDeps = AcceptDeps & { readonly originals: Originals; readonly dataKeys: DataKeys };

export type Outcome = 'applied' | 'unchanged' | 'repeated' | 'parked' | 'setAside';

/**
 * Takes one event of a channel into the record: once, whatever the order and however often it is delivered. The
 * original is kept before anything is decided from it; the report, its events and the webhook's mark are one write; the
 * caller acknowledges after that. A fault is thrown, and redelivery repairs it.
 */
export const triageEvent = async (deps: TriageDeps, message: ChannelMessage): Promise<Outcome> => {
  const bytes = Buffer.from(message.body, 'base64');
  const event = readEvent(deps.policy, message.channel, message.receivedAt, bytes);
  const inbox = inboxEntryOf(message, event.report, bytes);
  const outcome = await untilSaved(() => attempt(deps, event, inbox, bytes));
  deps.log('event.triaged', { channel: event.channel, report: event.report, type: event.arrival.type, outcome });
  await foldParked(deps, event);
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
 * repaired by the redelivery; whatever is parked after the report exists finds the report instead.
 */
const foldParked = async (deps: TriageDeps, { report, channel }: ChannelEvent): Promise<void> => {
  const parked = await deps.reports.parked(report);
  if (parked.length === 0) return;
  const { wrappedKey, report: current } = await deps.reports.look(firstOf(parked).webhook, report);
  if (current === undefined) return;
  // Before anything is unparked: a worker killed in between finds something parked and comes here again.
  await tellConflicts(deps, report, channel);
  const vault = await openVault(deps, report, wrappedKey);
  // One at a time: what has been folded in stays so, however many there are and wherever a worker dies.
  for (const entry of parked.toSorted((a, b) => a.sentAt - b.sentAt)) {
    const bytes = await readOriginal(deps.originals, vault, entry.original);
    const event = readEvent(deps.policy, channel, entry.receivedAt, bytes);
    // Folded in by another worker meanwhile, it is in the record: then it says nothing new.
    await untilSaved(async () => acceptArrival(deps, vault, await deps.reports.load(report), event, { unpark: entry }));
  }
};

const firstOf = (parked: readonly Parked[]): Parked => {
  const [first] = parked;
  if (first === undefined) throw new Error('nothing is parked');
  return first;
};
