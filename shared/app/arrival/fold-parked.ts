import { commit } from '#shared/app/report/commit';
import type { DataKeys } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { openVault } from '#shared/app/report/vault';
import { agreeing, type Parked } from '#shared/domain/arrival/parked';
import { decide } from '#shared/domain/report/decide';
import type { Unreadable } from '#shared/domain/report/event';
import type { ReportId } from '#shared/domain/words/words';
import { type AcceptDeps, acceptArrival } from './accept-arrival.ts';
import type { ChannelEvent } from './read-event.ts';
import { type RecallDeps, recallEvent } from './recall-event.ts';
import { tellConflicts } from './set-aside.ts';

export type FoldDeps = AcceptDeps & RecallDeps & { readonly dataKeys: DataKeys };
type About = Pick<ChannelEvent, 'report' | 'channel'>;

/** Counted apart from what became of the message: something that came before it could not be read. */
export type Beside = 'unreadable';

/**
 * Folds in what came before its report. It runs after every message of the report, so that a worker killed half-way is
 * repaired by the redelivery; whatever is parked after the report exists finds the report instead. What cannot be read
 * is made known once and stays where it is, and is taken in with a later message if it can be read by then.
 */
export const foldParked = async (
  deps: FoldDeps,
  { report, channel }: About,
  tell: (beside: Beside) => void,
): Promise<void> => {
  const parked = await deps.reports.parked(report);
  if (parked.length === 0) return;
  const { wrappedKey, report: current } = await deps.reports.look(firstOf(parked).webhook, report);
  if (current === undefined) return letAgree(deps, report);
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
      const marked = { ...entry, unreadable: event.refusal, rev: entry.rev + 1 };
      if ((await untilSaved(() => noteUnreadable(deps, { report, channel }, marked))) === 'noted') tell('unreadable');
    }
  }
};

/** What came last may accuse somebody who was told of what had come before. */
const letAgree = async ({ policy, reports }: FoldDeps, report: ReportId): Promise<void> => {
  await untilSaved(async () => {
    const saved = await Promise.all(agreeing(policy, await reports.parked(report)).map(reports.keepParked));
    return saved.includes('conflict') ? 'conflict' : 'agreed';
  });
};

/** Says on the report, once, that something that had come before it cannot be read. */
const noteUnreadable = async (
  deps: FoldDeps,
  { report, channel }: About,
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
