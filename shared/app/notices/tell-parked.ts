import type { Log } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { owedOf, type Parked, type ParkedMatter } from '#shared/domain/arrival/parked';
import { PARKED_KINDS, toldOfParked } from '#shared/domain/notices/notice';
import { parkedSubject } from '#shared/domain/notices/subject';
import type { ReportId, Sha256 } from '#shared/domain/words/words';
import { type BeginDeps, beginNotices } from './begin-notices.ts';

export type AlarmParkedDeps = BeginDeps & { readonly reports: Pick<ReportStore, 'parked'>; readonly log: Log };

/**
 * Tells of danger in an arrival that waits for its report, as soon as it waits. Once its report has taken it in, that
 * tells of it. Doing it again begins nothing anew; the watch makes up for what is never brought here.
 */
export const alarmParked = async (
  deps: AlarmParkedDeps,
  { report, webhook }: { readonly report: ReportId; readonly webhook: Sha256 },
): Promise<'told' | 'nothingOwed'> => {
  const parked = (await deps.reports.parked(report)).find((one) => one.webhook === webhook);
  if (parked?.urgency !== 'danger') return 'nothingOwed';
  await tell(deps, 'danger', parked);
  deps.log('parked.told', { report });
  return 'told';
};

export type WatchParkedDeps = AlarmParkedDeps & {
  readonly reports: Pick<ReportStore, 'load' | 'parked' | 'allParked' | 'keepParked'>;
};

/**
 * Looks after what waits for its report: danger that was not told yet, and, once for each missing report, that it is
 * missing. It reads only what is due. What fails holds up nothing else and is due again at the next run.
 */
export const watchParked = async (
  deps: WatchParkedDeps,
  goesOn: () => boolean,
): Promise<{ readonly told: number; readonly failed: number }> => {
  let [told, failed] = [0, 0];
  const seen = new Set<ReportId>();
  for await (const { report } of deps.reports.allParked(deps.now())) {
    if (!goesOn()) break;
    if (seen.has(report)) continue;
    seen.add(report);
    try {
      told += await lookAfter(deps, report);
    } catch (error) {
      deps.log('parked.failed', { report, fault: error instanceof Error ? error.name : typeof error });
      failed += 1;
    }
  }
  return { told, failed };
};

/** Each arrival as it is in the table now, the oldest first; gives how many were told of. */
const lookAfter = async (deps: WatchParkedDeps, report: ReportId): Promise<number> => {
  const [waiting, hasCome] = [await deps.reports.parked(report), (await deps.reports.load(report)) !== undefined];
  const now = deps.now();
  let isKnown = waiting.some(({ toldAt }) => toldAt !== undefined);
  let told = 0;
  for (const parked of waiting.toSorted((a, b) => a.receivedAt - b.receivedAt)) {
    const owed = owedOf(deps.policy, parked, now);
    // Where its report has come, it is being taken in.
    const isMissing = owed.includes('missing') && !hasCome;
    if (owed.includes('danger')) await tell(deps, 'danger', parked);
    if (isMissing && !isKnown) await tell(deps, 'missing', parked);
    if (!isMissing && !owed.includes('danger')) continue;
    const done = {
      ...(owed.includes('danger') ? { alarmedAt: now } : {}),
      ...(isMissing ? { toldAt: now } : {}),
    };
    isKnown ||= isMissing;
    // Somebody else was first, or its report has come: the next run looks again.
    if ((await deps.reports.keepParked({ ...parked, ...done, rev: parked.rev + 1 })) === 'conflict') continue;
    deps.log('parked.told', { report });
    told += 1;
  }
  return told;
};

const tell = (deps: BeginDeps, matter: ParkedMatter, parked: Parked): Promise<void> => {
  const kind = PARKED_KINDS[matter];
  const { urgent } = deps.policy.notices.words[kind];
  const notice = { subject: parkedSubject(parked), version: 1, kind, urgent } as const;
  return beginNotices(
    deps,
    toldOfParked(deps.policy, matter, parked).map(({ id }) => ({ ...notice, recipient: id })),
  );
};
