import type { Log, Now } from '#shared/app/ports';
import { type Beside, commit } from '#shared/app/report/commit';
import { type FindableDeps, findableOf } from '#shared/app/report/findable-of';
import type { Classify, DataKeys, InboxEntry, ReportStore } from '#shared/app/report/ports';
import { sealIdentity } from '#shared/app/report/seal-identity';
import type { Vault } from '#shared/app/report/vault';
import type { Arrival } from '#shared/domain/arrival/arrival';
import type { Parked } from '#shared/domain/arrival/parked';
import type { Policy } from '#shared/domain/policy/policy';
import { decide } from '#shared/domain/report/decide';
import type { Report } from '#shared/domain/report/report';
import { asksRecord, newestContent } from '#shared/domain/report/said-before';
import type { Message } from '#shared/domain/report/submission';
import { commandOf, saidIn } from './command-of.ts';
import type { ChannelEvent } from './read-event.ts';

export type AcceptDeps = FindableDeps & {
  readonly policy: Policy;
  readonly reports: ReportStore;
  /** Makes the key that who reported is sealed under; it can open none. */
  readonly identityKeys: Pick<DataKeys, 'create'>;
  readonly classify: Classify;
  readonly now: Now;
  readonly log: Log;
};

/**
 * Where an arrival comes from, and the mark that is set in the same write: its webhook's, or the removal from the
 * parked ones.
 */
export type Mark = { readonly inbox: InboxEntry } | { readonly unpark: Parked };

/** Decides what an arrival does to its report and writes it, events, words and mark in one. */
export const acceptArrival = async (
  deps: AcceptDeps,
  vault: Vault,
  current: Report | undefined,
  event: ChannelEvent,
  mark: Mark,
): Promise<'applied' | 'unchanged' | 'conflict'> => {
  const command = await commandOf(deps, vault, event);
  const before = current !== undefined && asksRecord(current, command) ? await deps.reports.events(current.id) : [];
  const actor = { by: 'channel', channel: event.channel } as const;
  const context = { now: deps.now(), actor, policy: deps.policy, before };
  const decision = decide(current, command, context);
  // A channel's event is either carried out or was before; a refusal would mean that it was let in against the rules.
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.refusal.kind}`);
  if (decision.value.length === 0) return markOnly(deps.reports, mark);
  const step = await commit(deps, { id: event.report, current }, decision.value, context, async ({ report }) => ({
    ...(await wordsOf(deps, { current, report, event })),
    ...mark,
  }));
  return step === 'conflict' ? step : 'applied';
};

const markOnly = async (reports: ReportStore, mark: Mark): Promise<'unchanged' | 'conflict'> => {
  if ('inbox' in mark) return (await reports.remember(mark.inbox)) === 'conflict' ? 'conflict' : 'unchanged';
  await reports.unpark(mark.unpark);
  return 'unchanged';
};

type IdentifyDeps = Pick<AcceptDeps, 'reports' | 'identityKeys'>;
type WordsDeps = IdentifyDeps & FindableDeps;
type Said = Pick<Beside, 'words' | 'messages'>;
type Step = { readonly current: Report | undefined; readonly report: Report; readonly event: ChannelEvent };

/** The words that go with the events: the first submission's own, and those of every later message under its number. */
export const wordsOf = async (deps: WordsDeps, step: Step): Promise<Pick<Beside, 'identity' | 'findable'> & Said> => {
  const { current, report } = step;
  if (current !== undefined && report.messages === current.messages) return {};
  const said = saidBy(step);
  return { ...said, ...(await identityOf(deps, step)), findable: await findableOf(deps, report.id, said) };
};

const saidBy = ({ current, report, event }: Step): Said => {
  if (current !== undefined) return { messages: messagesOf(report.messages, event) };
  return event.arrival.type === 'report.submitted' ? { words: event.arrival.submission.words } : {};
};

/** Who reported stands as the newest submission says; one that was sent before it and comes late only fills a gap. */
const identityOf = async (
  { reports, identityKeys }: IdentifyDeps,
  { current, report, event: { arrival } }: Step,
): Promise<Pick<Beside, 'identity'>> => {
  if (arrival.type !== 'report.submitted' || arrival.submission.reporter === undefined) return {};
  const late = current !== undefined && newestContent(current) === newestContent(report);
  if (late && (await reports.identity(report.id)) !== undefined) return {};
  return { identity: await sealIdentity(identityKeys, report.id, arrival.submission.reporter) };
};

const MESSAGE_KINDS = {
  'report.submitted': 'amendment',
  'report.updated': 'update',
  'report.withdrawn': 'withdrawal',
  'channel.statusChanged': 'channelStatus',
} as const satisfies Record<Arrival['type'], Message['kind']>;

const messagesOf = (n: number, { arrival, sentAt }: ChannelEvent): readonly Message[] => {
  const words = saidIn(arrival);
  return words === undefined ? [] : [{ n, kind: MESSAGE_KINDS[arrival.type], sentAt, words }];
};
