import type { Now } from '#shared/app/ports';
import { type CommitDeps, commit } from '#shared/app/report/commit';
import type { DataKeys, InboxEntry, ReportStore, Seen, SetAside } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { openVault } from '#shared/app/report/vault';
import type { Policy } from '#shared/domain/policy/policy';
import { decide } from '#shared/domain/report/decide';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import type { ChannelId, Instant, ReportId } from '#shared/domain/words/words';
import { keepOriginal } from './keep-original.ts';
import type { Originals } from './ports.ts';

type TellDeps = CommitDeps & { readonly policy: Policy; readonly reports: ReportStore; readonly now: Now };
type SetAsideDeps = TellDeps & { readonly originals: Originals; readonly dataKeys: DataKeys };

/**
 * Other bytes under a webhook id that had been used for the same report: the first ones stand, these are kept beside
 * them, and the report says so. The same conflict again does nothing.
 */
export const setConflictAside = async (
  deps: SetAsideDeps,
  seen: Seen,
  { webhook, report: id }: InboxEntry,
  second: { readonly channel: ChannelId; readonly receivedAt: Instant; readonly bytes: Uint8Array },
): Promise<'setAside' | 'repeated' | 'conflict'> => {
  const vault = await openVault(deps, id, seen.wrappedKey);
  const body = vault.hash(second.bytes);
  const known = await deps.reports.conflicts(id);
  if (known.some((conflict) => conflict.webhook === webhook && conflict.body === body)) return 'repeated';
  const original = await keepOriginal(deps.originals, vault, { report: id, webhook, aside: true }, second.bytes);
  const conflict = { webhook, body, original, receivedAt: second.receivedAt };
  if (seen.report === undefined) {
    return (await deps.reports.setAside(id, conflict)) === 'saved' ? 'setAside' : 'conflict';
  }
  return tellConflict(deps, seen.report, conflict, second.channel);
};

/** Says on a report what had been set aside before it came. */
export const tellConflicts = async (deps: TellDeps, id: ReportId, channel: ChannelId): Promise<void> => {
  for (const conflict of await deps.reports.conflicts(id)) {
    await untilSaved(async () => {
      const current = await deps.reports.load(id);
      if (current === undefined) return 'repeated';
      return tellConflict(deps, current, conflict, channel, await deps.reports.events(id));
    });
  }
};

const tellConflict = async (
  deps: TellDeps,
  current: Report,
  conflict: SetAside,
  channel: ChannelId,
  before: readonly RecordedEvent[] = [],
): Promise<'setAside' | 'conflict'> => {
  const { webhook, body } = conflict;
  const context = { now: deps.now(), actor: { by: 'channel', channel } as const, policy: deps.policy, before };
  const decision = decide(current, { type: 'setConflictAside', webhook, body }, context);
  if (!decision.ok) throw new Error(`conflict refused: ${decision.refusal.kind}`);
  const step = await commit(deps, { id: current.id, current }, decision.value, context, () => ({ setAside: conflict }));
  return step === 'conflict' ? step : 'setAside';
};
