import type { DataKeys, InboxEntry } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { openVault } from '#shared/app/report/vault';
import type { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { heardIn } from '#shared/domain/arrival/parked';
import { type AcceptDeps, acceptArrival } from './accept-arrival.ts';
import { commandOf, proposalIn } from './command-of.ts';
import { type Beside, foldParked } from './fold-parked.ts';
import { keepOriginal } from './keep-original.ts';
import type { Originals } from './ports.ts';
import { type ChannelEvent, inboxEntryOf, readEvent } from './read-event.ts';
import { setConflictAside } from './set-aside.ts';

export type TriageDeps = AcceptDeps & { readonly originals: Originals; readonly dataKeys: DataKeys };

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
  const about = { channel: event.channel, report: event.report, type: event.arrival.type };
  try {
    const outcome = await untilSaved(() => attempt(deps, event, inbox, bytes));
    deps.log('event.triaged', { ...about, outcome });
    await foldParked(deps, event, tell);
    return outcome;
  } catch (fault) {
    // Whoever hears of the fault knows the message alone: here it is known which report must be looked after.
    deps.log('event.failed', { ...about, fault: fault instanceof Error ? fault.name : typeof fault });
    throw fault;
  }
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
  const { type } = event.arrival;
  if (seen.report !== undefined || type === 'report.submitted') {
    await keepOriginal(deps.originals, vault, inbox, bytes);
    return acceptArrival(deps, vault, seen.report, event, { inbox });
  }
  // Aside: as long as its report does not come, somebody must be able to look at it.
  const original = await keepOriginal(deps.originals, vault, { ...inbox, aside: true }, bytes);
  const { report, channel, receivedAt, sentAt } = event;
  const heard = heardIn(deps.policy, proposalIn(await commandOf(deps, vault, event)));
  const { webhook } = inbox;
  const parked = { report, webhook, channel, type, original, receivedAt, sentAt, ...heard, rev: 1 };
  return (await deps.reports.park(inbox, parked)) === 'saved' ? 'parked' : 'conflict';
};
